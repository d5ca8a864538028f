"""The rules of mentoring meetings: plain values and pure functions, standard library only."""
