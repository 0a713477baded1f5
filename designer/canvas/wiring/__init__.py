"""Arrows: grips to pull them from, ends to lead elsewhere, their kinds."""
