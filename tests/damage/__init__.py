"""Data files damaged on purpose, and what comes back of them."""
