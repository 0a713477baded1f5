"""Records of one file or of two sides of it, each with an id of its own."""

from __future__ import annotations

from collections.abc import Sequence

from model.ids import Id, seeded_ids
from model.naming import called, shortened
from model.records import MapInfo, Record, evolve
from model.salvage.losses import Loss
from resources.words import tr


def together(
    sides: Sequence[Sequence[Record]], losses: list[Loss]
) -> tuple[list[Record], list[str]]:
    """All records, and sentences about those that had the id of another one.

    What says the same is the same. Of two that differ the first keeps the id, which others point
    at, and the other one gets its own: nothing is left out. Of a second record of the map itself
    only what the first does not say can be kept; the rest is added to the losses.
    """
    kept: dict[tuple[str, Id], Record] = {}
    others: dict[tuple[str, Id], list[Record]] = {}
    info: MapInfo | None = None
    notes: list[str] = []
    for record in (record for side in sides for record in side):
        if isinstance(record, MapInfo):
            info = record if info is None else _both(info, record, losses)
            continue
        key = (record.table, record.id)
        if kept.setdefault(key, record) != record and record not in others.get(key, ()):
            others.setdefault(key, []).append(record)
    taken = {record_id for _, record_id in kept}
    out = [*kept.values()]
    for (_, record_id), twins in others.items():
        source = seeded_ids(f"twice {record_id}")
        for twin in twins:
            while (own := source(twin.prefix)) in taken:
                pass
            taken.add(own)
            out.append(evolve(twin, id=own))
            sentence = "The {record} had the id of another one; both are kept."
            notes.append(tr(sentence, record=called(twin)))
    return ([info, *out] if info is not None else out), notes


def _both(first: MapInfo, second: MapInfo, losses: list[Loss]) -> MapInfo:
    """The first record of the map, with what only the second says."""
    fields: dict[str, object] = {}
    for name, info in MapInfo.model_fields.items():
        ours, theirs = getattr(first, name), getattr(second, name)
        default = info.get_default()
        if theirs in (ours, default) or name == "id":
            continue
        if ours == default:
            fields[name] = theirs
            continue
        sentence = "The {field} of the map stood there twice; “{said}” is left out."
        words = {"field": name.replace("_", " "), "said": shortened(str(theirs))}
        losses.append(Loss(0, sentence, words))
    return evolve(first, **fields)
