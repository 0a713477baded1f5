"""Maps that were not saved when the program last ended: shown at the start, and brought back."""
