"""The priorities board: what hurts most, what answers it, and what is worth doing first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from designer.boards.board import Board, BoardContext
from designer.boards.faces import Faces
from designer.boards.priorities.items_pane import ItemsPane
from designer.boards.priorities.ranking_pane import RankingPane
from designer.style.tokens import Tokens
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import (
    answer_with_action,
    answer_with_opportunity,
    rate,
    rate_all,
    set_answer,
    set_weights,
    usual_weights,
    vote,
)
from model.ids import Id
from model.insight.matrix import plotted
from model.insight.priority import ranked
from resources.words import tr

_LEFT, _RIGHT = 540, 440


class PrioritiesBoard(Board):
    """The ranking at the left, the matrix at the right."""

    def __init__(
        self, context: BoardContext, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tokens, parent)
        map_id = context.session.origin.map_id
        self.ranking = RankingPane(context.icons, tokens, self)
        self.items = ItemsPane(context.icons, tokens, map_id, self)
        self._faces: Faces | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("surface", True)  # noqa: FBT003
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self.ranking, self.items):  # never narrower than what is in them
            splitter.addWidget(pane)
        splitter.setSizes([_LEFT, _RIGHT])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        ranking, items, chain = self.ranking, self.items, self.ranking.chain
        ranking.list.current_told.connect(self._on_pain)
        items.list.current_told.connect(self._on_item)
        chain.list.current_told.connect(self._on_item)
        for rows in (ranking.list, items.list, chain.list):
            rows.opened.connect(self.place_asked)
        for rated in (ranking.list, items.list):
            rated.rated.connect(self.rate)
        ranking.list.voted.connect(self.vote)
        ranking.list.answer_asked.connect(self._answer_with)
        chain.made.connect(self.answer)
        chain.linked.connect(self.link)
        ranking.weights.weighed.connect(self.weigh)
        ranking.weights.settled.connect(self.context.session.end_merge)
        ranking.weights.usual_asked.connect(self._weigh_as_usual)
        items.matrix.chosen.connect(self._on_dot)
        items.matrix.opened.connect(self.place_asked)
        items.matrix.rated.connect(self.put)
        items.matrix.said.connect(self.said)
        self.context.session.read_only_changed.connect(self._show_read_only)

    # --- what a board does ---------------------------------------------------------------------

    def refresh(self, document: JourneyMap) -> None:
        """Show the map as it is now."""
        self._faces = Faces(document, self.tokens.theme, self._faces)
        self.ranking.show_ranking(self._faces, ranked(document))
        self.items.show_items(self._faces, plotted(document))
        self._show_read_only()

    def put_on(self, tokens: Tokens) -> None:
        """Other colours."""
        self.ranking.set_tokens(tokens)
        self.items.set_tokens(tokens)

    def show_record(self, record_id: Id) -> None:
        """Go to a pain point, an opportunity or an action."""
        if not self.ranking.list.go_to(record_id):
            self.items.mark(record_id)

    def focus_first(self) -> None:
        """The ranking, or where nothing is ranked, what could be done."""
        rows = self.ranking.list if self.ranking.ids else self.items.list
        rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- edits -----------------------------------------------------------------------------------

    def rate(self, record_id: Id, field: str, rating: int) -> None:
        """Rate a record; 0 takes the rating back."""
        self.attempt(lambda: rate(self.document, record_id, field, rating or None))
        self.catch_up()

    def put(self, record_id: Id, value: int, effort: int) -> None:
        """Put an opportunity or an action somewhere on the matrix, as one step."""
        ratings = {"value": value, "effort": effort}
        if self.attempt(lambda: rate_all(self.document, record_id, ratings)):
            self.catch_up()
            self.items.mark(record_id)

    def vote(self, card_id: Id, votes: int) -> None:
        """So many votes more."""
        self.attempt(lambda: vote(self.document, card_id, votes))
        self.catch_up()

    def weigh(self, field: str, weight: float) -> None:
        """Change a weight; a gesture is one step."""
        made = self.attempt(
            lambda: set_weights(self.document, {field: weight}), merge_key=f"weight {field}"
        )
        if made:
            self.catch_up()
        else:
            self.ranking.show_chosen()

    def answer(self, card_id: Id, text: str, chance: bool) -> None:  # noqa: FBT001 - a Qt slot
        """An opportunity or an action that answers a card; without a text it asks for one."""
        made: list[Id] = []

        def make() -> ChangeSet:
            if chance:
                change = answer_with_opportunity(self.document, card_id, text=text)
            else:
                change = answer_with_action(self.document, card_id, title=text)
            made.append(change.added[0].id)
            return change

        if not self.attempt(make):
            return
        self.catch_up()
        self.items.mark(made[0])
        if text:
            self.said.emit(tr("Opportunity added") if chance else tr("Action added"))
        else:
            self.form_asked.emit(made[0])

    def link(self, answer_id: Id, card_id: Id, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Say that something answers a card, or no longer does."""
        self.attempt(lambda: set_answer(self.document, answer_id, card_id, on=on))
        self.catch_up()

    def _answer_with(self, card_id: Id, chance: bool) -> None:  # noqa: FBT001 - a Qt slot
        if not self.read_only:
            self.answer(card_id, "", chance)

    def _weigh_as_usual(self) -> None:
        self.context.session.end_merge()
        self.attempt(lambda: set_weights(self.document, usual_weights()))
        self.catch_up()

    # --- what is seen ----------------------------------------------------------------------------

    def _on_pain(self, card_id: Id) -> None:
        self.ranking.show_chosen()
        if card_id:
            self.record_chosen.emit(card_id)

    def _on_item(self, record_id: Id) -> None:
        if record_id:
            self.items.matrix.select(record_id)
            self.record_chosen.emit(record_id)

    def _on_dot(self, record_id: Id) -> None:
        self.items.list.go_to(record_id, tell=False)
        self.record_chosen.emit(record_id)

    def _show_read_only(self) -> None:
        self.ranking.set_may_edit(may_edit=not self.read_only)
        self.items.set_may_edit(may_edit=not self.read_only)
