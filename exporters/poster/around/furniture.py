"""What stands around the content of a page: its footer.

The footer says on every sheet what it belongs to, so that one found on a desk finds its way back:
logo, title, as-is or to-be, authors, date and version, and which page of how many it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exporters.poster.cutting.marks import LABEL_ROOM
from exporters.poster.fitting import FOOTER, LEGIBLE
from exporters.poster.logo import logo_image
from exporters.poster.options import PosterOptions
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from model.layout.colours import luminance
from model.layout.display import ImageNode, Role
from model.layout.geometry import Rect
from model.layout.heading import STATE_NAMES
from model.layout.metrics import MARGIN, TITLE
from model.layout.phrases import date_text, isolated, joined, version_text
from model.layout.sketch import Sketch, reads_from_right
from model.layout.text import TextBlock, TextStyle, typeset
from model.layout.text.fonts import Weight
from model.layout.theme import LIGHT, Theme
from model.records import Image, MapInfo
from resources.words import tr

_MOST, _LEAST, _LESS = 7.5, LEGIBLE, 0.5
_LEADING = 10.0
# A footer is quieter than the title of the map above it.
_TITLE_SHARE = 0.6
_GAP = 8.0
# Where a page has no margin, its footer still keeps off the edge of the paper.
_LEAST_INSET = 14.0
_LOGO_HIGH, _LOGO_WIDE = 15.0, 72.0
# A logo is made for light paper: on a dark page it gets a plate.
_PLATE = 2.0
# Where not all of it fits, title and facts share the room.
_FACTS_SHARE = 0.6
# Facts that fill less of it than this are followed by a part of the next.
_LEAST_FILLED = 0.6
_LEAST_WORDS = 24.0
# Narrower ones run over the whole page.
_LEAST_WIDTH = 320.0
_DARK = 0.4
_MAPS = frozenset((PageKind.MAP, PageKind.TILE))
_TEXTS = frozenset((PageKind.PERSONA, PageKind.INSIGHT, PageKind.REPORT, PageKind.EVIDENCE))


@dataclass(frozen=True, slots=True)
class _Footer:
    """What a footer says, and with which colours."""

    info: MapInfo
    version: str
    number: str
    logo: Image | None
    theme: Theme
    size: float = _MOST

    @property
    def type(self) -> TextStyle:
        """What facts and number are set in."""
        return TextStyle(self.size, _LEADING)

    @property
    def strong(self) -> TextStyle:
        """What the title is set in."""
        return TextStyle(self.size, _LEADING, Weight.SEMIBOLD)


def furnished(poster: Poster, options: PosterOptions) -> Poster:
    """The poster with a footer on each page, if the options want it, and the logo among its images.

    Raises:
        ExportError: the logo cannot be used.
    """
    logo = logo_image(options.logo) if options.logo else None
    if logo is not None:
        poster = replace(poster, images={**poster.images, logo.id: logo})
    return _footed(poster, options, logo) if options.footer else poster


def _footed(poster: Poster, options: PosterOptions, logo: Image | None) -> Poster:
    titled = _titled(poster.pages)
    pages = []
    for place, page in enumerate(poster.pages):
        layout = poster.layouts[page.look] if page.kind in _MAPS else None
        shown = layout is not None and layout.options.logo is not None
        footer = _Footer(
            info=layout.document.info if layout else poster.document.info,
            version=options.version,
            number=_number(place + 1, len(poster.pages)),
            # The map has it larger beside its title; what is cut from it is glued to that.
            logo=None if shown and (place in titled or page.kind is PageKind.TILE) else logo,
            theme=_theme_on(page, options.theme),
            size=_quiet_size(page),
        )
        pages.append(replace(page, parts=(*page.parts, _placed(footer, page, options))))
    return replace(poster, pages=tuple(pages))


def _titled(pages: Iterable[Page]) -> frozenset[int]:
    """The places of the pages on which the heading of a map stands: the first of each look."""
    first: dict[int, int] = {}
    for place, page in enumerate(pages):
        if page.kind is PageKind.MAP:
            first.setdefault(page.look, place)
    return frozenset(first.values())


def _quiet_size(page: Page) -> float:
    """The type of a page's footer, in points: small where the map is in small print."""
    if page.kind is not PageKind.MAP:
        return _MOST
    return min(_MOST, max(_LEAST, _TITLE_SHARE * TITLE.size * _map_on(page).scale))


def _map_on(page: Page) -> Placed:
    """The map itself: on later pages a band stands above it."""
    return next((part for part in page.parts if part.voice is Voice.CONTENT), page.parts[0])


def _number(number: int, count: int) -> str:
    return tr("Page {number} of {count}", number=number, count=count) if count > 1 else ""


def _theme_on(page: Page, theme: Theme) -> Theme:
    """Whose colours can be read beside the map: bare paper is white, also below a dark map."""
    return theme if page.ground or luminance(theme.paper) > _DARK else LIGHT


def _placed(footer: _Footer, page: Page, options: PosterOptions) -> Placed:
    """The footer in the strip kept free for it, at the foot of the page."""
    tiled = page.kind in (PageKind.TILE, PageKind.GUIDE) and options.tiling is not None
    margin = options.tiling.margin if tiled and options.tiling else options.margin
    margin = margin if page.margin is None else page.margin
    left, right = _sides(page, margin)
    sketch = _drawn(footer, right - left)
    drawing = sketch.finish(right - left, FOOTER).group(Role.SHEET, "")
    top = page.size.height - margin - FOOTER
    return Placed(drawing, x=left, y=top, voice=Voice.REPEATED)


def _sides(page: Page, margin: float) -> tuple[float, float]:
    """Where the footer begins and ends: below the map, unless that is narrow or in pieces."""
    inset = max(margin, _LEAST_INSET)
    left, right = inset, page.size.width - inset
    if page.kind is PageKind.TILE:
        return left, page.size.width - margin - LABEL_ROOM
    if page.kind in _TEXTS:
        text = page.parts[0]
        return text.x, text.x + text.drawing.bounds.width
    if page.kind is PageKind.MAP:
        part = _map_on(page)
        edge = part.x + part.scale * (part.drawing.dx + part.drawing.bounds.x)
        first = edge + part.scale * MARGIN
        last = edge + part.scale * (part.drawing.bounds.width - MARGIN)
        if last - first >= _LEAST_WIDTH:
            return max(left, first), min(right, last)
    return left, right


def _drawn(footer: _Footer, width: float) -> Sketch:
    """Logo, title and facts from where the title begins to be read, the number at the other end."""
    footer = _in_smaller_type(footer, width)
    sketch, theme, title = Sketch(), footer.theme, " ".join(footer.info.title.split())
    from_right = reads_from_right(title)

    def put(block: TextBlock, at: float, colour: str) -> None:
        x = width - at - block.width if from_right else at
        sketch.put(block, x, (FOOTER - block.height) / 2, colour)

    at, room = 0.0, width
    if footer.number:
        number = typeset(footer.number, footer.type)
        if number.width <= room:
            put(number, width - number.width, theme.secondary)
            room -= number.width + 2 * _GAP
    if footer.logo is not None and (box := _logo_box(footer.logo)).width <= room:
        box = box.moved(width - box.width if from_right else 0.0, 0.0)
        if luminance(theme.paper) < _DARK:
            sketch.rect(box.inset(-_PLATE), LIGHT.paper, radius=_PLATE)
        sketch.add(ImageNode(box, footer.logo.id, footer.logo.alt))
        at = box.width + _GAP
    first, second = _fitted(footer, title, room - at)
    if first is not None:
        put(first, at, theme.ink)
        at += first.width + _GAP
    if second is not None:
        put(second, at, theme.secondary)
    return sketch


def _in_smaller_type(footer: _Footer, width: float) -> _Footer:
    """The footer in the largest type in which nothing must be shortened, or in the least one."""
    title, facts = " ".join(footer.info.title.split()), _facts(footer.info, footer.version)
    logo = _logo_box(footer.logo).width + _GAP if footer.logo else 0.0
    while footer.size > _LEAST:
        number = typeset(footer.number, footer.type).width + 2 * _GAP if footer.number else 0.0
        words = typeset(title, footer.strong).width + _GAP + typeset(facts, footer.type).width
        if logo + words + number <= width:
            break
        footer = replace(footer, size=max(_LEAST, footer.size - _LESS))
    return footer


def _facts(info: MapInfo, version: str, most: int = 4) -> str:
    """What is told after the title, the first ``most`` of it."""
    day = info.revised_on or info.created_on
    told = (
        tr(STATE_NAMES[info.state]),
        ", ".join(isolated(author) for author in info.authors),
        date_text(day) if day else "",
        isolated(version_text(version)),
    )
    return joined(*told[:most])


def _short_facts(footer: _Footer, room: float) -> TextBlock:
    """The facts that fit, each whole; where that leaves much room, the next one shortened."""
    for most in (4, 3, 2):
        block = typeset(_facts(footer.info, footer.version, most), footer.type)
        if _LEAST_FILLED * room <= block.width <= room:
            return block
    return typeset(_facts(footer.info, footer.version), footer.type, width=room, max_lines=1)


def _logo_box(logo: Image) -> Rect:
    scale = min(_LOGO_HIGH / logo.height, _LOGO_WIDE / logo.width)
    width, height = scale * logo.width, scale * logo.height
    return Rect(0.0, (FOOTER - height) / 2, width, height)


def _fitted(footer: _Footer, title: str, room: float) -> tuple[TextBlock | None, TextBlock | None]:
    """Title and facts on one line, shortened as far as they must be."""
    facts = _facts(footer.info, footer.version)
    if room < _LEAST_WORDS:
        return None, None
    if not title:
        return None, _short_facts(footer, room)
    first, second = typeset(title, footer.strong), typeset(facts, footer.type)
    if first.width + _GAP + second.width <= room:
        return first, second
    share = max(room * _FACTS_SHARE, room - first.width - _GAP)
    second = _short_facts(footer, min(second.width, share))
    left = room - second.width - _GAP
    if left < _LEAST_WORDS:
        return typeset(title, footer.strong, width=room, max_lines=1), None
    return typeset(title, footer.strong, width=left, max_lines=1), second
