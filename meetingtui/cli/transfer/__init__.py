"""`meet export`, `meet import`, packets: what is asked for, and what is written."""
