"""Templates: stage sets and lanes to start a map from, each with guidance in the map itself.

The stage sets are the ones guides agree on. A template gives every stage its goal and key action
as a starting point, and empty lanes in which its guide (:mod:`model.guidance`) says what to look
for until something is written there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.bounds import cleaned
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.guidance import GUIDES
from model.ids import IdSource, new_id
from model.kinds import LaneKind, MapState
from model.order import first_keys
from model.records import MAP_ID, Lane, MapInfo, Record, Stage, Step
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Template:
    """What the gallery shows of a template."""

    id: str
    name: str
    description: str


_JOURNEY_LANES = (
    LaneKind.ACTIONS,
    LaneKind.TOUCHPOINTS,
    LaneKind.THOUGHTS,
    LaneKind.EMOTIONS,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
)
_BLUEPRINT_LANES = (
    LaneKind.ACTIONS,
    LaneKind.TOUCHPOINTS,
    LaneKind.EMOTIONS,
    LaneKind.FRONTSTAGE,
    LaneKind.BACKSTAGE,
    LaneKind.SUPPORT,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
)
_ENGAGEMENT = ("awareness", "consideration", "decision", "retention", "advocacy")


@dataclass(frozen=True, slots=True)
class _Recipe:
    template: Template
    stages: tuple[str, ...]
    lanes: tuple[LaneKind, ...] = _JOURNEY_LANES
    state: MapState = MapState.AS_IS


_RECIPES: Mapping[str, _Recipe] = {
    recipe.template.id: recipe
    for recipe in (
        _Recipe(Template("empty", "Empty map", "Nothing but a blank sheet."), (), ()),
        _Recipe(
            Template(
                "engagement",
                "Engagement journey",
                "Five stages from first notice to recommendation.",
            ),
            _ENGAGEMENT,
        ),
        _Recipe(
            Template(
                "purchase", "Purchase journey", "Four stages around one purchase and its aftermath."
            ),
            ("awareness", "consideration", "purchase", "post-purchase"),
        ),
        _Recipe(
            Template("six-stages", "Six stages", "The full way, with decision and purchase apart."),
            ("awareness", "consideration", "decision", "purchase", "retention", "advocacy"),
        ),
        _Recipe(
            Template("buyer", "Buyer journey", "Three stages; it ends where the purchase is made."),
            ("awareness", "consideration", "decision"),
        ),
        _Recipe(
            Template(
                "service-blueprint",
                "Service blueprint",
                "The customer's view above, frontstage, backstage and support processes below.",
            ),
            ("awareness", "consideration", "purchase", "post-purchase"),
            _BLUEPRINT_LANES,
        ),
        _Recipe(
            Template(
                "to-be",
                "To-be journey",
                "The engagement journey as it shall become, to compare with the one of today.",
            ),
            _ENGAGEMENT,
            state=MapState.TO_BE,
        ),
    )
}


def templates() -> tuple[Template, ...]:
    """All templates, in the order the gallery shows them."""
    return tuple(recipe.template for recipe in _RECIPES.values())


def stage_names() -> tuple[str, ...]:
    """The usual stages, in the order of a journey: what the palette offers."""
    return tuple(guide.name for guide in GUIDES.values())


def from_template(template_id: str, *, title: str = "", ids: IdSource = new_id) -> JourneyMap:
    """A new map made from a template.

    Raises:
        JourneyboardError: there is no such template, or the title is too long.
    """
    recipe = _RECIPES.get(template_id)
    if recipe is None:
        known = ", ".join(_RECIPES)
        raise JourneyboardError(
            tr('There is no template "{name}". There are: {known}.', name=template_id, known=known)
        )
    name = cleaned(title).strip()
    if len(name) > 500:
        raise JourneyboardError(tr("The title is longer than 500 characters."))
    info = MapInfo(id=MAP_ID, title=name, state=recipe.state)
    lanes = [
        Lane(id=ids(Lane.prefix), kind=kind, order=key)
        for kind, key in zip(recipe.lanes, first_keys(len(recipe.lanes)), strict=True)
    ]
    records: list[Record] = [info, *lanes]
    for hue, key in enumerate(first_keys(len(recipe.stages))):
        records.extend(_stage_records(recipe.stages[hue], key, hue, ids))
    return JourneyMap.of(records)


def _stage_records(guide_key: str, order: str, hue: int, ids: IdSource) -> Iterator[Record]:
    guide = GUIDES[guide_key]
    stage = Stage(
        id=ids(Stage.prefix),
        order=order,
        hue=hue,
        name=tr(guide.name),
        goal=tr(guide.goal),
        key_action=tr(guide.key_action),
        guide=guide.key,
    )
    yield stage
    for step_name, key in zip(guide.steps, first_keys(len(guide.steps)), strict=True):
        yield Step(id=ids(Step.prefix), stage_id=stage.id, order=key, name=tr(step_name))
