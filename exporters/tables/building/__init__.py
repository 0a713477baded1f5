"""From tables and their meaning to a new map."""
