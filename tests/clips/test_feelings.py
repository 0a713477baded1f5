"""What counts as a feeling in an emotion lane."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clips.feelings import Feeling, feeling_in
from model.emotions import EMOTION_VALENCES


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("anger", Feeling(-2, "anger")),
        ("Cautious optimism", Feeling(1, "Cautious optimism")),
        ("-2", Feeling(-2)),
        ("−1,5", Feeling(-1.5)),
        (":+1", Feeling(1)),
        ("0", Feeling(0)),
        ("joy 2", Feeling(2, "joy")),
        ("relief (+0.5)", Feeling(0.5, "relief")),
        ("-1: overwhelmed", Feeling(-1, "overwhelmed")),
        ("Overwhelmed, -2", Feeling(-2, "Overwhelmed")),
        ("🙁", Feeling(-1)),
        ("☺️", Feeling(1)),
        ("3", None),
        ("-7", None),
        ("Step 2", None),
        ("overwhelmed", None),
        ("", None),
        ("+", None),
        ("a" * 70 + " -1", None),
        ("1 2", None),
        ("half - of them", None),
    ],
)
def test_a_feeling_is_told_from_other_words(text: str, wanted: Feeling | None) -> None:
    assert feeling_in(text) == wanted


def test_every_word_of_the_table_is_one() -> None:
    for word, valence in EMOTION_VALENCES.items():
        assert feeling_in(f" {word.title()} ") == Feeling(valence, word.title())


@given(st.text(max_size=80))
def test_it_is_always_on_the_scale(text: str) -> None:
    feeling = feeling_in(text)
    assert feeling is None or -2 <= feeling.valence <= 2
