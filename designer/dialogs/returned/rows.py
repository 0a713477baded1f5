"""The proposals as Qt's item model: grouped by sheet, filtered, each with its tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from designer.returning.decisions import Decisions, Share
from designer.returning.wording import KIND_WORDS, sentence_of, sheet_name
from exporters.workbook.returning.comparison import Choice, Comparison, Kind, Proposal
from exporters.workbook.values import shown
from resources.words import tr
from widgets.two_levels import RowIndex, TwoLevels

_MOST_SINGLE = 100
"""The ticks of more rows than this are told all at once."""
_TICKS = {
    Share.NONE: Qt.CheckState.Unchecked,
    Share.SOME: Qt.CheckState.PartiallyChecked,
    Share.ALL: Qt.CheckState.Checked,
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which proposals are shown: of one kind, or of all (None); those that say all the words."""

    kind: Kind | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The proposals of one sheet that are shown."""

    sheet: str
    name: str
    proposals: tuple[Proposal, ...]


class ProposalRows(TwoLevels):
    """Groups, and below each its proposals. ``decided`` tells that a choice was made here."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decisions = Decisions(Comparison())
        self.sieve = Sieve()
        self.groups: list[RowGroup] = []
        self._said: dict[str, str] = {}
        self._shares: dict[int, Share] = {}
        self._spots: dict[str, tuple[int, int]] = {}

    # --- what is shown -----------------------------------------------------------------------

    def show_decisions(self, decisions: Decisions) -> None:
        """Show another comparison."""
        if decisions.comparison is not self.decisions.comparison:
            self._said.clear()
        self.decisions = decisions
        self._fill()

    def set_sieve(self, sieve: Sieve) -> None:
        """Show others of the proposals."""
        if sieve != self.sieve:
            self.sieve = sieve
            self._fill()

    def shown(self) -> list[Proposal]:
        """What passes the sieve, in order."""
        return [proposal for group in self.groups for proposal in group.proposals]

    def proposal(self, index: RowIndex) -> Proposal | None:
        """What a row proposes; None for a group."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[index.internalId() - 1].proposals[index.row()]

    def group(self, index: RowIndex) -> RowGroup | None:
        """The group that a row is; None for a proposal."""
        return None if not index.isValid() or index.internalId() else self.groups[index.row()]

    def proposals_at(self, indexes: Iterable[RowIndex]) -> list[Proposal]:
        """What these rows propose, a group all that stands in it; each once, in order."""
        wanted = set()
        for index in indexes:
            proposal, group = self.proposal(index), self.group(index)
            wanted.update({proposal.key} if proposal is not None else set())
            wanted.update(each.key for each in (group.proposals if group is not None else ()))
        return [proposal for proposal in self.shown() if proposal.key in wanted]

    def index_of(self, key: str) -> QModelIndex:
        """The row of a proposal; none where it is not shown."""
        at, row = self._spots.get(key, (-1, -1))
        return self.createIndex(row, 0, at + 1) if at >= 0 else QModelIndex()

    def decide(self, proposals: Sequence[Proposal], choice: Choice | None) -> None:
        """Choose for these; None for what is usual."""
        if not proposals:
            return
        if choice is None:
            self.decisions.forget(proposals)
        else:
            self.decisions.decide(proposals, choice)
        self._shares.clear()
        self._tell_ticks(proposals)
        self.decided.emit()

    def _tell_ticks(self, proposals: Sequence[Proposal]) -> None:
        """The ticks of these are others, with those of their rivals and groups."""
        ticks = [Qt.ItemDataRole.CheckStateRole]
        for at, group in enumerate(self.groups):
            top, last = self.index(at, 0), len(group.proposals) - 1
            self.dataChanged.emit(top, top, ticks)
            if len(proposals) > _MOST_SINGLE:
                self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top), ticks)
        if len(proposals) <= _MOST_SINGLE:
            for proposal in proposals:
                for rival in self.decisions.rivals(proposal):
                    index = self.index_of(rival.key)
                    if index.isValid():
                        self.dataChanged.emit(index, index, ticks)

    def turn(self, proposals: Sequence[Proposal]) -> None:
        """Accept these, or refuse them where all are accepted already."""
        accepted = self.decisions.share(proposals) is Share.ALL
        self.decide(proposals, Choice.REFUSE if accepted else Choice.ACCEPT)

    def _fill(self) -> None:
        self.beginResetModel()
        sheets: dict[str, list[Proposal]] = {}
        # Answers of several copies to one question stand one below the other.
        together = (
            rival
            for proposal in self.decisions.comparison.proposals
            for rival in self.decisions.rivals(proposal)
        )
        for proposal in dict.fromkeys(together):
            if self._passes(proposal):
                sheets.setdefault(proposal.sheet, []).append(proposal)
        self.groups = [
            RowGroup(sheet, sheet_name(sheet), tuple(proposals))
            for sheet, proposals in sheets.items()
        ]
        self._shares.clear()
        self._spots = {
            proposal.key: (at, row)
            for at, group in enumerate(self.groups)
            for row, proposal in enumerate(group.proposals)
        }
        self.endResetModel()

    def _passes(self, proposal: Proposal) -> bool:
        if self.sieve.kind is not None and proposal.kind is not self.sieve.kind:
            return False
        words = self.sieve.words.casefold().split()
        if not words:
            return True
        said = self._said.get(proposal.key)
        if said is None:
            said = self._said[proposal.key] = _said(proposal)
        return all(word in said for word in words)

    def _share(self, at: int) -> Share:
        share = self._shares.get(at)
        if share is None:
            share = self._shares[at] = self.decisions.share(self.groups[at].proposals)
        return share

    def group_count(self) -> int:  # noqa: D102
        return len(self.groups)

    def count_in(self, group: int) -> int:  # noqa: D102
        return len(self.groups[group].proposals)

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if not index.isValid():
            return None
        proposal = self.proposal(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return proposal.title if proposal is not None else self.groups[index.row()].name
            case Qt.ItemDataRole.CheckStateRole:
                if proposal is not None:
                    taken = self.decisions.accepts(proposal)
                    return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
                return _TICKS[self._share(index.row())]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, proposal)
            case _:
                return None

    def setData(
        self, index: RowIndex, _value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Turn a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.turn(self.proposals_at([index]))
        return True

    def _spoken(self, index: RowIndex, proposal: Proposal | None) -> str:
        if proposal is None:
            group = self.groups[index.row()]
            n = len(group.proposals)
            changes = tr("1 change") if n == 1 else tr("{n} changes", n=n)
            return tr("{name}, {changes}", name=group.name, changes=changes)
        accepted = self.decisions.accepts(proposal)
        words = KIND_WORDS[proposal.kind]
        becomes = tr(words.take) if accepted else tr(words.keep)
        said = f"{tr(words.name)}: {proposal.title}. {sentence_of(proposal)}. {becomes}"
        return f"{said}. {proposal.file}" if proposal.file else said


def _said(proposal: Proposal) -> str:
    values = (proposal.sent, proposal.returned, proposal.now)
    texts = (
        proposal.title,
        proposal.sentence,
        proposal.header,
        proposal.file,
        tr(KIND_WORDS[proposal.kind].name),
        *map(shown, values),
    )
    return "\n".join(texts).casefold()
