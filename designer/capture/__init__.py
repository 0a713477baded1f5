"""The quick note line: a bar below the map that takes notes by keyboard alone."""
