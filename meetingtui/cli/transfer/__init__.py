"""`meet export` and `meet import`: what is asked for, and what is written."""
