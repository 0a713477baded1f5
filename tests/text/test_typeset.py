"""Lines of text: nothing lost, nothing too wide, everything in its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.layout.text import TextStyle, Weight, place, typeset
from model.layout.text.breaking import clusters
from model.layout.text.fonts import shaper

STYLE = TextStyle(11.5, 15)
SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
ALPHABET = (
    "abcWi -,.()/\n\tÖжΩאבגعلكم١2नमस्तेสวัสดี中文。お客様한글→★"
    "\u0301\u200d\ufe0f\u00a0\u200b\u2067\u2069\u202b\u202c👍🏽👩👧🇩🇪\ue000\x07\u3000"
)
MIXED = st.text(ALPHABET, max_size=40) | st.text(max_size=20)
WIDTHS = st.floats(1, 200)


def inked(text):
    """The text without what is not drawn."""
    return SPACES.sub("", re.sub("[\ud800-\udfff]", "\ufffd", text))


@given(MIXED, WIDTHS)
def test_no_character_is_lost(text, width):
    block = typeset(text, STYLE, width=width)
    assert inked("".join(line.text for line in block.lines)) == inked(text)
    for line in block.lines:
        assert sorted("".join(run.text for run in line.runs)) == sorted(line.text)


@given(MIXED, WIDTHS)
def test_no_line_is_too_wide(text, width):
    for line in typeset(text, STYLE, width=width).lines:
        assert line.width <= width + 1e-4 or len(clusters(line.text)) == 1


@given(MIXED, WIDTHS)
def test_glyphs_lie_within_their_line(text, width):
    for line in typeset(text, STYLE, width=width).lines:
        assert line.width == pytest.approx(sum(run.advance for run in line.runs))
        for run in line.runs:
            assert len(run.glyphs) == len(run.xs) == len(run.ys) == len(run.clusters)
            assert all(0 <= index < len(run.text) for index in run.clusters)
            assert all(0 <= glyph < shaper(run.font).face.glyph_count for glyph in run.glyphs)
            in_order = sorted(run.clusters, reverse=run.rtl)
            assert list(run.clusters) == in_order


@given(MIXED, WIDTHS)
def test_the_same_again(text, width):
    first = typeset(text, STYLE, width=width)
    typeset.cache_clear()
    assert typeset(text, STYLE, width=width) == first


@given(MIXED)
def test_text_fits_the_width_it_was_measured_to_have(text):
    natural = typeset(text, STYLE)
    lines = typeset(text, STYLE, width=natural.width).lines
    assert [line.text for line in lines] == [line.text for line in natural.lines]


@given(MIXED, WIDTHS, st.integers(1, 3))
def test_only_the_last_line_allowed_is_cut(text, width, count):
    whole = typeset(text, STYLE, width=width)
    block = typeset(text, STYLE, width=width, max_lines=count)
    assert len(block.lines) == min(count, len(whole.lines))
    assert block.lines[: count - 1] == whole.lines[: count - 1]
    if len(whole.lines) > count:
        assert block.lines[-1].text.endswith("…")
        assert block.lines[-1].width <= width + 1e-4 or block.lines[-1].text == "…"


def texts(text, width, **options):
    return [line.text for line in typeset(text, STYLE, width=width, **options).lines]


def test_lines_are_filled_and_spaces_hang():
    assert texts("The customer reads  many reviews", 75) == [
        "The customer",
        "reads  many",
        "reviews",
    ]


def test_a_long_word_is_broken_on_lines_of_its_own():
    assert texts("a Donaudampfschifffahrtsgesellschaft b", 75) == [
        "a",
        "Donaudampf",
        "schifffahrtsge",
        "sellschaft b",
    ]


def test_a_cluster_is_never_torn():
    assert texts("👩‍👩‍👧👩‍👩‍👧", 1) == ["👩‍👩‍👧", "👩‍👩‍👧"]
    assert texts("e\u0301e\u0301", 1) == ["e\u0301", "e\u0301"]


def test_hard_line_ends_and_empty_lines():
    block = typeset("one\n\n  two", STYLE, width=100)
    assert [line.text for line in block.lines] == ["one", "", "  two"]
    assert block.height == 3 * STYLE.leading
    assert len(place(block, 0, 0, "#000000")) == 2


def test_empty_text_is_one_empty_line():
    block = typeset("", STYLE, width=100)
    assert [line.runs for line in block.lines] == [()]
    assert (block.width, block.height) == (0, STYLE.leading)


def test_controls_are_not_drawn_and_tabs_are_spaces():
    (line,) = typeset("a\tb\x07\x1bc", STYLE).lines
    assert line.text == "a bc"
    assert "".join(run.text for run in line.runs) == "a bc"


def test_kerning_and_ligatures_are_on():
    kerned, apart = typeset("AV", STYLE).width, typeset("A\u200bV", STYLE, width=1).lines
    assert kerned < sum(line.width for line in apart)
    (run,) = typeset("office", STYLE).lines[0].runs
    assert len(run.glyphs) < len(run.text)


def test_words_stand_one_after_the_other():
    (run,) = typeset("one two", STYLE).lines[0].runs
    assert run.xs[4] == pytest.approx(typeset("one t", STYLE).width - typeset("t", STYLE).width)
    assert run.advance - run.xs[-1] == pytest.approx(typeset("o", STYLE).width, abs=0.1)


def test_kerning_that_widens_counts_where_a_word_is_broken():
    width = 2 * typeset("_", STYLE).width + typeset("J", STYLE).width + 0.1
    assert typeset("__J", STYLE).width > width
    assert texts("__J_", width) == ["__", "J_"]


def test_bold_is_wider_than_regular():
    widths = [typeset("Stage", TextStyle(14, 18, weight)).width for weight in Weight]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_width_grows_with_size():
    small, large = (typeset("Stage", TextStyle(size, 18)).width for size in (7, 14))
    assert large == pytest.approx(2 * small)


def test_what_no_font_has_is_a_box_and_reported():
    block = typeset("a \ue000 b \U00012000 \ue000", STYLE)
    assert block.missing == ("\ue000", "\U00012000")
    boxes = [run for run in block.lines[0].runs for glyph in run.glyphs if glyph == 0]
    assert len(boxes) == 3
    assert shaper("sans").get_glyph_extents(0).width > 0


def test_nothing_is_missing_from_plain_text():
    assert typeset("Größe → 5 % ✓ 👍🏽", STYLE).missing == ()


def test_an_ellipsis_needs_room():
    assert texts("The customer reads", 50, max_lines=1) == ["The…"]
    assert texts("one\ntwo", None, max_lines=1) == ["one…"]


def test_lines_stand_at_their_baselines():
    block = typeset("one\ntwo", STYLE)
    first, second = place(block, 10, 20, "#1F2933")
    assert (first.x, first.y) == (10, 20 + block.ascent)
    assert second.y == first.y + STYLE.leading
    assert (first.text, first.colour) == ("one", "#1F2933")
    assert 0 < block.ascent < STYLE.leading


@pytest.mark.parametrize(
    ("text", "align", "free_part"),
    [
        ("one", "start", 0),
        ("one", "centre", 0.5),
        ("one", "end", 1),
        ("שלום", "start", 1),
        ("שלום", "centre", 0.5),
        ("שלום", "end", 0),
    ],
)
def test_lines_are_aligned_in_their_room(text, align, free_part):
    block = typeset(text, STYLE)
    (node,) = place(block, 10, 0, "#000000", align=align, width=100)
    assert node.x == pytest.approx(10 + free_part * (100 - block.width))


def test_a_long_text_is_one_block():
    block = typeset("word " * 2_000 + "x" * 3_000, STYLE, width=150)
    assert len(inked("".join(line.text for line in block.lines))) == 4 * 2_000 + 3_000


def test_less_than_no_room_still_sets_every_character() -> None:
    block = typeset('\U0001f3fd"漢\n\tท', TextStyle(11.5, 15), width=-20.0)
    said = "".join("".join(line.text.split()) for line in block.lines)
    assert said == '\U0001f3fd"漢ท'
