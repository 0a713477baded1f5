"""What cells of feelings say, in words, faces, stars and figures."""

from __future__ import annotations

import pytest

from exporters.tables.mapping import Scale
from exporters.tables.words.feelings import felt_in, scale_in, scale_of


@pytest.mark.parametrize(
    ("text", "scale", "valence", "word"),
    [
        ("frustrated", Scale.WORDS, -2, "frustrated"),
        ("Verwirrt", Scale.WORDS, -1, "Verwirrt"),
        ("Émerveillé, ravi", Scale.WORDS, 2, "Émerveillé, ravi"),
        ("非常满意", Scale.WORDS, 2, "非常满意"),
        ("嬉しい", Scale.WORDS, 2, "嬉しい"),
        ("not happy", Scale.WORDS, -1, "not happy"),
        ("😀", Scale.WORDS, 2, ""),
        ("☹️", Scale.WORDS, -1, ""),
        ("★★★★☆", Scale.WORDS, 1, ""),
        ("4", Scale.ONE_TO_FIVE, 1, ""),
        ("4,5", Scale.ONE_TO_FIVE, 1.5, ""),
        ("3/5", Scale.ONE_TO_FIVE, 0, ""),
        ("10", Scale.ONE_TO_TEN, 2, ""),
        ("-4", Scale.FIVE_BOTH_WAYS, -1.6, ""),
        ("−2", Scale.TWO_BOTH_WAYS, -2, ""),
        ("Curious +2", Scale.FIVE_BOTH_WAYS, 0.8, "Curious"),
        ("verwirrt (2)", Scale.ONE_TO_FIVE, -1, "verwirrt"),
    ],
)
def test_a_feeling_is_understood(text, scale, valence, word):
    felt = felt_in(text, scale)
    assert (felt.valence, felt.word) == (valence, word)


def test_a_sentence_gives_its_words_and_stays_whole():
    felt = felt_in(
        '"Finally, someone built this" — Relieved but skeptical it works for everybody', Scale.WORDS
    )
    assert felt.quotes == ("Finally, someone built this",)
    assert felt.word == "Relieved but skeptical"
    assert felt.valence == 0
    assert felt.rest == "Relieved but skeptical it works for everybody"


def test_what_tells_no_feeling_is_handed_back():
    felt = felt_in("Wants proof, not promises", Scale.WORDS)
    assert felt.valence is None
    assert felt.rest == "Wants proof, not promises"


def test_a_word_in_quotation_marks_is_no_quote():
    assert felt_in('unclear what "scope" means', Scale.WORDS).quotes == ()


def test_a_figure_beyond_the_scale_is_its_end_and_told():
    felt = felt_in("7", Scale.ONE_TO_FIVE)
    assert (felt.valence, felt.outside) == (2, True)


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["good", "bad"], Scale.WORDS),
        (["1", "4"], Scale.ONE_TO_FIVE),
        (["2", "9"], Scale.ONE_TO_TEN),
        (["-1", "2"], Scale.TWO_BOTH_WAYS),
        (["0", "2"], Scale.TWO_BOTH_WAYS),
        (["-1", "4"], Scale.FIVE_BOTH_WAYS),
        (["Curious +2", "Anxious -1"], Scale.TWO_BOTH_WAYS),
    ],
)
def test_the_scale_is_that_of_the_figures(cells, scale):
    assert scale_of(cells) is scale


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Emotion (-2..+2)", Scale.TWO_BOTH_WAYS),
        ("Feeling 1-5", Scale.ONE_TO_FIVE),
        ("Score (-5 to +5)", Scale.FIVE_BOTH_WAYS),
        ("Gefühl (1 bis 10)", Scale.ONE_TO_TEN),
        ("Emotion", None),
    ],
)
def test_a_heading_may_name_the_scale(heading, scale):
    assert scale_in(heading) is scale
