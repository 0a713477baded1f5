"""Finding the journey in a file."""

from __future__ import annotations

import pytest

from exporters.mermaid.source import MAX_BYTES, Source, decode, find_journey
from model.errors import ImportFormatError

TEXT = "journey\n  Käse: 3: Zoë\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_every_unicode_file_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, name="a.mmd") == Source(TEXT)


def test_an_old_windows_file_is_read_with_a_warning() -> None:
    source = decode(TEXT.encode("cp1252"), name="a.mmd")
    assert source.text == TEXT
    assert "not UTF-8" in source.warnings[0]


def test_what_no_encoding_explains_is_still_read() -> None:
    assert decode(b"journey\n\x81: 3", name="a.mmd").text == "journey\n\ufffd: 3"


def test_a_file_that_is_too_large_is_refused() -> None:
    assert decode(b" " * MAX_BYTES, name="a.mmd").text
    with pytest.raises(ImportFormatError, match=r"“a\.mmd” is larger than 5 MB"):
        decode(b" " * (MAX_BYTES + 1), name="a.mmd")


@pytest.mark.parametrize(
    ("markdown", "text", "line"),
    [
        ("# H\n\n```mermaid\njourney\nA: 3\n```\nend", "journey\nA: 3", 4),
        ("~~~ mermaid\njourney\n~~~", "journey", 2),
        ("````{mermaid}\njourney\n```\nA: 3\n````", "journey\n```\nA: 3", 2),
        ("- list\n\n  ```mermaid\n  journey\n    A: 3\n  ```", "journey\n  A: 3", 4),
        ("> ```mermaid\n> journey\n> A: 3\n> ```", "journey\nA: 3", 2),
        (":::mermaid\njourney\nA: 3\n:::", "journey\nA: 3", 2),
        ("```\njourney\nA: 3\n```", "journey\nA: 3", 2),
        ("```mermaid\njourney\nA: 3", "journey\nA: 3", 2),
        ("```mermaid\r\njourney\r\nA: 3\r\n```\r\n", "journey\nA: 3", 2),
        ("```mermaid\ngraph TD\n```\n```mermaid\n---\ntitle: T\n---\njourney\n```",
         "---\ntitle: T\n---\njourney", 5),
        ("journey\nA: 3", "journey\nA: 3", 1),
    ],
)  # fmt: skip
def test_the_block_in_markdown(markdown: str, text: str, line: int) -> None:
    for strict in (False, True):
        found = find_journey(markdown, name="README.md", strict=strict)
        assert found == Source(text, line)


def test_of_several_journeys_the_first_is_taken_and_told() -> None:
    block = "```mermaid\njourney\n{}: 3\n```\n"
    found = find_journey(block.format("A") + block.format("B"), name="a.md", strict=False)
    assert found.text == "journey\nA: 3"
    assert found.warnings == ("“a.md” holds 2 journeys; only the first one, at line 2, was read.",)


@pytest.mark.parametrize(
    "markdown",
    ["", "Journey to the centre: 3", "```mermaid\ngraph TD\n```", "```\nA journey: 3\n```",
     "````md\n```mermaid\njourney\n```\n````"],
)  # fmt: skip
def test_markdown_without_a_journey_is_refused(markdown: str) -> None:
    with pytest.raises(ImportFormatError, match=r"“a\.MD” holds no Mermaid journey"):
        find_journey(markdown, name="a.MD", strict=False)


def test_a_fenced_block_in_a_diagram_file_is_found_unless_strict() -> None:
    fenced = "```mermaid\njourney\nA: 3\n```\n"
    assert find_journey(fenced, name="a.mmd", strict=False) == Source("journey\nA: 3", 2)
    assert find_journey(fenced, name="a.mmd", strict=True) == Source(fenced)
