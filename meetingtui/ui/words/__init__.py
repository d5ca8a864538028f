"""How values read on a screen: facts, goals, doors, agreement, story. Words only, no widgets that are used."""
