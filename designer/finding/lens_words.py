"""A lens in words, and what it may be set to on a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from model.document import JourneyMap
from model.kinds import CARD_KINDS, CardKind, Support
from model.layout.legend import SUPPORT_NAMES
from model.lens import Lens, channels_of, tags_of
from model.naming import shortened
from model.queries import lane_name, lanes_in_order, personas_in_order
from resources.words import tr

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a lens may ask: a name, and the fields of the lens that hold it."""

    id: str
    name: str
    fields: tuple[str, ...]


FACETS: tuple[Facet, ...] = (
    Facet("persona", "Persona", ("persona_ids", "nobody")),
    Facet("lane", "Lane", ("lane_ids",)),
    Facet("kind", "Kind", ("kinds", "emotions")),
    Facet("channel", "Channel", ("channels",)),
    Facet("evidence", "Evidence", ("supports",)),
    Facet("tag", "Tag", ("tags",)),
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet. ``member`` None: the field itself is a yes or no."""

    field: str
    member: Any
    name: str

    def is_in(self, lens: Lens) -> bool:
        """Whether the lens asks for it."""
        held = getattr(lens, self.field)
        return bool(held) if self.member is None else self.member in held

    def switched(self, lens: Lens) -> Lens:
        """The lens with this value added, or taken out."""
        held: Any = getattr(lens, self.field)
        after: dict[str, Any] = {
            self.field: not held if self.member is None else held ^ {self.member}
        }
        return replace(lens, **after)


def values_of(document: JourneyMap, facet: Facet, lens: Lens) -> list[Value]:
    """What a facet may be set to on this map; also what the lens asks for and the map has not."""
    match facet.id:
        case "persona":
            people = personas_in_order(document)
            named = [Value("persona_ids", p.id, p.name or tr("Unnamed persona")) for p in people]
            return [*named, Value("nobody", None, tr("No persona"))]
        case "lane":
            lanes = lanes_in_order(document)
            return [Value("lane_ids", lane.id, tr(lane_name(lane))) for lane in lanes]
        case "kind":
            kinds = [Value("kinds", kind, tr(CARD_KINDS[kind].plural)) for kind in CardKind]
            return [*kinds, Value("emotions", None, tr("Emotions"))]
        case "evidence":
            return [Value("supports", each, tr(SUPPORT_NAMES[each])) for each in Support]
        case "channel":
            words = sorted({*channels_of(document), *lens.channels}, key=str.casefold)
            return [Value("channels", word, word) for word in words]
        case _:
            words = sorted({*tags_of(document), *lens.tags}, key=str.casefold)
            return [Value("tags", word, word) for word in words]


def asked(document: JourneyMap, lens: Lens) -> Iterator[str]:
    """What the lens asks for, a name each."""
    for facet in FACETS:
        for value in values_of(document, facet, lens):
            if value.is_in(lens):
                name = value.name
                yield f"#{name}" if facet.id == "tag" else name


def lens_words(document: JourneyMap, lens: Lens) -> str:
    """``Anna, pain points``: short enough for a chip."""
    names = list(asked(document, lens))
    first = names[:1] + [name if name.startswith("#") else _lower(name) for name in names[1:]]
    return shortened(", ".join(first), _LONGEST)


def _lower(name: str) -> str:
    """Words from lists in running text; what a person wrote stays as written."""
    known = {facts.plural for facts in CARD_KINDS.values()} | {"Emotions", "No persona"}
    known |= set(SUPPORT_NAMES.values())
    return name[:1].lower() + name[1:] if name in known else name
