"""Between Textual and the terminal: bytes in, keys out, and an end that restores everything. No screens."""
