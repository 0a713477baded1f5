"""Painters: each draws the closed display list on one kind of surface."""
