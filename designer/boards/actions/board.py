"""The actions board: what is done about the journey, seen in three ways."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from designer.boards.actions.effect_bar import EffectBar
from designer.boards.actions.faces import BoardFaces, board_faces
from designer.boards.actions.kanban import Kanban, Landing
from designer.boards.actions.owners_view import OwnersView
from designer.boards.actions.trail_view import TrailView
from designer.boards.board import Board, BoardContext
from designer.boards.empty_state import EmptyState
from designer.boards.page_switch import PageSwitch
from designer.style.tokens import Tokens
from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import add_action, edit, place_action, remove
from model.ids import Id
from model.insight.trail import ActionTrail, Trails, trails
from model.kinds import Status
from resources.words import tr
from widgets.icon_button import IconButton, Look


class Way(Enum):
    """How the actions are seen."""

    BOARD = "board"
    LIST = "list"
    TRAIL = "trail"


_WAYS = {
    Way.BOARD: ("Board", "A column for each status"),
    Way.LIST: ("By owner", "A list for each owner, what is due first at the top"),
    Way.TRAIL: ("Trail", "From the evidence to the effect, step by step"),
}


class ActionsBoard(Board):
    """One action is looked at, in whatever way; its effect stands below."""

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        self.current: Id = ""
        self._faces = BoardFaces((), ())
        self._trails = Trails()
        icons = context.icons
        self.kanban = Kanban(icons, tokens, self)
        self.owners = OwnersView(icons, tokens, self)
        self.trail = TrailView(icons, tokens, self)
        self.empty = EmptyState(icons, "checklist", self)
        self.empty.tell(
            tr("No actions yet"),
            tr(
                "An action says what will be changed, who does it and until when. Pain points "
                "that nothing answers stand here too: one click makes an action of each."
            ),
            tr("New action"),
        )
        self.effect = EffectBar(icons, tokens, context.today, self)
        self._ways: dict[Way, QWidget] = {
            Way.BOARD: self.kanban,
            Way.LIST: self.owners,
            Way.TRAIL: self.trail,
        }
        self.way = Way.BOARD
        self._stack = QStackedWidget(self)
        for widget in (*self._ways.values(), self.empty):
            self._stack.addWidget(widget)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.new = IconButton(
            self.context.icons, "plus", words=tr("New action"), look=Look.PRIMARY, side=30,
            icon_side=16,
        )  # fmt: skip
        self._colour_new()
        self._switch = PageSwitch(_WAYS, self, self.new)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        column.addWidget(self.effect)

    def _connect(self) -> None:
        self._switch.asked.connect(self.show_way)
        self.new.clicked.connect(self.begin_new)
        self.context.session.read_only_changed.connect(self._show_editable)
        for view in (self.kanban, self.owners, self.trail):
            view.chosen.connect(self._choose)
            view.opened.connect(self._open)
            view.placed.connect(self.place_asked)
            view.made.connect(self.answer)
        for view in (self.kanban, self.owners):
            view.removed.connect(self.remove)
            view.edited.connect(self._set)
        self.kanban.added.connect(self.add)
        self.kanban.put.connect(self.put)
        self.owners.refused.connect(self.said)
        self.owners.new_asked.connect(self.begin_new)
        self.empty.button.clicked.connect(self.begin_new)
        self.effect.asked.connect(self._make)
        self.effect.ended.connect(self.context.session.end_merge)
        self.effect.refused.connect(self.said)

    # --- what a board says of itself ---------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Show the actions as they are now."""
        today = self.context.today()
        self._faces = board_faces(document, today)
        self._trails = trails(document)
        if self.current not in document.actions and self.current not in document.cards:
            self.current = ""
        self._switch.count.tell(_counted(self._faces))
        self._show_way()
        self._show_effect()
        self._show_editable()

    def put_on(self, tokens: Tokens) -> None:
        """Other colours everywhere."""
        for part in (self.kanban, self.owners, self.trail, self.effect):
            part.put_on(tokens)
        self._colour_new()

    def commit(self) -> None:
        """Take over what is being typed."""
        self.kanban.commit()
        self.owners.commit()
        self.context.session.end_merge()

    def show_record(self, record_id: Id) -> None:
        """Look at an action."""
        self.current = record_id
        self._show_way()
        self._show_effect()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the action that is looked at."""
        widget = self._stack.currentWidget()
        if isinstance(widget, (Kanban, OwnersView, TrailView)):
            widget.focus_first()
        else:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what a person does ------------------------------------------------------------------

    def show_way(self, way: Way) -> None:
        """See the actions this way."""
        self.commit()
        self.way = way
        self._switch.show_page(way)
        self._show_way()
        self.focus_first()

    def begin_new(self) -> None:
        """Type the title of a new action; only the columns have a place for it."""
        if self.read_only:
            self.attempt(lambda: add_action(self.document))
            return
        self.way = Way.BOARD
        self._switch.show_page(self.way)
        self._stack.setCurrentWidget(self.kanban)
        self.kanban.show_faces(self._faces, self.current)
        self.kanban.begin_typing()

    def add(self, title: str, status: Status) -> None:
        """A new action of that status, last in its column."""
        self._added(lambda: add_action(self.document, title=title, status=status))

    def answer(self, pain_id: Id) -> None:
        """A new action that answers a pain point."""
        self._added(lambda: add_action(self.document, answers_ids=(pain_id,)), tell=True)

    def put(self, record_id: Id, landing: Landing) -> None:
        """An action to another place of the board; of a pain point an action is made there."""

        def make() -> ChangeSet:
            if record_id in self.document.cards:
                return _answering(self.document, record_id, landing)
            status, before = landing.status, landing.before_id
            return place_action(self.document, record_id, status=status, before_id=before)

        if record_id in self.document.cards:
            self._added(make, tell=True)
        elif self.attempt(make):
            self.current = record_id
            self.catch_up()
            self.kanban.focus_first()

    def remove(self, action_id: Id) -> None:
        """Take an action away; the next one is looked at."""
        ids = [face.id for face in self._faces.actions]
        after = ids[ids.index(action_id) + 1 :] + ids[: ids.index(action_id)][::-1]
        if self.attempt(lambda: remove(self.document, (action_id,))):
            self.current = after[0] if after else ""
            self.catch_up()
            self.focus_first()

    # --- parts ---------------------------------------------------------------------------------

    def _added(self, make: Callable[[], ChangeSet], *, tell: bool = False) -> None:
        made: list[ChangeSet] = []

        def add() -> ChangeSet:
            made.append(make())
            return made[0]

        if self.attempt(add):
            self.current = made[0].added[0].id
            self.catch_up()
            if tell:
                self.record_chosen.emit(self.current)
                self.focus_first()

    def _make(self, make: Callable[[JourneyMap], ChangeSet], key: str) -> None:
        self.attempt(lambda: make(self.document), merge_key=key or None)

    def _set(self, action_id: Id, field: str, value: object) -> None:
        self.attempt(lambda: edit(self.document, action_id, {field: value}))

    def _choose(self, record_id: Id) -> None:
        self.current = record_id
        self._show_effect()
        self.record_chosen.emit(record_id)

    def _open(self, record_id: Id) -> None:
        self._choose(record_id)
        self.form_asked.emit(record_id)

    def _show_way(self) -> None:
        empty = not self._faces.actions and not self._faces.pains and not self._trails.pains
        match self.way:
            case _ if empty and not self.kanban.typing:
                self._stack.setCurrentWidget(self.empty)
                return
            case Way.BOARD:
                self.kanban.show_faces(self._faces, self.current)
            case Way.LIST:
                self.owners.show_faces(self._faces, self.current)
            case Way.TRAIL:
                self.trail.show_trails(self.document, self._trails, self._faces, self.current)
        self._stack.setCurrentWidget(self._ways[self.way])

    def _show_effect(self) -> None:
        action = self.document.actions.get(self.current)
        self.effect.setVisible(action is not None)
        if action is not None:
            trail = self._trail_of(action.id)
            editable = not self.read_only
            self.effect.show_action(self.document, action, trail, editable=editable)

    def _trail_of(self, action_id: Id) -> ActionTrail | None:
        return next((one for one in self._trails.actions if one.action_id == action_id), None)

    def _show_editable(self) -> None:
        editable = not self.read_only
        self.kanban.set_editable(editable=editable)
        self.owners.set_editable(editable=editable)
        self.new.setEnabled(editable)
        self.empty.button.setEnabled(editable)
        self._show_effect()

    def _colour_new(self) -> None:
        tokens = self.tokens
        self.new.set_primary_colours(tokens.primary, tokens.primary_hover, tokens.primary_text)


def _answering(document: JourneyMap, pain_id: Id, landing: Landing) -> ChangeSet:
    """A new action that answers a pain point, at a place of the board, in one step."""
    made = add_action(document, answers_ids=(pain_id,), status=landing.status)
    if landing.before_id is None:
        return made
    then = apply(document, made)
    new_id = made.added[0].id
    placed = place_action(then, new_id, status=landing.status, before_id=landing.before_id)
    return squash([made, placed], label=made.label)


def _counted(faces: BoardFaces) -> str:
    """``10 actions, 2 overdue, 3 pain points not answered``."""
    late = sum(face.late > 0 for face in faces.actions)
    total = len(faces.actions)
    parts = [tr("1 action") if total == 1 else tr("{n} actions", n=total)]
    if late:
        parts.append(tr("{n} overdue", n=late))
    if faces.pains:
        parts.append(tr("{n} pain points not answered", n=len(faces.pains)))
    return ", ".join(parts)
