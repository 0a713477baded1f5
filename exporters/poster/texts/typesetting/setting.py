"""From flowed blocks to pages: groups by what they are, and the outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import groupby

from exporters.poster.pages import Bookmark, Page, PageKind, Placed, Voice
from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Part, Piece, flow
from exporters.poster.texts.typesetting.sheet import TextSheet
from model.layout.display import Group, Node, RectNode, Role
from model.layout.extent import extent
from model.layout.geometry import Rect
from model.layout.moving import moved
from model.layout.theme import Theme
from resources.words import tr

_WHITE = "#FFFFFF"
_CELLS = frozenset((Role.TABLE_HEAD, Role.TABLE_ROW))


def text_pages(
    blocks: Sequence[Block],
    sheet: TextSheet,
    theme: Theme,
    *,
    kind: PageKind,
    title: str,
    running: Block | None = None,
) -> tuple[Page, ...]:
    """The pages that hold the blocks, all with one ``title``; ``running`` heads all but the first.

    Of the outline's second level, what goes on from an earlier page stands under the name of the
    section it belongs to.
    """
    pages = []
    section = ""
    for pieces in flow(blocks, sheet.box.height, running=running):
        marks, section = _bookmarks(pieces, sheet, section)
        parts = [Placed(_told(pieces, sheet, title), x=sheet.box.x, y=sheet.box.y)]
        again = [_drawn(piece) for piece in pieces if piece.repeated]
        if again:
            head = Group(Role.TEXT, "", tuple(again), _bounds(sheet))
            parts.append(Placed(head, x=sheet.box.x, y=sheet.box.y, voice=Voice.REPEATED))
        pages.append(
            Page(
                kind=kind,
                title=title,
                size=sheet.size,
                parts=tuple(parts),
                ground=None if theme.paper.upper() == _WHITE else theme.paper,
                bookmarks=marks,
                margin=sheet.margin,
            )
        )
    return tuple(pages)


def _bounds(sheet: TextSheet) -> Rect:
    return Rect(0, 0, sheet.box.width, sheet.box.height)


def _told(pieces: Sequence[Piece], sheet: TextSheet, title: str) -> Group:
    """All of a page but what is repeated; the rows of a table in a group of their own."""
    nodes: list[Node] = []
    for head, found in groupby((p for p in pieces if not p.repeated), key=_table):
        drawn = [_drawn(piece) for piece in found]
        nodes.extend([_group(Role.TABLE, drawn, head.title)] if head else drawn)
    return Group(Role.TEXT, "", tuple(nodes), _bounds(sheet), title=title)


def _table(piece: Piece) -> Block | None:
    """The head that tells which table a piece belongs to."""
    return piece.block if piece.block.role is Role.TABLE_HEAD else piece.block.head


def _drawn(piece: Piece) -> Group:
    block = piece.block
    nodes: list[Node] = _ground(piece) if block.ground else []
    for column, start, end in zip(block.columns, piece.starts, piece.ends, strict=True):
        inked = _column(column, start, end, block.above_pad)
        if block.role in _CELLS:
            nodes.append(_group(Role.CELL, inked, column.title))
        elif column.role is not Role.PARAGRAPH:
            nodes.append(_group(column.role, inked, column.title))
        else:
            nodes.extend(inked)
    bounds = _extent(nodes)
    return Group(block.role, block.id, tuple(nodes), bounds, 0.0, piece.y, block.title)


def _ground(piece: Piece) -> list[Node]:
    """Fill and bar over the whole height; the rule where the block ends."""
    ground, block, height = piece.block.ground or Ground(0, 0), piece.block, piece.height
    nodes: list[Node] = []
    if ground.fill:
        nodes.append(RectNode(Rect(ground.x, 0, ground.width, height), 0.0, ground.fill))
    if ground.bar:
        nodes.append(RectNode(Rect(ground.x, 0, ground.bar_width, height), 0.0, ground.bar))
    ends = all(end == len(c.lines) for end, c in zip(piece.ends, block.columns, strict=True))
    if ground.rule and ends:
        line = Rect(ground.x, height - ground.rule_width, ground.width, ground.rule_width)
        nodes.append(RectNode(line, 0.0, ground.rule))
    return nodes


def _column(column: Column, start: int, end: int, top: float) -> list[Node]:
    """The ink of some lines; what belongs together as a group, items in a list."""
    y = top
    stretches: list[tuple[Part | None, list[Node]]] = []
    for line in column.lines[start:end]:
        nodes = [moved(node, column.x, y) for node in line.nodes]
        if nodes and stretches and stretches[-1][0] is line.part:
            stretches[-1][1].extend(nodes)
        elif nodes:
            stretches.append((line.part, nodes))
        y += line.height
    inked: list[Node] = []
    for listed, found in groupby(stretches, key=lambda one: one[0] and one[0].role is Role.ITEM):
        made = [
            node
            for part, nodes in found
            for node in ([_group(part.role, nodes, part.title)] if part else nodes)
        ]
        inked.extend([_group(Role.LIST, made, "")] if listed else made)
    return inked


def _group(role: Role, nodes: Iterable[Node], title: str) -> Group:
    children = tuple(nodes)
    return Group(role, "", children, _extent(children), title=title)


def _extent(nodes: Sequence[Node]) -> Rect:
    """What the ink of the nodes covers."""
    return reduce(Rect.united, map(extent, nodes)) if nodes else Rect(0, 0, 0, 0)


def _bookmarks(
    pieces: Iterable[Piece], sheet: TextSheet, section: str
) -> tuple[tuple[Bookmark, ...], str]:
    """The outline of a page, and the section that goes on after it."""
    entries: list[tuple[str, Rect, list[Bookmark]]] = []
    for piece in pieces:
        mark = piece.block.mark
        if mark is None or not piece.first or piece.repeated:
            continue
        y = sheet.box.y + piece.y
        target = Rect(0, y, sheet.size.width, sheet.size.height - y)
        if mark.level == 1:
            entries.append((mark.title, target, []))
            section = mark.title
            continue
        if not entries:
            entries.append((tr("{section} (continued)", section=section), target, []))
        entries[-1][2].append(Bookmark(mark.title, target))
    return tuple(Bookmark(title, rect, tuple(inner)) for title, rect, inner in entries), section
