"""The window for a returned workbook: its changes as a list, and each one side by side."""
