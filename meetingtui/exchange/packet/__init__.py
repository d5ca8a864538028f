"""Packets for a chat or a mail: words for people, and one coded line that survives the way. Merging: `storage`."""
