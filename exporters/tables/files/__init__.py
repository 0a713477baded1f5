"""Any file with tables: its cells as grids, whatever it was saved as."""
