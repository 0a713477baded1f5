"""From the facts of a map to lists: moments, switches, actions, the loop, the flow."""

from __future__ import annotations

from collections import Counter

from model.document import JourneyMap
from model.ids import Id
from model.insight.curves import CurvePoint
from model.insight.insight import Insight
from model.insight.trail import LOOP_STEPS, LoopStep
from model.layout.phrases import date_text, isolated, joined
from model.plots.figures import signed
from model.plots.rows import Listing, Row
from model.plots.told_curves import step_name
from model.plots.values import Bar
from model.records import Action, Connector
from resources.words import tr

MOST = 5
"""Of each list so many are shown; how many more there are is said."""


def moment_lists(found: Insight) -> tuple[Listing, ...]:
    """The best and the worst points of all curves."""
    document = found.document
    lists = (
        Listing(tr("Best"), tuple(_moment(document, one) for one in found.moments.best)),
        Listing(tr("Worst"), tuple(_moment(document, one) for one in found.moments.worst)),
    )
    return tuple(one for one in lists if one.rows)


def _moment(document: JourneyMap, point: CurvePoint) -> Row:
    marker = point.marker
    persona = document.personas.get(marker.persona_id)
    who = (persona.name if persona else "") or tr("Persona")
    word = " ".join(marker.word.split())
    trigger = " ".join(marker.trigger.split())
    text = word or trigger or tr("Emotion")
    note = joined(isolated(who), isolated(step_name(document, point)))
    if word and trigger:
        note = joined(note, isolated(trigger))
    return Row(marker.id, text, note, valence=point.valence, figure=signed(point.valence))


def switch_lists(found: Insight) -> tuple[Listing, ...]:
    """The most frequent moves between channels, and how many there are of all."""
    channels = found.channels
    if not channels.switches:
        return ()
    names = {one.key: one.name for one in channels.channels}
    rows = tuple(
        Row(
            one.pairs[0][1],
            tr("{source} to {target}", source=names[one.source], target=names[one.target]),
            icon="arrow-right",
            figure=f"{one.count}\N{MULTIPLICATION SIGN}",
        )
        for one in channels.switches[:MOST]
    )
    moves, stays = channels.moves, channels.stays
    title = tr("{moves} switches, {stays} times the same channel again", moves=moves, stays=stays)
    return (Listing(title, rows),)


def loop_bars(found: Insight) -> tuple[Bar, ...]:
    """How many pain points have reached each step of the loop; none without pain points."""
    pains = found.trails.pains
    if not pains:
        return ()
    reached = Counter(step for trail in pains for step in trail.progress.reached)
    return tuple(
        Bar("", tr(LOOP_STEPS[step].name), reached[step], note=tr(LOOP_STEPS[step].done),
            number=place)
        for place, step in enumerate(LoopStep, start=1)
    )  # fmt: skip


def action_lists(found: Insight) -> tuple[Listing, ...]:
    """What is late, what nobody looks after, what was done and never looked at again."""
    facts = found.actions
    lists = (
        _actions(tr("Overdue"), facts.overdue, "calendar"),
        _actions(tr("Without an owner"), facts.without_owner, "owner"),
        _actions(tr("Without a date"), facts.without_due, "calendar"),
        _actions(tr("Done, effect not measured"), facts.unmeasured, "metric"),
    )
    return tuple(one for one in lists if one.rows)


def _actions(name: str, actions: tuple[Action, ...], icon: str) -> Listing:
    rows = tuple(
        Row(
            action.id,
            action.title.strip() or tr("Action"),
            isolated(" ".join(action.owner.split())),
            icon=icon,
            figure=date_text(action.due) if action.due else "",
        )
        for action in actions[:MOST]
    )
    more = len(actions) - MOST
    if more > 0:
        rows += (Row("", tr("and {n} more", n=more)),)
    return Listing(f"{name} ({len(actions)})", rows)


def flow_lists(found: Insight) -> tuple[Listing, ...]:
    """Arrows that lead back, what happens in parallel, and stages that some do not go through."""
    flow, document = found.flow, found.document
    loops = tuple(
        _arrow(document, one.connector, "loop", _back(one.back)) for one in flow.loops[:MOST]
    )
    parallel = tuple(_arrow(document, one, "parallel", "") for one in flow.parallel[:MOST])
    skipped = tuple(
        Row(
            one.stage_id,
            document.stages[one.stage_id].name or tr("Stage"),
            _skipped_by(document, one.persona_ids),
            icon="stage",
            figure=_arrows(one.arrows),
        )
        for one in flow.skipped
    )
    lists = (
        Listing(tr("Loops ({n})", n=len(flow.loops)), loops),
        Listing(tr("In parallel ({n})", n=len(flow.parallel)), parallel),
        Listing(tr("Skipped stages ({n})", n=len(flow.skipped)), skipped),
    )
    return tuple(one for one in lists if one.rows)


def _back(steps: int) -> str:
    if not steps:
        return ""
    return tr("1 step back") if steps == 1 else tr("{n} steps back", n=steps)


def _arrows(count: int) -> str:
    if not count:
        return ""
    return tr("1 arrow past it") if count == 1 else tr("{n} arrows past it", n=count)


def _skipped_by(document: JourneyMap, persona_ids: tuple[Id, ...]) -> str:
    names = [
        document.personas[key].name or tr("Persona")
        for key in persona_ids
        if key in document.personas
    ]
    return tr("skipped by {names}", names=", ".join(map(isolated, names))) if names else ""


def _arrow(document: JourneyMap, connector: Connector, icon: str, figure: str) -> Row:
    ends = [document.cards.get(key) for key in (connector.source_id, connector.target_id)]
    texts = [
        isolated(" ".join(card.text.split())) if card and card.text.strip() else tr("(no text)")
        for card in ends
    ]
    label = " ".join(connector.label.split())
    source, target = texts
    said = tr("{source} to {target}", source=source, target=target)
    return Row(connector.id, label or said, said if label else "", icon, figure=figure)
