"""What a map means, section by section: the same for the insight board and the printed report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from model.insight.flow import Flow
from model.insight.insight import Insight
from model.kinds import CardKind
from model.layout.geometry import Size
from model.layout.sketch import Drawing
from model.layout.theme import Theme
from model.plots import told, told_curves
from model.plots.bars import ranked_bars
from model.plots.channels import channel_plot
from model.plots.coverage import coverage_plot
from model.plots.curves import curve_plot
from model.plots.funnel import funnel_plot
from model.plots.goals import goal_strip
from model.plots.matrix import matrix_plot
from model.plots.matrix_list import matrix_list
from model.plots.rows import listings
from model.plots.tiles import tile_row
from model.plots.told_rows import (
    action_lists,
    flow_lists,
    loop_bars,
    moment_lists,
    switch_lists,
)
from model.plots.told_tiles import glance
from model.plots.values import Line
from resources.words import tr

Draw = Callable[[float, Theme], Drawing]
"""Draws for a width in points."""

MOST_RANKED = 10
MOST_SERIES = 3
_CHANNELS_AT_ONCE = 60
_LISTED_AT_ONCE = 20
_ALONE = 112.0
_MATRIX = 270.0


@dataclass(frozen=True, slots=True)
class Section:
    """A section: plots below each other, none higher than a page; ``about`` says how to read it.

    Without plots ``empty`` says what is missing and what it would tell.
    """

    id: str
    title: str
    about: str
    plots: tuple[Draw, ...]
    empty: str = ""


def sections(found: Insight) -> tuple[Section, ...]:
    """The sections of a map, in the order one reads them; each is there, also without plots."""
    return tuple(make(found) for make in _SECTIONS)


def _glance(found: Insight) -> Section:
    tiles = glance(found)
    return Section(
        "glance",
        tr("At a glance"),
        "",
        (lambda width, theme: tile_row(tiles, width, theme),),
    )


def _curves(found: Insight) -> Section:
    lines = told_curves.lines_of(found.document, found.curves)
    spans = told.spans_of(found.document)
    plots: list[Draw] = []
    if len(lines) > 1:
        plots.append(lambda width, theme: curve_plot(lines, spans, width, theme, told=False))

    def alone(line: Line) -> Draw:
        return lambda width, theme: curve_plot((line,), spans, width, theme, height=_ALONE)

    plots += [alone(line) for line in lines]
    return Section(
        "curves",
        tr("Emotion curves"),
        tr("Faces mark peaks and dips, the dashed line is the mean, red is the steepest fall."),
        tuple(plots),
        tr("Draw how a persona feels along the journey: peaks, dips and falls are found here."),
    )


def _moments(found: Insight) -> Section:
    lists = moment_lists(found)
    return Section(
        "moments",
        tr("Best and worst moments"),
        "",
        (lambda width, theme: listings(lists, width, theme),) if lists else (),
        tr("The strongest feelings of all personas will be listed here."),
    )


def _coverage(found: Insight) -> Section:
    document, facts = found.document, found.coverage
    stages = told.covers_of(document, facts)
    lanes = told.lane_covers_of(document, facts)
    plots: list[Draw] = [lambda width, theme: coverage_plot(stages, width, theme)]
    if lanes:
        plots.append(lambda width, theme: coverage_plot(lanes, width, theme))
    return Section(
        "coverage",
        tr("What it rests on"),
        tr("Researched statements count whole, partly researched ones half."),
        tuple(plots) if facts.whole.total else (),
        tr("Each card, feeling and goal is an assumption until it names its evidence."),
    )


def _pains(found: Insight) -> Section:
    bars = told.bars_of(found.ranked)
    shown, more = bars[:MOST_RANKED], len(bars) - MOST_RANKED
    info = found.document.info
    about = tr(
        "Severity weighs {severity}, frequency {frequency}, votes {votes}.",
        severity=f"{info.severity_weight:g}",
        frequency=f"{info.frequency_weight:g}",
        votes=f"{info.votes_weight:g}",
    )
    if more > 0:
        about += " " + tr("The first {n} of {all} are shown.", n=MOST_RANKED, all=len(bars))
    return Section(
        "pains",
        tr("Top pain points"),
        about,
        (lambda width, theme: ranked_bars(shown, width, theme),) if bars else (),
        tr("Note what hurts, and rate how much and how often: the worst will come first here."),
    )


def _matrix(found: Insight) -> Section:
    dots = told.dots_of(found.matrix)
    waiting = len(found.matrix.unrated)
    about = tr("What opportunities and actions are worth against what they cost.")
    if waiting:
        about += " " + (
            tr("1 is not rated yet.") if waiting == 1 else tr("{n} are not rated yet.", n=waiting)
        )

    few = len(dots) <= _LISTED_AT_ONCE
    plots: list[Draw] = [
        lambda width, theme: matrix_plot(dots, Size(width, _MATRIX), theme, listed=few)
    ]

    def part(first: int) -> Draw:
        shown = dots[first : first + _LISTED_AT_ONCE]
        return lambda width, theme: matrix_list(shown, width, theme)

    if not few:
        plots += [part(first) for first in range(0, len(dots), _LISTED_AT_ONCE)]
    return Section(
        "matrix",
        tr("Priority matrix"),
        about,
        tuple(plots) if dots else (),
        tr("Rate value and effort of opportunities and actions to see what to do first."),
    )


def _goals(found: Insight) -> Section:
    aims = told.aims_of(found.document, found.goals)
    stated = any(aim.goal.strip() for aim in aims)
    return Section(
        "goals",
        tr("Goals"),
        tr("What customers want in each stage, and whether they get it."),
        (lambda width, theme: goal_strip(aims, width, theme),) if stated else (),
        tr("Write down what customers want in each stage, and whether they get it."),
    )


def _channels(found: Insight) -> Section:
    rows = told.channel_rows_of(found.document, found.channels)

    def part(first: int) -> Draw:
        shown = rows[first : first + _CHANNELS_AT_ONCE]
        return lambda width, theme: channel_plot(shown, width, theme, among=rows)

    plots = [part(first) for first in range(0, len(rows), _CHANNELS_AT_ONCE)]
    switches = switch_lists(found)
    if switches:
        plots.append(lambda width, theme: listings(switches, width, theme))
    return Section(
        "channels",
        tr("Channels"),
        tr("Pain points are those of a channel and those at its steps that name none."),
        tuple(plots),
        tr("Give touchpoints a channel to compare where people meet you and how that feels."),
    )


def _funnels(found: Insight) -> Section:
    document = found.document

    def part(place: int) -> Draw:
        falls = told.falls_of(document, found.series[place])
        return lambda width, theme: funnel_plot(falls, width, theme)

    shown = range(min(len(found.series), MOST_SERIES))
    return Section(
        "funnels",
        tr("Where people are lost"),
        tr("From one figure to the next, with what part of it is lost on the way."),
        tuple(part(place) for place in shown),
        tr("Put the number of people at two steps or more into a metrics lane."),
    )


def _actions(found: Insight) -> Section:
    bars, lists = loop_bars(found), action_lists(found)
    plots: list[Draw] = []
    if bars:
        most, green = max(len(found.trails.pains), 1), CardKind.OPPORTUNITY
        plots.append(lambda width, theme: ranked_bars(bars, width, theme, most=most, kind=green))
    if lists:
        plots.append(lambda width, theme: listings(lists, width, theme))
    return Section(
        "actions",
        tr("Actions and the loop of feedback"),
        tr("How many pain points have come how far, out of {n}.", n=len(found.trails.pains))
        if bars
        else "",
        tuple(plots),
        tr("Answer a pain point with an action that has an owner and a date."),
    )


def _flow(found: Insight) -> Section:
    lists = flow_lists(found)
    return Section(
        "flow",
        tr("Loops, parallels and skipped stages"),
        "",
        (lambda width, theme: listings(lists, width, theme),) if _bends(found.flow) else (),
        tr("This journey goes straight on. Arrows tell where people loop back or skip a stage."),
    )


def _bends(flow: Flow) -> bool:
    return not flow.straight


_SECTIONS: tuple[Callable[[Insight], Section], ...] = (
    _glance,
    _curves,
    _moments,
    _coverage,
    _pains,
    _matrix,
    _goals,
    _channels,
    _funnels,
    _actions,
    _flow,
)


def drawn(section: Section, width: float, theme: Theme) -> Iterator[Drawing]:
    """The plots of a section, one after the other."""
    for draw in section.plots:
        yield draw(width, theme)
