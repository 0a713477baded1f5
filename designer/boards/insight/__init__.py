"""The insight board: what the map tells, in figures and plots."""
