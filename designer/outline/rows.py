"""The rows of the outline: made when they are first asked for, and following edits.

Nothing is reset while a map is worked on. An edit tells which rows to look at again; rows that
only moved are moved, so that what is open, selected or current stays so.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

from designer.document.session import DocumentSession
from designer.outline.index import OutlineIndex, Touched
from designer.outline.keys import ROOT, Key, Kind
from designer.outline.matching import matching_keys, with_those_above
from designer.outline.nodes import Node
from model.changes import ChangeSet
from model.ids import Id

RowIndex = QModelIndex | QPersistentModelIndex


class OutlineRows(QAbstractItemModel):
    """Rows that are made when they are first asked for, and kept in line with the map."""

    changing = Signal()
    """Rows come, go or move with an edit now; what a view selects meanwhile nobody picked."""
    changed = Signal()

    def __init__(self, session: DocumentSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index = OutlineIndex(session.document)
        self._root = Node(ROOT, None)
        self._nodes: dict[Key, Node] = {ROOT: self._root}
        self._numbers: dict[int, Node] = {self._root.number: self._root}
        self._shown: frozenset[Key] | None = None
        self._hits: frozenset[Key] = frozenset()
        self._words = ""
        session.changed.connect(self._on_change)

    # --- keys and rows -----------------------------------------------------------------------

    def key_at(self, index: RowIndex) -> Key:
        """What a row is about; the root for no row."""
        return self._node(index).key

    def key_of(self, record_id: Id) -> Key | None:
        """The row of a record, whether it was made yet or not; None where it has none."""
        return self._index.key_of(record_id)

    def parent_key(self, key: Key) -> Key:
        """The row above one that is in the map."""
        return self._index.parent(key)

    def index_of(self, key: Key) -> QModelIndex:
        """The place of a row, made if need be with those above it; none when it is not shown."""
        node = self._found(key)
        return QModelIndex() if node is None else self._place(node)

    def known(self) -> int:
        """How many rows were made so far."""
        return len(self._nodes) - 1

    def set_words(self, words: str) -> None:
        """Show only rows that say these words, and the rows above them; empty: all rows."""
        self._words = words
        self._sift()
        self._look_again(list(self._nodes))

    def matches(self) -> frozenset[Key]:
        """The rows left by the words, with those above them; empty without words."""
        return self._shown or frozenset()

    def _sift(self) -> None:
        hits = matching_keys(self._index, self._words) if self._words else frozenset()
        self._hits = hits
        self._shown = with_those_above(self._index, hits) if self._words else None

    def says(self, index: RowIndex) -> bool:
        """Whether a row itself says the words, and not only one below it."""
        return self.key_at(index) in self._hits

    def _found(self, key: Key) -> Node | None:
        if key in self._nodes:
            return self._nodes[key]
        above = self._found(self._index.parent(key)) if key != ROOT else None
        if above is None:
            return None
        self._open(above)
        return self._nodes.get(key)

    def _open(self, node: Node) -> list[Node]:
        """The rows below a row; made when first asked for."""
        if node.children is None:
            node.children = []
            for key in self._wanted(node.key):
                self._add(node, len(node.children), key)
        return node.children

    def _wanted(self, key: Key) -> list[Key]:
        children = self._index.children(key)
        return children if self._shown is None else [k for k in children if k in self._shown]

    def _add(self, parent: Node, row: int, key: Key) -> None:
        node = Node(key, parent)
        parent.insert(row, node)
        self._nodes[key] = node
        self._numbers[node.number] = node

    def _forget(self, node: Node) -> None:
        for child in node.children or ():
            self._forget(child)
        if self._nodes.get(node.key) is node:
            del self._nodes[node.key]
        del self._numbers[node.number]

    def _node(self, index: RowIndex) -> Node:
        return self._numbers[index.internalId()] if index.isValid() else self._root

    def _place(self, node: Node) -> QModelIndex:
        if node is self._root:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    # --- following the map -------------------------------------------------------------------

    def _on_change(self, change: ChangeSet) -> None:
        self.changing.emit()
        touched = self._index.follow(self._session.document, change)
        if self._shown is not None:
            self._sift()
            self._look_again(list(self._nodes))
        else:
            self._look_again(touched.parents)
        self._repaint([*touched.rows, *self._named(touched)])
        self.changed.emit()

    def _named(self, touched: Touched) -> Iterable[Key]:
        """The rows that name a lane or a persona which looks different now."""
        if not touched.lanes and not touched.personas:
            return
        markers = self._session.document.markers
        for key in self._nodes:
            felt = markers.get(key.id) if key.kind is Kind.MARKER else None
            who = felt.persona_id if felt is not None else ""
            if key.lane_id in touched.lanes or who in touched.personas:
                yield key

    def _look_again(self, keys: Iterable[Key]) -> None:
        """Bring the rows below some rows into line with the map, where they were made."""
        opened = [
            self._nodes[key]
            for key in keys
            if key in self._nodes and self._nodes[key].children is not None
        ]
        wanted = {node.number: self._wanted(node.key) for node in opened if self._alive(node)}
        kept = {key for keys in wanted.values() for key in keys}
        for node in opened:
            if node.number in wanted:
                self._drop(node, set(wanted[node.number]), kept)
        standing = [node for node in opened if node.number in wanted]
        # First those that take rows over from elsewhere: then nothing is in another's way.
        standing.sort(key=lambda node: not self._gains(node, wanted[node.number]))
        for node in standing:
            if node.number in self._numbers:
                self._arrange(node, wanted[node.number])
        for node in standing:
            if node.number in self._numbers:
                self._cut(node, len(wanted[node.number]))

    def _gains(self, node: Node, wanted: list[Key]) -> bool:
        known = (self._nodes.get(key) for key in wanted)
        return any(one is not None and one.parent is not node for one in known)

    def _alive(self, node: Node) -> bool:
        """Whether what a row is about is still in the map: else it goes with the row above."""
        key, document = node.key, self._session.document
        if key.kind is Kind.CELL:
            return key.id in document.steps and key.lane_id in document.lanes
        return not key.id or document.find(key.id) is not None

    def _drop(self, node: Node, own: set[Key], kept: set[Key]) -> None:
        """Take out what is nowhere any more; what another row wants is moved there later."""
        if node.number not in self._numbers:
            return
        children = node.children or []
        for row in range(len(children) - 1, -1, -1):
            key = children[row].key
            if key in own or key in kept:
                continue
            self._remove(node, row)

    def _remove(self, node: Node, row: int) -> None:
        self.beginRemoveRows(self._place(node), row, row)
        gone = node.take(row)
        self._forget(gone)
        self.endRemoveRows()

    def _arrange(self, node: Node, wanted: list[Key]) -> None:
        """Put the rows below a row into order, moving those that are there already."""
        for row, key in enumerate(wanted):
            children = node.children or []
            if row < len(children) and children[row].key == key:
                continue
            known = self._nodes.get(key)
            if known is None:
                self.beginInsertRows(self._place(node), row, row)
                self._add(node, row, key)
                self.endInsertRows()
            else:
                self._move(known, node, row)

    def _cut(self, node: Node, count: int) -> None:
        """Take out what is left over below the rows that are wanted."""
        for row in range(len(node.children or ()) - 1, count - 1, -1):
            self._remove(node, row)

    def _move(self, known: Node, parent: Node, row: int) -> None:
        home = known.parent
        if home is None:
            return
        source, target = self._place(home), self._place(parent)
        if not self.beginMoveRows(source, known.row, known.row, target, row):
            return
        home.take(known.row)
        parent.insert(row, known)
        self.endMoveRows()

    def _repaint(self, keys: Iterable[Key]) -> None:
        for key in keys:
            node = self._nodes.get(key)
            if node is not None and node is not self._root:
                place = self._place(node)
                self.dataChanged.emit(place, place)

    # --- Qt's questions, by the names it chose ------------------------------------------------

    def index(self, row: int, column: int, parent: RowIndex = QModelIndex()) -> QModelIndex:  # noqa: B008, D102
        children = self._open(self._node(parent))
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: RowIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008, D102
        above = self._node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self._place(above)

    def rowCount(self, parent: RowIndex = QModelIndex()) -> int:  # noqa: B008, D102
        return len(self._open(self._node(parent)))

    def columnCount(self, _parent: RowIndex = QModelIndex()) -> int:  # noqa: B008, D102
        return 1

    def hasChildren(self, parent: RowIndex = QModelIndex()) -> bool:  # noqa: B008, D102
        node = self._node(parent)
        if node.children is not None:
            return bool(node.children)
        if self._shown is None:
            return self._index.has_children(node.key)
        return bool(self._wanted(node.key))
