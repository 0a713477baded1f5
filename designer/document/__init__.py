"""The open map: its session and undo history, its file, and what happens to the file outside."""
