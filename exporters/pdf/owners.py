"""Whose each thing drawn is in the structure: by the group of the display list it stands in.

An owner is asked for each thing in painting order; None means decoration, which is not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from exporters.pdf.languages import other_language, reads_both_ways
from exporters.pdf.structure import Element
from model.layout.display import ImageNode, TextNode
from resources.words import tr

_APART = 2.2
"""Lines further apart than so many sizes are no paragraph."""


class Owner(Protocol):
    """What the things of one group belong to."""

    def text(self, node: TextNode) -> Element | None:
        """Whose a line is."""

    def ink(self) -> Element | None:
        """Whose a shape is."""

    def image(self, node: ImageNode) -> Element | None:
        """Whose a picture is."""


class Nothing:
    """Decoration: backgrounds, frames, grid."""

    def text(self, _node: TextNode) -> Element | None:
        """Nobody's."""
        return None

    def ink(self) -> Element | None:
        """Nobody's."""
        return None

    def image(self, _node: ImageNode) -> Element | None:
        """Nobody's."""
        return None


class Whole:
    """All in the group is one element's: a curve, a sign with its letters."""

    def __init__(self, element: Element) -> None:
        self._element = element

    def text(self, _node: TextNode) -> Element | None:
        """The element's."""
        return self._element

    def ink(self) -> Element | None:
        """The element's."""
        return self._element

    def image(self, _node: ImageNode) -> Element | None:
        """The element's."""
        return self._element


class Told:
    """A drawing told in words: its letters are the words', its shapes what stands ``before`` them.

    Without anything before them all of it is theirs.
    """

    def __init__(self, words: Element, before: Element | None = None) -> None:
        self._words = words
        self._before = before or words

    def text(self, _node: TextNode) -> Element | None:
        """The words'."""
        return self._words

    def ink(self) -> Element | None:
        """What stands before the words, or they."""
        return self._before

    def image(self, _node: ImageNode) -> Element | None:
        """The words'."""
        return self._words


class Signs:
    """The signs at the foot of a card, with the letters in them: told in words, after the lines."""

    def __init__(self, card: Element, words: str) -> None:
        self._card = card
        self._words = words
        self._element: Element | None = None

    def text(self, _node: TextNode) -> Element | None:
        """The words'."""
        return self.ink()

    def ink(self) -> Element | None:
        """The words'."""
        if self._element is None and self._words:
            self._element = self._card.add(Element("Span", spoken=self._words))
        return self._element

    def image(self, _node: ImageNode) -> Element | None:
        """The words'."""
        return self.ink()


class Lines:
    """All lines are one paragraph's. Shapes before the first line are the signs', in turn.

    A card's paper and icon stand for its kind, and for the name of its lane where it is the first;
    each sign gets one shape, the last one all further. Lines in another script get a span with
    their language; those that read from right to left also say what they say in reading order,
    because viewers find their pieces from left to right. ``late``: the signs are drawn after text.
    """

    def __init__(
        self, element: Element, signs: tuple[Element, ...], language: str, *, late: bool = False
    ) -> None:
        self._element = element
        self._late = late
        self._waiting = list(signs)
        self._sign: Element | None = None
        self._language = language
        self._span: Element | None = None

    def text(self, node: TextNode) -> Element | None:
        """The paragraph's, or that of a span in it."""
        if not self._late:
            self._waiting.clear()
        self._sign = None
        self._span = spanned(self._element, self._span, node, self._language)
        return self._span or self._element

    def ink(self) -> Element | None:
        """A sign's, while there are any; else nobody's."""
        if self._waiting:
            self._sign = self._waiting.pop(0)
        return self._sign

    def image(self, node: ImageNode) -> Element | None:
        """A figure of its own."""
        return self._element.add(Element("Figure", alt=node.alt or tr("Picture")))


def spanned(
    element: Element, last: Element | None, node: TextNode, language: str
) -> Element | None:
    """The span that a line needs, the ``last`` one where it goes on; None where it needs none."""
    other = other_language(node.text, language)
    both = reads_both_ways(node.text)
    if not (other or both):
        return None
    if last is not None and last.language == other and bool(last.spoken) == both:
        last.spoken = f"{last.spoken} {node.text}" if both else ""
        return last
    spoken = node.text if both else ""
    return element.add(Element("Span", language=other, spoken=spoken))


class Blocks:
    """Lines become paragraphs by what they look like; those of one size are headings.

    A paragraph ends where the type changes, where a shape stands between two lines, or where they
    are far apart. ``sizes`` of type and the tags they stand for; others are paragraphs, and what
    stands for an empty tag is decoration. ``front``: they stand before all that is in the section,
    the first heading before all of them.
    """

    def __init__(
        self,
        section: Element,
        sizes: Mapping[float, str],
        language: str,
        *,
        photo: str = "",
        front: bool = False,
    ) -> None:
        self.section = section
        self._sizes = sizes
        self._language = language
        self._photo = photo
        self._place = 0 if front else None
        self._headed = False
        self._block: Element | None = None
        self._span: Element | None = None
        self._last: tuple[TextNode, tuple[object, ...]] | None = None

    def text(self, node: TextNode) -> Element | None:
        """The paragraph's that goes on, or that of a new one."""
        tag = self._sizes.get(node.runs[0].size, "P") if node.runs else ""
        if not tag:
            return None
        look = _look(node)
        if self._block is None or self._last is None or not self._goes_on(node, look):
            self._block = self._begun(Element(tag))
            self._span = None
        self._last = node, look
        self._span = spanned(self._block, self._span, node, self._language)
        return self._span or self._block

    def ink(self) -> Element | None:
        """Nobody's; a paragraph ends."""
        self._block = None
        return None

    def image(self, node: ImageNode) -> Element | None:
        """A figure of its own."""
        self._block = None
        return self._begun(Element("Figure", alt=node.alt or self._photo or tr("Picture")))

    def _begun(self, element: Element) -> Element:
        """The element in its place of the section."""
        if self._place is None:
            return self.section.add(element)
        first = element.tag.startswith("H") and not self._headed
        self._headed = self._headed or first
        self.section.kids.insert(0 if first else self._place, element)
        self._place += 1
        return element

    def _goes_on(self, node: TextNode, look: tuple[object, ...]) -> bool:
        if self._last is None:
            return False
        before, known = self._last
        return look == known and 0 < node.y - before.y <= _APART * node.runs[0].size


def _look(node: TextNode) -> tuple[object, ...]:
    run = node.runs[0]
    return run.size, "bold" in run.font, node.colour
