"""The evidence board: sources, what rests on them, and what rests on nothing yet."""
