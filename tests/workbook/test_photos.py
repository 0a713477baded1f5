"""Photos in the rows of personas."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from exporters.workbook.hidden import FIRST_ROW
from exporters.workbook.sheets.people import PERSONAS
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from model.records import Image, Persona, evolve
from model.samples import default_sample
from model.storage import load


def test_a_persona_has_her_photo_in_her_row_as_it_is() -> None:
    document = load(default_sample().path).document
    image = next(iter(document.images.values()))
    wide = evolve(image, alt="")
    people = [
        evolve(record, photo_id=image.id if index == 1 else None)
        for index, record in enumerate(sorted(document.personas.values(), key=lambda it: it.order))
    ]
    others = [it for it in document.records() if not isinstance(it, Persona | Image)]
    target = BytesIO()
    write_workbook(JourneyMap.of([*others, wide, *people]), target)
    sheet = openpyxl.load_workbook(target)["Personas"]
    (photo,) = sheet._images
    at = photo.anchor._from
    assert at.row == FIRST_ROW + 1
    keys = [column.key for column in PERSONAS.columns]
    assert keys[at.col] == "photo"
    assert sheet.cell(at.row + 1, 1).value == people[1].name
    # Stored with twice the pixels it is shown with.
    assert photo.height / 2 * 0.75 <= sheet.row_dimensions[at.row + 1].height
    shape = photo.width / photo.height
    assert abs(shape - wide.width / wide.height) < 0.1
    assert photo.anchor.pic.nvPicPr.cNvPr.descr == f"Photo of {people[1].name}"
