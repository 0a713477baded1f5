"""What lies over the map while one works on it: outlines, handles, ghosts, markers."""
