"""What the command palette lists for a query: commands, places of the map, what cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from designer.actions.spec import ActionSpec
from designer.command_palette.matching import SCATTERED, STRONG, Sought, folded, marks, score
from designer.inspector.naming import place_name
from model.document import JourneyMap
from model.emotions import usual_valence
from model.ids import Id
from model.kinds import CARD_KINDS, LANE_KINDS
from model.naming import shortened
from model.queries import lane_name
from model.records import Card, Connector, Lane, Marker, Persona, Record, Stage, Step
from resources.words import tr

_MOST_PLACES = 8
_LEAST_LETTERS = 2
_LONGEST = 120
_IN_SUBMENU = 1.0
_LEAST_BESIDE_STRONG = SCATTERED
_ICONS = {
    Stage.table: "stage",
    Step.table: "step",
    Persona.table: "persona",
    Connector.table: "connector",
    Marker.table: "face-0",
}
_PLACES: tuple[type[Record], ...] = (Stage, Step, Lane, Persona, Card, Marker, Connector)


@dataclass(frozen=True, slots=True)
class Command:
    """An action as it can be run now; ``why_not`` says in a few words what is in its way."""

    spec: ActionSpec
    title: str
    keys: str = ""
    enabled: bool = True
    why_not: str = ""

    @property
    def path(self) -> str:
        """Its menu: ``Insert › Lane``."""
        return menu_path(self.spec)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something on the map that one can go to, by what it says."""

    record_id: Id
    text: str
    title: str
    where: str
    icon: str
    folded: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a group."""

    title: str


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command that was found, with the letters of its title to mark."""

    command: Command
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place that was found, with the letters of its title to mark."""

    spot: Spot
    marked: frozenset[int] = frozenset()


Row: TypeAlias = Heading | CommandRow | SpotRow


def menu_path(spec: ActionSpec) -> str:
    """The menu of an action, as one reads it: ``Insert › Lane``."""
    return " › ".join(tr(part).replace("&", "") for part in spec.menu.split("/"))


def sought_of(spec: ActionSpec) -> Sought:
    """By what an action is found."""
    return Sought(tr(spec.name), menu_path(spec), tr(spec.words), tr(spec.tip))


def rank(query: str, spec: ActionSpec) -> float:
    """How well an action fits a query; of two that fit alike, the one that is nearer at hand."""
    points = score(query, sought_of(spec))
    return points - _IN_SUBMENU if points and "/" in spec.menu else points


def spots_of(document: JourneyMap) -> list[Spot]:
    """Everything on the map that says something, in the order of a person's interest."""
    found = []
    for kind in _PLACES:
        for record in document.table(kind.table).values():
            text = _text(record)
            if text:
                title = shortened(" ".join(text.split()), _LONGEST)
                where = _where(document, record)
                found.append(
                    Spot(record.id, text, title, where, _icon(record), folded(text[:2_000]))
                )
    return found


def rows_for(
    query: str, commands: Sequence[Command], recent: Sequence[str], spots: Iterable[Spot]
) -> list[Row]:
    """The rows of the list: groups with their headings, the best first.

    Without a query those used last come first, then all. What cannot be done now stands at the
    end and says why.
    """
    if not query.strip():
        return _everything(commands, recent)
    used = {name: -place for place, name in enumerate(recent)}
    ranked = sorted(
        ((rank(query, c.spec), c) for c in commands),
        key=lambda one: (-one[0], -used.get(one[1].spec.id, -len(used) - 1)),
    )
    # Scattered letters are a guess that is only worth showing where nothing better is found.
    least = _LEAST_BESIDE_STRONG if ranked and ranked[0][0] >= STRONG else 0.0
    hits = [(points, command) for points, command in ranked if points > least]
    ready = [_row(query, command) for _, command in hits if command.enabled]
    barred = [_row(query, command) for _, command in hits if not command.enabled]
    best_spot, places = _found_spots(query, spots)
    best_ready = next((points for points, command in hits if command.enabled), 0.0)
    groups: list[tuple[str, Sequence[Row]]] = [
        (tr("Commands"), ready),
        (tr("Go to"), places),
    ]
    if best_spot > best_ready and best_ready < STRONG:
        groups.reverse()
    return _grouped([*groups, (tr("Not possible now"), barred)])


def _everything(commands: Sequence[Command], recent: Sequence[str]) -> list[Row]:
    by_id = {command.spec.id: command for command in commands}
    last = [by_id[name] for name in recent if name in by_id and by_id[name].enabled]
    ready = [command for command in commands if command.enabled and command not in last]
    barred = [command for command in commands if not command.enabled]
    return _grouped(
        [
            (tr("Used last"), [CommandRow(command) for command in last]),
            (tr("Commands"), [CommandRow(command) for command in ready]),
            (tr("Not possible now"), [CommandRow(command) for command in barred]),
        ]
    )


def _grouped(groups: Iterable[tuple[str, Sequence[Row]]]) -> list[Row]:
    rows: list[Row] = []
    for title, members in groups:
        if members:
            rows += [Heading(title), *members]
    return rows


def _row(query: str, command: Command) -> CommandRow:
    return CommandRow(command, marks(query, command.title))


def _found_spots(query: str, spots: Iterable[Spot]) -> tuple[float, list[SpotRow]]:
    """The best few places, and how well the best one fits."""
    typed = folded(query).split()
    if len("".join(typed)) < _LEAST_LETTERS:
        return 0.0, []
    held = [spot for spot in spots if all(word in spot.folded for word in typed)]
    ranked = sorted(((score(query, Sought(s.folded)), s) for s in held), key=lambda one: -one[0])
    shown = ranked[:_MOST_PLACES]
    best = shown[0][0] if shown else 0.0
    return best, [SpotRow(spot, marks(query, spot.title)) for _, spot in shown]


def _text(record: Record) -> str:
    match record:
        case Lane():
            return lane_name(record)
        case Card():
            return record.text
        case Stage() | Step() | Persona():
            return record.name
        case Marker():
            return record.word
        case Connector():
            return record.label
        case _:
            return ""


def _icon(record: Record) -> str:
    match record:
        case Card():
            return CARD_KINDS[record.kind].icon
        case Lane():
            return LANE_KINDS[record.kind].icon
        case Marker():
            felt = usual_valence(record.word) or record.valence
            return {1: "face-1", 0: "face-0", -1: "face-minus-1"}[(felt > 0) - (felt < 0)]
        case _:
            return _ICONS[record.table]


def _where(document: JourneyMap, record: Record) -> str:
    match record:
        case Card() if record.lane_id in document.lanes:
            lane = lane_name(document.lanes[record.lane_id or ""])
            return " · ".join(filter(None, [place_name(document, record), lane]))
        case Stage():
            return tr("Stage")
        case Step():
            return " · ".join(filter(None, [tr("Step"), place_name(document, record)]))
        case Lane():
            return tr("Lane")
        case Persona():
            return tr("Persona")
        case Connector():
            return tr("Connector")
        case Marker():
            return " · ".join(filter(None, [tr("Emotion"), place_name(document, record)]))
        case _:
            return place_name(document, record)
