"""Every journey of the corpus that can be read at all leaves again, as poster and as workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions
from exporters.registry import read_foreign
from exporters.workbook.writing.book import write_workbook
from model.errors import ImportFormatError
from tests.mermaid.corpus_files import each_journey


@each_journey
def test_an_imported_map_becomes_a_poster_and_a_workbook(path: Path) -> None:
    try:
        document = read_foreign(path).map
    except ImportFormatError:
        pytest.skip("no journey can be read from it; test_lenient holds it to one sentence")
    poster = BytesIO()
    write_pdf(document, poster, PosterOptions())
    (page,) = PdfReader(poster).pages
    assert page.mediabox.width > 0
    book = BytesIO()
    write_workbook(document, book)
    shown = openpyxl.load_workbook(book)["Map"]
    names = {cell.value for row in shown.iter_rows() for cell in row}
    assert {stage.name for stage in document.stages.values() if stage.name} <= names
