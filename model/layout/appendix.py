"""What a map rests on and what will be done: evidence, metrics and actions in small print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.document import JourneyMap
from model.ids import Id
from model.kinds import MetricKind, words
from model.layout.display import Role
from model.layout.metrics import COLUMN_GAP, FACT_WIDTH, LABEL_WIDTH, LANE, SMALL, SMALL_STRONG
from model.layout.phrases import date_text, figure_text, joined, number_text, quoted
from model.layout.result import Appendix
from model.layout.sketch import Drawing, Sketch
from model.layout.stops import ASIDE, Piece, Stops, columns_in, pieces
from model.layout.text import typeset
from model.layout.theme import Theme
from model.queries import in_order
from model.records import Action, Evidence, Metric
from resources.words import tr

_ICON = 15.0
_ENTRY_GAP = 8.0
_ENTRY_ROOM = 120.0
"""Between cuts of the poster less room than this is not used where there is more elsewhere."""
_MANY = 10_000
_SECTION_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told in small print: a title, and paragraphs below it."""

    record_id: Id
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one name."""

    name: str
    icon: str
    entries: tuple[Entry, ...]


def sections_of(
    document: JourneyMap,
    metrics_on_cards: frozenset[Id],
    wanted: frozenset[Appendix] = frozenset(Appendix),
) -> tuple[Section, ...]:
    """Those wanted that have entries. Metrics that stand on a card are not told again."""
    evidence = sorted(document.evidence.values(), key=lambda item: (item.title.casefold(), item.id))
    metrics = [m for m in document.metrics.values() if m.id not in metrics_on_cards]
    metrics.sort(key=lambda metric: (metric.kind.value, metric.id))
    sections = {
        Appendix.EVIDENCE: Section(
            tr("Evidence"), "evidence", tuple(_evidence(item) for item in evidence)
        ),
        Appendix.METRICS: Section(
            tr("Metrics"), "metric", tuple(_metric(metric) for metric in metrics)
        ),
        Appendix.ACTIONS: Section(
            tr("Actions"),
            "checklist",
            tuple(_action(action, document) for action in in_order(document.actions.values())),
        ),
    }
    return tuple(
        section for part, section in sections.items() if part in wanted and section.entries
    )


def draw_appendix(
    sections: tuple[Section, ...], width: float, theme: Theme, stops: Stops = ()
) -> Drawing:
    """The sections under each other, entries in columns; ``width`` includes the label column.

    The columns stand between ``stops``, which count from the left.
    """
    sketch = Sketch()
    rooms = pieces(stops, LABEL_WIDTH, width - LABEL_WIDTH, clear=ASIDE)
    y = 0.0
    for section in sections:
        y += _SECTION_GAP
        sketch.line(0, y, width, 0.75, theme.hairline)
        y += 10
        sketch.icon(section.icon, 0, y + (LANE.leading - _ICON) / 2, _ICON, theme.secondary)
        sketch.put(typeset(section.name, LANE), 20, y, theme.ink)
        y += _entries(sketch, section.entries, y, rooms, theme)
    return sketch.finish(width, y)


def _entries(
    sketch: Sketch, entries: tuple[Entry, ...], y: float, rooms: Sequence[Piece], theme: Theme
) -> float:
    columns = columns_in(rooms, _MANY, least=FACT_WIDTH, gap=COLUMN_GAP, enough=_ENTRY_ROOM)
    top = y
    for start in range(0, len(entries), len(columns)):
        tallest = 0.0
        row = entries[start : start + len(columns)]
        for column, entry in zip(columns, row, strict=False):
            drawing = _draw(entry, column.width, theme)
            x, title = column.left, entry.title
            sketch.take(drawing, drawing.group(Role.LEGEND, entry.record_id, x=x, y=y, title=title))
            tallest = max(tallest, drawing.height)
        y += tallest + _ENTRY_GAP
    return y - _ENTRY_GAP - top


def _draw(entry: Entry, width: float, theme: Theme) -> Drawing:
    sketch = Sketch(entry.record_id)
    y = sketch.write(entry.title, SMALL_STRONG, 0, 1, theme.ink, width=width) + 1
    for text in entry.paragraphs:
        y += sketch.write(text, SMALL, 0, y, theme.secondary, width=width)
    return sketch.finish(width, y)


def _entry(record_id: Id, title: str, *paragraphs: str) -> Entry:
    return Entry(record_id, title, tuple(text for text in paragraphs if text))


def _evidence(item: Evidence) -> Entry:
    kind = tr(words(item.kind))
    size = ""
    if item.sample_size is not None:
        size = tr("n = {n}", n=f"{item.sample_size:,}").replace(" ", "\N{NO-BREAK SPACE}")
    day = date_text(item.on) if item.on else ""
    facts = joined(kind if item.title else "", item.who, size, day, item.source)
    return _entry(item.id, item.title or kind, facts, quoted(item.excerpt) if item.excerpt else "")


def _metric(metric: Metric) -> Entry:
    kind = tr("Metric") if metric.kind is MetricKind.OTHER else tr(words(metric.kind))
    target = figure_text(metric, metric.target) if metric.target is not None else ""
    facts = joined(
        figure_text(metric),
        tr("Target {figure}", figure=target) if target else "",
        date_text(metric.on) if metric.on else "",
    )
    past = joined(*(f"{date_text(r.on)}: {number_text(r.value)}" for r in metric.history))
    return _entry(metric.id, kind, facts, past)


def _action(action: Action, document: JourneyMap) -> Entry:
    facts = joined(
        tr(words(action.type)),
        tr("{weight} importance", weight=tr(words(action.importance))) if action.importance else "",
        action.owner,
        tr("due {day}", day=date_text(action.due)) if action.due else "",
        tr(words(action.status)),
    )
    cards = [document.cards.get(card_id) for card_id in action.answers_ids]
    answers = ", ".join(quoted(card.text) for card in cards if card and card.text)
    return _entry(
        action.id,
        action.title or tr("Action"),
        action.details,
        facts,
        tr("Answers {what}", what=answers) if answers else "",
        tr("Expected: {effect}", effect=action.expected_effect) if action.expected_effect else "",
        tr("Seen: {effect}", effect=action.effect) if action.effect else "",
    )
