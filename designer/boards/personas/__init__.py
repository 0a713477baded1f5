"""The personas of a map: cards side by side, a large form for one, a comparison, the library."""
