"""Setting fields, and what is said when a value or a record is not what it should be."""

from __future__ import annotations

import pytest

from model import edits as edit
from model.errors import RuleError
from model.places import CellPlace, ParkingPlace
from model.records import MAP_ID
from tests.examples import example
from tests.model.hands import Table
from tests.strategies import PIXEL


def test_fields_are_set() -> None:
    table = Table(example())
    table.do(edit.edit(table.document, "card-1", text="New", tags=["b", "b"], persona_ids=[]))
    card = table.document.cards["card-1"]
    assert (card.text, card.tags, card.persona_ids) == ("New", ("b", "b"), ())
    assert table.label == "Edit card"
    assert not edit.edit(table.document, "card-1", text="New")
    assert edit.edit(table.document, "card-1", text="x", label="Type").label == "Type"
    table.do(edit.edit(table.document, MAP_ID, {"title": "T"}))
    assert table.label == "Edit map"


def test_a_connectors_label_is_a_field() -> None:
    table = Table(example())
    table.do(edit.edit(table.document, "connector-1", label="again"))
    assert table.document.connectors["connector-1"].label == "again"
    table.do(edit.edit(table.document, "connector-1", label=""))
    assert table.document.connectors["connector-1"].label == ""
    assert table.label == "Edit connector"


def test_control_characters_are_taken_out_of_what_is_typed() -> None:
    table = Table(example())
    table.do(edit.edit(table.document, "card-1", text="a\x00b\r\nc\rd", tags=("\x1b[1m",)))
    card = table.document.cards["card-1"]
    assert (card.text, card.tags) == ("ab\nc\nd", ("[1m",))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": "x" * 10_001}, "The text is longer than 10,000 characters."),
        ({"owner": "x" * 501}, "The owner is longer than 500 characters."),
        ({"tags": ("x" * 501,)}, "An entry of the tags is longer than 500 characters."),
        ({"tags": ("x",) * 501}, "Tags has more than 500 entries."),
        ({"votes": -1}, "Votes must be at least 0."),
        ({"votes": 10**9}, "Votes must be at most 100,000."),
        ({"votes": 1.5}, "The votes is not a whole number."),
        ({"text": None}, "The text is not text."),
        ({"kind": "sticky"}, "The kind is none of the words known for it."),
        ({"colour": "red"}, "There is no field called “colour” here."),
        ({"id": "card-9"}, "A record keeps its id and its kind."),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(fields, says) -> None:
    with pytest.raises(RuleError) as caught:
        edit.edit(example(), "card-1", fields)
    assert str(caught.value) == says


def test_a_figure_must_be_a_number() -> None:
    with pytest.raises(RuleError, match="The value is not a number"):
        edit.edit(example(), "metric-1", value=float("nan"))
    with pytest.raises(RuleError, match="not a date"):
        edit.edit(example(), "metric-1", on="yesterday")


@pytest.mark.parametrize(
    "act",
    [
        lambda d: edit.move_cards(d, ["nobody"], ParkingPlace()),
        lambda d: edit.move_cards(d, ["card-1"], CellPlace("nobody", "step-1")),
        lambda d: edit.move_cards(d, ["card-1"], CellPlace("lane-1", "nobody")),
        lambda d: edit.move_cards(d, ["card-1"], CellPlace("lane-1", "step-1", "nobody")),
        lambda d: edit.move_cards(d, ["card-1", "card-2"], CellPlace("lane-1", "step-1", "card-2")),
        lambda d: edit.move_stage(d, "stage-1", before_id="nobody"),
        lambda d: edit.move_stage(d, "step-1"),
        lambda d: edit.move_step(d, "step-1", stage_id="nobody"),
        lambda d: edit.add_step(d, "nobody"),
        lambda d: edit.edit(d, "nobody", text="x"),
        lambda d: edit.remove(d, ["card-1", "nobody"]),
        lambda d: edit.duplicate(d, ["nobody"]),
        lambda d: edit.set_span(d, "stage-1", 2),
        lambda d: edit.assign_persona(d, ["card-1"], "nobody"),
    ],
)
def test_what_is_no_longer_there_is_told(act) -> None:
    with pytest.raises(RuleError, match="no longer"):
        act(example())


def test_a_picture_is_embedded_once_and_goes_with_the_last_who_shows_it() -> None:
    table = Table(example())
    table.do(edit.remove(table.document, ["card-5"]))
    assert PIXEL.id in table.document.images  # still somebody's photo
    table.do(edit.edit(table.document, "persona-1", photo_id=None))
    assert table.document.images == {}
    table.do(edit.embed_image(table.document, "persona-1", PIXEL))
    table.do(edit.add_image_card(table.document, ParkingPlace(), PIXEL))
    assert len(table.document.images) == 1
    with pytest.raises(RuleError, match="picture cannot"):
        edit.embed_image(table.document, "stage-1", PIXEL)
