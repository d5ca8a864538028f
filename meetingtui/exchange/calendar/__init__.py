"""What calendars take: files of one event, and addresses that open a filled-in one. No other text for people."""
