"""The live meeting: its agenda, the rules of time, what can happen, and how it is resumed.

Finished meetings are in `record`.
"""
