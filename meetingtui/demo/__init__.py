"""The made-up pair of `meet demo`: its script, the player that lives through it, and a store that forgets.

Not here: the command that opens it (`cli/demo.py`), and any rule of a meeting; the story is played by the services.
"""
