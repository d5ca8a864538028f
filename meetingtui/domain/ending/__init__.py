"""What follows from a meeting that is over, and what changed meanwhile elsewhere. While it runs: `meeting`."""
