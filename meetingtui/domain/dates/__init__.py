"""Days, times and zones: how people type them, how they are said. No meeting, no agreement."""
