"""The tagged structure of a document: what is heading, paragraph or figure, in reading order.

Elements are collected while pages are painted: each stretch of a page that belongs to one gets a
number on its page (ISO 32000-1 14.7). Elements that got nothing are left out of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from exporters.pdf.file import PdfFile, array, dictionary, number_tree, reference, text_string
from model.layout.geometry import Rect

Kid: TypeAlias = "Element | Content | Annotation"


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of a page: the page's place in the document, the stretch's number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation (a link): its page's place in the document, its object's number."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A part of the structure, ``tag`` being one of the standard ones.

    ``title`` names it in lists, ``alt`` says what is seen where text cannot, ``spoken`` is read
    instead of what is drawn. ``language`` where it differs from the document's. ``box``: the
    corners of a figure on its first page, in the page's own coordinates.
    """

    tag: str
    title: str = ""
    alt: str = ""
    spoken: str = ""
    language: str = ""
    box: Rect | None = None
    kids: list[Kid] = field(default_factory=list)

    def add(self, child: Element) -> Element:
        """Put an element at the end; gives it back."""
        self.kids.append(child)
        return child

    def pruned(self) -> bool:
        """Leave out all that holds nothing; whether anything is left.

        A row of a table keeps its empty cells: they tell what column the others stand in.
        """
        kept = [kid for kid in self.kids if not isinstance(kid, Element) or kid.pruned()]
        if self.tag != "TR" or not kept:
            self.kids = kept
        return bool(self.kids)


class Numbers:
    """Which stretch of which page belongs to which element."""

    def __init__(self) -> None:
        self._pages: dict[int, list[Element]] = {}

    def next(self, page: int, element: Element) -> int:
        """The number of a new stretch of a page, noted as the element's."""
        owners = self._pages.setdefault(page, [])
        element.kids.append(Content(page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def owners(self, page: int) -> list[Element]:
        """The elements of a page's stretches, by number."""
        return self._pages.get(page, [])


@dataclass(frozen=True, slots=True)
class Tagged:
    """The structure of a document, whose each stretch of each page is, and the links of each page.

    ``links`` are the elements of a page's links, by the page's place and in the page's order.
    """

    root: Element
    numbers: Numbers
    links: Mapping[int, tuple[Element, ...]] = field(default_factory=dict)


def write_structure(
    file: PdfFile, tagged: Tagged, pages: list[int], keys: Mapping[int, Element]
) -> int | None:
    """Put the structure into the file; gives its object's number, None when there is none.

    ``pages`` are the numbers of the page objects; a page's stretches are found in the tree under
    its place among them. ``keys`` are further places, of annotations with their elements.
    """
    if not tagged.root.pruned():
        return None
    home = file.reserve()
    known: dict[int, int] = {}
    top = _write(file, tagged.root, home, pages, known)
    owners = {
        place: array(reference(known[id(element)]) for element in tagged.numbers.owners(place))
        for place in range(len(pages))
        if tagged.numbers.owners(place)
    }
    annotations = {
        key: reference(known[id(element)]) for key, element in keys.items() if id(element) in known
    }
    tree = number_tree(file, {**owners, **annotations})
    return file.put(
        home,
        dictionary(
            {
                "Type": "/StructTreeRoot",
                "K": reference(top),
                "ParentTree": reference(tree),
                "ParentTreeNextKey": max([len(pages) - 1, *keys], default=0) + 1,
            }
        ),
    )


def _write(
    file: PdfFile, element: Element, parent: int, pages: list[int], known: dict[int, int]
) -> int:
    number = known[id(element)] = file.reserve()
    # The page that most stretches of one element lie on needs to be said only once.
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = []
    for kid in element.kids:
        match kid:
            case Element():
                kids.append(reference(_write(file, kid, number, pages, known)))
            case Content(page=home) if home == page:
                kids.append(str(kid.number))
            case Content():
                where = reference(pages[kid.page])
                kids.append(f"<</Type/MCR/Pg {where}/MCID {kid.number}>>")
            case Annotation():
                where = reference(pages[kid.page])
                kids.append(f"<</Type/OBJR/Pg {where}/Obj {reference(kid.number)}>>")
    parts = [f"<</S/{element.tag}/P {reference(parent)}"]
    if page is not None:
        parts.append(f"/Pg {reference(pages[page])}")
    parts += [f"/{key}{text_string(text)}" for key, text in _words(element) if text]
    if element.box is not None:
        box = element.box
        corners = array((box.x, box.y, box.right, box.bottom))
        parts.append(f"/A<</O/Layout/Placement/Block/BBox{corners}>>")
    if element.tag == "TH":
        parts.append("/A<</O/Table/Scope/Column>>")
    parts.append(f"/K {kids[0]}>>" if len(kids) == 1 else f"/K{array(kids)}>>")
    return file.put(number, "".join(parts))


def _words(element: Element) -> tuple[tuple[str, str], ...]:
    return (
        ("T", element.title),
        ("Alt", element.alt),
        ("ActualText", element.spoken),
        ("Lang", element.language),
    )
