"""The window for an import: what a table is, what its fields mean, the map it will make."""
