"""The names and numbers by which parts of a report speak of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporters.markdown.escaping import line
from exporters.workbook.facts import Facts
from model.document import JourneyMap
from model.emotions import VALENCE_NAMES
from model.ids import Id
from model.naming import shortened
from model.records import Card, Evidence
from resources.words import tr

_SHORT = 60


@dataclass(frozen=True, slots=True)
class Sources:
    """The facts of a map, and its evidence numbered as it is listed."""

    facts: Facts
    numbers: dict[Id, int]

    @classmethod
    def of(cls, document: JourneyMap) -> Sources:
        """Gather them."""
        facts = Facts.of(document)
        return cls(facts, {one.id: n for n, one in enumerate(evidence_in_order(document), start=1)})

    def rests(self, ids: Iterable[Id]) -> str:
        """``E1, E4``: the evidence that something rests on; empty for none."""
        found = sorted(self.numbers[key] for key in ids if key in self.numbers)
        return ", ".join(f"E{number}" for number in found)

    def people(self, ids: Iterable[Id]) -> str:
        """The names of personas; nothing where the map has only one, who is always meant."""
        if len(self.facts.personas) == 1:
            return ""
        return line(self.facts.persona_names(ids))

    def place(self, card: Card) -> str:
        """``Purchase › Pay``: where a card stands."""
        names = (self.facts.stage_name(card.step_id), self.facts.step_name(card.step_id))
        return " › ".join(line(name) for name in names if name.strip())

    def said(self, texts: Iterable[str]) -> str:
        """Texts of other cards, shortened, in a cell or an item."""
        return "<br>".join(line(shortened(text, _SHORT)) for text in texts if text.strip())


def evidence_in_order(document: JourneyMap) -> list[Evidence]:
    """The evidence by day and title."""
    return sorted(
        document.evidence.values(), key=lambda one: (str(one.on or ""), one.title, one.id)
    )


def felt(valence: float) -> str:
    """``-1.5, negative``: a valence in a figure and in words."""
    figure = f"{round(valence, 2):+g}" if round(valence, 2) else "0"
    return f"{figure}, {tr(VALENCE_NAMES[_rounded(valence)])}"


def _rounded(valence: float) -> int:
    """Halves go away from the middle."""
    return int(abs(valence) + 0.5) * (1 if valence >= 0 else -1)


def labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """``Owner: Ada`` for each pair that says something."""
    return (f"{label}: {text}" for label, text in pairs if text)
