"""Templates: each one is a whole map a facilitator can start from."""

from __future__ import annotations

import pytest

from model.changes import apply
from model.edits import edit, take_guidance
from model.errors import JourneyboardError, RuleError
from model.guidance import GUIDES
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind, MapState
from model.layout.display import TextNode, walk
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.queries import stages_in_order
from model.rules import problems
from model.templates import from_template, templates

STAGE_SETS = {
    "empty": [],
    "engagement": ["Awareness", "Consideration", "Decision", "Retention", "Advocacy"],
    "purchase": ["Awareness", "Consideration", "Purchase", "Post-purchase"],
    "six-stages": [
        "Awareness",
        "Consideration",
        "Decision",
        "Purchase",
        "Retention",
        "Advocacy",
    ],
    "buyer": ["Awareness", "Consideration", "Decision"],
    "service-blueprint": ["Awareness", "Consideration", "Purchase", "Post-purchase"],
    "to-be": ["Awareness", "Consideration", "Decision", "Retention", "Advocacy"],
}


def test_the_gallery_offers_exactly_these() -> None:
    assert [template.id for template in templates()] == list(STAGE_SETS)
    assert all(template.name and template.description for template in templates())


@pytest.mark.parametrize("template_id", STAGE_SETS)
def test_a_template_is_a_whole_map_with_its_stages(template_id: str) -> None:
    document = from_template(template_id, title="  Workshop  ")
    assert list(problems(document)) == []
    assert [stage.name for stage in stages_in_order(document)] == STAGE_SETS[template_id]
    assert all(stage.goal and stage.key_action for stage in document.stages.values())
    assert document.info.title == "Workshop"


def test_the_blueprint_has_the_lanes_behind_the_stage() -> None:
    kinds = {lane.kind for lane in from_template("service-blueprint").lanes.values()}
    assert {LaneKind.FRONTSTAGE, LaneKind.BACKSTAGE, LaneKind.SUPPORT} <= kinds


def test_the_to_be_template_says_so() -> None:
    assert from_template("to-be").info.state is MapState.TO_BE


def test_the_same_ids_make_the_same_map() -> None:
    assert from_template("buyer", ids=seeded_ids(3)) == from_template("buyer", ids=seeded_ids(3))


def test_what_does_not_exist_or_does_not_fit_is_said_in_one_sentence() -> None:
    with pytest.raises(JourneyboardError, match='no template "nonsense"'):
        from_template("nonsense")
    with pytest.raises(JourneyboardError, match="longer than 500"):
        from_template("empty", title="x" * 501)


def test_the_guide_of_a_stage_gives_what_is_missing_and_nothing_twice() -> None:
    document = from_template("purchase")
    assert not document.cards
    taken = apply(document, take_guidance(document))
    assert list(problems(taken)) == []
    assert {card.kind for card in taken.cards.values()} == {CardKind.TOUCHPOINT}
    by_stage = {taken.steps[card.step_id or ""].stage_id for card in taken.cards.values()}
    assert by_stage == set(taken.stages)
    with pytest.raises(RuleError, match="nothing to take"):
        take_guidance(taken)
    stage = stages_in_order(document)[0]
    bare = apply(document, edit(document, stage.id, goal="", key_action="Ours"))
    one = apply(bare, take_guidance(bare, [stage.id]))
    assert one.stages[stage.id].goal == stage.goal
    assert one.stages[stage.id].key_action == "Ours"
    assert len(one.cards) == len(GUIDES[stage.guide].touchpoints)


def test_hints_of_a_guide_go_with_the_first_card_and_are_never_printed() -> None:
    document = from_template("purchase")
    screen = LayoutOptions(theme=LIGHT, hints=True)
    hint = "Often: social media, blogs"
    assert hint in _said(layout_map(document, screen))
    assert hint not in _said(layout_map(document, LayoutOptions(theme=LIGHT)))
    taken = apply(document, take_guidance(document))
    assert hint not in _said(layout_map(taken, screen))


def _said(layout: LayoutResult) -> str:
    """All that is written on a sheet; lines of one hint follow one another."""
    nodes = (node for node, _, _ in walk(layout.display()))
    return " ".join(node.text for node in nodes if isinstance(node, TextNode))
