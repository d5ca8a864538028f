"""The one data file of all pairs: its form, its transactions, its backups. Drafts are in `drafts`."""
