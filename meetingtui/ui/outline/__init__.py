"""The body of the live screen: the outline of a phase with one open step, and a module for each kind of step."""
