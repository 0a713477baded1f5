"""Texts for the tests of both readers: pieces of journeys put together at random."""

from __future__ import annotations

from hypothesis import strategies as st

_BLANKS = [" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0"]
_MARKS = [":", ": ", ";", ",", "#", "%", "%%", "%%{", "}%%", "{", "}", "---", "\n---\n", "-", "- "]
_WORDS = ["journey", "title", "section", "accTitle", "accDescr", "TITLE ", "Section ", "journeys"]
_OTHERS = [
    "A",
    "B b",
    "é",
    "👩",
    "：",
    "５",
    "style",
    ":x#a;",
    "C4Container",
    "init",
    "wrap",
    "#42",
]
_HTML = ["<b>", "</b>", "<br/>", '="c"', '"', "&amp;", "&", "#58;", "#colon;", "#quot;"]
_SCORES = ["3", "1e3", "0x1f", ".5", "4/5", "happy", "10:30"]
_LINES = ["A: 3: Me", "B: 4: Me, You", "C: 5", "section S", "title T", "%% note", "accTitle: T"]
_MORE_LINES = [
    '%%{init: {"theme":"dark"}}%%',
    "accDescr {\n a\n  b }",
    "title: x",
    "```",
    "graph TD",
]
PIECES = [
    *(_BLANKS + _MARKS + _WORDS + _OTHERS + _HTML + _SCORES),
    *(line + "\n" for line in _LINES + _MORE_LINES),
]

loose_texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
"""Mostly broken."""

journey_texts = loose_texts.map(lambda body: "journey\n" + body)
"""Often accepted by mermaid."""

_names = st.text("abc déß漢👩()'!?-", min_size=1, max_size=12).filter(lambda text: text.strip(" -"))
_people = st.lists(_names, min_size=1, max_size=3).map(", ".join)
_tasks = st.builds("    x{}: {}: {}\n".format, _names, st.integers(1, 5), _people)
_sections = st.builds("  section s{}\n{}".format, _names, st.lists(_tasks, max_size=4).map("".join))
clean_journeys = st.builds(
    "journey\n  title {}\n{}".format, _names, st.lists(_sections, max_size=4).map("".join)
)
"""As the manual writes them."""
