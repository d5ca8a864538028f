"""A timeboxed weekly meeting for a mentor and a mentee, in a shared terminal."""

__version__ = "0.1.0"
