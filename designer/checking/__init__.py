"""The journey check beside the map: what it finds, live, and what may be done about it."""
