"""A phase of a meeting as an outline: its steps in order, whose voice each is, and how far the pair has come.

What the steps ask and keep lives in `meeting`; how a step looks on the screen lives in the interface.
"""
