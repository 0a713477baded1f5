"""Finding the records that an answer names: people and sources by name, places by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporters.workbook.facts import Facts
from exporters.workbook.values import Value, shown
from model.errors import JourneyboardError
from model.ids import Id
from resources.words import tr


class UnknownNameError(JourneyboardError):
    """An answer names what the map does not have, or has twice."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a map as it is now."""

    facts: Facts

    def personas(self, value: Value) -> tuple[Id, ...]:
        """The personas that a cell names, separated by commas.

        Raises:
            UnknownNameError: one of them is nobody's name.
        """
        known = [(persona.name, persona.id) for persona in self.facts.personas]
        return _found(shown(value).split(","), known, tr("persona"))

    def evidence(self, value: Value) -> tuple[Id, ...]:
        """The sources that a cell names, one a line.

        Raises:
            UnknownNameError: one of them is no source's title.
        """
        known = [(source.title, source.id) for source in self.facts.document.evidence.values()]
        return _found(shown(value).split("\n"), known, tr("source"))


def _found(words: Iterable[str], known: Iterable[tuple[str, Id]], what: str) -> tuple[Id, ...]:
    by_name: dict[str, Id] = {}
    for name, record_id in known:
        by_name.setdefault(" ".join(name.split()).casefold(), record_id)
    ids: list[Id] = []
    for word in words:
        name = " ".join(word.split())
        if not name:
            continue
        if name.casefold() not in by_name:
            raise UnknownNameError(tr("There is no {what} called “{name}”.", what=what, name=name))
        ids.append(by_name[name.casefold()])
    return tuple(dict.fromkeys(ids))
