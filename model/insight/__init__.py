"""What a map tells in figures: pure functions from a map to values, linear in its size.

Each formula, with an example worked by hand, is in docs/FIGURES.md.
"""
