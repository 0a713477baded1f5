"""Corners of a workbook that comes back: rows in other sheets, older columns, odd names."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from datetime import date

import pytest

from exporters.identity import Identity
from exporters.workbook.returning.accepting.accepted import accepted
from exporters.workbook.returning.comparison import Kind
from exporters.workbook.returning.returned import ReturnedRow
from exporters.workbook.sent import SentSheet, decoded
from model.bounds import Reading
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, remove
from model.errors import ImportFormatError
from model.kinds import LaneKind
from model.records import Lane, Stage, Step, evolve
from tests.workbook.copies import Filled, sent_out
from tests.workbook.shop import a_map, came_back, only, taken


def _row(copy: Filled, sheet: str, record_id: str) -> ReturnedRow:
    return next(row for row in copy.rows[sheet] if row.record_id == record_id)


def test_a_row_that_stands_in_another_sheet_is_not_gone() -> None:
    copy = sent_out(a_map())
    shop = _row(copy, "touchpoints", "shop")
    copy.rows["touchpoints"].remove(shop)
    copy.rows["cards"].append(shop)
    assert Kind.REMOVED not in {one.kind for one in came_back(a_map(), copy).proposals}


def test_a_column_that_was_not_sent_is_no_answer() -> None:
    copy = sent_out(a_map()).say("shop", tags="new")
    sheet = copy.sent.sheets["touchpoints"]
    at = sheet.columns.index("tags")
    older = SentSheet(
        (*sheet.columns[:at], *sheet.columns[at + 1 :]),
        {key: (*row[:at], *row[at + 1 :]) for key, row in sheet.rows.items()},
    )
    copy.sent = replace(copy.sent, sheets={**copy.sent.sheets, "touchpoints": older})
    assert came_back(a_map(), copy).proposals == ()


def test_what_is_only_shown_brings_no_deleted_card_back() -> None:
    document = a_map()
    copy = sent_out(document).say("form", answered="Somebody")
    assert came_back(apply(document, remove(document, ["form"])), copy).proposals == ()


def test_answers_about_a_stage_that_is_gone_are_told() -> None:
    document = a_map()
    copy = sent_out(document).say("buy", name="Purchase")
    found = came_back(apply(document, remove(document, ["buy"])), copy)
    assert found.proposals == ()
    assert "was deleted on the map; the answers in its row stay out" in found.warnings[0]


def test_rows_that_are_gone_come_after_the_others_of_their_sheet() -> None:
    copy = sent_out(a_map()).drop("form").say("slow", owner="Tom")
    assert [one.kind for one in came_back(a_map(), copy).proposals] == [Kind.EDIT, Kind.REMOVED]


def test_who_deletes_a_row_hears_that_another_copy_has_answers_in_it() -> None:
    one = sent_out(a_map(), file="one.xlsx").drop("form")
    two = sent_out(a_map(), file="two.xlsx").say("form", owner="Tom")
    gone = next(it for it in came_back(a_map(), one, two).proposals if it.kind is Kind.REMOVED)
    assert "“two.xlsx” has answers in it" in gone.sentence


def test_remarks_beside_a_new_row_of_both_copies_are_kept() -> None:
    copies = []
    for name in ("one", "two"):
        copy = sent_out(a_map(), file=f"{name}.xlsx").add("pain-points", text="Dear", owner="Tom")
        rows = copy.rows["pain-points"]
        rows[-1] = replace(rows[-1], extras=(("Remark", f"said by {name}"),))
        copies.append(copy)
    after = taken(a_map(), came_back(a_map(), *copies))
    (dear,) = (card for card in after.cards.values() if card.text == "Dear")
    assert dear.details == "Remark: said by one\nRemark: said by two"


def test_a_step_is_answered_while_the_card_went_to_another_stage() -> None:
    document = apply(a_map(), edit(a_map(), "shop", step_id="pay1"))
    copy = sent_out(document).say("shop", step="Search")
    now = apply(document, edit(document, "shop", step_id="pay2"))
    assert only(came_back(now, copy)).kind is Kind.CONFLICT


def test_an_answer_that_was_kept_as_a_note_is_not_asked_again() -> None:
    copy = sent_out(a_map()).say("form", status="maybe")
    found = came_back(a_map(), copy)
    assert only(found).kind is Kind.UNREADABLE
    after = taken(a_map(), found, all_of_it=True)
    assert after.cards["form"].details == "Status: maybe"
    assert came_back(after, copy).proposals == ()


def test_a_workbook_of_the_time_before_the_map_was_saved_is_its_own() -> None:
    copy = sent_out(a_map(), Identity("", "")).say("act", owner="Tom")
    assert only(came_back(a_map(), copy)).kind is Kind.EDIT


def test_without_memory_a_row_of_another_map_makes_it_no_stranger() -> None:
    copy = sent_out(a_map())
    copy.forgets = True
    strange = ReturnedRow(99, "", "ffffff-000000000000", {"title": "Theirs"})
    copy.rows["actions"].append(strange)
    assert only(came_back(a_map(), copy)).kind is Kind.NEW


def _with(*records: Stage | Step | Lane) -> JourneyMap:
    return JourneyMap.of([*a_map().records(), *records])


def test_a_stage_may_be_called_parking_lot() -> None:
    stage = Stage(id="lot", order="z", name="Parking lot")
    document = _with(stage, Step(id="park", order="V", stage_id="lot", name="Park"))
    copy = sent_out(document).say("shop", stage="Parking lot")
    assert taken(document, came_back(document, copy)).cards["shop"].step_id == "park"


def test_a_stage_alone_means_its_step_without_a_name() -> None:
    document = _with(Step(id="any", order="z", stage_id="buy"))
    copy = sent_out(document).say("shop", stage="Buy")
    assert taken(document, came_back(document, copy)).cards["shop"].step_id == "any"


def test_of_lanes_with_one_name_the_one_for_the_kind_is_meant() -> None:
    document = _with(
        Lane(id="one", order="x", kind=LaneKind.ACTIONS, name="Us"),
        Lane(id="two", order="z", kind=LaneKind.PAIN_POINTS, name="Us"),
    )
    copy = sent_out(document).say("form", lane="Us")
    assert taken(document, came_back(document, copy)).cards["form"].lane_id == "two"


def test_a_memory_of_a_newer_program_or_half_of_one_is_refused() -> None:
    packed = zlib.compress(json.dumps({"version": 99, "maps": []}).encode())
    with pytest.raises(ImportFormatError, match="newer Journeyboard"):
        decoded([base64.b64encode(packed).decode()])
    with pytest.raises(ImportFormatError, match="damaged"):
        decoded([base64.b64encode(packed[:-5]).decode()])


def test_a_new_row_that_says_what_another_one_says_is_a_second_one() -> None:
    copy = sent_out(a_map())
    said = _row(copy, "pain-points", "form").cells
    place = {key: said[key] for key in ("stage", "step", "lane")}
    copy.add("pain-points", text="Long form", owner="Tom", **place)
    assert only(came_back(a_map(), copy)).kind is Kind.NEW


def test_a_remark_beside_nothing_but_a_place_is_not_lost() -> None:
    copy = sent_out(a_map()).add("touchpoints", stage="Buy")
    rows = copy.rows["touchpoints"]
    rows[-1] = replace(rows[-1], extras=(("Remark", "Nobody here?"),))
    assert "Nobody here?" in str(only(came_back(a_map(), copy)).extras)


def test_the_same_remark_about_a_feeling_is_parked_once() -> None:
    found = came_back(a_map(), sent_out(a_map()).beside("joy", "Remark", "Odd"))
    after = taken(a_map(), found)
    assert not accepted(after, found, {})


def test_votes_are_whole() -> None:
    copy = sent_out(a_map()).say("form", votes=1.5)
    assert "no whole number" in only(came_back(a_map(), copy)).sentence


def test_people_may_stand_one_a_line() -> None:
    copy = sent_out(a_map()).say("shop", personas="Mara\nSmith, Tom")
    after = taken(a_map(), came_back(a_map(), copy))
    assert after.cards["shop"].persona_ids == ("mara", "tom")


def test_tags_with_commas_and_quotes_are_read_as_they_are_said() -> None:
    tags = ('"Quick" they say', "a, b", "plain")
    document = apply(a_map(), edit(a_map(), "shop", tags=tags))
    said = str(_row(sent_out(document), "touchpoints", "shop").cells["tags"])
    copy = sent_out(a_map()).say("shop", tags=said)
    assert taken(a_map(), came_back(a_map(), copy)).cards["shop"].tags == tags


def test_a_new_action_of_customers_makes_the_lane_that_is_for_them() -> None:
    copy = sent_out(a_map()).add("cards", kind="action", text="Wait", stage="Buy", step="Wait")
    after = taken(a_map(), came_back(a_map(), copy))
    (card,) = (one for one in after.cards.values() if one.text == "Wait")
    assert after.lanes[card.lane_id or ""].kind is LaneKind.ACTIONS


def test_what_was_measured_before_stays_as_a_reading() -> None:
    spring, summer = date(2026, 3, 1), date(2026, 6, 1)
    plain_map = a_map()
    metric = evolve(plain_map.metrics["figure"], on=spring)
    document = JourneyMap.of([metric if r.id == "figure" else r for r in plain_map.records()])

    again = came_back(document, sent_out(document).say("rate", value=0.4, on=summer))
    after = taken(document, again).metrics["figure"]
    assert (after.value, after.on) == (0.4, summer)
    assert after.history == (Reading(on=spring, value=0.25),)

    corrected = came_back(document, sent_out(document).say("rate", value=0.4))
    assert taken(document, corrected).metrics["figure"].history == ()
    dated = came_back(document, sent_out(document).say("rate", on=summer))
    assert taken(document, dated).metrics["figure"].history == ()
