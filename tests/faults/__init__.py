"""What can go wrong, by number, and which tests force it: `python -m tests.faults`."""
