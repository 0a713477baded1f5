"""Shapes as DrawingML (ECMA-376, part 1): strings, because a slide may hold thousands of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.painters.svg.words import escaped
from model.layout.display import Path
from model.layout.geometry import Rect

EMU = 12_700
"""English Metric Units in a point."""
_FULL = 100_000
_NAME_LETTERS = 120
_MOST_WIDTH = 20_116_800  # the widest line that the format knows


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours of a shape; None for none. ``width`` and ``dash`` in points on the slide."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs of one style. ``leading`` is the distance of lines in points.

    ``align`` is ``l``, ``ctr`` or ``r``; ``asian`` and ``complex`` are the families for those
    scripts.
    """

    paragraphs: tuple[str, ...]
    size: float
    colour: str
    leading: float
    bold: bool = False
    align: str = "l"
    rtl: bool = False
    wraps: bool = False
    middle: bool = False
    latin: str = "Noto Sans"
    asian: str = "Noto Sans SC"
    complex: str = "Noto Sans Arabic"
    language: str = ""


def shape(
    number: int, name: str, rect: Rect, geometry: str, paint: Paint, words: Words | None = None
) -> str:
    """A shape; without geometry other than a box and without paint it is a text box."""
    box = ' txBox="1"' if words is not None and not (paint.fill or paint.stroke) else ""
    body = _body(words) if words is not None else ""
    return (
        f"<p:sp><p:nvSpPr>{_named(number, name)}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_place(rect)}{geometry}{_fill(paint.fill)}{_line(paint)}</p:spPr>"
        f"{body}</p:sp>"
    )


def picture(
    number: int, name: str, alt: str, rect: Rect, relation: str, *, round_: bool, whole: Rect
) -> str:
    """A picture of the slide's relations; what of the ``whole`` is beyond ``rect`` is cut off."""
    geometry = preset("ellipse") if round_ else preset("rect")
    across = round(_FULL * (rect.x - whole.x) / whole.width)
    down = round(_FULL * (rect.y - whole.y) / whole.height)
    cut = f'<a:srcRect l="{across}" t="{down}" r="{across}" b="{down}"/>' if across or down else ""
    return (
        f"<p:pic><p:nvPicPr>{_named(number, name, alt)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/>{cut}<a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{_place(rect)}{geometry}</p:spPr></p:pic>"
    )


def group(number: int, name: str, rect: Rect, children: Sequence[str]) -> str:
    """Shapes that move together; their places stay those of the slide."""
    place = _place(rect, inner=True)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{_named(number, name)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{place}</p:grpSpPr>{''.join(children)}</p:grpSp>"
    )


def preset(kind: str, **adjust: float) -> str:
    """A geometry that PowerPoint knows by name; adjustments as parts of the shorter side."""
    values = "".join(
        f'<a:gd name="{name}" fmla="val {round(value * _FULL)}"/>' for name, value in adjust.items()
    )
    return f'<a:prstGeom prst="{kind}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def freeform(paths: Sequence[tuple[Path, float, float, float]], rect: Rect) -> str:
    """Outlines, each with its scale and place on the slide, as one geometry in ``rect``."""
    width, height = _emu(rect.width), _emu(rect.height)
    commands = "".join(
        _command(command, scale, x - rect.x, y - rect.y)
        for path, scale, x, y in paths
        for command in path.commands
    )
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{commands}</a:path></a:pathLst></a:custGeom>'
    )


def _command(command: tuple[object, ...], scale: float, dx: float, dy: float) -> str:
    kind, *numbers = command
    values = [value for value in numbers if isinstance(value, int | float)]
    points = "".join(
        f'<a:pt x="{_emu(scale * x + dx)}" y="{_emu(scale * y + dy)}"/>'
        for x, y in zip(values[::2], values[1::2], strict=True)
    )
    match kind:
        case "M":
            return f"<a:moveTo>{points}</a:moveTo>"
        case "L":
            return f"<a:lnTo>{points}</a:lnTo>"
        case "C":
            return f"<a:cubicBezTo>{points}</a:cubicBezTo>"
        case _:
            return "<a:close/>"


def _named(number: int, name: str, alt: str = "") -> str:
    said = escaped(re.sub(r"\s+", " ", name)[:_NAME_LETTERS])
    description = f' descr="{escaped(alt)}"' if alt else ""
    return f'<p:cNvPr id="{number}" name="{said}"{description}/>'


def _place(rect: Rect, *, inner: bool = False) -> str:
    at = f'x="{_emu(rect.x)}" y="{_emu(rect.y)}"'
    size = f'cx="{max(0, _emu(rect.width))}" cy="{max(0, _emu(rect.height))}"'
    children = f"<a:chOff {at}/><a:chExt {size}/>" if inner else ""
    return f"<a:xfrm><a:off {at}/><a:ext {size}/>{children}</a:xfrm>"


def _fill(colour: str | None) -> str:
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def _line(paint: Paint) -> str:
    if not paint.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = "".join(
        f'<a:ds d="{round(on / paint.width * _FULL)}" sp="{round(off / paint.width * _FULL)}"/>'
        for on, off in zip(paint.dash[::2], paint.dash[1::2], strict=False)
    )
    dash = f"<a:custDash>{dashes}</a:custDash>" if dashes else ""
    width = min(max(1, _emu(paint.width)), _MOST_WIDTH)
    return f'<a:ln w="{width}" cap="rnd">{_fill(paint.stroke)}{dash}<a:round/></a:ln>'


def _body(words: Words) -> str:
    wrap = "square" if words.wraps else "none"
    anchor = ' anchor="ctr"' if words.middle else ""
    paragraphs = "".join(_paragraph(text, words) for text in words.paragraphs)
    return (
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0"{anchor}>'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
    )


def _paragraph(text: str, words: Words) -> str:
    rtl = ' rtl="1"' if words.rtl else ""
    bold = ' b="1"' if words.bold else ""
    language = f' lang="{escaped(words.language)}"' if words.language else ""
    size = max(100, round(100 * words.size))
    return (
        f'<a:p><a:pPr algn="{words.align}"{rtl}>'
        f'<a:lnSpc><a:spcPts val="{round(100 * words.leading)}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>'
        f'<a:r><a:rPr{language} sz="{size}"{bold}>{_fill(words.colour)}'
        f'<a:latin typeface="{words.latin}"/><a:ea typeface="{words.asian}"/>'
        f'<a:cs typeface="{words.complex}"/></a:rPr><a:t>{escaped(text)}</a:t></a:r></a:p>'
    )


def _emu(points: float) -> int:
    return round(points * EMU)
