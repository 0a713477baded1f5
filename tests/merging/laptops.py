"""Several laptops with one map in a folder that is synced now and then: played without a window.

Each edits, saves, finds the file changed, merges and saves again, as the designer does. Nothing
that anybody wrote may be missing in the end, and all must come to the same map.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.ids import seeded_ids
from model.merging.ancestry import both_lineages, common_revisions
from model.merging.merged import merged
from model.merging.one_record import texts_of
from model.places import CellPlace, ParkingPlace, Place
from model.rules import problems
from model.samples import samples
from model.storage import dumps, lineage, load, loads
from tests.edit_strategies import EDITS, Edit

MAP_ID = "map-laptops"
_ROUNDS_TO_MEET = 8
_TALKED_ABOUT = 6
"""So many cards are worked on by everybody."""
_TAKES_WORDS_AWAY = frozenset(
    {"delete", "paste", "clear picture", "group duplicates", "duplicate"}
    | {name for name in EDITS if name.startswith(("edit ", "rename", "merge", "retake"))}
)
"""Edits by which a person takes words away on purpose: those are not missed in the end."""
_HARMLESS = sorted(set(EDITS) - _TAKES_WORDS_AWAY)


@dataclass
class Laptop:
    """One person's map: the document, what it comes from, and the states that were seen."""

    document: JourneyMap
    line: tuple[str, ...]
    seen: bytes
    states: dict[str, JourneyMap] = field(default_factory=dict)

    def meet(self, file: bytes) -> int:
        """Find the file changed and merge it in; how many things clashed."""
        theirs = loads(file)
        line = lineage(theirs.revision, theirs.parents)
        known = (self.states.get(revision) for revision in common_revisions(self.line, line))
        base = next((state for state in known if state is not None), None)
        result = merged(base, self.document, theirs.document)
        self.document = apply(self.document, result.change)
        self.states[theirs.revision] = theirs.document
        same = self.document == theirs.document
        self.line = line if same else both_lineages(self.line, line)
        self.seen = file
        return len(result.conflicts)

    def save(self) -> bytes:
        """The file as this laptop writes it, having seen what is there."""
        self.seen = dumps(self.document, map_id=MAP_ID, parents=self.line)
        saved = loads(self.seen)
        self.line = lineage(saved.revision, saved.parents)
        self.states[saved.revision] = self.document
        return self.seen


def played(seed: int, *, laptops: int = 3, rounds: int = 12) -> tuple[list[str], int]:
    """What went wrong in one afternoon, and how many things clashed in it."""
    chance = random.Random(seed)  # noqa: S311 - a game, no secrets
    start = loads(dumps(load(samples()[seed % len(samples())].path).document, map_id=MAP_ID))
    file = dumps(start.document, map_id=MAP_ID)
    everybody = [
        Laptop(start.document, (start.revision,), file, {start.revision: start.document})
        for _ in range(laptops)
    ]
    written: set[str] = set()
    clashes = 0
    for _ in range(rounds):
        laptop = chance.choice(everybody)
        for _ in range(chance.randrange(4)):
            _edit(laptop, chance, written)
        if chance.random() < 0.5:
            if laptop.seen != file:
                clashes += laptop.meet(file)
            file = laptop.save()
    clashes += _come_together(everybody, file)
    return _wrong(everybody, written), clashes


def _edit(laptop: Laptop, chance: random.Random, written: set[str]) -> None:
    """One edit of one person; the words that have to be there in the end are noted."""
    document, text = laptop.document, f"words {chance.random()}"
    ids = seeded_ids(chance.getrandbits(60))
    match chance.randrange(6):
        case 0 | 1:
            card = chance.choice(sorted(document.cards.values(), key=lambda card: card.id))
            change = add_card(document, _somewhere(document, chance), kind=card.kind, text=text,
                              ids=ids)  # fmt: skip
            written.add(text)
        case 2:
            cards = sorted(document.cards.values(), key=lambda card: card.id)
            card = chance.choice(cards[:_TALKED_ABOUT])
            change = edit(document, card.id, text=text)
            written.discard(card.text)  # taken away by somebody who read it
            written.add(text)
        case 3:
            table = chance.choice(["lanes", "steps", "personas", "evidence", "connectors"])
            found = sorted(document.table(table))
            change = remove(document, [chance.choice(found)]) if found else ChangeSet()
        case _:
            picks = tuple(chance.randrange(60) for _ in range(8))
            change = Edit(chance.choice(_HARMLESS), picks, text)(document)
    laptop.document = apply(document, change)


def _somewhere(document: JourneyMap, chance: random.Random) -> Place:
    lanes, steps = sorted(document.lanes), sorted(document.steps)
    if not lanes or not steps or chance.random() < 0.2:
        return ParkingPlace()
    return CellPlace(chance.choice(lanes), chance.choice(steps))


def _come_together(everybody: list[Laptop], file: bytes) -> int:
    """Nobody edits any more; each goes on merging and saving until all are the same."""
    clashes = 0
    for _ in range(_ROUNDS_TO_MEET):
        for laptop in everybody:
            if laptop.seen != file:
                clashes += laptop.meet(file)
            if loads(file).document != laptop.document:
                file = laptop.save()
        if all(laptop.document == everybody[0].document for laptop in everybody):
            break
    return clashes


def _wrong(everybody: list[Laptop], written: set[str]) -> list[str]:
    wrong = []
    for laptop in everybody:
        here = {text for record in laptop.document.records() for text in texts_of(record)}
        wrong += [f"lost {text!r}" for text in sorted(written - here)]
        wrong += [problem.sentence for problem in problems(laptop.document)]
    if any(laptop.document != everybody[0].document for laptop in everybody):
        wrong.append("they never come to the same map")
    return wrong
