"""One HTML page that reads and prints well; no scripts, no network."""
