"""Files and folders: durable writing, locks, quarantine, what the disk says when it refuses. Nothing of meetings."""
