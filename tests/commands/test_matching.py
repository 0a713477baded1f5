"""What a few typed letters find: a table of examples, and what must hold of every query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.actions.table import ACTIONS
from designer.command_palette.matching import Sought, folded, marks, one_slip, score
from designer.command_palette.results import Command, CommandRow, rank, rows_for

# Typed, and the actions that must come first, in this order.
RANKING = [
    ("undo", ["edit.undo"]),
    ("dup", ["edit.duplicate"]),
    ("duplicate", ["edit.duplicate"]),
    ("zoom", ["view.zoom-in", "view.zoom-out"]),
    ("zi", ["view.zoom-in"]),
    ("zoom o", ["view.zoom-out"]),
    ("in zoom", ["view.zoom-in"]),
    ("pain", ["insert.pain-point"]),
    ("moment", ["map.moment"]),
    ("ZOOM IN", ["view.zoom-in"]),
    ("opportunity", ["insert.opportunity"]),
    ("oportunity", ["insert.opportunity"]),
    ("opprotunity", ["insert.opportunity"]),
    ("drk", ["view.dark"]),
    ("dark", ["view.dark"]),
    ("night", ["view.dark"]),
    ("remove", ["edit.delete"]),
    ("fullscreen", ["view.full-screen"]),
    ("save", ["file.save", "file.save-as"]),
    ("poster", ["file.export"]),
    ("pdf", ["file.export"]),
    ("shortcut", ["help.shortcuts"]),
    ("lane emo", ["insert.lane-emotions"]),
]


def _ranked(query: str) -> list[str]:
    found = [(rank(query, spec), spec.id) for spec in ACTIONS]
    return [name for points, name in sorted(found, key=lambda one: -one[0]) if points]


@pytest.mark.parametrize(("query", "first"), RANKING)
def test_the_best_comes_first(query: str, first: list[str]) -> None:
    assert _ranked(query)[: len(first)] == first


@pytest.mark.parametrize("query", ["", "  ", "qzx", "xylophone", "delete zebra"])
def test_what_fits_nothing_finds_nothing(query: str) -> None:
    assert _ranked(query) == []


def test_scattered_letters_count_only_where_nothing_better_is_found() -> None:
    commands = [Command(spec, spec.name) for spec in ACTIONS]

    def found(query: str) -> set[str]:
        rows = rows_for(query, commands, (), ())
        return {row.command.spec.id for row in rows if isinstance(row, CommandRow)}

    assert "view.dark" in found("drk")
    assert "arrange.sort-votes" in found("sort")
    assert "insert.lane-support" not in found("sort")


def test_every_action_is_found_by_its_name_alone() -> None:
    for spec in ACTIONS:
        ranked = _ranked(spec.name)
        same = {other.id for other in ACTIONS if other.name == spec.name}
        assert ranked[0] in same, spec.id


def test_case_accents_and_ligatures_do_not_count() -> None:
    assert folded("Ångström ﬁx") == "angstrom fix"
    assert score("cafe", Sought("Café au lait")) == score("CAFÉ", Sought("cafe au lait")) > 0


@pytest.mark.parametrize(
    ("typed", "meant", "same"),
    [
        ("undp", "undo", True),  # a wrong letter
        ("unddo", "undo", True),  # one too many
        ("uno", "undo", True),  # one left out
        ("udno", "undo", True),  # two swapped
        ("dupli", "duplicate", True),  # still typing
        ("uxyo", "undo", False),
        ("odnu", "undo", False),
    ],
)
def test_one_slip_of_the_finger(typed: str, meant: str, *, same: bool) -> None:
    assert one_slip(typed, meant) is same


@given(st.text(max_size=12), st.text(max_size=40))
def test_any_text_can_be_asked_for(query: str, name: str) -> None:
    points = score(query, Sought(name))
    assert points >= 0
    assert all(0 <= at < len(name) for at in marks(query, name))
    if folded(query).strip() and folded(query).strip() in folded(name):
        assert points > 0


def test_the_typed_letters_are_marked_where_they_begin_a_word() -> None:
    assert sorted(marks("in", "Zoom in")) == [5, 6]
    assert sorted(marks("zo in", "Zoom in")) == [0, 1, 5, 6]
    assert marks("ss", "Straße") == frozenset()
