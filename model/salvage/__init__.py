"""What can be saved of a damaged file: every record that can still be read, and what was lost."""
