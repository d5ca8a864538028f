"""The made-up pair of `meet demo`: a script, and the nine months that the program itself lives through with it."""
