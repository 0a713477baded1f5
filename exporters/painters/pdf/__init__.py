"""The PDF painter: display nodes to the operators of a content stream.

It writes the operators itself, because a library call for each line and curve costs more than all
else; the document around them is the library's (:mod:`exporters.pdf`).
"""

from exporters.painters.pdf.painter import PdfPainter
from exporters.painters.pdf.resources import FontUse, PdfResources

__all__ = ["FontUse", "PdfPainter", "PdfResources"]
