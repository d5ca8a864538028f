"""Plain text for a terminal: records, search, story, imports."""
