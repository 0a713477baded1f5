"""What the journey check says: findings, the rules behind them, and what somebody decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from model.changes import ChangeSet
from model.check.facts import Facts
from model.ids import Id, IdSource
from model.records import Silence


class Severity(StrEnum):
    """How sure the check is that something is amiss, the surest first."""

    PROBLEM = "problem"
    WARNING = "warning"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class SeverityFacts:
    """Its name, several of it in running text, what it means, and its icon."""

    name: str
    many: str
    meaning: str
    icon: str


SEVERITIES: dict[Severity, SeverityFacts] = {
    Severity.PROBLEM: SeverityFacts(
        "Problem", "problems", "The map cannot do its work without it.", "pain-point"
    ),
    Severity.WARNING: SeverityFacts(
        "Warning", "warnings", "A reader of the map will ask for it.", "warning"
    ),
    Severity.QUESTION: SeverityFacts(
        "Question", "questions", "It may well be as it should be: asked, not judged.", "help"
    ),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of one record: a sentence, where, and which other records it is about.

    ``place`` None is the record itself. ``more`` begins with what the sentence names.
    """

    message: str
    more: tuple[Id, ...] = ()
    place: Id | None = None


Look: TypeAlias = Callable[[Facts, Any], Iterable[Hit]]
Mend: TypeAlias = Callable[[Facts, "Finding", IdSource], ChangeSet | None]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing the check looks for. There is exactly one object for each rule.

    ``id`` is stable, and the anchor of its section in ``docs/CHECK.md``. ``why`` is a sentence.
    ``remedy`` says on a button what the fix does, empty where there is none. ``table`` names the
    records it looks at, one by one; ``look`` and ``mend`` are asked by the checker only.
    """

    id: str
    name: str
    severity: Severity
    why: str
    table: str
    look: Look
    remedy: str = ""
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule has something to say. No two have both rule and place in common.

    ``place`` is a record's id, or empty for the map as a whole. ``more`` are the ids of other
    records it is about.
    """

    rule: Rule
    place: Id
    message: str
    more: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that somebody decided to leave as it is, and their decision with its reason."""

    finding: Finding
    silence: Silence


@dataclass(frozen=True, slots=True)
class Checkup:
    """All a check has to say: the findings in order, and apart from them those silenced."""

    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
