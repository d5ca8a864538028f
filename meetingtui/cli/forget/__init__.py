"""`meet forget`: what it asks, does and says."""
