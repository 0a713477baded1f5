"""What a person meant by one sloppy task line: its name, its score, its people.

mermaid splits at the first two colons, whatever stands between them. A person writes times,
addresses and quotes into a name, a score as ``4/5`` or ``3,5``, or no score at all. Each function
gives its reading and remarks: sentences on what was guessed, empty where mermaid reads the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from exporters.mermaid.javascript import number
from resources.words import tr

_BULLET = re.compile(r"(?:[-*+•–—]|\[[ xX]?\])\s+")
_QUOTED_NAME = re.compile(r"""(?:"([^"]+)"|“([^”]+)”|'([^']+)')\s*(?=:|$)""")
_OF_FIVE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/|of|out of)\s*5", re.ASCII | re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_MINUTES = re.compile(r"[0-5]\d(?!\d)", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATORS = re.compile(r"[,;]")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as it was meant. ``score`` is None where none can be read."""

    name: str
    score: float | None
    people: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def read_score(text: str) -> tuple[float | None, str]:
    """The score in a text and a remark; None when there is none or it is no number."""
    text = text.strip()
    if not text:
        return None, ""
    value = number(text)
    if value is not None:
        return value, ""
    plain = unicodedata.normalize("NFKC", text)
    of_five = _OF_FIVE.fullmatch(plain)
    if of_five is not None:
        plain = of_five[1]
    elif _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    value = number(plain)
    remark = (
        ""
        if value is None
        else tr("“{text}” was read as the score {plain}.", text=text, plain=plain)
    )
    return value, remark


def has_score(text: str) -> bool:
    """Whether the line is beyond doubt a task: something, a colon, and a score."""
    return ":" in text and read_task(text).score is not None


def read_task(text: str) -> TaskLine:
    """The task in a line without comments."""
    remarks: list[str] = []
    bullet = _BULLET.match(text)
    if bullet is not None and bullet.end() < len(text):
        remarks.append(tr("The list mark before the task was left out."))
        text = text[bullet.end() :]
    head, pieces = _pieces(text, remarks)
    place = _score_place(pieces)
    if place is None:
        return _without_score(head, pieces, remarks)
    score, remark = read_score(pieces[place])
    if remark:
        remarks.append(remark)
    if place > 1:
        remarks.append(tr("A colon inside the name of the task was kept."))
    if len(pieces) > place + 2:
        remarks.append(tr("A colon among the people was kept."))
    return TaskLine(
        name=_joined(head, pieces[:place]),
        score=score,
        people=_people(":".join(pieces[place + 1 :]), remarks),
        remarks=tuple(remarks),
    )


def _pieces(text: str, remarks: list[str]) -> tuple[str, list[str]]:
    """A quoted name, if there is one, and what stands between the colons (of the rest)."""
    quoted = _QUOTED_NAME.match(text)
    if quoted is None:
        return "", text.split(":")
    remarks.append(tr("The quotation marks around the name of the task were left out."))
    return quoted[1] or quoted[2] or quoted[3], text[quoted.end() :].split(":")


def _joined(head: str, pieces: list[str]) -> str:
    return (head + ":".join(pieces)).strip().rstrip(":").rstrip()


def _score_place(pieces: list[str]) -> int | None:
    """Which piece holds the score: the first number that is not the minutes of a time of day."""
    places = [i for i in range(1, len(pieces)) if read_score(pieces[i])[0] is not None]
    for place in places[:-1]:
        is_time = _MINUTES.fullmatch(pieces[place]) and pieces[place - 1][-1:].isdigit()
        if not is_time:
            return place
    return places[-1] if places else None


def _without_score(head: str, pieces: list[str], remarks: list[str]) -> TaskLine:
    people = pieces[-1] if len(pieces) > 1 else ""
    doubtful = ""
    if len(pieces) > 2:
        doubtful = pieces[-2].strip()
        pieces = pieces[:-1]
    elif not _LETTER.search(people):
        doubtful, people = people.strip(), ""
    if doubtful:
        remarks.append(
            tr("“{text}” is no score from 1 to 5; the task has no emotion.", text=doubtful)
        )
    else:
        remarks.append(tr("The task has no score, so no emotion."))
    return TaskLine(
        name=_joined(head, pieces[:-1] or pieces),
        score=None,
        people=_people(people, remarks),
        remarks=tuple(remarks),
    )


def _people(text: str, remarks: list[str]) -> tuple[str, ...]:
    if ";" in text:
        remarks.append(tr("The semicolon was read as a comma between people."))
    names = [name.strip() for name in _SEPARATORS.split(text)]
    plain = [name.strip('"“”') for name in names]
    if plain != names:
        remarks.append(tr("The quotation marks around people were left out."))
    return tuple(name for name in plain if name)
