"""One lane: its cards, its curves, its label and background, in its own coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS, LaneKind
from model.layout.arc import Arc, draw_arc
from model.layout.breaks import Breaks
from model.layout.cells import LaneCells
from model.layout.columns import Columns
from model.layout.display import Group, Node, Role
from model.layout.emotions import EmotionPart, draw_emotions
from model.layout.falls import Falls, draw_falls
from model.layout.folds import Tiles, anchor, fold_tiles
from model.layout.geometry import Rect
from model.layout.guides import guide_hints
from model.layout.lane_backgrounds import emotion_bands, lane_background
from model.layout.lane_facts import LaneFacts
from model.layout.lane_labels import Scale, draw_label
from model.layout.lane_plot import LanePlot
from model.layout.marks import Marks
from model.layout.metrics import (
    BODY,
    CELL_INSET,
    COLLAPSED_HEIGHT,
    LABEL_WIDTH,
    LANE_HEIGHT,
    LANE_PAD,
    MARGIN,
    SMALL,
)
from model.layout.result import LaneBox, MarkerBox, MissingGlyph
from model.layout.sketch import Drawing, Sketch, merged_missing
from model.layout.stacks import Dealer, Stacks, stack_cards
from model.layout.stage_details import Details, draw_details
from model.layout.stops import Stops, piece_for
from model.layout.tally import NO_TALLY
from model.layout.text import TextStyle, typeset
from model.layout.theme import Theme
from model.layout.tracks import SettledTracks, Tracks, settle_tracks
from model.queries import lane_name
from model.records import Lane, Marker
from resources.words import tr

_NO_STACKS = Stacks({}, 0.0, (), NO_TALLY)
_LEAST_HINT = 60.0
"""The narrowest column that has room for what an empty cell says to type."""


@dataclass(frozen=True, slots=True)
class LaneInput:
    """All that a lane's picture depends on, but for what its cards look like."""

    lane: Lane
    cells: LaneCells
    markers: tuple[Marker, ...]
    columns: Columns
    width: float
    marks: Marks
    tracks: Tracks
    theme: Theme
    hints: bool
    guides: tuple[str, ...] = ()
    """The guides of the stages, where hints are shown."""
    least: float = 0.0
    """The lane is at least as high as this, in points, whatever it holds."""
    stops: Stops = ()
    """Where the poster will be cut upright, from the grid's left."""
    breaks: Breaks = ()
    """Where it will be cut level, from the lane's top."""
    facts: LaneFacts = None
    """What it shows besides cards and markers."""

    def same(self, other: LaneInput) -> bool:
        """Whether both hold the same (cells by identity: they are kept when untouched)."""
        return (
            self.cells is other.cells
            and self.columns is other.columns
            and self.marks is other.marks
            and self.theme is other.theme
            and self.hints is other.hints
            and self.guides == other.guides
            and self.width == other.width
            and (self.stops, self.breaks) == (other.stops, other.breaks)
            and self.tracks == other.tracks
            and self.lane == other.lane
            and self.markers == other.markers
            and self.facts == other.facts
        )


@dataclass(frozen=True, slots=True)
class LanePart:
    """A lane laid out: everything but where it stands on the sheet."""

    given: LaneInput
    stacks: Stacks
    emotions: EmotionPart | None
    tracks: SettledTracks
    label: Drawing
    height: float
    background: Group
    group: Group
    cards: Mapping[Id, Rect]
    missing: tuple[MissingGlyph, ...]
    tiles: Mapping[Id, Rect] = field(default_factory=dict)
    """Where the cards of collapsed stages are told of, by the name of the tile."""
    plot: LanePlot | None = None
    """What is drawn above the cards, but for emotions."""

    def serves(self, given: LaneInput) -> bool:
        """Whether it is what ``given`` makes."""
        known = self.given
        high = known.least == given.least or (not known.least and self.height >= given.least)
        return high and given.same(known)

    def end(self, end_id: Id) -> Rect:
        """What a connector ends at: a card, or the tile of a collapsed stage."""
        return self.cards[end_id] if end_id in self.cards else self.tiles[end_id]

    @property
    def above(self) -> float:
        """The height of what is drawn above the cards."""
        part = self.emotions or self.plot
        return part.height if part else 0.0

    @property
    def markers(self) -> Mapping[Id, MarkerBox]:
        """The boxes of its emotion markers."""
        return self.emotions.boxes if self.emotions else {}

    def box(self, grid_x: float, y: float) -> LaneBox:
        """The lane's box with its top at ``y``."""
        lane = self.given.lane
        return LaneBox(
            lane_id=lane.id,
            kind=lane.kind,
            y=y,
            height=self.height,
            label=Rect(MARGIN, y, LABEL_WIDTH, self.height),
            cards=self.cards,
            markers=self.markers,
            scale_top=self.emotions.scale_top if self.emotions else 0.0,
            scale_bottom=self.emotions.scale_bottom if self.emotions else 0.0,
            background=replace(self.background, dx=grid_x, dy=y),
            group=replace(self.group, dx=grid_x, dy=y),
            curves=self.emotions.lines if self.emotions else (),
            details=self.plot.details if self.plot else {},
            arc=self.plot.arc if self.plot else None,
        )


def build_lane(given: LaneInput, dealer: Dealer, old: LanePart | None) -> LanePart:
    """Lay a lane out, taking from the layout before (``old``) what did not change."""
    if given.lane.collapsed:
        return _collapsed(given)
    emotions = None
    if given.lane.kind is LaneKind.EMOTIONS or given.markers:
        emotions = draw_emotions(
            given.lane,
            given.markers,
            given.columns,
            given.marks,
            given.tracks.uprights,
            given.theme,
            stops=given.stops,
            breaks=given.breaks,
        )
    plot = _plot(given) if emotions is None else None
    drawn = emotions or plot
    above = drawn.height if drawn else 0.0
    top = above + LANE_PAD
    # Stacks hold while personas look the same; a card's own picture is looked at anew anyway.
    last = old.stacks if old and _same_stacks(old.given, given) else None
    stacks = stack_cards(given.cells, dealer, top, last, given.breaks)
    cuts = given.stops, given.breaks
    tiles = fold_tiles(given.cells, given.columns, stacks.floors, given.theme, *cuts)
    tracks = settle_tracks(given.tracks.tracks, tiles.floors, given.columns, given.breaks)
    bottoms = (*(y + track.height for track, y in tracks.values()), tiles.bottom)
    bottom = max(stacks.bottom, *bottoms)
    content = max(bottom + LANE_PAD if bottom else 0.0, above + _below(plot))
    scale = drawn.scale if drawn else ()
    label = old.label if old and _same_label(old, given, scale) else None
    label = label or draw_label(given.lane, scale, given.theme, given.breaks)
    least = LANE_HEIGHT if given.lane.height is None else given.lane.height
    height = max(content, label.height, least, given.least)
    part = _assembled(given, stacks, (emotions, plot), tracks, label, height, old)
    return with_tiles(part, tiles)


def _plot(given: LaneInput) -> LanePlot | None:
    """What a lane shows above its cards, by its facts."""
    columns, theme, uprights = given.columns, given.theme, given.tracks.uprights
    stops, breaks = given.stops, given.breaks
    match given.facts:
        case Details() as facts:
            return draw_details(facts, columns, uprights, theme, stops=stops, breaks=breaks)
        case Arc() as facts:
            return draw_arc(facts, given.lane, columns, theme, stops=stops, breaks=breaks)
        case Falls() as facts:
            return draw_falls(facts, columns, uprights, theme, stops=stops, breaks=breaks)
        case None:
            return None
        case _:
            assert_never(given.facts)


def _below(plot: LanePlot | None) -> float:
    """The room below what is drawn: rooms of stages keep clear of the lane's foot."""
    return LANE_PAD if plot is not None and plot.details else 0.0


def _same_stacks(old: LaneInput, given: LaneInput) -> bool:
    """Whether cards are placed by the same, as far as it is not looked at card by card."""
    cuts = (given.stops, given.breaks)
    return old.marks is given.marks and (old.stops, old.breaks) == cuts


def with_tiles(part: LanePart, tiles: Tiles) -> LanePart:
    """The lane, and below its other contents what tells of the cards of collapsed stages."""
    if not tiles.groups:
        return part
    group = replace(part.group, children=(*part.group.children, *tiles.groups))
    lane_id = part.given.lane.id
    names = {anchor(lane_id, stage_id): rect for stage_id, rect in tiles.rects.items()}
    return replace(part, group=group, tiles=names)


def _same_label(old: LanePart, given: LaneInput, scale: Scale) -> bool:
    drawn = old.emotions or old.plot
    before = drawn.scale if drawn else ()
    return (
        not old.given.lane.collapsed
        and old.given.theme is given.theme
        and before == scale
        and old.given.breaks == given.breaks
        and (old.given.lane.name, old.given.lane.kind) == (given.lane.name, given.lane.kind)
    )


def _assembled(
    given: LaneInput,
    stacks: Stacks,
    drawn: tuple[EmotionPart | None, LanePlot | None],
    tracks: SettledTracks,
    label: Drawing,
    height: float,
    old: LanePart | None,
) -> LanePart:
    emotions, plot = drawn
    children: list[Node] = []
    cards: dict[Id, Rect] = {}
    missing = [label.missing]
    if emotions:
        children += [*emotions.curves, *emotions.markers]
        missing.append(emotions.missing)
    if plot:
        children += plot.groups
        missing.append(plot.missing)
    for stack in stacks.by_step.values():
        for spot in stack.placed:
            children.append(spot.group)
            cards[spot.card.id] = spot.rect
            if spot.drawing.missing:
                missing.append(spot.drawing.missing)
    if given.hints and plot is None:
        children.extend(_hints(given, emotions, stacks))
    lane = given.lane
    bounds = Rect(0, 0, given.width, height)
    name = tr(lane_name(lane))
    group = Group(Role.LANE, lane.id, tuple(children), bounds, title=name)
    background = _background(given, emotions, height, old)
    return LanePart(
        given,
        stacks,
        emotions,
        tracks,
        label,
        height,
        background,
        group,
        cards,
        merged_missing(missing),
        plot=plot,
    )


def _background(
    given: LaneInput, emotions: EmotionPart | None, height: float, old: LanePart | None
) -> Group:
    bands: list[Rect] = []
    if emotions:
        bands = emotion_bands(
            given.width, emotions.bands_height, emotions.scale_top, emotions.scale_bottom
        )
    fresh = lane_background(given.lane.id, given.columns, given.width, height, bands, given.theme)
    return old.background if old and old.background == fresh else fresh


def _collapsed(given: LaneInput) -> LanePart:
    """A thin strip that tells how much is folded away."""
    label = draw_label(given.lane, (), given.theme)
    count = sum(len(cell) for cell in given.cells.values())
    parts = [tr("{n} cards", n=count)] if count or not given.markers else []
    if given.markers:
        parts.append(tr("{n} emotions", n=len(given.markers)))
    sketch = Sketch()
    text = tr("Collapsed: {what}", what=", ".join(parts))
    height = max(COLLAPSED_HEIGHT, label.height)
    if given.stops:
        room = piece_for(given.stops, CELL_INSET, given.width - 2 * CELL_INSET, _LEAST_HINT)
        used = sketch.write(text, SMALL, room.left, 9.5, given.theme.secondary, width=room.width)
        height = max(height, used + COLLAPSED_HEIGHT - SMALL.leading)
    else:
        sketch.write(text, SMALL, CELL_INSET, 9.5, given.theme.secondary)
    bounds = Rect(0, 0, given.width, height)
    group = Group(Role.LANE, given.lane.id, tuple(sketch.nodes), bounds, title=given.lane.name)
    background = _background(given, None, height, None)
    return LanePart(
        given, _NO_STACKS, None, {}, label, height, background, group, {}, label.missing
    )


def _hints(given: LaneInput, emotions: EmotionPart | None, stacks: Stacks) -> list[Node]:
    """What to type: as the guides of its stages say, else in the first empty cell only.

    Where faces go in an empty emotion lane.
    """
    columns = given.columns
    if emotions is not None:
        if emotions.boxes or emotions.lines:
            return []
        middle = emotions.bands_height / 2 - BODY.leading / 2
        text = tr("Drag a face here: how do they feel?")
        return [_hint(given, text, BODY, CELL_INSET, middle)]
    free = [column for column in _free_columns(columns, stacks) if not _crossed(given, column)]
    kind = LANE_KINDS[given.lane.kind].card_kind
    hints = list(guide_hints(given.lane.kind, given.guides, columns, free))
    if not hints and free:
        hints = [(tr(CARD_KINDS[kind].hint), *columns.card_rect(free[0], 1))]
    # In a narrower one a word would stand letter below letter, out of its lane.
    return [
        _hint(given, text, SMALL, left + 4, LANE_PAD + 6, width - 8)
        for text, left, width in hints
        if width >= _LEAST_HINT
    ]


def _free_columns(columns: Columns, stacks: Stacks) -> list[int]:
    """The columns without any card, not even one that began further left."""
    taken = set(columns.folds)
    for step_id, stack in stacks.by_step.items():
        first = columns.place[step_id]
        taken.update(range(first, first + len(stack.borders) - 1))
    return [column for column in range(len(columns.step_ids)) if column not in taken]


def _crossed(given: LaneInput, column: int) -> bool:
    """Whether a connector runs level through a column, where a hint would stand."""
    left, right = given.columns.borders[column], given.columns.borders[column + 1]
    return any(track.left < right and left < track.right for track in given.tracks.tracks)


def _hint(
    given: LaneInput, text: str, style: TextStyle, x: float, y: float, width: float | None = None
) -> Group:
    sketch = Sketch()
    block = typeset(text, style, width=width)
    sketch.put(block, x, y, given.theme.secondary)
    bounds = Rect(x, y, block.width, block.height)
    return Group(Role.HINT, given.lane.id, tuple(sketch.nodes), bounds)
