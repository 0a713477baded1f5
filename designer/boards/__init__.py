"""Boards: the map seen another way, in the middle of the window instead of the canvas."""
