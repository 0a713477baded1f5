"""The records of a journey map: frozen, flat, by id, each field bounded.

A record never changes; :func:`evolve` makes the next version of it, validated. References go by
id, order by fractional keys (:mod:`model.order`), never by position. Strings are kept as typed,
but for control characters, which no file, sheet or poster could carry.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, FailFast, Field

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
from model.order import KEY_PATTERN, MAX_KEY_LENGTH

MAP_ID = "map"
MAX_LINE, MAX_TEXT = 500, 10_000  # characters
MAX_LIST = 500
MAX_RECORDS = 80_000  # in a map
MAX_CELLS = 100_000  # steps times lanes: each is drawn, empty or not
MAX_SPAN = 200
MIN_LENGTH, MAX_LENGTH = 20.0, 5_000.0  # of a step's width and a lane's height, in points
MAX_VOTES = 100_000
MAX_IMAGE_CHARACTERS = 28_000_000

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """The text without control characters and lone surrogates; line ends become line feeds."""
    if text.isprintable():  # no sign that is left out is printable, and it answers at once
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_clean(text: str) -> str:
    if _FORBIDDEN.search(text):
        message = "control characters are not allowed"
        raise ValueError(message)
    return text


RecordId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
OrderKey = Annotated[str, Field(pattern=KEY_PATTERN, max_length=MAX_KEY_LENGTH)]
Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(_is_clean)]
Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_is_clean)]
# FailFast here and below: a million wrong entries are told by the first, not noted one by one.
Lines = Annotated[tuple[Line, ...], Field(max_length=MAX_LIST), FailFast()]
Ids = Annotated[tuple[RecordId, ...], Field(max_length=MAX_LIST), FailFast()]
Length = Annotated[float, Field(ge=MIN_LENGTH, le=MAX_LENGTH)]
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Rating = Annotated[int, Field(ge=1, le=5)]
Weight = Annotated[float, Field(ge=0, le=100)]


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
    derived: researched with evidence, assumed without. ``severity`` and ``frequency`` say how much
    and how often it hurts, ``value`` and ``effort`` what mending it is worth and costs, each 1 to 5.
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


class Reading(BaseModel):
    """One value of a metric at a date."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    on: date
    value: Number


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


RECORD_TYPES: tuple[type[Record], ...] = (
    MapInfo,
    Stage,
    Step,
    Lane,
    Card,
    Persona,
    Marker,
    Connector,
    Evidence,
    Metric,
    Channel,
    Action,
    Silence,
    View,
    Image,
)
TABLES: dict[str, type[Record]] = {kind.table: kind for kind in RECORD_TYPES}

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
