"""Texts that were typed and not on the map come back where they belong, or in the note line."""

from __future__ import annotations

import pytest

from model.changes import apply
from model.document import JourneyMap
from model.recovery.typed import NOTE, field_place, put_back, with_note
from model.templates import from_template


def _map() -> tuple[JourneyMap, str]:
    document = from_template("purchase", title="Shop")
    return document, next(iter(document.stages))


def test_a_text_of_a_record_goes_where_it_belongs_as_one_undo_step() -> None:
    document, stage = _map()
    back = put_back(
        document, {field_place(stage, "name"): "Aware", field_place(stage, "goal"): "?"}
    )
    after = apply(document, back.change)
    assert (after.stages[stage].name, after.stages[stage].goal) == ("Aware", "?")
    assert back.note == ""
    assert back.change.label == "Recovered text"


def test_what_has_no_place_any_more_comes_to_the_quick_note_line() -> None:
    document, stage = _map()
    back = put_back(
        document,
        {
            NOTE: "called the hotline",
            field_place("card_gone", "text"): "typed\non two lines",
            field_place(stage, "order"): " ",
            field_place(stage, "nothing"): "no such field",
            field_place(stage, "name"): "x" * 501,  # longer than a name may be
            "other": "from a newer program",
        },
    )
    assert not back.change
    assert back.note.startswith("called the hotline typed on two lines no such field xxx")
    assert back.note.endswith("x from a newer program")


@pytest.mark.parametrize("field", ["hue", "id", "order"])
def test_what_is_no_words_is_never_written(field: str) -> None:
    document, stage = _map()
    back = put_back(document, {field_place(stage, field): "a0"})
    assert not back.change
    assert back.note == "a0"


def test_a_waiting_note_becomes_a_card_where_there_is_no_note_line() -> None:
    document, _stage = _map()
    after = with_note(document, "called the hotline")
    new = [card for key, card in after.cards.items() if key not in document.cards]
    assert [(card.text, card.lane_id) for card in new] == [("called the hotline", None)]
    assert with_note(document, "") is document
