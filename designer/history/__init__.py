"""Earlier versions of the open map: looked at beside it, and brought back as one step."""
