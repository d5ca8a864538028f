"""Lists of which one row is marked: topics, promises, goals, doors, meetings."""
