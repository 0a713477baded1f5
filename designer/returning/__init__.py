"""A returned workbook: read in the background, decided on change by change, taken over at once."""
