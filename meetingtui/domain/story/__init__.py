"""What came of the mentoring over weeks and months, told from what is kept. Nothing here changes anything."""
