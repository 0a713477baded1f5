"""Two copies of a map that went different ways from a common base, as one map again."""
