"""What is shown of a table, however it lies; and what a person's words make of the guess."""

from __future__ import annotations

from datetime import date

import pytest

from designer.importing.choosing import (
    Chosen,
    fingerprint,
    is_cut,
    mapped,
    notes_of,
    parts,
    sample,
    without_fields,
)
from designer.importing.head import Head, head_of, row_words, said
from designer.importing.people import namesakes, people_added
from exporters.tables.files.reading import grids_of_text
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.grid import Cell, Grids
from exporters.tables.mapping import Orientation
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.edits.people import add_persona
from model.queries import personas_in_order
from tests.gui.importing.tables import JOURNEY

SIDEWAYS = "Row,Awareness,Purchase\nActions,Sees it,Pays\n,,\nPain points,Too loud,Too slow\n"
PAIRS = """# Shop

## Awareness

| Field | Content |
|---|---|
| Actions | Sees it |
| Pain points | Too loud |

## Purchase

| Field | Content |
|---|---|
| Pain points | Too slow |
| Actions | Pays |
"""


def _grids(text: str, name: str = "t.csv") -> Grids:
    return grids_of_text(text, name=name)


def _head(grids: Grids, chosen: Chosen | None = None) -> Head:
    said_of_it = chosen or Chosen()
    return head_of(grids, mapped(grids, said_of_it), frozenset(said_of_it.changes_of(0)))


def test_fields_stand_above_their_columns() -> None:
    head = _head(_grids(JOURNEY))
    assert head.above
    assert [field.heading for field in head.fields][:2] == ["Stage", "Step"]
    assert head.others == ("2", "3", "4")
    assert said(head.cells[0][2]) == "Poster in the bus"


def test_fields_stand_beside_their_rows_and_empty_rows_are_no_fields() -> None:
    head = _head(_grids(SIDEWAYS))
    assert not head.above
    assert head.others == ("Awareness", "Purchase")
    shown = {
        field.heading: tuple(map(said, row))
        for field, row in zip(head.fields, head.cells, strict=True)
    }
    assert shown["Actions"] == ("Sees it", "Pays")
    assert shown["Pain points"] == ("Too loud", "Too slow")


def test_small_tables_stand_side_by_side() -> None:
    grids = _grids(PAIRS, "t.md")
    head = _head(grids)
    assert mapped(grids, Chosen()).orientation is Orientation.PAIRS
    assert head.others == ("Awareness", "Purchase")
    shown = {field.heading: row for field, row in zip(head.fields, head.cells, strict=True)}
    assert tuple(shown["Pain points"]) == ("Too loud", "Too slow")
    assert tuple(shown["Actions"]) == ("Sees it", "Pays")


def test_without_headings_columns_are_numbered() -> None:
    head = _head(_grids(JOURNEY), Chosen(Given(tables=(0,), header=NO_HEADER)))
    assert head.fields[1].heading == "Column 2"
    assert head.others[0] == "1"


def test_only_what_nobody_said_is_a_guess() -> None:
    head = _head(_grids(JOURNEY), Chosen().with_target(0, 5, "trigger"))
    assert [field.place for field in head.fields if not field.guessed] == [5]
    assert head.fields[5].target == "trigger"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        (3.0, "3"),
        (3.25, "3.25"),
        (date(2026, 1, 2), "2026-01-02"),
        (" two\nlines ", "two lines"),
    ],
)
def test_a_cell_is_said_on_one_line(cell: Cell, words: str) -> None:
    assert said(cell) == words


def test_a_row_is_told_by_its_words() -> None:
    assert row_words(("Stage", None, "", "Step")) == "Stage · Step"


# --- what is said ------------------------------------------------------------------------------


def test_another_column_for_the_stage_takes_it_from_the_guess() -> None:
    mapping = mapped(_grids(JOURNEY), Chosen().with_target(0, 1, "stage"))
    assert [target for _, target in mapping.targets].count("stage") == 1
    assert mapping.targets[1] == ("Step", "stage")


def test_fields_are_forgotten_only_when_the_table_lies_otherwise() -> None:
    chosen = Chosen().with_target(0, 5, "trigger")
    assert chosen.with_given(Given(separators=",")).changed
    assert not chosen.with_given(Given(orientation=Orientation.COLUMNS)).changed


def test_a_sample_is_cut_and_says_so() -> None:
    grids = _grids(JOURNEY)
    mapping = mapped(grids, Chosen())
    assert len(sample(grids, 2).tables[0].rows) == 2
    assert sample(grids, 4) is grids
    assert is_cut(grids, mapping, 3)
    assert not is_cut(grids, mapping, 4)


def test_a_table_nobody_understands_can_be_read_anyway() -> None:
    grids = _grids("Foo;Bar\nOne;Two\nThree;Four\n")
    assert not mapped(grids, Chosen()).tables
    mapping = mapped(grids, Chosen(), anyway=True)
    assert [heading for heading, _ in mapping.targets] == ["Foo", "Bar"]
    assert notes_of(grids, mapping) == mapped(grids, Chosen()).guesses


def test_the_fingerprint_knows_how_a_table_lies() -> None:
    grids = _grids(SIDEWAYS)
    turned = mapped(grids, Chosen(Given(orientation=Orientation.ROWS, tables=(0,))))
    assert fingerprint(turned) != fingerprint(mapped(grids, Chosen()))


def test_sentences_about_columns_stand_beside_the_columns() -> None:
    mapping = mapped(_grids(JOURNEY), Chosen())
    assert parts(mapping) == (mapping,)
    kept = without_fields(mapping.guesses)
    assert kept
    assert not any("“Step”" in note for note in kept)


# --- people ------------------------------------------------------------------------------------


def _people(*names: str) -> JourneyMap:
    document = JourneyMap()
    for name in names:
        document = apply(document, add_persona(document, name=name))
    return document


def test_new_people_come_last_and_known_ones_are_brought_up_to_date() -> None:
    document = _people("Anna", "Ben")
    anna = personas_in_order(document)[0]
    document = apply(document, edit(document, anna.id, quote="I wait", goals=("Sleep",)))
    people = _people("anna ", "Cleo", "Dora")
    other = personas_in_order(people)[0]
    people = apply(people, edit(people, other.id, quote="I wake up"))
    assert namesakes(document, people) == (
        "“anna ” is in the open map: added there, it is brought up to date.",
    )
    found = people_added(document, people)
    after = apply(document, found.change)
    assert [one.name for one in personas_in_order(after)][1:] == ["Ben", "Cleo", "Dora"]
    now = personas_in_order(after)[0]
    assert (now.id, now.quote, now.goals) == (anna.id, "I wake up", ("Sleep",))
    assert found.notes == ("Personas: 2 new, 1 updated.",)
    assert people_added(after, people).notes == ("Personas: 3 unchanged.",)
