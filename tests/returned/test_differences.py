"""What differs between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.returning.differences import Mark, differences, excerpt, ranges
from tests.returned.proposals import WAITS

TEXTS = st.text("ab \n.é", max_size=40)


def _said(pieces, *marks: Mark) -> str:
    return "".join(piece.text for piece in pieces if piece.mark in marks)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert _said(pieces, Mark.SAME, Mark.GONE) == before
    assert _said(pieces, Mark.SAME, Mark.NEW) == after


@given(TEXTS, TEXTS)
def test_ranges_are_where_the_pieces_stand(before: str, after: str) -> None:
    pieces = differences(before, after)
    gone = "".join(before[begin:end] for begin, end in ranges(pieces, Mark.GONE))
    new = "".join(after[begin:end] for begin, end in ranges(pieces, Mark.NEW))
    assert gone == _said(pieces, Mark.GONE)
    assert new == _said(pieces, Mark.NEW)


def test_words_that_were_changed_are_told_as_words() -> None:
    pieces = differences(WAITS, WAITS.replace("three times", "five whole times"))
    assert [(p.text, p.mark) for p in pieces if p.mark is not Mark.SAME] == [
        ("three", Mark.GONE),
        ("five whole", Mark.NEW),
    ]


def test_texts_with_nothing_in_common_are_told_whole() -> None:
    pieces = differences("Reads the mail at night", "Asks in the store")
    assert [piece.mark for piece in pieces] == [Mark.GONE, Mark.NEW]


def test_an_excerpt_shows_the_difference_and_whole_words_about_it() -> None:
    pieces = excerpt(differences(WAITS, WAITS.replace("three", "five")), 24)
    line = "".join(piece.text for piece in pieces)
    assert line == "… the same booking number threefive times, because the …"


def test_a_long_text_is_compared_line_by_line() -> None:
    before = "".join(f"line {n} of many words\n" for n in range(600))
    after = before.replace("line 100 of", "line 100 with").replace("line 500 of", "line 500 with")
    pieces = differences(before, after)
    gone = [piece.text for piece in pieces if piece.mark is Mark.GONE]
    assert gone == ["of many words\n", "line 500 of"], "what begins and ends alike stays out"


def test_texts_that_are_long_and_all_different_are_not_compared() -> None:
    before, after = ("ab\n" * 10_000, "ba\n" * 10_000)
    assert [piece.mark for piece in differences(before, after)] == [Mark.GONE, Mark.NEW]
