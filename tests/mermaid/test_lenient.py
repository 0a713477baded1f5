"""What the lenient reader makes of sloppy journeys, and that it tells so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exporters.mermaid.ast import MermaidJourney
from exporters.mermaid.html_text import plain_text
from exporters.mermaid.lenient import MAX_WARNINGS, read_lenient
from exporters.mermaid.strict import read_strict
from model.errors import ImportFormatError
from tests.mermaid.corpus_files import each_journey
from tests.mermaid.texts import clean_journeys, journey_texts, loose_texts

NO_EMOTION = "The journey has no tasks."


def only_task(line: str) -> tuple[str, float | None, tuple[str, ...], int]:
    journey = read_lenient(f"journey\n{line}\n")
    (task,) = journey.tasks
    return task.task, task.score, task.people, len(journey.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "A: 3: Me",
        "  A : 3 : Me ",
        "A:3:Me",
        "A: 3: Me # note",
        "A: 0x3: Me",
        "A: 3: Me,",
        "\tA: 3:Me",
    ],
)
def test_what_mermaid_reads_well_is_read_without_a_word(line: str) -> None:
    assert only_task(line) == ("A", 3, ("Me",), 0)


@pytest.mark.parametrize(
    ("line", "name", "score", "people"),
    [
        ("At 10:30 call: 3: Me", "At 10:30 call", 3, ("Me",)),
        ("Call at 9:00: 4: Me", "Call at 9:00", 4, ("Me",)),
        ("Open https://x.org/a: 3: Me", "Open https://x.org/a", 3, ("Me",)),
        ('"Do: it": 3: "Me", “You”', "Do: it", 3, ("Me", "You")),
        ('<b style="color:red">A</b>: 3: Me', "A", 3, ("Me",)),
        ("A: 3: Agent: Tier 1, B", "A", 3, ("Agent: Tier 1", "B")),
        ("A: 3: Me %% note", "A", 3, ("Me",)),
        ("Fix #42 now: 3: Me", "Fix #42 now", 3, ("Me",)),
        ("Learn C# well: 3: Me", "Learn C# well", 3, ("Me",)),
        ("A: 3: Me;", "A", 3, ("Me",)),
        ("A: 3: Me; You", "A", 3, ("Me", "You")),
        ("- A (b): 5: Me", "A (b)", 5, ("Me",)),
        ("A：5：Me", "A", 5, ("Me",)),
        ("A: ５: Me", "A", 5, ("Me",)),
        ("A: 4/5: Me", "A", 4, ("Me",)),
        ("A: 3,5: Me", "A", 3.5, ("Me",)),
        ("A: happy: Me", "A", None, ("Me",)),
        ("A: 50%", "A", None, ()),
        ("A: : Me", "A", None, ("Me",)),
        ("A: Me", "A", None, ("Me",)),
        ("A:", "A", None, ()),
        ("A", "A", None, ()),
        ("Title search: 3: Me", "Title search", 3, ("Me",)),
        ("Section review: 4: Me", "Section review", 4, ("Me",)),
    ],
)
def test_what_was_meant_is_read_and_told(
    line: str, name: str, score: float | None, people: tuple[str, ...]
) -> None:
    *read, warnings = only_task(line)
    assert read == [name, score, people]
    assert warnings


@pytest.mark.parametrize(
    ("text", "title", "sections", "tasks"),
    [
        ("JOURNEY\nTITLE x\nSECTION s\nA: 3: Me", "x", ["s"], ["A"]),
        ("userJourney\nA: 3: Me", "", [], ["A"]),
        ("journey-beta\nA: 3: Me", "", [], ["A"]),
        ("journey:\ntitle: x\nsection: s\nA: 3: Me", "x", ["s"], ["A"]),
        ("title x\nsection s\nA: 3: Me", "x", ["s"], ["A"]),
        ("journey\ntitle\nsection\nA: 3: Me", "", [""], ["A"]),
        ("journey\ntitle a; b\nsection 1: s\nA: 3: Me; B: 1: You", "a; b", ["1: s"], ["A", "B"]),
        ("journey\ntitle Book #2: rest\nA: 3: Me", "Book #2: rest", [], ["A"]),
        ("journey\ntitle x\nA: 3: Me\nclick A href\n```\n", "x", [], ["A"]),
        ("journey\nA: 3: Me\njourney\nB: 3: Me", "", [], ["A"]),
        ("---\ntitle: x: y\n---\njourney\nA: 3: Me", "x: y", [], ["A"]),
        ("---\n  title: x\n  ---\njourney\nA: 3: Me", "x", [], ["A"]),
        ("---\ntitle: x\njourney\nA: 3: Me", "x", [], ["A"]),
        ("%%{init: {\njourney\nA: 3: Me", "", [], ["A"]),
        ("journey\naccDescr {\n x\nsection s\nA: 3: Me", "", ["s"], ["A"]),
        ("journey\naccTitle T\nA: 3: Me", "", [], ["A"]),
        ("journey\nA\u0007: 3: Me\n", "", [], ["A"]),
    ],
)
def test_broken_journeys_are_read_as_meant_and_told(
    text: str, title: str, sections: list[str], tasks: list[str]
) -> None:
    journey = read_lenient(text)
    assert (journey.title, list(journey.sections)) == (title, sections)
    assert [task.task for task in journey.tasks] == tasks
    assert journey.warnings


@pytest.mark.parametrize(
    "text",
    [
        'journey\ntitle "x"\nsection s\nA: 3: Me',
        "journey\ntitle\n  x\nsection\n  s\nA: 3: Me",
        "journey title x\nsection s\n# B: 3: Me\n% B: 3: Me\n}\nA: 3: Me",
    ],
)
def test_small_oddities_are_not_worth_a_word(text: str) -> None:
    journey = read_lenient(text)
    assert (journey.title, journey.sections) == ("x", ("s",))
    assert [task.task for task in journey.tasks] == ["A"]
    assert not journey.warnings


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no Mermaid journey"),
        ("Dear Sir or Madam", "no Mermaid journey"),
        ("graph TD\nA-->B", "a Mermaid graph diagram"),
        ("---\ntitle: x\n---\nsequenceDiagram\nA->>B: 3: x", "a Mermaid sequenceDiagram diagram"),
    ],
)
def test_what_is_no_journey_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ImportFormatError, match=sentence):
        read_lenient(text)


def test_warnings_name_the_line_and_the_trouble() -> None:
    journey = read_lenient("%% note\njourney\n\nA: happy: Me\nB: 4/5\n", first_line=10)
    assert journey.warnings == (
        "Line 13: “happy” is no score from 1 to 5; the task has no emotion.",
        "Line 14: “4/5” was read as the score 4.",
    )
    assert [task.line for task in journey.tasks] == [13, 14]


def test_a_description_keeps_its_lines_and_what_follows_it() -> None:
    journey = read_lenient("journey\naccTitle: T #1\naccDescr {\n a\n  b: 3: c } A: 3: Me\n")
    assert (journey.acc_title, journey.acc_descr) == ("T #1", "a\nb: 3: c")
    assert [task.task for task in journey.tasks] == ["A"]
    assert not journey.warnings


def test_tags_go_and_other_angle_brackets_stay() -> None:
    (task,) = read_lenient("journey\n<b>Ship</b><br>it &lt;i&gt; <1>: 3: QA <Lead>\n").tasks
    assert (task.task, task.people) == ("Ship\nit <i> <1>", ("QA <Lead>",))


def test_warnings_of_a_hopeless_file_are_counted_not_told() -> None:
    journey = read_lenient("journey\n" + "A\n" * 1_000)
    assert len(journey.tasks) == 1_000
    assert journey.warnings[MAX_WARNINGS:] == (f"… and {1_000 - MAX_WARNINGS} more.",)


@each_journey
def test_the_corpus_is_read_or_refused_in_one_sentence(path: Path) -> None:
    assert all(is_sentence(said) for said in what_is_said(path.read_bytes().decode("utf-8")))


def is_sentence(said: str) -> bool:
    return said.endswith(".") and "\n" not in said


def what_is_said(text: str) -> tuple[str, ...]:
    """The warnings about a text, or the sentence that refuses it."""
    try:
        return read_lenient(text).warnings
    except ImportFormatError as error:
        return (str(error),)


@given(st.one_of(st.text(), loose_texts, journey_texts))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(is_sentence(said) for said in what_is_said(text))


def told(journey: MermaidJourney) -> Iterator[tuple[str, str, float | None, list[str]]]:
    """The tasks without tags and the blanks that the lenient reader tidies away."""
    for task in journey.tasks:
        people = [tidied(person) for person in task.people]
        yield tidied(task.section), tidied(task.task), task.score, [p for p in people if p]


def tidied(text: str) -> str:
    return " ".join(plain_text(text).split())


@given(journey_texts)
@example("journey\nA: 3: Me %% note\n")
@example("journey\n%%{init: foo bar: 3: x}%%\n")
def test_where_mermaid_accepts_the_tasks_are_the_same_or_the_difference_is_told(text: str) -> None:
    try:
        strict = read_strict(text)
    except ImportFormatError:
        return
    lenient = read_lenient(text)
    assert list(told(lenient)) == list(told(strict)) or set(lenient.warnings) - {NO_EMOTION}


@given(clean_journeys)
def test_what_the_manual_writes_is_read_the_same_without_a_word(text: str) -> None:
    strict, lenient = read_strict(text), read_lenient(text)
    assert list(told(lenient)) == list(told(strict))
    assert [task.line for task in lenient.tasks] == [task.line for task in strict.tasks]
    assert set(lenient.warnings) <= {NO_EMOTION}
