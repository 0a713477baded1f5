"""What was sent, what came back and what is now, cell by cell, as proposals."""
