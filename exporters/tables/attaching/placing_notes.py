"""What is told of names in a table that are only alike to those of the map, or unknown to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exporters.tables.attaching.matching import Place
from model.naming import called, shortened
from resources.words import tr

_MOST_NAMED = 5


class PlacingNotes:
    """Gathers names while rows are placed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._alike: dict[str, str] = {}
        self._unknown: Counter[str] = Counter()

    def add(self, names: tuple[str, ...], place: Place | None) -> None:
        """What a row calls its place, and what was found for it."""
        said = " › ".join(shortened(name) for name in names if name)
        if place is None:
            self._unknown[said] += 1
        elif not place.sure:
            self._alike[said] = called(place.card or place.step or place.stage)

    def sentences(self) -> Iterator[str]:
        """A sentence for what is alike, one for what is unknown."""
        if self._alike:
            pairs = [f"“{said}” → {meant}" for said, meant in self._alike.items()]
            yield tr("Taken for what is called alike: {pairs}.", pairs=_some(pairs))
        if self._unknown:
            names = [f"“{said}”" for said in self._unknown]
            yield tr("Not on the map: {names}.", names=_some(names))


def _some(items: list[str]) -> str:
    more = len(items) - _MOST_NAMED
    shown = ", ".join(items[:_MOST_NAMED])
    return tr("{items} and {n} more", items=shown, n=more) if more > 0 else shown
