"""What was done to an open map, written down edit by edit, and read again after a crash."""
