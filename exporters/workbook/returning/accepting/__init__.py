"""What was accepted, as one change."""
