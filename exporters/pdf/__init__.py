"""The pages of a poster as a PDF: tagged, with outline and links, its fonts inside."""

from exporters.pdf.poster import write_pdf

__all__ = ["write_pdf"]
