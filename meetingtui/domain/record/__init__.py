"""Finished meetings: what is kept, how it is laid out, how it is corrected. Searching is in `search`."""
