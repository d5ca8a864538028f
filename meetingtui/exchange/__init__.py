"""Domain values in, text out: Markdown and JSON."""
