"""Poster and workbook against the bare libraries, told to write the same primitives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions
from exporters.workbook import write_workbook
from model.document import JourneyMap
from model.layout.display import EllipseNode, Group, PathNode, RectNode, TextNode, walk
from model.layout.engine import layout_map
from model.layout.result import LayoutResult
from model.layout.text.fonts import font_data, font_keys
from tests.bench.clock import paired, say_pair
from tests.bench.maps import synthetic
from tests.bench.replay import recorded

SIZES = (400, 5_000)
_ROUNDS = {400: 7, 5_000: 3}


def bench_poster() -> None:
    """One page from a finished layout, against reportlab's own calls for the same nodes."""
    _register_fonts()
    for cards in SIZES:
        layout = layout_map(synthetic(cards), PosterOptions().layout())
        calls = _reportlab_calls(layout)
        pair = paired(
            partial(_poster, layout),
            partial(_bare_pdf, layout, calls),
            rounds=_ROUNDS[cards],
        )
        say_pair("poster pdf", pair, cards=cards, aim=1.5)


def bench_workbook() -> None:
    """The workbook, against xlsxwriter told to make the very same calls."""
    for cards in SIZES:
        document = synthetic(cards)
        recording = recorded(document)
        pair = paired(
            partial(_workbook, document),
            recording.replay,
            rounds=_ROUNDS[cards],
        )
        say_pair("workbook", pair, cards=cards, aim=1.5)


def _poster(layout: LayoutResult) -> None:
    write_pdf(layout, BytesIO(), PosterOptions())


def _workbook(document: JourneyMap) -> None:
    write_workbook(document, BytesIO())


def _register_fonts() -> None:
    for key in font_keys():
        registerFont(TTFont(key, BytesIO(font_data(key))))


def _reportlab_calls(layout: LayoutResult) -> list[Callable[[Canvas], Any]]:
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


def _bare_pdf(layout: LayoutResult, calls: list[Callable[[Canvas], Any]]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(layout.size.width, layout.size.height), pageCompression=1)
    canvas.translate(0, layout.size.height)
    for call in calls:
        call(canvas)
    canvas.save()
    return target.getvalue()
