"""Running and interrupted meetings: their drafts, and the mark that one is running. Finished ones are in `store`."""
