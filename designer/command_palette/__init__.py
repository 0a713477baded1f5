"""The command palette: every action and every place of the map, by a few typed letters."""
