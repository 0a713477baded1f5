"""The records of a journey map: frozen, flat, by id, each field bounded.

A record never changes; :func:`evolve` makes the next version of it, validated. References go by
id, order by fractional keys (:mod:`model.order`), never by position. What a
field may hold is told by :mod:`model.bounds`, the list of all kinds by :mod:`model.tables`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field

from model.bounds import (
    MAX_IMAGE_CHARACTERS,
    MAX_LIST,
    MAX_SPAN,
    MAX_VOTES,
    Ids,
    Length,
    Line,
    Lines,
    Number,
    OrderKey,
    Rating,
    Reading,
    RecordId,
    Text,
    Weight,
)
from model.kinds import (
    ActionType,
    Better,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    LensMode,
    Level,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)

MAP_ID = "map"


class Record(BaseModel):
    """What all records share: an id, immutability and strict bounds."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )

    table: ClassVar[str]
    prefix: ClassVar[str]

    id: RecordId


class MapInfo(Record):
    """The map itself: what it is about. There is exactly one, with the id ``map``.

    The weights say how much severity, frequency and votes make a pain point urgent on this map
    (:mod:`model.insight`).
    """

    table: ClassVar[str] = "info"
    prefix: ClassVar[str] = "map"

    title: Line = ""
    objective: Text = ""
    scenario: Text = ""
    expectations: Text = ""
    scope: Text = ""
    state: MapState = MapState.AS_IS
    authors: Lines = ()
    language: Line = ""
    created_on: date | None = None
    revised_on: date | None = None
    severity_weight: Weight = 50.0
    frequency_weight: Weight = 30.0
    votes_weight: Weight = 20.0


class Stage(Record):
    """A top group of columns. It always has at least one step.

    ``guide`` names the guidance shown in it while it is empty (:mod:`model.guidance`).
    ``skipped_by_ids`` are the personas who do not go through it.
    """

    table: ClassVar[str] = "stages"
    prefix: ClassVar[str] = "stage"

    order: OrderKey
    name: Line = ""
    hue: Annotated[int, Field(ge=0, le=99)] | None = None
    goal: Text = ""
    key_action: Text = ""
    goal_reached: GoalReached = GoalReached.UNKNOWN
    evidence_ids: Ids = ()
    collapsed: bool = False
    guide: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")] = ""
    skipped_by_ids: Ids = ()


class Step(Record):
    """One column inside a stage. ``width`` in points, None for as wide as usual.

    ``engagement`` is how gripping it is, 1 to 5: the dramatic arc.
    """

    table: ClassVar[str] = "steps"
    prefix: ClassVar[str] = "step"

    stage_id: RecordId
    order: OrderKey
    name: Line = ""
    width: Length | None = None
    moment_of_truth: bool = False
    engagement: Rating | None = None


class Lane(Record):
    """One row, of a kind. ``height`` in points is a minimum: cards are never cut off."""

    table: ClassVar[str] = "lanes"
    prefix: ClassVar[str] = "lane"

    kind: LaneKind
    order: OrderKey
    name: Line = ""
    height: Length | None = None
    collapsed: bool = False


class Card(Record):
    """What sits in a cell, or in the parking lot when ``lane_id`` and ``step_id`` are None.

    ``order`` is its place within the cell, from the top. ``span`` counts the steps it covers to
    the right, its own included; beyond the last step it ends there. ``support`` None means
    derived: researched with evidence, assumed without. From 1 to 5, ``severity`` and ``frequency``
    say how much and how often it hurts, ``value`` and ``effort`` what mending it gives and costs.
    """

    table: ClassVar[str] = "cards"
    prefix: ClassVar[str] = "card"

    kind: CardKind
    order: OrderKey
    lane_id: RecordId | None = None
    step_id: RecordId | None = None
    span: Annotated[int, Field(ge=1, le=MAX_SPAN)] = 1
    text: Text = ""
    details: Text = ""
    channel: Line = ""
    persona_ids: Ids = ()
    evidence_ids: Ids = ()
    support: Support | None = None
    moment_of_truth: bool = False
    owner: Line = ""
    priority: Priority | None = None
    status: Status | None = None
    votes: Annotated[int, Field(ge=0, le=MAX_VOTES)] = 0
    tags: Lines = ()
    source: Line = ""
    image_id: RecordId | None = None
    metric_id: RecordId | None = None
    answers_ids: Ids = ()
    severity: Rating | None = None
    frequency: Rating | None = None
    value: Rating | None = None
    effort: Rating | None = None


class Persona(Record):
    """Who travels. ``hue`` counts into the persona colours, None for by order."""

    table: ClassVar[str] = "personas"
    prefix: ClassVar[str] = "persona"

    order: OrderKey
    name: Line = ""
    role: Line = ""
    hue: Annotated[int, Field(ge=0, le=99)] | None = None
    photo_id: RecordId | None = None
    segment: Line = ""
    demographics: Text = ""
    behaviours: Lines = ()
    psychographics: Text = ""
    motivations: Lines = ()
    goals: Lines = ()
    challenges: Lines = ()
    preferred_channels: Lines = ()
    quote: Text = ""
    validation: Validation = Validation.ASSUMED
    validated_on: date | None = None
    evidence_ids: Ids = ()


class Marker(Record):
    """How one persona feels at one point of the journey.

    ``position`` is where in the step's column it stands, 0 left to 1 right. ``valence`` from -2
    to +2 is its height in the emotion lane.
    """

    table: ClassVar[str] = "markers"
    prefix: ClassVar[str] = "marker"

    lane_id: RecordId
    step_id: RecordId
    persona_id: RecordId
    position: Annotated[float, Field(ge=0, le=1)] = 0.5
    valence: Annotated[float, Field(ge=-2, le=2)] = 0.0
    word: Line = ""
    trigger: Text = ""
    quote: Text = ""
    state: MapState = MapState.AS_IS
    evidence_ids: Ids = ()


class Connector(Record):
    """An arrow from one card to another."""

    table: ClassVar[str] = "connectors"
    prefix: ClassVar[str] = "connector"

    kind: ConnectorKind = ConnectorKind.NEXT
    source_id: RecordId
    target_id: RecordId
    label: Line = ""


class Evidence(Record):
    """A source that statements rest on. ``source`` is an address or a file name, never opened."""

    table: ClassVar[str] = "evidence"
    prefix: ClassVar[str] = "evidence"

    kind: EvidenceKind
    title: Line = ""
    on: date | None = None
    who: Line = ""
    sample_size: Annotated[int, Field(ge=0, le=1_000_000_000)] | None = None
    source: Line = ""
    excerpt: Text = ""


class Metric(Record):
    """A measured figure; the metric card that names it by ``metric_id`` says where it stands.

    ``better`` None means as usual for its kind. ``target_on`` is when the target is to be met.
    """

    table: ClassVar[str] = "metrics"
    prefix: ClassVar[str] = "metric"

    kind: MetricKind = MetricKind.OTHER
    value: Number | None = None
    unit: Line = ""
    target: Number | None = None
    on: date | None = None
    history: Annotated[tuple[Reading, ...], Field(max_length=MAX_LIST), FailFast()] = ()
    evidence_ids: Ids = ()
    better: Better | None = None
    target_on: date | None = None


class Channel(Record):
    """How well a channel does, found by its name on touchpoints and in personas."""

    table: ClassVar[str] = "channels"
    prefix: ClassVar[str] = "channel"

    order: OrderKey
    name: Line = ""
    engagement: Level | None = None
    response_time: Level | None = None
    details: Text = ""
    evidence_ids: Ids = ()


class Action(Record):
    """What will be changed: answers pain points, has an owner, a due date and an effect.

    ``value`` and ``effort`` from 1 to 5. ``before`` and ``after`` are its metric's values. The
    dates tell how far the loop of feedback came: tried in small, effect measured, customers told.
    """

    table: ClassVar[str] = "actions"
    prefix: ClassVar[str] = "action"

    order: OrderKey
    title: Line = ""
    details: Text = ""
    type: ActionType = ActionType.OTHER
    importance: Priority | None = None
    owner: Line = ""
    due: date | None = None
    status: Status = Status.OPEN
    answers_ids: Ids = ()
    expected_effect: Text = ""
    effect: Text = ""
    metric_id: RecordId | None = None
    value: Rating | None = None
    effort: Rating | None = None
    before: Number | None = None
    after: Number | None = None
    tested_on: date | None = None
    measured_on: date | None = None
    told_on: date | None = None
    evidence_ids: Ids = ()


class Silence(Record):
    """A finding of the journey check that somebody has seen and decided about.

    ``rule`` is the rule's id. ``place`` is the id of what it was found at, empty for the whole map:
    no reference, for a silence outlives what it was about without harm.
    """

    table: ClassVar[str] = "silences"
    prefix: ClassVar[str] = "silence"

    rule: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
    place: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,80}$")] = ""
    reason: Text = ""


class View(Record):
    """A way to look at the map that has a name: through a lens, at a zoom, at a place.

    The lens: what names one of the personas (``nobody``: or none), stands in one of the lanes, and
    so on; an empty field says nothing (:mod:`model.lens`). ``centre_step_id`` and
    ``centre_lane_id`` say what stands in the middle, ``across`` and ``down`` where in it, 0 to 1;
    None is the middle of the sheet.
    """

    table: ClassVar[str] = "views"
    prefix: ClassVar[str] = "view"

    order: OrderKey
    name: Line = ""
    persona_ids: Ids = ()
    nobody: bool = False
    lane_ids: Ids = ()
    kinds: Annotated[tuple[CardKind, ...], Field(max_length=MAX_LIST), FailFast()] = ()
    emotions: bool = False
    channels: Lines = ()
    supports: Annotated[tuple[Support, ...], Field(max_length=MAX_LIST), FailFast()] = ()
    tags: Lines = ()
    mode: LensMode = LensMode.DIM
    zoom: Annotated[float, Field(ge=0.05, le=20)] = 1.0
    centre_step_id: RecordId | None = None
    centre_lane_id: RecordId | None = None
    across: Annotated[float, Field(ge=0, le=1)] = 0.5
    down: Annotated[float, Field(ge=0, le=1)] = 0.5


class Image(Record):
    """An embedded picture. The id is the sha256 of its bytes; ``data`` is base64."""

    table: ClassVar[str] = "images"
    prefix: ClassVar[str] = "image"

    media_type: Annotated[str, Field(pattern=r"^image/(png|jpeg|webp)$")]
    width: Annotated[int, Field(ge=1, le=24_000)]
    height: Annotated[int, Field(ge=1, le=24_000)]
    alt: Line = ""
    data: Annotated[str, Field(max_length=MAX_IMAGE_CHARACTERS, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


R = TypeVar("R", bound=Record)


def evolve(record: R, /, **fields: Any) -> R:  # noqa: ANN401 - any field of any record
    """The next version of a record, validated; the record itself when nothing differs.

    Raises:
        pydantic.ValidationError: a field is unknown or out of bounds.
    """
    if all(getattr(record, name, _MISSING) == value for name, value in fields.items()):
        return record
    return type(record)(**{**dict(record), **fields})


_MISSING = object()
