"""Where meetings are kept: one TinyDB file saved safely, and the drafts of running meetings."""
