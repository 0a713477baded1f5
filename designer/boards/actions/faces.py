"""What a card of the actions board says, worked out once for each state of the map. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from designer.boards.actions.effects import EffectWords, effect_words
from model.document import JourneyMap
from model.ids import Id
from model.insight.actions import overdue
from model.kinds import PRIORITY_LEVELS, ActionType, CardKind, Priority, Status, words
from model.layout.phrases import date_text
from model.naming import shortened
from model.queries import in_order
from model.records import Action, Card
from resources.words import tr

TYPE_ICONS: dict[ActionType, str] = {
    ActionType.PROCESS: "loop",
    ActionType.CONTENT: "text",
    ActionType.PRODUCT: "delivery",
    ActionType.CHANNEL: "channels",
    ActionType.TRAINING: "personas",
    ActionType.RESEARCH: "search",
    ActionType.OTHER: "checklist",
}


@dataclass(frozen=True, slots=True)
class ActionFace:
    """An action as a card. ``late`` is by how many days it is overdue, 0 when it is not.

    ``answers`` are the texts of what it answers. ``seen`` is the effect as somebody wrote it down.
    """

    id: Id
    title: str
    status: Status
    type: ActionType
    importance: Priority | None
    owner: str
    due: date | None
    late: int
    answers: tuple[str, ...]
    effect: EffectWords | None
    seen: str

    @property
    def icon(self) -> str:
        """The icon of its type."""
        return TYPE_ICONS[self.type]

    @property
    def due_words(self) -> str:
        """``overdue by 5 days``, ``due 2026-12-11``, or nothing."""
        if self.late:
            return late_words(self.late)
        return "" if self.due is None else tr("due {day}", day=date_text(self.due))

    @property
    def spoken(self) -> str:
        """All of it in one sentence, for a screen reader and for a tip."""
        parts = [
            self.title or tr("Action without a title"),
            tr(words(self.status)),
            "" if self.importance is None else tr("importance {word}", word=self.importance.value),
            self.owner or tr("nobody yet"),
            self.due_words,
            tr("answers {what}", what=", ".join(self.answers)) if self.answers else "",
            "" if self.effect is None else f"{self.effect.figures}, {self.effect.verdict}",
            tr("effect: {seen}", seen=self.seen) if self.seen else "",
        ]
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PainFace:
    """A pain point that nothing answers yet, as a card."""

    id: Id
    title: str
    place: str
    strength: int

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return tr("{text}. Nothing answers it yet.", text=self.title)


Face = ActionFace | PainFace


@dataclass(frozen=True, slots=True)
class BoardFaces:
    """Everything the board shows: the actions in their order, and what nothing answers."""

    actions: tuple[ActionFace, ...]
    pains: tuple[PainFace, ...]

    def column(self, status: Status) -> tuple[ActionFace, ...]:
        """The actions of one status, in order."""
        return tuple(face for face in self.actions if face.status is status)

    def find(self, action_id: Id) -> ActionFace | None:
        """The face of an action."""
        return next((face for face in self.actions if face.id == action_id), None)


def board_faces(document: JourneyMap, today: date) -> BoardFaces:
    """The faces of a map, as they are on a day."""
    actions = tuple(_face(document, a, today) for a in in_order(document.actions.values()))
    return BoardFaces(actions, unanswered(document))


def late_words(days: int) -> str:
    """``overdue by 5 days``."""
    return tr("overdue by a day") if days == 1 else tr("overdue by {n} days", n=days)


def late_days(action: Action, today: date) -> int:
    """By how many days an action is overdue; 0 for one that is not, or that has ended."""
    return (today - action.due).days if action.due and overdue(action, today) else 0


def unanswered(document: JourneyMap) -> tuple[PainFace, ...]:
    """The pain points that neither actions nor opportunities answer, worst first."""
    answered = {i for a in document.actions.values() for i in a.answers_ids}
    answered |= {i for c in document.cards.values() for i in c.answers_ids}
    pains = [
        card
        for card in document.cards.values()
        if card.kind is CardKind.PAIN_POINT and card.id not in answered
    ]
    faces = [_pain(document, card) for card in pains]
    return tuple(sorted(faces, key=lambda face: -face.strength))


def _pain(document: JourneyMap, card: Card) -> PainFace:
    step = document.steps.get(card.step_id or "")
    stage = None if step is None else document.stages.get(step.stage_id)
    names = ("" if stage is None else stage.name, "" if step is None else step.name)
    place = " › ".join(dict.fromkeys(name for name in names if name)) or tr("Parking lot")
    priority = 0 if card.priority is None else PRIORITY_LEVELS[card.priority]
    return PainFace(card.id, one_line(card.text) or tr("Pain point without text"), place, priority)


def _face(document: JourneyMap, action: Action, today: date) -> ActionFace:
    return ActionFace(
        id=action.id,
        title=one_line(action.title),
        status=action.status,
        type=action.type,
        importance=action.importance,
        owner=action.owner.strip(),
        due=action.due,
        late=late_days(action, today),
        answers=_texts(document, action.answers_ids),
        effect=effect_words(document, action),
        seen=one_line(action.effect),
    )


def _texts(document: JourneyMap, ids: Iterable[Id]) -> tuple[str, ...]:
    cards = (document.cards.get(card_id) for card_id in ids)
    return tuple(shortened(one_line(card.text), 80) for card in cards if card is not None)


def one_line(text: str) -> str:
    """A text without its line ends."""
    return " ".join(text.split())
