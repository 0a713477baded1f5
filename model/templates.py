"""Templates: stage sets and lanes to start a map from, each with guidance in the map itself.

The stage sets are the ones guides agree on. A template gives every stage its goal and key action
as a starting point, the usual touchpoints on its steps, and empty lanes to fill: a facilitator
overwrites what does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.document import JourneyMap
from model.errors import JourneyboardError
from model.ids import IdSource, new_id
from model.kinds import CardKind, LaneKind, MapState
from model.order import first_keys
from model.records import MAP_ID, Card, Lane, MapInfo, Record, Stage, Step, cleaned
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Template:
    """What the gallery shows of a template."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class _StageFacts:
    key_action: str
    goal: str
    steps: tuple[str, ...]
    touchpoints: tuple[tuple[str, str, int], ...]
    """Text, channel and the step (counted from 0) it stands on."""


_STAGES: Mapping[str, _StageFacts] = {
    "Awareness": _StageFacts(
        "Discovers the product or service",
        "Know which options exist",
        ("Notices", "Looks closer"),
        (("Online ad", "online ad", 0), ("Article or post", "blog or content", 1)),
    ),
    "Consideration": _StageFacts(
        "Weighs features, benefits and prices",
        "Choose with good information",
        ("Researches", "Compares"),
        (("Product pages", "website", 0), ("Customer reviews", "review site", 1)),
    ),
    "Decision": _StageFacts(
        "Completes a purchase or subscription",
        "Finish the decision to buy",
        ("Decides",),
        (("Offer or demo", "sales call", 0),),
    ),
    "Purchase": _StageFacts(
        "Pays",
        "Get it without trouble",
        ("Orders", "Pays"),
        (("Shopping basket", "website", 0), ("Checkout", "checkout page", 1)),
    ),
    "Post-purchase": _StageFacts(
        "Receives the product, follow-up and support",
        "Use what was bought with ease",
        ("Receives", "Needs help"),
        (("Parcel", "packaging and delivery", 0), ("Help desk", "customer service", 1)),
    ),
    "Retention": _StageFacts(
        "Comes back and stays",
        "Keep getting value",
        ("Uses", "Renews"),
        (("Follow-up email", "email", 0), ("Loyalty programme", "loyalty programme", 1)),
    ),
    "Advocacy": _StageFacts(
        "Recommends to others",
        "Share a good experience",
        ("Recommends",),
        (("Referral link", "referral", 0),),
    ),
}

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
_ENGAGEMENT = ("Awareness", "Consideration", "Decision", "Retention", "Advocacy")


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
            ("Awareness", "Consideration", "Purchase", "Post-purchase"),
        ),
        _Recipe(
            Template("six-stages", "Six stages", "The full way, with decision and purchase apart."),
            ("Awareness", "Consideration", "Decision", "Purchase", "Retention", "Advocacy"),
        ),
        _Recipe(
            Template("buyer", "Buyer journey", "Three stages; it ends where the purchase is made."),
            ("Awareness", "Consideration", "Decision"),
        ),
        _Recipe(
            Template(
                "service-blueprint",
                "Service blueprint",
                "The customer's view above, frontstage, backstage and support processes below.",
            ),
            ("Awareness", "Consideration", "Purchase", "Post-purchase"),
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
    return tuple(_STAGES)


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
    touchpoints = next((lane for lane in lanes if lane.kind is LaneKind.TOUCHPOINTS), None)
    records: list[Record] = [info, *lanes]
    for hue, key in enumerate(first_keys(len(recipe.stages))):
        records.extend(_stage_records(recipe.stages[hue], key, hue, touchpoints, ids))
    return JourneyMap.of(records)


def _stage_records(
    name: str, order: str, hue: int, touchpoints: Lane | None, ids: IdSource
) -> Iterator[Record]:
    facts = _STAGES[name]
    stage = Stage(
        id=ids(Stage.prefix),
        order=order,
        hue=hue,
        name=tr(name),
        goal=tr(facts.goal),
        key_action=tr(facts.key_action),
    )
    yield stage
    steps = [
        Step(id=ids(Step.prefix), stage_id=stage.id, order=key, name=tr(step_name))
        for step_name, key in zip(facts.steps, first_keys(len(facts.steps)), strict=True)
    ]
    yield from steps
    if touchpoints is None:
        return
    orders = first_keys(len(facts.touchpoints))
    for (text, channel, column), key in zip(facts.touchpoints, orders, strict=True):
        yield Card(
            id=ids(Card.prefix),
            kind=CardKind.TOUCHPOINT,
            order=key,
            lane_id=touchpoints.id,
            step_id=steps[column].id,
            text=tr(text),
            channel=channel,
        )
