"""What could not be taken as it stands: sentences with the rows they are about."""

from __future__ import annotations

from dataclasses import dataclass, field

from resources.words import tr

_MOST_PLACES = 5
_MOST_SENTENCES = 50  # nobody reads more of them to the end


@dataclass(slots=True)
class Notes:
    """Gathers sentences; the same one about several rows is told once, with the first rows."""

    _places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, where: str, sentence: str) -> None:
        """Note a sentence about a place; ``where`` empty for one about all."""
        known = self._places.setdefault(sentence, [])
        if where and where not in known[-1:]:
            known.append(where)

    def sentences(self) -> tuple[str, ...]:
        """Them: ``Row 3, Row 7 and 12 more: …``. Of very many the first, and how many more."""
        told = [_told(places, sentence) for sentence, places in self._places.items()]
        if len(told) > _MOST_SENTENCES:
            more = len(told) - _MOST_SENTENCES
            told[_MOST_SENTENCES:] = [tr("{n} more notes are not listed.", n=more)]
        return tuple(told)


def _told(places: list[str], sentence: str) -> str:
    if not places:
        return sentence
    named = ", ".join(places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    where = tr("{places} and {n} more", places=named, n=more) if more > 0 else named
    return f"{where}: {sentence}"
