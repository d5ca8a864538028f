"""Forgetting for good: what holds the words, and how every file loses them."""
