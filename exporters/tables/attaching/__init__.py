"""Findings and figures into a map that is there."""
