"""Posters: a map on one sheet of any size, as a PDF."""

from exporters.pdf.poster import write_pdf

__all__ = ["write_pdf"]
