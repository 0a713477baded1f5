"""The presentation around the shapes: title slide, slides with titles and notes, properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import BinaryIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as PptxSlide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from exporters.painters.decoding import portable_bytes
from exporters.painters.pictures import image_bytes
from exporters.poster.options import PosterOptions
from exporters.pptx.ink import SlideInk
from exporters.pptx.markup import EMU
from exporters.pptx.slides import SLIDE, TITLE, Slide, deck_of
from exporters.progress import Progress, no_progress
from exporters.source import deliver, missing_warning
from model.document import JourneyMap
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.theme import Theme
from model.records import MapInfo
from resources.words import tr

_TITLE_SLIDE, _TITLE_ONLY = 0, 5  # the layouts of the library's own template
_FONT = "Noto Sans"
_COLOUR: Callable[[int, int, int], RGBColor] = RGBColor  # typed: the library's own is not
_NO_DATE = date(2000, 1, 1)
_OLDEST_ZIP = (1980, 1, 1, 0, 0, 0)
_MANY = 6_000
"""Shapes on a slide, from which on PowerPoint takes its time."""


def write_pptx(
    document: JourneyMap,
    target: Path | BinaryIO,
    options: PosterOptions,
    *,
    progress: Progress = no_progress,
) -> tuple[str, ...]:
    """Write a map as a presentation. Answers with warnings, a sentence each.

    Raises:
        Cancelled: ``progress`` raised it; nothing was written.
        ExportError: the options choose nothing that could be shown.
        FileError: the file could not be written.
    """
    planned = deck_of(document, options)
    deck = _wide(Presentation())
    _describe(deck, document.info)
    _title_slide(deck, document, options.theme)
    most = 0
    for index, slide in enumerate(planned.slides):
        progress(index, len(planned.slides))
        most = max(most, _add(deck, slide, options.theme))
    progress(len(planned.slides), len(planned.slides))
    buffer = io.BytesIO()
    deck.save(buffer)
    deliver(_dateless(buffer.getvalue()), target)
    warnings = list(dict.fromkeys(missing_warning(layout) for layout in planned.layouts))
    if most > _MANY:
        warnings.append(
            tr("A slide holds {n} shapes: PowerPoint takes a while to show it.", n=most)
        )
    return tuple(warning for warning in warnings if warning)


def _wide(deck: Deck) -> Deck:
    """The template made for a wide slide: what stands on its masters is stretched."""
    before = deck.slide_width or Emu(1)
    deck.slide_width, deck.slide_height = _emu(SLIDE.width), _emu(SLIDE.height)
    master = deck.slide_master
    for page in (master, *master.slide_layouts):
        for one in page.placeholders:
            if one.element.spPr.xfrm is not None:  # else it follows the master
                one.left = Emu(one.left * deck.slide_width // before)
                one.width = Emu(one.width * deck.slide_width // before)
    return deck


def _title_slide(deck: Deck, document: JourneyMap, theme: Theme) -> None:
    slide = _new_slide(deck, _TITLE_SLIDE, theme)
    info = document.info
    title = _title(slide, info.title or tr("Journey map"), Rect(72, 130, 816, 130), 40, theme)
    title.vertical_anchor = MSO_ANCHOR.BOTTOM
    subtitle = slide.placeholders[1]
    _place(subtitle, Rect(72, 276, 816, 160))
    lines = [info.objective or info.scenario, ", ".join(info.authors)]
    _write(subtitle.text_frame, [line for line in lines if line], 20, theme.secondary)


def _title(slide: PptxSlide, text: str, rect: Rect, size: int, theme: Theme) -> TextFrame:
    """Fill the title of a slide, which lists and screen readers know it by."""
    title = slide.placeholders[0]
    _place(title, rect)
    frame: TextFrame = title.text_frame
    _write(frame, [text], size, theme.ink, bold=True)
    return frame


def _add(deck: Deck, planned: Slide, theme: Theme) -> int:
    """Add a slide; gives the number of its shapes."""
    slide = _new_slide(deck, _TITLE_ONLY, theme)
    _title(slide, planned.title, TITLE, 24, theme).vertical_anchor = MSO_ANCHOR.MIDDLE

    def relation(image_id: Id) -> str | None:
        data = image_bytes(planned.document.images, image_id)
        portable = portable_bytes(data) if data else None
        if portable is None:
            return None
        _, name = slide.part.get_or_add_image_part(io.BytesIO(portable[0]))
        return str(name)

    ink = SlideInk(planned.document, relation, first=len(slide.shapes) + 1)
    for node, place in planned.items:
        ink.add(node, place)
    tree = parse_xml(f"<p:spTree {nsdecls('p', 'a', 'r')}>{''.join(ink.shapes)}</p:spTree>")
    for element in list(tree):
        slide.shapes.element.append(element)
    frame = slide.notes_slide.notes_text_frame if planned.notes else None
    if frame is not None:
        frame.text = planned.notes
    return ink.count


def _new_slide(deck: Deck, layout: int, theme: Theme) -> PptxSlide:
    slide: PptxSlide = deck.slides.add_slide(deck.slide_layouts[layout])
    ground = slide.background.fill
    ground.solid()
    ground.fore_color.rgb = _rgb(theme.paper)
    return slide


def _write(
    frame: TextFrame, paragraphs: list[str], size: int, colour: str, *, bold: bool = False
) -> None:
    """Put text into a placeholder, each paragraph in one style."""
    frame.word_wrap = True
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FONT
            run.font.color.rgb = _rgb(colour)


def _place(shape: BaseShape, rect: Rect) -> None:
    shape.left, shape.top = _emu(rect.x), _emu(rect.y)
    shape.width, shape.height = _emu(rect.width), _emu(rect.height)


def _describe(deck: Deck, info: MapInfo) -> None:
    day = info.revised_on or info.created_on or _NO_DATE
    about = deck.core_properties
    about.title = info.title or tr("Journey map")
    about.author = about.last_modified_by = ", ".join(info.authors)
    about.subject = info.objective or info.scenario
    about.language = info.language
    about.created = about.modified = datetime.combine(day, time(), tzinfo=UTC).replace(tzinfo=None)
    about.revision = 1


def _dateless(data: bytes) -> bytes:
    """The same file without the time of day: one map gives the same bytes each time."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return buffer.getvalue()


def _rgb(colour: str) -> RGBColor:
    digits = colour.lstrip("#")
    return _COLOUR(int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))


def _emu(points: float) -> Emu:
    return Emu(round(points * EMU))
