"""The left of the priorities board: weights, ranking, and what answers what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from designer.boards.empty_state import EmptyState
from designer.boards.faces import Faces
from designer.boards.priorities.chain_pane import ChainPane
from designer.boards.priorities.parts import RANKING_PARTS, Part
from designer.boards.priorities.rated import ranking_groups
from designer.boards.priorities.rated_list import PartsHeading, RatedList
from designer.boards.priorities.weights_pane import WeightsPane
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from model.ids import Id
from model.insight.priority import Ranked
from resources.words import tr
from widgets.section import Section


class RankingPane(QWidget):
    """Shows the ranking; who owns it listens to its parts."""

    def __init__(
        self, icons: InterfaceIcons, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ranking: tuple[Ranked, ...] = ()
        self._faces: Faces | None = None
        self.section = Section(icons, tr("How it is ranked"), folded=True, parent=self)
        self.weights = WeightsPane(self.section.body)
        self.list = RatedList(icons, tokens, RANKING_PARTS, self)
        self.list.setAccessibleName(tr("Pain points, the most urgent first"))
        self.list.setAccessibleDescription(
            tr(
                "Left and Right choose severity or frequency, 1 to 5 rate, plus and minus vote, "
                "O and A add an opportunity or an action, Enter goes to its place."
            )
        )
        names = {
            Part.SEVERITY: tr("Severity"),
            Part.FREQUENCY: tr("Frequency"),
            Part.VOTES: tr("Votes"),
            Part.ANSWERS: tr("Answers"),
        }
        self._heading = PartsHeading(self.list, names, self)
        self.chain = ChainPane(icons, tokens, self)
        self._empty = EmptyState(icons, "pain-point", self)
        self._pages = QStackedWidget(self)
        self._build()

    def _build(self) -> None:
        body = QVBoxLayout(self.section.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.weights)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane, least in ((upper, 130), (self.chain, 140)):
            pane.setMinimumHeight(least)
            splitter.addWidget(pane)
        splitter.setSizes([420, 210])
        splitter.setStretchFactor(0, 1)
        self._pages.addWidget(splitter)
        self._pages.addWidget(self._empty)
        margin = QVBoxLayout()
        margin.setContentsMargins(12, 6, 12, 2)
        margin.addWidget(self.section)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(margin)
        whole.addWidget(self._pages, 1)

    def show_ranking(self, faces: Faces, ranking: tuple[Ranked, ...]) -> None:
        """Show the pain points of a map."""
        self._faces, self._ranking = faces, ranking
        self.list.show_groups(ranking_groups(faces, ranking))
        if self.chosen is None and ranking:
            self.list.go_to(ranking[0].card.id, tell=False)
        self._pages.setCurrentIndex(0 if ranking else 1)
        self._empty.tell(
            tr("Nothing hurts on this map yet"),
            tr(
                "Pain points are ranked here by how badly and how often they hurt, and by the "
                "votes of the room. Put some on the map, in a lane for pain points."
            ),
        )
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what answers the pain point that is chosen, and how its score comes about."""
        if self._faces is None:
            return
        chosen = self.chosen
        self.chain.show_pain(self._faces, chosen.card if chosen is not None else None)
        self.weights.show_weights(self._faces.document.info, self._ranking, chosen)

    @property
    def chosen(self) -> Ranked | None:
        """The pain point the keyboard is at."""
        current = self.list.current
        return next((one for one in self._ranking if one.card.id == current), None)

    @property
    def ids(self) -> tuple[Id, ...]:
        """The pain points in their order."""
        return tuple(one.card.id for one in self._ranking)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.list.painting.set_tokens(tokens)
        self.chain.set_tokens(tokens)
        self._heading.update()

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Whether the map may be edited, or only looked at."""
        self.list.may_edit = may_edit
        self.weights.set_may_edit(may_edit=may_edit)
        self.chain.set_may_edit(may_edit=may_edit)
