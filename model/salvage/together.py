"""Records of one file or of two sides of it, each with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.ids import Id, seeded_ids
from model.naming import called, shortened
from model.records import MAP_ID, MapInfo, Record, evolve
from model.salvage.losses import Loss
from model.salvage.placing import by_id
from resources.words import tr

_MOST_TWINS = 50  # with one id: each is compared with those before it


def together(
    sides: Sequence[Sequence[Record]], losses: list[Loss]
) -> tuple[list[Record], list[str]]:
    """All records, and sentences about those that had the id of another one.

    ``sides``: what is whole comes before what is not. What says the same is the same. Of two that
    differ the first keeps the id, which others point at, and the other one gets its own: nothing
    is left out. Of a second record of the map itself only what the first does not say can be kept;
    the rest is added to the losses.
    """
    of_id: dict[Id, list[Record]] = {}
    info: MapInfo | None = None
    too_many = 0
    for record in (record for side in sides for record in side):
        if isinstance(record, MapInfo):
            info = record if info is None else _both(info, record, losses)
            continue
        twins = of_id.setdefault(record.id, [])
        if any(twin.table == record.table and _says(twin, record) for twin in twins):
            continue
        if len(twins) < _MOST_TWINS:
            twins.append(record)
        else:
            too_many += 1
    if too_many:
        words = {"n": f"{too_many:,}"}
        losses.append(Loss(0, "{n} records with the ids of other ones are left out.", words))
    out, notes = _each_its_own(of_id)
    return ([info, *out] if info is not None else out), notes


def _each_its_own(of_id: Mapping[Id, list[Record]]) -> tuple[list[Record], list[str]]:
    """Every record with an id that no other one has."""
    out: list[Record] = []
    notes: list[str] = []
    taken = {MAP_ID, *of_id}
    for record_id, twins in of_id.items():
        if len(twins) == 1 and record_id != MAP_ID:
            out.append(twins[0])
            continue
        # Of several things the one that the id was made for keeps it.
        meant = by_id(record_id)
        ordered = [twin for twin in twins if twin.table == meant]
        ordered += [twin for twin in twins if twin.table != meant]
        keepers = 0 if record_id == MAP_ID else 1
        out.extend(ordered[:keepers])
        source = seeded_ids(f"twice {record_id}")
        for twin in ordered[keepers:]:
            while (own := source(twin.prefix)) in taken:
                pass
            taken.add(own)
            out.append(evolve(twin, id=own))
            sentence = "The {record} had the id of another one; both are kept."
            notes.append(tr(sentence, record=called(twin)))
    return out, notes


def _says(whole: Record, piece: Record) -> bool:
    """Whether a record says all that another one of its id does, or the beginning of it."""
    for name in piece.model_fields_set:
        ours, theirs = getattr(whole, name), getattr(piece, name)
        cut_off = isinstance(ours, str) and isinstance(theirs, str) and ours.startswith(theirs)
        if ours != theirs and not cut_off:
            return False
    return True


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
