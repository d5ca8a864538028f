"""`meet config`: the user's own settings, where each comes from, and what is wrong with the file."""
