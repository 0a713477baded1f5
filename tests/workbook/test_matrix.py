"""The Map sheet: for looking, with a way to where its cards are edited."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from exporters.workbook.options import WorkbookOptions
from exporters.workbook.writing.book import write_workbook
from model.document import JourneyMap
from model.kinds import CardKind
from model.queries import lane_name, lanes_in_order
from model.records import evolve
from model.samples import default_sample
from model.storage import load


def _map_sheet(document: JourneyMap, options: WorkbookOptions | None = None) -> Worksheet:
    target = BytesIO()
    write_workbook(document, target, options)
    return openpyxl.load_workbook(target)["Map"]


def _sample() -> JourneyMap:
    return load(default_sample().path).document


def _links(sheet: Worksheet) -> dict[str, str]:
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return {str(cell.value): str(cell.hyperlink.location) for cell in cells if cell.hyperlink}


def test_a_lane_leads_to_the_table_of_its_cards() -> None:
    document = _sample()
    links = _links(_map_sheet(document))
    names = {lane_name(lane) for lane in lanes_in_order(document)} | {"Parking lot"}
    assert set(links) == names
    assert links["Pain points"] == "'Pain points'!A1"
    assert links["Emotions"] == "'Emotions'!A1"
    assert links["Backstage"] == "'Other cards'!A1"


def test_no_lane_leads_to_a_sheet_that_is_left_out() -> None:
    options = WorkbookOptions(sheets=frozenset({"map", "pain-points"}))
    assert set(_links(_map_sheet(_sample(), options))) == {"Pain points"}


def test_the_sheet_is_protected_without_a_password_and_can_be_widened() -> None:
    protection = _map_sheet(_sample()).protection
    assert protection.sheet
    assert not protection.password
    assert not protection.formatColumns  # what is named here is what is forbidden
    assert not protection.formatRows
    assert not protection.selectLockedCells


def test_a_card_over_several_steps_is_one_cell_and_those_below_keep_clear_of_it() -> None:
    document = _sample()
    card = next(
        it for it in document.cards.values() if it.kind is CardKind.PAIN_POINT and it.lane_id
    )
    longer = evolve(card, span=3, text="Spanning")
    under = evolve(card, id="under", text="Under", order=card.order + "V")
    rest = [it for it in document.records() if it.id != card.id]
    sheet = _map_sheet(JourneyMap.of([*rest, longer, under]))
    at = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    spanning = next(v for k, v in at.items() if isinstance(k, str) and k.startswith("Spanning"))
    below = next(v for k, v in at.items() if isinstance(k, str) and k.startswith("Under"))
    assert below.row > spanning.row
    area = next(a for a in sheet.merged_cells.ranges if spanning.coordinate in a)
    assert area.size["columns"] == 3


def test_a_card_names_its_personas_unless_it_is_about_all_of_them() -> None:
    document = _sample()
    everybody = tuple(document.personas)
    card = next(it for it in document.cards.values() if it.kind is CardKind.TOUCHPOINT)
    rest = [it for it in document.records() if it.id != card.id]

    def said(people: tuple[str, ...]) -> str:
        record = evolve(card, text="Look here", persona_ids=people)
        sheet = _map_sheet(JourneyMap.of([*rest, record]))
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        return next(text for text in texts if "Look here" in text)

    first = document.personas[everybody[0]].name
    assert first in said(everybody[:1])
    assert first not in said(everybody)
