"""Markdown that can be pasted or kept: recap, meeting, pair, story, agreement."""
