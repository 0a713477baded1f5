"""What the menus do with the open map beyond the canvas' own commands."""
