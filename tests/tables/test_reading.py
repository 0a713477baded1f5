"""From files to grids: separators, quotes, preambles, sheets, Markdown, and what is refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.tables.files.bounds import MAX_COLUMNS, MAX_TEXT_BYTES
from exporters.tables.files.reading import grids_in, grids_of_text
from model.errors import ImportFormatError

_SIGNS = st.characters(exclude_categories=("C", "Zl", "Zp"))
_CELLS = (
    st.text(_SIGNS, min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: bool(text) and not text.startswith("'"))
)


@st.composite
def _tables(draw):
    width = draw(st.integers(2, 5))
    return draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=3, max_size=8))


@settings(max_examples=40)
@given(
    _tables(),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_table_comes_back_from_every_separator_and_encoding(rows, separator, encoding, end):
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    # What the first line says of the separator need not be guessed.
    text = f"sep={separator}{end}{buffer.getvalue()}"
    data = (b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding)
    grids = grids_in(data, name="table.csv")
    assert [list(row) for row in grids.tables[0].rows] == rows


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_makes_rows_alike(separator):
    text = f"Stage{separator}Text\nBuy{separator}1,5 hours; more | less\n".replace(
        "1,5 hours; more | less",
        {",": "1.5 h; x", ";": "1,5 h", "\t": "a, b; c", "|": "a, b"}[separator],
    )
    grid = grids_in(text.encode(), name="t.csv").tables[0]
    assert len(grid.rows[0]) == 2


def test_ragged_rows_are_made_even_and_empty_ends_are_cut():
    grid = grids_in(b"a,b,c,,\n1\n2,3,4,,\n,,,\n\n", name="t.csv").tables[0]
    assert grid.rows == (("a", "b", "c"), ("1", "", ""), ("2", "3", "4"))


def test_cells_keep_their_lines_and_quotes():
    grid = grids_in(b'a,b\r\n"x\r\ny","say ""hi"""\r\n', name="t.csv").tables[0]
    assert grid.rows[1] == ("x\ny", 'say "hi"')


def test_a_quotation_mark_that_is_never_closed_swallows_nothing():
    grids = grids_in(b'Stage,Text\n"Buy, now",x\nBuy,"open\nUse,App\n', name="t.csv")
    assert grids.tables[0].rows[1:] == (("Buy, now", "x"), ("Buy", '"open'), ("Use", "App"))
    assert "Row 3" in grids.warnings[0]


def test_too_many_columns_are_cut_and_told():
    grids = grids_in(("a;" * 600 + "\n" + "b;" * 600).encode(), name="t.csv")
    assert len(grids.tables[0].rows[0]) == MAX_COLUMNS
    assert str(MAX_COLUMNS) in grids.warnings[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\n , \n", "is empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 500, "old kind"),
        (b"PK\x03\x04" + b"\0" * 40, "“t.csv”"),
        (b"a" * (MAX_TEXT_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_table_is_refused_in_a_line(data, why):
    with pytest.raises(ImportFormatError, match=why) as told:
        grids_in(data, name="t.csv")
    assert "\n" not in str(told.value)


MARKDOWN = """<!-- | not | a |
|---|---| table -->
# A map

**Persona:** Ana

## 1. Journey
| **Stage** | Touch&shy;point |
|---|---|
| *Buy* | `Shop` \\| [web](http://x.org) <br> phone |

Below it:
- a word

## Legend
| Sign | Meaning |
|:--|--:|
| x | y | z |
"""


def test_markdown_tables_know_what_stands_around_them():
    grids = grids_in(MARKDOWN.encode(), name="map.md")
    first, second = grids.tables
    assert first.headings == ("A map", "1. Journey")
    assert first.beside == ("Persona: Ana",)
    assert first.below == ("Below it:", "- a word")
    assert first.rows[1] == ("Buy", "Shop | web http://x.org \n phone")
    assert first.number(1) == 10
    assert second.rows == (("Sign", "Meaning", ""), ("x", "y", "z"))


def test_a_table_in_the_clipboard_is_markdown_or_tabs():
    assert grids_of_text("| a | b |\n|---|---|\n| 1 | 2 |", name="clip").tables[0].rows[1] == (
        "1",
        "2",
    )
    assert grids_of_text("a\tb\n1\t2", name="clip").tables[0].rows[1] == ("1", "2")


def test_numbered_lists_stand_after_tables():
    text = "# Trip\n1. Search\n   1. Ask\n   2. Read\n2. Buy\n   1. Pay\n      - by card\n"
    grid = grids_in(text.encode(), name="trip.md").tables[0]
    assert grid.listed
    assert grid.rows[1:] == (
        ("Search", "Ask", ""),
        ("Search", "Read", ""),
        ("Buy", "Pay", "by card"),
    )


def test_a_markdown_text_without_either_is_refused():
    with pytest.raises(ImportFormatError, match="no table and no numbered list"):
        grids_in(b"# Words\n\nonly words\n", name="words.md")
