"""The live meeting: its agenda, the rules of time, what can happen, and what follows from its end.

Finished meetings are in `record`.
"""
