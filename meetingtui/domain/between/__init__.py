"""What is noted between two meetings: jots, how a promise gets on, what was prepared. Topics and doors: `ledger`."""
