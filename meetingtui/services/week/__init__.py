"""What the two do between meetings, from a shell or at home: jots, preparing, dates, messages, thanks. No meeting."""
