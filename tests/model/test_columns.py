"""Stages keep the colour people know them by."""

from __future__ import annotations

from model.changes import apply
from model.document import JourneyMap
from model.edits import add_stage, move_stage
from model.ids import seeded_ids
from model.queries import stage_hues, stages_in_order


def coloured(document: JourneyMap) -> dict[str, int]:
    hues = stage_hues(document)
    return {stage.name: hues[stage.id] for stage in document.stages.values()}


def by_place() -> JourneyMap:
    """Three stages that are coloured by their place, as older maps and imports have them."""
    document = JourneyMap()
    ids = seeded_ids("hues")
    for name in ("one", "two", "three"):
        document = apply(document, add_stage(document, name=name, ids=ids, hue=None))
    return document


def test_a_stage_that_moves_takes_its_colour_along_and_the_others_keep_theirs() -> None:
    document = by_place()
    before = coloured(document)
    first, *_, last = stages_in_order(document)
    change = move_stage(document, last.id, before_id=first.id)
    after = apply(document, change)
    assert [stage.name for stage in stages_in_order(after)] == ["three", "one", "two"]
    assert coloured(after) == before
    assert apply(after, change.reversed()) == document


def test_a_stage_between_others_takes_a_colour_nobody_has() -> None:
    document = by_place()
    before = coloured(document)
    second = stages_in_order(document)[1]
    after = apply(document, add_stage(document, name="new", before_id=second.id))
    hues = coloured(after)
    assert hues.pop("new") == 3
    assert hues == before


def test_a_stage_at_the_end_changes_no_other_record() -> None:
    document = by_place()
    assert add_stage(document, name="four").updated == ()
