"""A map on several sheets: where it is cut, what stands on each piece, how they go together."""
