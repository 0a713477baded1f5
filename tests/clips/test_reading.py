"""What a text from elsewhere means: lines, a block of cells, a Markdown table, HTML."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clips.bounds import MAX_CARDS, MAX_CHARACTERS, MAX_MARKUP
from model.clips.clip import Clip, Lines, Snippet, Table
from model.clips.reading import read_csv, read_html, read_lines, read_text, read_writing
from model.errors import ImportFormatError


def texts(clip: Clip) -> list[str]:
    assert isinstance(clip, Lines)
    return [item.text for item in clip.items]


def grid(clip: Clip) -> list[list[str]]:
    assert isinstance(clip, Table)
    return [[cell.text for cell in row] for row in clip.rows]


def all_texts(clip: Clip) -> list[str]:
    if isinstance(clip, Lines):
        return texts(clip)
    return [text for row in grid(clip) for text in row] + [said.text for said in clip.beside]


# --- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- first\r\n\n  2. second \n• third", ["first", "second", "third"]),
        ("1999 was different\n-5 degrees", ["1999 was different", "-5 degrees"]),
        ("12. May was cold", ["12. May was cold"]),
        ("1. a\n2. b\n(3) c\n4) d", ["a", "b", "c", "d"]),
        ("9. i\n10. j", ["i", "j"]),
        ("☐ open\n☑ done\n- [ ] task\n* [x] other", ["open", "done", "task", "other"]),
        ("•\tFrom Word\n•\tAgain\n\t•\tinner", ["From Word", "Again", "inner"]),
        ("1.\tFrom Word\n2.\tAgain", ["From Word", "Again"]),
        ("a\n\tb\n\t\tc", ["a", "b", "c"]),
        ("\tindented\n\tlines", ["indented", "lines"]),
        ("a\x0bb\u2028c\x85d", ["a", "b", "c", "d"]),
        ("---\n***\n-\n•\nkept", ["kept"]),
        (' \n\t\n"\n', ['"']),
        ("", []),
        ("\x00null\x07bell\x1b[31m\x7f\x9b", ["nullbell[31m"]),
        ("\u202eevil\u202c \u2066turned\u2069\ufeff", ["evil turned"]),
        ("half \ud800 a pair", ["half  a pair"]),
    ],
)
def test_lines(text: str, wanted: list[str]) -> None:
    assert texts(read_text(text)) == wanted


def test_a_cell_with_line_breaks_is_one_card() -> None:
    assert texts(read_text('"two\nlines"\nthird')) == ["two\nlines", "third"]
    assert texts(read_text('"I never got\n"What a mess"\nx')) == [
        '"I never got',
        '"What a mess"',
        "x",
    ]


def test_plain_lines_are_no_table() -> None:
    assert texts(read_lines("a\tb\nc\td")) == ["a b", "c d"]
    assert texts(read_lines("| a | b |\n|---|---|")) == ["| a | b |", "|---|---|"]


# --- spreadsheets --------------------------------------------------------------------------------


def test_a_block_of_cells() -> None:
    text = 'Ads\tSearch\t\r\n"two\nlines"\t"with a\ttab"\t"so ""good"""\r\n\r\n\tlast\t\r\n'
    assert grid(read_text(text)) == [
        ["Ads", "Search", ""],
        ["two\nlines", "with a\ttab", 'so "good"'],
        ["", "", ""],
        ["", "last", ""],
    ]


def test_quotes_that_somebody_said_stay() -> None:
    text = '"Too dear"\tshe said "no"\n"half\tx'
    assert grid(read_text(text)) == [['"Too dear"', 'she said "no"'], ['"half', "x"]]


def test_one_row_and_a_diagonal_are_blocks() -> None:
    assert grid(read_text("a\tb\tc")) == [["a", "b", "c"]]
    assert grid(read_text("a\t\n\tb")) == [["a", ""], ["", "b"]]


def test_a_whole_column_of_a_sheet_is_its_filled_cells() -> None:
    assert texts(read_text("a\r\nb\r\n" + "\r\n" * 1_048_574)) == ["a", "b"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file(mark: str) -> None:
    text = f'Step{mark}"says, or; not"\n"two\nlines"{mark}b\n'
    assert grid(read_csv("\ufeff" + text)) == [["Step", "says, or; not"], ["two\nlines", "b"]]
    assert texts(read_csv("one\ntwo\n")) == ["one", "two"]


# --- Markdown ------------------------------------------------------------------------------------


def test_a_markdown_table() -> None:
    text = (
        "| Row | **Awareness** |\n|:----|:---:|\n| _a_ \\| b | `code` and *soft*<br>more |\n"
        "| 2 * 3 * 4 | snake_case_name |"
    )
    assert grid(read_text(text)) == [
        ["Row", "Awareness"],
        ["_a_ | b", "code and soft\nmore"],
        ["2 * 3 * 4", "snake_case_name"],
    ]
    assert grid(read_text("a | b\n--|--\nc | d")) == [["a", "b"], ["c", "d"]]
    assert grid(read_text("| | |\n|-|-|\n| c | d |")) == [["c", "d"]]


def test_words_around_a_table_are_kept_beside_it() -> None:
    clip = read_text("# Journey\n\n| A | B |\n|---|---|\n| c | d |\n\nand so on")
    assert grid(clip) == [["A", "B"], ["c", "d"]]
    assert isinstance(clip, Table)
    assert [said.text for said in clip.beside] == ["# Journey", "and so on"]


def test_a_page_with_several_tables_is_lines() -> None:
    text = "one\n| A | B |\n|---|---|\n| c | d |\n\ntwo\n\n| E | F |\n|---|---|\n| g | |\n"
    assert texts(read_text(text)) == ["one", "A – B", "c – d", "two", "E – F", "g"]


# --- web addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("https://www.example.org/a?b=c", "example.org", "https://www.example.org/a?b=c"),
        ("www.example.org", "example.org", "www.example.org"),
        ("<http://example.org>", "example.org", "http://example.org"),
        ("A page - https://example.org/x.", "A page", "https://example.org/x"),
        ("A page (https://example.org/x)", "A page", "https://example.org/x"),
        ("Title\nhttps://example.org/x", "Title", "https://example.org/x"),
        ("https://example.org/x: the page", "the page", "https://example.org/x"),
        ("see https://e.org/x_(y) for it", "see https://e.org/x_(y) for it", "https://e.org/x_(y)"),
        ("https://a.org and https://b.org", "https://a.org and https://b.org", "https://a.org"),
        ("mail me@www.example.org", "mail me@www.example.org", ""),
        ("https://", "https://", ""),
        ("https://[broken", "https://[broken", ""),
        ("x https://e.org/" + "y" * 500, "x https://e.org/" + "y" * 500, ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("file:///etc/passwd", "file:///etc/passwd", ""),
    ],
)
def test_an_address_is_the_source(text: str, said: str, source: str) -> None:
    clip = read_text(text)
    assert isinstance(clip, Lines)
    assert clip.items == (Snippet(said, source),)


def test_a_bare_address_is_called_as_its_link_is() -> None:
    html = '<a href="https://example.org/x">The <b>page</b></a>'
    clip = read_writing("https://example.org/x", html)
    assert isinstance(clip, Lines)
    assert clip.items == (Snippet("The page", "https://example.org/x"),)
    other = read_writing("https://example.org/x", "<p>one<p>two")
    assert texts(other) == ["example.org"]


# --- HTML ----------------------------------------------------------------------------------------


def test_html_is_what_it_shows() -> None:
    html = """<html><head><title>no</title><style>p { no: no }</style><body>
    <!-- no --><p>First   <b>bold</b>&nbsp;&amp; more<script>no()</script>
    <ul><li>a<li>b</ul><img src="http://example.org/no.png" alt="no">
    <div style="display: none">no</div><span hidden>no</span>c<br>d
    <p>with <a href="https://example.org/">a link</a>"""
    clip = read_html(html)
    assert isinstance(clip, Lines)
    assert [item.text for item in clip.items] == [
        "First bold\xa0& more",
        "a",
        "b",
        "c",
        "d",
        "with a link",
    ]
    assert clip.items[-1].source == "https://example.org/"


def test_a_table_in_html() -> None:
    html = (
        "<table><tr><th>A<th colspan=2>B<tr><td rowspan=2>c<br>c<td>d<td>e"
        "<tr><td>f<td><table><tr><td>in<td>side</table></table>"
    )
    assert grid(read_html(html)) == [["A", "B", ""], ["c\nc", "d", "e"], ["", "f", "in side"]]


_HOSTILE = ["<", "<a ", "<!--", "</", "<![CDATA[", "<?", "&#", "<a x='", "<b>", "<td>", "<table>"]


@pytest.mark.parametrize("piece", [*_HOSTILE, "<table><tr><td rowspan=9 colspan=9>", '<a "', "`"])
def test_spoiled_html_takes_no_longer_than_it_is_long(piece: str) -> None:
    # With a parser that looks back these take minutes: a test that ends is the proof.
    with contextlib.suppress(ImportFormatError):
        read_html(piece * (400_000 // len(piece)))


# --- bounds --------------------------------------------------------------------------------------


def test_too_much_is_refused_in_a_sentence() -> None:
    read_text("x\n" * MAX_CARDS)
    with pytest.raises(ImportFormatError, match="2,001 cards; 2,000 at most"):
        read_text("x\n" * (MAX_CARDS + 1))
    with pytest.raises(ImportFormatError, match="10,000 cards"):
        read_text("\n".join("\t".join("x" * 100) for _ in range(100)))
    with pytest.raises(ImportFormatError, match="500,000 characters"):
        read_text("x" * (MAX_CHARACTERS + 1))
    with pytest.raises(ImportFormatError, match="500,000 characters"):
        read_html("x" * (MAX_CHARACTERS + 1))
    with pytest.raises(ImportFormatError, match="2,000,000 characters"):
        read_html("<p>" * MAX_MARKUP)
    with pytest.raises(ImportFormatError, match="500 columns"):
        read_text("a\t" * 600 + "b")
    with pytest.raises(ImportFormatError, match="5,000 rows"):
        read_text("a\tb\n" + "\t\n" * 6_000 + "c\td")
    with pytest.raises(ImportFormatError, match="500 columns"):
        read_html("<table><tr>" + "<td colspan=999>x" * 3)


# --- nothing is lost ---------------------------------------------------------------------------

words = st.text(st.sampled_from("abcäß9 '\".-,;"), min_size=1, max_size=12).filter(
    lambda text: any(c.isalnum() for c in text)
)
cells = st.one_of(st.just(""), words, st.lists(words, min_size=2, max_size=3).map("\n".join))


@given(st.lists(words, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_every_line_survives(lines: list[str], joint: str) -> None:
    said = "\n".join(texts(read_lines(joint.join(lines))))
    letters = [c for c in "".join(lines) if c.isalpha()]
    assert [c for c in said if c.isalpha()] == letters


@given(st.lists(st.lists(cells, min_size=2, max_size=5), min_size=1, max_size=6), st.data())
def test_every_cell_of_a_block_survives(rows: list[list[str]], data: st.DataObject) -> None:
    width = max(map(len, rows))
    square = [[*row, *[""] * (width - len(row))] for row in rows]
    out = io.StringIO()
    dialect = data.draw(st.sampled_from(["excel-tab", "quoted"]))
    for row in square:
        fields = [
            '"' + cell.replace('"', '""') + '"'
            if "\n" in cell or (dialect == "quoted" and '"' in cell)
            else cell
            for cell in row
        ]
        out.write("\t".join(fields) + "\r\n")
    said = "".join(all_texts(read_text(out.getvalue())))
    assert letters_of(said) == letters_of("".join(cell for row in square for cell in row))


@given(st.lists(st.lists(words, min_size=2, max_size=5), min_size=1, max_size=6))
def test_every_cell_of_a_file_survives(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    said = "".join(all_texts(read_csv(out.getvalue())))
    assert letters_of(said) == letters_of("".join(cell for row in rows for cell in row))


@given(st.text(max_size=300))
def test_whatever_is_read_is_clean_and_keeps_its_letters(text: str) -> None:
    for read in (read_text, read_lines):
        said = "".join(all_texts(read(text)))
        assert not [c for c in said if c < " " and c not in "\n\t"]
        assert len(letters_of(said)) == len(letters_of(text))


@given(st.text(st.sampled_from("<>/abtrd='\" !-&;#p\n"), max_size=200))
def test_whatever_html_is_read_without_an_error(text: str) -> None:
    read_html(text)


def letters_of(text: str) -> list[str]:
    return [c for c in text if c.isalpha()]
