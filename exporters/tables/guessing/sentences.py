"""What was guessed of tables, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection

from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Orientation, Purpose, Scale, Target
from exporters.tables.targets import all_targets
from model.naming import shortened
from resources.words import tr

_MOST_NAMED = 12
_PURPOSES = {
    Purpose.JOURNEY: "each row is a part of the journey",
    Purpose.EVIDENCE: "each row is a finding",
    Purpose.METRICS: "each row is a figure",
    Purpose.PERSONAS: "each row is a persona",
    Purpose.ACTIONS: "each row is an action",
}
_SCALES = {
    Scale.ONE_TO_FIVE: "from 1 to 5",
    Scale.ONE_TO_TEN: "from 1 to 10",
    Scale.TWO_BOTH_WAYS: "from -2 to +2",
    Scale.FIVE_BOTH_WAYS: "from -5 to +5",
}


def sentences_of(grids: Grids, mapping: Mapping) -> tuple[str, ...]:
    """How the tables were understood, the main one first."""
    found = [*_of_one(grids, mapping)]
    for other in mapping.also:
        found += _of_one(grids, other)
    return tuple(found)


def _of_one(grids: Grids, mapping: Mapping) -> list[str]:
    what = tr(_PURPOSES[mapping.purpose])
    found = [_lies(grids, mapping, what)]
    if mapping.stage_of_heading:
        found.append(tr("The heading above each table is its stage."))
    found.append(columns_sentence(mapping))
    if any(target == Target.EMOTION for _, target in mapping.targets):
        scale = _SCALES.get(mapping.scale)
        found.append(
            tr("Feelings are figures {scale}.", scale=tr(scale))
            if scale is not None
            else tr("Feelings are words or faces.")
        )
    if mapping.comma_lists:
        names = ", ".join(f"“{shortened(name)}”" for name in mapping.comma_lists)
        found.append(tr("Commas part several things in {names}.", names=names))
    return [sentence for sentence in found if sentence]


def _lies(grids: Grids, mapping: Mapping, what: str) -> str:
    grid = grids.tables[mapping.tables[0]]
    count = len(mapping.tables)
    names = f"“{shortened(grid.name)}”"
    if grid.listed:
        return tr("There is no table of a journey; the numbered list {name} was read.", name=names)
    if count > 1:
        names = tr("{name} and {n} more tables", name=names, n=count - 1)
    match mapping.orientation:
        case Orientation.ROWS:
            text = f"{names}: {what}."
        case Orientation.COLUMNS:
            text = tr("{names}: stages are the columns, lanes the rows.", names=names)
        case Orientation.PAIRS:
            text = (
                tr("{names}: each table is one stage, its rows are the lanes.", names=names)
                if mapping.purpose is Purpose.JOURNEY
                else tr("{names}: each table is a persona.", names=names)
            )
    if mapping.header is None:
        return tr("{text} There is no row of headings.", text=text)
    if mapping.header > 0:
        return tr("{text} Its headings are in row {n}.", text=text, n=grid.number(mapping.header))
    return text


def columns_sentence(mapping: Mapping, *, but: Collection[int] = ()) -> str:
    """What the fields mean, without those at the places ``but``; empty where none is left."""
    names = dict(all_targets())
    parts = [
        f"“{shortened(heading)}” → {names.get(target, target)}"
        for place, (heading, target) in enumerate(mapping.targets)
        if heading and place not in but
    ]
    if len(parts) > _MOST_NAMED:
        parts = [*parts[:_MOST_NAMED], "…"]
    return f"{', '.join(parts)}." if parts else ""
