"""The bare baseline of a poster: reportlab's own calls for the same primitives."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exporters.poster.pages import Page, Placed, Poster, Voice
from model.layout.display import EllipseNode, Group, PathNode, RectNode, TextNode, walk
from model.layout.result import LayoutResult
from model.layout.text.fonts import font_data, font_keys

Call = Callable[[Canvas], Any]


def register_fonts() -> None:
    """Let reportlab know the bundled fonts."""
    for key in font_keys():
        registerFont(TTFont(key, BytesIO(font_data(key))))


def reportlab_calls(layout: LayoutResult) -> list[Callable[[Canvas], Any]]:
    """Each node as the call a program with reportlab alone would make, colours made before."""
    calls: list[Callable[[Canvas], Any]] = []
    for node, dx, dy in walk(layout.display()):
        match node:
            case TextNode():
                calls.append(_text_call(node, dx, dy))
            case RectNode():
                calls.append(_rect_call(node, dx, dy))
            case EllipseNode() | PathNode():
                calls.append(_path_call(node, dx, dy))
            case Group():
                pass
            case _:
                pass  # the synthetic maps hold no images
    return calls


def _text_call(node: TextNode, dx: float, dy: float) -> Callable[[Canvas], Any]:
    colour = HexColor(node.colour)
    parts = [(run.font, run.size, run.text, run.xs[0] if run.xs else 0.0) for run in node.runs]

    def call(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        for font, size, text, x in parts:
            canvas.setFont(font, size)
            canvas.drawString(node.x + dx + x, -(node.y + dy), text)

    return call


def _rect_call(node: RectNode, dx: float, dy: float) -> Callable[[Canvas], Any]:
    fill = HexColor(node.fill) if node.fill else None
    stroke = HexColor(node.stroke) if node.stroke else None
    rect = node.rect

    def call(canvas: Canvas) -> None:
        if fill:
            canvas.setFillColor(fill)
        if stroke:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(node.stroke_width)
        x, y = rect.x + dx, -(rect.y + dy + rect.height)
        arguments = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
        if node.radius:
            canvas.roundRect(x, y, rect.width, rect.height, node.radius, **arguments)
        else:
            canvas.rect(x, y, rect.width, rect.height, **arguments)

    return call


def _path_call(node: EllipseNode | PathNode, dx: float, dy: float) -> Callable[[Canvas], Any]:
    fill = HexColor(node.fill) if node.fill else None
    stroke = HexColor(node.stroke) if node.stroke else None

    def call(canvas: Canvas) -> None:
        if fill:
            canvas.setFillColor(fill)
        if stroke:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(node.stroke_width)
        arguments = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
        if isinstance(node, EllipseNode):
            rect = node.rect.moved(dx, dy)
            canvas.ellipse(rect.x, -rect.bottom, rect.right, -rect.y, **arguments)
            return
        path = canvas.beginPath()
        x, y, scale = node.x + dx, node.y + dy, node.scale
        for command in node.path.commands:
            numbers = [
                (x + value * scale) if index % 2 == 0 else -(y + value * scale)
                for index, value in enumerate(command[1:])
            ]
            if command[0] == "M":
                path.moveTo(*numbers)
            elif command[0] == "L":
                path.lineTo(*numbers)
            elif command[0] == "C":
                path.curveTo(*numbers)
            else:
                path.close()
        canvas.drawPath(path, **arguments)

    return call


def bare_page(layout: LayoutResult, calls: list[Call]) -> bytes:
    """The whole map on a page of its size."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(layout.size.width, layout.size.height), pageCompression=1)
    canvas.translate(0, layout.size.height)
    for call in calls:
        call(canvas)
    canvas.save()
    return target.getvalue()


def bare_tiles(poster: Poster, calls: list[Call]) -> bytes:
    """The map drawn once as a form, which is shown through a window on each sheet.

    That is how one does it by hand: without headers, marks and guide, and each text on each sheet.
    """
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1)
    size = poster.layouts[0].size
    canvas.beginForm("map", 0, -size.height, size.width, 0)
    for call in calls:
        call(canvas)
    canvas.endForm()
    for page in poster.pages:
        part = _content(page)
        if part is None or part.clip is None:
            continue
        canvas.setPageSize((page.size.width, page.size.height))
        clip = part.clip
        path = canvas.beginPath()
        path.rect(clip.x, page.size.height - clip.bottom, clip.width, clip.height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.translate(part.x, page.size.height - part.y)
        canvas.scale(part.scale, part.scale)
        canvas.doForm("map")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _content(page: Page) -> Placed | None:
    return next((p for p in page.parts if p.voice is Voice.CONTENT and p.clip is not None), None)
