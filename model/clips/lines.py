"""A text as lines, each without its bullet or number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.clips.addresses import is_address, with_source
from model.clips.clip import Snippet

_BULLETS = "-*•‣–—◦▪▫●○■□·⁃►▸➢➤✦❖§\uf0b7\uf0a7\uf0d8"
_BOXES = "☐☑☒✓✔✗✘✅⬜🔲"
# A bullet, with or without the box of a task after it; or a box alone.
_BULLET = re.compile(
    rf"(?:[{_BULLETS}]\s+(?:\[[ xX]\]\s+|[{_BOXES}]\ufe0f?\s+)?|[{_BOXES}]\ufe0f?\s+|\[[ xX]\]\s+)"
)
_WORD_BULLET = re.compile(rf"(?:[{_BULLETS}{_BOXES}o]|\(?(?:\d{{1,3}}|[a-z])[.)])\t", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
# A mark with nothing after it, or a rule drawn across the text.
_EMPTY = re.compile(rf"(?:[{_BULLETS}{_BOXES}]\ufe0f?|\[[ xX]?\]|[-*_=~#]{{3,}})")


def snippets_of(lines: Iterable[str | Snippet]) -> tuple[Snippet, ...]:
    """What each line says, in order; those that say nothing are left out.

    Two lines of which the second is an address are one: a title and where it was found.
    """
    raw = [line if isinstance(line, Snippet) else Snippet(line) for line in lines]
    said = [Snippet(_on_one_blank(line.text), line.source) for line in raw]
    said = [line for line in said if line.text and not _EMPTY.fullmatch(line.text)]
    texts = _without_numbers([_without_bullet(line.text) for line in said])
    if len(texts) == 2 and is_address(texts[1]) and not is_address(texts[0]):
        return (with_source("\n".join(texts)),)
    return tuple(with_source(text, line.source) for text, line in zip(texts, said, strict=True))


def is_bulleted(lines: Sequence[str]) -> bool:
    """Whether most lines begin with a bullet and a tab, as a list copied from Word does."""
    said = [line.strip(" \t") for line in lines if line.strip()]
    return 2 * sum(1 for line in said if _WORD_BULLET.match(line)) > len(said)


def _on_one_blank(text: str) -> str:
    """Without blanks at the ends of its lines, and with a space for each tab."""
    return "\n".join(line.strip() for line in text.replace("\t", " ").split("\n")).strip()


def _without_bullet(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _without_numbers(texts: list[str]) -> list[str]:
    """The texts without the numbers that only count them: ``12. May`` alone keeps its own."""
    matches = [_NUMBER.match(text) for text in texts]
    numbers = [int(match.group(1)) if match else None for match in matches]
    plain = []
    for index, (text, match, number) in enumerate(zip(texts, matches, numbers, strict=True)):
        around = (
            numbers[index - 1] if index else None,
            numbers[index + 1] if index + 1 < len(numbers) else None,
        )
        counts = number is not None and (
            number in (1, index + 1) or around[0] == number - 1 or around[1] == number + 1
        )
        plain.append(text[match.end() :] if match and counts else text)
    return plain
