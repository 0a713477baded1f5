"""What comes in and goes out: clipboard, drops, files, pictures."""
