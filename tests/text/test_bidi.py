"""Right-to-left text, held against another implementation of the same standard."""

from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from model.layout.text.bidi import base_level, has_rtl, levels, visual_order

# One character or more of each direction; explicit overrides are left out, where the other
# implementation places isolates at the end of a line in another way.
LETTERS = "abאבعگ12٣+-.,:% ()[]«\u0301\u200f"
MARKS = "\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
REMOVED = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}


def displayed(text):
    """The text from left to right, unmirrored, spaces at its end in the base direction."""
    base = base_level(text)
    found = levels(text, base)
    for index in range(len(text) - 1, -1, -1):
        if bidirectional(text[index]) not in {"WS", "LRI", "RLI", "FSI", "PDI", *REMOVED}:
            break
        found[index] = base
    kept = [index for index, char in enumerate(text) if bidirectional(char) not in REMOVED]
    return "".join(text[kept[at]] for at in visual_order([found[index] for index in kept]))


@given(st.text(LETTERS + MARKS, min_size=1, max_size=16))
def test_the_order_is_that_of_the_standard(text):
    expected = "".join(char for char in get_display(text) if bidirectional(char) not in REMOVED)
    assert displayed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a אב 12 b", "a 12 בא b"),
        ("אב (abc) גד", "דג (abc) בא"),
        ("a (אב) b", "a (בא) b"),
        ("a אג (ב) c", "a )ב( גא c"),
        ("אב [a] 5%", "5% [a] בא"),
    ],
)
def test_words_numbers_and_brackets(text, expected):
    swapped = str.maketrans("()[]", ")(][")
    right_to_left = base_level(text) == 1
    assert displayed(text) == (expected.translate(swapped) if right_to_left else expected)


def test_most_text_needs_none_of_this():
    assert not has_rtl("Größe Клиент 顧客 👍🏽 → सेवा")
    assert has_rtl("price: 5 ש")
    assert has_rtl("\u2067abc")


def test_the_first_strong_character_decides():
    assert base_level("123 שלום abc") == 1
    assert base_level("\u2067ש\u2069 abc") == 0
    assert base_level("123 !") == 0


def test_nesting_deeper_than_the_standard_allows():
    text = "\u202b" * 200 + "a" + "\u202c" * 200
    assert max(levels(text, 0)) <= 126
