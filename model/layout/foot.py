"""What stands below the grid: parking lot, legend, evidence and actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from model.ids import Id
from model.kinds import ConnectorKind, MapState
from model.layout.appendix import Section, draw_appendix, sections_of
from model.layout.band import has_goal_sign
from model.layout.display import Group, Role
from model.layout.falls import Falls
from model.layout.geometry import Rect
from model.layout.keeping import Kept, kept, same
from model.layout.lane_facts import tells_goals
from model.layout.lanes import LanePart
from model.layout.legend import NOTHING, LegendInput, draw_legend
from model.layout.marks import marks_of
from model.layout.metrics import MARGIN, SECTION_GAP
from model.layout.parking import ParkingPart, draw_parking
from model.layout.result import MissingGlyph
from model.layout.scope import Scope
from model.layout.sketch import Drawing, merged_missing
from model.layout.stacks import Dealer
from model.layout.stops import stops_from
from model.layout.tally import Tally
from model.records import Card

_CROOKED = (ConnectorKind.LOOPS_BACK, ConnectorKind.PARALLEL)
"""The arrows that are counted: each leads off the straight way."""


@dataclass(frozen=True, slots=True)
class FootPart:
    """The parts below the grid, and how they stand on the sheet."""

    parking: Kept[ParkingPart]
    sections: Kept[tuple[Section, ...]]
    legend: Kept[Drawing]
    appendix: Kept[Drawing]
    parking_rect: Rect
    parking_rects: Mapping[Id, Rect]
    parking_group: Group
    legend_group: Group
    bottom: float

    @property
    def missing(self) -> tuple[MissingGlyph, ...]:
        """The characters that no font has."""
        parts = (self.parking.value.drawing, self.legend.value, self.appendix.value)
        return merged_missing(part.missing for part in parts)


def draw_foot(
    scope: Scope,
    dealer: Dealer,
    parts: Mapping[Id, LanePart],
    width: float,
    top: float,
    old: FootPart | None,
    least: float = 0.0,
) -> FootPart:
    """Everything from ``top`` on, ``width`` wide; the parking lot at least ``least`` high."""
    parking = _parking(scope, dealer, width, old, least)
    strip = parking.value.drawing
    parking_rect = Rect(MARGIN, top + SECTION_GAP if strip.height else top, width, strip.height)
    legend = _legend(scope, parts, parking.value.tally, width, old)
    sections, appendix = _appendix(scope, width, old)
    gap = SECTION_GAP if legend.value.height else 0.0
    explained = _explained(legend.value, appendix.value, parking_rect.bottom + gap)
    parking_group = strip.group(Role.PARKING, "", x=MARGIN, y=parking_rect.y)
    return FootPart(
        parking=parking,
        sections=sections,
        legend=legend,
        appendix=appendix,
        parking_rect=parking_rect,
        parking_rects={
            card_id: rect.moved(MARGIN, parking_rect.y)
            for card_id, rect in parking.value.rects.items()
        },
        parking_group=same(old.parking_group if old else None, parking_group),
        legend_group=same(old.legend_group if old else None, explained),
        bottom=explained.dy + explained.bounds.height,
    )


def _legend(
    scope: Scope, parts: Mapping[Id, LanePart], parked: Tally, width: float, old: FootPart | None
) -> Kept[Drawing]:
    theme = scope.options.theme
    given = _legend_input(scope, parts, parked) if scope.options.show_legend else NOTHING
    stops = stops_from(scope.options.stops, MARGIN)
    return kept(
        old.legend if old else None,
        (given, width, theme, stops),
        lambda: draw_legend(given, width, theme, stops),
    )


def _appendix(
    scope: Scope, width: float, old: FootPart | None
) -> tuple[Kept[tuple[Section, ...]], Kept[Drawing]]:
    """Evidence, metrics and actions: what they say, and drawn. Actions quote what they answer."""
    document, theme = scope.document, scope.options.theme
    stops = stops_from(scope.options.stops, MARGIN)
    answered = {card_id for action in document.actions.values() for card_id in action.answers_ids}
    key = (
        document.evidence,
        document.metrics,
        document.actions,
        scope.metrics_on_cards,
        [document.cards.get(card_id) for card_id in sorted(answered)],
        scope.options.appendix,
    )
    sections = kept(
        old.sections if old else None,
        key,
        lambda: sections_of(document, scope.metrics_on_cards, scope.options.appendix),
    )
    drawing = kept(
        old.appendix if old else None,
        (sections.value, width, theme, stops),
        lambda: draw_appendix(sections.value, width, theme, stops),
    )
    return sections, drawing


def _explained(legend: Drawing, appendix: Drawing, top: float) -> Group:
    """Legend and appendix under each other."""
    height = legend.height + appendix.height
    parts = (
        legend.group(Role.LEGEND, ""),
        appendix.group(Role.LEGEND, "", y=legend.height),
    )
    return Group(Role.LEGEND, "", parts, Rect(0, 0, legend.width, height), MARGIN, top)


def _parking(
    scope: Scope, dealer: Dealer, width: float, old: FootPart | None, least: float
) -> Kept[ParkingPart]:
    options = scope.options
    cards: tuple[Card, ...] = scope.cells.parked if options.show_parking else ()
    hints = options.hints and options.show_parking
    touched = any(card.id in scope.dirty for card in cards) if scope.dirty else False
    known = old.parking if old and not touched else None
    stops = stops_from(options.stops, MARGIN)
    key = (cards, scope.marks, width, hints, options.theme, stops)
    if known is not None and known.key == key and known.value.drawing.height >= least:
        return known
    # One that was made higher than it is has no key that a later layout would ask for.
    return Kept(
        (*key, least) if least else key,
        draw_parking(cards, dealer, width, hints=hints, least=least, stops=stops),
    )


def _legend_input(scope: Scope, parts: Mapping[Id, LanePart], parked: Tally) -> LegendInput:
    """What is shown and wants explaining."""
    tally = parked
    for lane in scope.lanes:
        tally = tally.plus(parts[lane.id].stacks.tally)
    stages = scope.header.stages
    told = tells_goals(scope)  # in words, beside the signs
    shown = () if told else (s for s in stages if has_goal_sign(s) and not s.collapsed)
    arrows = Counter(connector.kind for connector in scope.document.connectors.values())
    markers = (m for lane in scope.lanes for m in scope.markers.get(lane.id, ()))
    return LegendInput(
        tally=tally,
        personas=tuple(scope.marks.values()),
        connectors=frozenset(arrows),
        goals=frozenset(stage.goal_reached for stage in shown),
        steps_decisive=any(
            step.moment_of_truth
            for column, step in enumerate(scope.header.steps)
            if column not in scope.header.columns.folds
        ),
        to_be=any(marker.state is MapState.TO_BE for marker in markers),
        counts=tuple((kind, arrows[kind]) for kind in _CROOKED if arrows[kind]),
        skipped=sum(bool(marks_of(stage.skipped_by_ids, scope.discs)) for stage in stages),
        losses=any(isinstance(parts[lane.id].given.facts, Falls) for lane in scope.lanes),
    )
