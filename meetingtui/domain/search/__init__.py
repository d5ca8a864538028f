"""Finding again what was said: the query, the pieces of text, the index. The page that is read is in `record`."""
