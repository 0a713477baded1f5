"""What the strict reader accepts, in small: each text and answer was checked with mermaid 11."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.mermaid.strict import read_strict
from model.errors import ImportFormatError
from tests.mermaid.texts import clean_journeys, journey_texts, loose_texts

WORKING_DAY = """journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me, Cat
    section Go home
      Sit down: 5
"""


def test_the_manuals_example() -> None:
    journey = read_strict(WORKING_DAY)
    assert journey.title == "My working day"
    assert journey.sections == ("Go to work", "Go home")
    assert [(t.section, t.section_index, t.task, t.score, t.people) for t in journey.tasks] == [
        ("Go to work", 0, "Make tea", 5, ("Me",)),
        ("Go to work", 0, "Go upstairs", 3, ("Me", "Cat")),
        ("Go home", 1, "Sit down", 5, ()),
    ]
    assert journey.people == ("Me", "Cat")
    assert journey.actors == ("Cat", "Me")
    assert journey.warnings == ()


@pytest.mark.parametrize(
    ("data", "score", "people"),
    [
        ("A: 3: Me", 3, ("Me",)),
        ("A: 3", 3, ()),
        ("A: 3:", 3, ("",)),
        ("A: : Me", 0, ("Me",)),
        ("A: 3.5: Me", 3.5, ("Me",)),
        ("A: 0x1F: Me", 31, ("Me",)),
        ("A: 1e999: Me", None, ("Me",)),
        ("A: 1_0: Me", None, ("Me",)),
        ("A: ３: Me", None, ("Me",)),
        ("A: 3: Me, Me,", 3, ("Me", "Me", "")),
        ("A: 3: Agent: Tier 1", 3, ("Agent",)),
        ("A: 3: Me # note", 3, ("Me",)),
        ("A: 3: Me %% note", 3, ("Me %% note",)),
        ("A: 3: a#44;b", 3, ("a,b",)),
    ],
)
def test_the_data_of_a_task(data: str, score: float | None, people: tuple[str, ...]) -> None:
    (task,) = read_strict(f"journey\n{data}\n").tasks
    assert (task.task, task.score, task.people) == ("A", score, people)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("style:3:a#b; c", [("style", ("a",))]),
        ("x%% A: 3: Me", []),
        ("}%% A: 3: Me", [("}%% A", ("Me",))]),
        ("👩%% A: 3: Me", [("👩%% A", ("Me",))]),
        ("%% A: 3: Me", []),
        ("% A: 3: Me", []),
        ("# A: 3: Me", []),
        ("100%% A: 3: Me", [("100%% A", ("Me",))]),
        ("%%{wrap}%%A: 3: Me", [("A", ("Me",))]),
        ("%%{init: a b}%%: 3: Me", [("b}%%", ("Me",))]),
        ("accDescr {}A: 3: Me", [("A", ("Me",))]),
    ],
)
def test_odd_corners(line: str, names: list[tuple[str, tuple[str, ...]]]) -> None:
    tasks = read_strict(f"journey\n{line}\n").tasks
    assert [(task.task, task.people) for task in tasks] == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("journey\ntitle  a b \n", " a b "),
        ("journey title T", "T"),
        ("journey\nTitle T", "T"),
        ("journey\ntitle\nA: 3: Me", "A: 3: Me"),
        ("journey\ntitle one\ntitle two", "two"),
        ("journey\ntitle a#59;b", "a;b"),
        ("journey\ntitle Book #2", "Book "),
        ("journey\ntitle R&D <b>x", "R&D <b>x</b>"),
        ("journey\ntitle R&ampD &copy x", "R&D © x"),
        ("journey\ntitle <script>x</script>y<foo>z</foo>", "yz"),
        ('journey\ntitle <a href="javascript:x" class="c" onclick="y">z</a>', '<a class="c">z</a>'),
        ("---\ntitle: T\n---\njourney", "T"),
        ("---\ntitle: 1.50\n---\njourney", "1.5"),
        ("---\ntitle: [a, ~, 1e21]\n---\njourney", "a,,1e+21"),
        ("---\ntitle: 0\n---\njourney", ""),
        ('---\ntitle: "0"\n---\njourney', "0"),
        ("---\ntitle: {a: b}\n---\njourney", "[object Object]"),
        ("---\nconfig:\t{theme: dark}\ntitle: 'a: b'\n---\njourney", "a: b"),
        ("---\ntitle: T\n---\njourney\ntitle own", "own"),
        ("  ---\n  title: T\n  ---\njourney", "T"),
        ("---\n\n---\njourney", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read_strict(text).title == title


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "begin with the word “journey”"),
        ("JOURNEY\nA: 3: Me", "begin with the word “journey”"),
        ("graph TD", "begin with the word “journey”"),
        ("journeyman: 3: Me", "Line 1: “journeyman"),
        ("journey\nA: 3: Me\njourney\n", "Line 3: The word “journey”"),
        ("journey\n\nJust a line\n", "Line 3: “Just a line” has no score"),
        ("journey\nA:\n", "Line 2: “A” has no score"),
        ("journey\n: 3: Me\n", "Line 2: A colon"),
        ("journey\nsection A: B\n", "Line 2: A colon"),
        ("journey\ntitle a; b\n", "Line 2: “;” is out of place"),
        ("journey\naccDescr { a\nA: 3: Me\n", "Line 2: The text that begins here has no end"),
        ("journey\naccTitle:\n", "Line 2: The text that begins here has no end"),
        ("journey\nC4Container: 3: Me\n", "C4"),
        ("---\ntitle: T\n  ---\njourney\n", "Line 1: The front matter"),
        ("---\ntitle: a: b\n---\njourney\n", "not valid YAML"),
        ("---\ntitle: a\ntitle: b\n---\njourney\n", "not valid YAML"),
        ("---\ntitle: !own a\n---\njourney\n", "not valid YAML"),
        ("---\na: " + "[" * 5_000 + "\n---\njourney\n", "not valid YAML"),
        ("---\n" + "a" * 200_000 + "\n---\njourney\n", "too long"),
    ],
)
def test_what_mermaid_rejects(text: str, sentence: str) -> None:
    with pytest.raises(ImportFormatError) as caught:
        read_strict(text)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lines_keep_their_numbers_through_all_that_is_taken_out() -> None:
    text = (
        "---\ntitle: T\n---\n\n%%{init: {\n'theme': 'dark'\n}}%%\n%% note\n\njourney\n"
        "%% note\n\n  %% note\nA: 3: Me\n%%{wrap\n}%%B: 3: Me\naccDescr {\n x\n}\nC: 3: Me\n"
    )
    journey = read_strict(text, first_line=101)
    assert [(task.task, task.line) for task in journey.tasks] == [
        ("A", 114),
        ("B", 116),
        ("C", 120),
    ]


def test_an_unreadable_score_is_told() -> None:
    assert read_strict("journey\nA: happy: Me\n").warnings == (
        "Line 2: The score is no number; the task has no emotion.",
    )


@given(st.one_of(st.text(), loose_texts, journey_texts))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    refusal = ""
    try:
        read_strict(text)
    except ImportFormatError as error:
        refusal = str(error)
    assert not refusal or (refusal.endswith(".") and "\n" not in refusal)


@given(clean_journeys)
def test_what_the_manual_writes_is_accepted(text: str) -> None:
    journey = read_strict(text)
    assert len(journey.tasks) == sum(line.startswith("    x") for line in text.splitlines())
    for task in journey.tasks:
        assert task.task in text.splitlines()[task.line - 1]
