"""Insight: what a map means, in plots and figures, on pages of text."""
