"""Pain points in their ranking, and what could be done, as rows with ratings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from designer.boards.faces import Faces, RowFace
from model.document import JourneyMap
from model.ids import Id
from model.insight.matrix import QUADRANTS, Matrix, Quadrant
from model.insight.priority import Criterion, Ranked
from model.kinds import CardKind, words
from model.naming import shortened
from model.records import Action, Card
from resources.words import tr

_NO_ANSWERS = (0, 0)
RATING_NAMES: dict[str, str] = {
    "severity": "Severity",
    "frequency": "Frequency",
    "value": "Value",
    "effort": "Effort",
}


@dataclass(frozen=True, slots=True)
class RatedRow:
    """A record with its ratings, as it is painted and read out.

    ``ratings`` by field. A pain point has a ``rank``, a ``score`` with the ``points`` of its parts
    (severity, frequency, votes), its ``votes``, and how many opportunities and actions answer it.
    """

    face: RowFace
    ratings: Mapping[str, int | None]
    rank: int | None = None
    score: float | None = None
    points: tuple[float, ...] = ()
    votes: int | None = None
    answers: tuple[int, int] | None = None

    @property
    def id(self) -> Id:
        """Of the record."""
        return self.face.id

    @property
    def told(self) -> str:
        """What a tooltip says: the whole text, its place, and what the score is made of."""
        parts = ""
        if self.score is not None:
            parts = " + ".join(f"{points:.1f}" for points in self.points)
            parts = tr(
                "Score {score}: {parts} (severity, frequency, votes)",
                score=f"{self.score:.1f}",
                parts=parts,
            )
        return "\n".join(filter(None, (self.face.text, self.face.place, parts)))

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        said = [self.face.text]
        if self.rank is not None and self.score is not None:
            said.append(tr("rank {rank}, score {score}", rank=self.rank, score=round(self.score)))
        said += [
            f"{tr(RATING_NAMES[name])} {rating if rating is not None else tr('not rated')}"
            for name, rating in self.ratings.items()
        ]
        if self.votes is not None:
            said.append(tr("1 vote") if self.votes == 1 else tr("{n} votes", n=self.votes))
        if self.answers is not None:
            said.append(_answers_words(*self.answers))
        return ", ".join([*said, self.face.place])


@dataclass(frozen=True, slots=True)
class RatedGroup:
    """Rows under a heading; ``note`` says what to do with them."""

    key: str
    name: str
    rows: tuple[RatedRow, ...]
    note: str = ""


def _answers_words(chances: int, actions: int) -> str:
    if not chances and not actions:
        return tr("nothing answers it")
    first = tr("1 opportunity") if chances == 1 else tr("{n} opportunities", n=chances)
    second = tr("1 action") if actions == 1 else tr("{n} actions", n=actions)
    return f"{first}, {second}"


def answer_counts(document: JourneyMap) -> dict[Id, tuple[int, int]]:
    """How many opportunities and actions answer each card, an opportunity's actions among them."""
    counts: dict[Id, tuple[int, int]] = {}
    carried: dict[Id, set[Id]] = {}
    for action in document.actions.values():
        for card_id in action.answers_ids:
            carried.setdefault(card_id, set()).add(action.id)
    answering: dict[Id, list[Id]] = {}
    for card in document.cards.values():
        for card_id in card.answers_ids:
            answering.setdefault(card_id, []).append(card.id)
    for card_id in {*carried, *answering}:
        chances = answering.get(card_id, [])
        actions = set(carried.get(card_id, ()))
        for chance in chances:
            actions |= carried.get(chance, set())
        counts[card_id] = (len(chances), len(actions))
    return counts


def ranking_groups(faces: Faces, ranking: Sequence[Ranked]) -> tuple[RatedGroup, ...]:
    """The pain points in their order, those that nobody rated apart."""
    counts = answer_counts(faces.document)
    rows = [_ranked_row(faces, one, counts.get(one.card.id, _NO_ANSWERS)) for one in ranking]
    known = tuple(row for row in rows if row.score is not None)
    unknown = tuple(row for row in rows if row.score is None)
    groups = (
        RatedGroup("ranked", tr("Most urgent first"), known),
        RatedGroup("unrated", tr("Not rated yet"), unknown, tr("Rate or vote to rank them")),
    )
    return tuple(group for group in groups if group.rows)


def _ranked_row(faces: Faces, one: Ranked, answers: tuple[int, int]) -> RatedRow:
    by_criterion = {part.criterion: part for part in one.parts}
    return RatedRow(
        faces.face(one.card),
        {"severity": one.card.severity, "frequency": one.card.frequency},
        rank=one.rank,
        score=one.score,
        points=tuple(by_criterion[criterion].points for criterion in Criterion),
        votes=one.card.votes,
        answers=answers,
    )


def item_groups(faces: Faces, matrix: Matrix) -> tuple[RatedGroup, ...]:
    """Opportunities and actions: what is not rated yet, then field by field."""
    numbers = {
        one.id: number
        for number, one in enumerate(
            (one for quadrant in Quadrant for one in matrix.within(quadrant)), start=1
        )
    }
    unrated = tuple(_item_row(faces, one.record) for one in matrix.unrated)
    note = tr("Drag onto the plot, or rate here")
    groups = [RatedGroup("unrated", tr("Not rated yet"), unrated, note)]
    for quadrant in Quadrant:
        facts = QUADRANTS[quadrant]
        rows = tuple(
            replace(_item_row(faces, one.record), rank=numbers[one.id])
            for one in matrix.within(quadrant)
        )
        groups.append(RatedGroup(quadrant.value, tr(facts.plural), rows, tr(facts.advice)))
    return tuple(group for group in groups if group.rows)


def _item_row(faces: Faces, record: Card | Action) -> RatedRow:
    return RatedRow(faces.face(record), {"value": record.value, "effort": record.effort})


# --- what answers a pain point ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the chain below a pain point; it answers the card ``of_id``."""

    face: RowFace
    of_id: Id

    @property
    def id(self) -> Id:
        """Of the record."""
        return self.face.id


def chain_of(faces: Faces, pain_id: Id) -> tuple[Link, ...]:
    """What answers a card: opportunities, below each its actions, then actions for it directly.

    An action that answers several of them is listed once, where it comes first.
    """
    document = faces.document
    links: dict[Id, Link] = {}
    chances = [c for c in document.cards.values() if pain_id in c.answers_ids and c.id != pain_id]
    actions = sorted(document.actions.values(), key=lambda one: (one.order, one.id))
    for chance in sorted(chances, key=lambda one: (one.order, one.id)):
        links[chance.id] = Link(_chance_face(faces, chance), pain_id)
        for action in actions:
            if chance.id in action.answers_ids and action.id not in links:
                links[action.id] = Link(_action_face(faces, action, depth=1), chance.id)
    for action in actions:
        if pain_id in action.answers_ids and action.id not in links:
            links[action.id] = Link(_action_face(faces, action, depth=0), pain_id)
    return tuple(links.values())


def candidates_for(document: JourneyMap, card_id: Id) -> list[Card | Action]:
    """Opportunities and actions that do not answer a card yet; for an opportunity, actions only."""
    card = document.cards.get(card_id)
    found: list[Card | Action] = []
    if card is not None and card.kind is not CardKind.OPPORTUNITY:
        found += [
            other
            for other in document.cards.values()
            if other.kind is CardKind.OPPORTUNITY and card_id not in other.answers_ids
        ]
    found += [a for a in document.actions.values() if card_id not in a.answers_ids]
    return found


def _chance_face(faces: Faces, card: Card) -> RowFace:
    face = faces.face(card)
    return replace(face, place=" · ".join(filter(None, (tr("Opportunity"), face.place))))


def _action_face(faces: Faces, action: Action, *, depth: int) -> RowFace:
    due = f"{action.due:%d %b %Y}".lstrip("0") if action.due is not None else ""
    said = (tr("Action"), shortened(action.owner), tr(words(action.status)), due)
    place = " · ".join(filter(None, said))
    return replace(faces.face(action), place=place, depth=depth)
