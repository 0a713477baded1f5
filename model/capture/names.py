"""The names that codes can stand for in a map, and finding one in a line.

A name is found as it is written, in any case. Where several names fit the longest one is meant,
so names with spaces need no quotes (``@Mara Klein is lost``); in quotes a name ends where they do
(``@"Mara Klein"``). Else the beginning of a name, or of a word in it, is enough while only one
name has it (``@Kl``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.channels import CHANNEL_ICONS
from model.document import JourneyMap
from model.emotions import EMOTION_VALENCES
from model.ids import Id
from model.queries import (
    lane_name,
    lanes_in_order,
    personas_in_order,
    stages_in_order,
    steps_in_order,
)

_PUNCTUATION = ",.;:!?)"
_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^\s/]+")
_ENDS = re.compile(rf"$|\s|[{re.escape(_PUNCTUATION)}]+(?:\s|$)")
_ENDS_PART = re.compile(rf"$|\s|/|[{re.escape(_PUNCTUATION)}]+(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it stands for, and the table that is in (empty where there is none)."""

    name: str
    value: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names of a map that codes can use, each list in the order of the map."""

    personas: tuple[Name, ...] = ()
    channels: tuple[Name, ...] = ()
    feelings: tuple[Name, ...] = ()
    stages: tuple[Name, ...] = ()
    steps: tuple[Name, ...] = ()
    lanes: tuple[Name, ...] = ()
    stage_of: tuple[tuple[Id, Id], ...] = ()
    """The stage of each step, by their ids."""

    @property
    def places(self) -> tuple[Name, ...]:
        """All that a note can be aimed at."""
        return (*self.stages, *self.steps, *self.lanes)

    def steps_in(self, stage_id: Id) -> tuple[Name, ...]:
        """The steps of a stage."""
        own = {step_id for step_id, of in self.stage_of if of == stage_id}
        return tuple(step for step in self.steps if step.value in own)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the line up to ``end``: a known name, or None for a word nobody knows."""

    end: int
    name: Name | None
    typed: str
    quoted: bool = False


def vocabulary_of(document: JourneyMap) -> Vocabulary:
    """The names of a map. Nameless things cannot be meant, and doubles mean the first one."""
    own = dict.fromkeys(card.channel for card in document.cards.values() if card.channel)
    known = {name.casefold() for name in CHANNEL_ICONS}
    channels = [*CHANNEL_ICONS, *(name for name in own if name.casefold() not in known)]
    steps = steps_in_order(document)
    return Vocabulary(
        personas=_names((p.name, p.id, "personas") for p in personas_in_order(document)),
        channels=_names((name, name, "") for name in channels),
        feelings=_names((word, word, "") for word in EMOTION_VALENCES),
        stages=_names((s.name, s.id, "stages") for s in stages_in_order(document)),
        steps=_names((s.name, s.id, "steps") for s in steps),
        lanes=_names((lane_name(one), one.id, "lanes") for one in lanes_in_order(document)),
        stage_of=tuple((step.id, step.stage_id) for step in steps),
    )


def find_name(
    line: str, at: int, names: Sequence[Name], *, part: bool = False, least: int = 1
) -> Found | None:
    """The name that begins at a place of the line; None where no name can begin.

    ``part``: a slash ends it too. ``least`` letters are needed where only a beginning is typed.
    """
    if line[at : at + 1] == '"':
        return _quoted(line, at, names)
    if not line[at : at + 1].isalnum():
        return None
    ends = _ENDS_PART if part else _ENDS
    for name in sorted(names, key=lambda one: -len(one.name)):
        written = r"\s+".join(re.escape(word) for word in name.name.split())
        match = re.compile(written, re.IGNORECASE).match(line, at)
        if match is not None and ends.match(line, match.end()):
            return Found(match.end(), name, match.group())
    word = (_PART if part else _WORD).match(line, at)
    typed = word.group().rstrip(_PUNCTUATION) if word is not None else ""
    if not typed:
        return None
    begun = _begun(typed.casefold(), names) if len(typed) >= least else None
    return Found(at + len(typed), begun, typed)


def _quoted(line: str, at: int, names: Sequence[Name]) -> Found | None:
    close = line.find('"', at + 1)
    typed = line[at + 1 : close] if close > 0 else ""
    if not typed.strip():
        return None
    wanted = " ".join(typed.split()).casefold()
    found = next((n for n in names if " ".join(n.name.split()).casefold() == wanted), None)
    return Found(close + 1, found, typed.strip(), quoted=True)


def _begun(typed: str, names: Sequence[Name]) -> Name | None:
    """The only name that begins so; of stages, steps and lanes, the first kind that has one."""
    for _, group in groupby(names, key=lambda one: one.table):
        alike = list(group)
        whole = [n for n in alike if n.name.casefold().startswith(typed)]
        within = [n for n in alike if any(w.startswith(typed) for w in n.name.casefold().split())]
        for found in (whole, within):
            if len({n.name.casefold() for n in found}) == 1:
                return found[0]
    return None


def _names(entries: Iterable[tuple[str, str, str]]) -> tuple[Name, ...]:
    known: dict[str, Name] = {}
    for text, value, table in entries:
        name = " ".join(text.split())
        if name:
            known.setdefault(name.casefold(), Name(name, value, table))
    return tuple(known.values())
