"""How proposals are spoken of."""

from __future__ import annotations

from designer.dialogs.returned.alternatives import sides_of
from designer.dialogs.returned.faces import face_of
from designer.returning.decisions import Decisions, Tally
from designer.returning.differences import Mark
from designer.returning.wording import counts, go_words, outcome, sentence_of, whereabouts
from exporters.workbook.returning.comparison import Comparison, Kind, Proposal
from tests.returned.proposals import OWNERS, cell, one_of_each, row


def _by_key(key: str) -> Proposal:
    return next(one for one in one_of_each().proposals if one.key == key)


def test_counts_have_one_and_many() -> None:
    tally = Tally({Kind.EDIT: 12, Kind.CONFLICT: 2, Kind.REMOVED: 1}, {})
    assert counts(tally) == "12 changes, 2 conflicts, 1 row gone"
    assert counts(Tally({Kind.EDIT: 1}, {})) == "1 change"


def test_the_outcome_says_what_the_map_gets_and_what_stays_out() -> None:
    every = {Kind.EDIT: 3, Kind.NEW: 1, Kind.REMOVED: 1}
    assert outcome(Tally(every, {})) == "Nothing will be changed on the map."
    some = Tally(every, {Kind.EDIT: 3, Kind.NEW: 1})
    assert outcome(some) == "The map gets 3 edits, 1 new thing. One stays out."
    assert go_words(some.taken) == "&Take over 4 changes"
    assert outcome(Tally(every, every)) == "The map gets 3 edits, 1 new thing, 1 removed."


def test_the_sentence_does_not_say_the_title_again() -> None:
    gone = row("a", Kind.REMOVED, "Touchpoint “Price list”")
    assert sentence_of(gone) == "Is a row."
    edit = cell("b", Kind.EDIT, "a", "b", sentence="Action “Tell the gate”: Owner “a” → “b”")
    assert sentence_of(edit) == "Owner “a” → “b”"
    assert sentence_of(cell("c", Kind.EDIT, "a", "b", sentence="owner changes")) == "Owner changes"


def test_a_place_names_the_file_only_among_several() -> None:
    assert whereabouts(_by_key("e0"), several=False) == "Actions · row 5"
    assert whereabouts(_by_key("r0"), several=True) == f"Touchpoints · {OWNERS}"


def test_short_values_stand_after_each_other_and_sentences_within_each_other() -> None:
    short = face_of(_by_key("e0"))
    assert [(piece.text, piece.mark) for piece in short.pieces] == [
        ("Mia Klein", Mark.GONE), (" → ", Mark.SAME), ("Jonas Weber", Mark.NEW),
    ]  # fmt: skip
    long = face_of(_by_key("e1"))
    assert [piece.mark for piece in long.pieces] == [Mark.SAME, Mark.GONE, Mark.NEW, Mark.SAME]
    assert face_of(_by_key("c0")).aside == "now “In progress”"
    emptied = face_of(cell("a", Kind.EDIT, "Mia", None))
    assert [piece.text for piece in emptied.pieces] == ["Mia", " → ", "empty"]


def test_a_new_row_tells_its_answers() -> None:
    line = "".join(piece.text for piece in face_of(_by_key("n0")).pieces)
    assert line == "Action: Ask the drivers · Owner: Ben"


def test_what_was_deleted_on_the_map_has_no_side_that_was_sent() -> None:
    back = row("a", Kind.CONFLICT, "Action “Ask”", ("title", "Ask"), ("owner", "Mia"))
    sides = sides_of(back, Decisions(Comparison((back,))))
    assert [(side.heading, side.text or side.instead) for side in sides] == [
        ("Came back", "Action: Ask\nOwner: Mia"), ("Map now", "Deleted on the map."),
    ]  # fmt: skip


def test_a_row_that_is_gone_shows_what_it_said() -> None:
    gone = _by_key("r0")
    sides = sides_of(gone, Decisions(Comparison((gone,))))
    assert [side.text or side.instead for side in sides] == [
        "Touchpoint: Price list", "The row is gone.", "Touchpoint “Price list”",
    ]  # fmt: skip
