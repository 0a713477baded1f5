"""The reading of pages of text: headings, paragraphs, lists, figures and tables."""

from __future__ import annotations

from exporters.pdf.owners import Blocks, Lines, Owner, Whole
from exporters.pdf.structure import Element
from exporters.poster.pages import Page
from model.ids import Id
from model.layout.display import Group, Role, TextNode, walk
from resources.words import tr

_TAGS: dict[Role, str] = {
    Role.HEADING_1: "H1",
    Role.HEADING_2: "H2",
    Role.HEADING_3: "H3",
    Role.PARAGRAPH: "P",
    Role.LIST: "L",
    Role.ITEM: "LBody",
    Role.TABLE: "Table",
    Role.TABLE_HEAD: "TR",
    Role.TABLE_ROW: "TR",
    Role.CELL: "TD",
}


class PageReading:
    """The reading of pages that are no map, section by section as they are drawn."""

    def __init__(self, page: Page, root: Element, language: str) -> None:
        self._language = language
        self._section = root.add(Element("Sect", title=page.title))
        self._all = Blocks(self._section, _headings(page), language)
        self._table: Element | None = None
        self._head: Element | None = None
        self._homes: dict[Id, Element] = {}

    def owner(self, group: Group, outer: Owner, _lane_id: Id) -> Owner | None:
        """A new part of the structure, inside that of the group around it."""
        if not isinstance(outer, Blocks):
            return None
        parent = outer.section
        match group.role:
            case Role.FIGURE:
                return Whole(parent.add(Element("Figure", alt=group.title or tr("Picture"))))
            case Role.TABLE if not _has_head(group) and self._table is not None:
                # It goes on from the page before, where its head stands.
                return Blocks(self._table, {}, self._language)
            case _:
                return self._inside(group, parent)

    def other(self) -> Owner:
        """The section's."""
        return self._all

    def home(self, record_id: Id) -> Element:
        """Where links on a record's text belong."""
        return self._homes.get(record_id, self._section)

    def _inside(self, group: Group, parent: Element) -> Owner | None:
        tag = _TAGS.get(group.role)
        if tag is None:
            return None
        holds_parts = any(isinstance(node, Group) for node in group.children)
        if tag == "P" and holds_parts:
            tag = "Div"
        elif tag == "TD" and parent is self._head:
            tag = "TH"
        elif tag == "LBody":
            parent = parent.add(Element("LI")) if parent.tag == "L" else parent
        element = parent.add(Element(tag))
        if group.role is Role.TABLE_HEAD:
            self._head = element
        elif tag == "Table":
            self._table = element
        if group.id:
            self._homes[group.id] = element
        if holds_parts or tag in {"Table", "TR", "L"}:
            return Blocks(element, {}, self._language)
        return Lines(element, (), self._language)


def _has_head(table: Group) -> bool:
    return any(isinstance(n, Group) and n.role is Role.TABLE_HEAD for n in table.children)


def _headings(page: Page) -> dict[float, str]:
    """On a page whose parts do not say what they are, the largest type is its heading."""
    nodes = [node for part in page.parts for node, _, _ in walk(part.drawing)]
    if any(isinstance(node, Group) and node.role is Role.TEXT for node in nodes):
        return {}
    sizes = [run.size for node in nodes if isinstance(node, TextNode) for run in node.runs]
    return {max(sizes): "H1"} if sizes else {}
