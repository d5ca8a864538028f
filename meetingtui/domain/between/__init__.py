"""What is noted between two meetings: jots, updates, what was prepared, sent, read. Topics and doors: `ledger`."""
