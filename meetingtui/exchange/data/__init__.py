"""For programs and tables: JSON and CSV, with stable names. Words for people are in the other packages."""
