"""Display lists made by hand: every kind of node, every script, and text meant to break things."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace

from PIL import Image as Pillow

from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    Path,
    PathNode,
    RectNode,
    Role,
    TextNode,
)
from model.layout.geometry import Rect
from model.layout.text import TextStyle, Weight, place, typeset
from model.records import Image

INK = "#1F2933"
LEADING = 20.0

SCRIPTS = {
    "latin": "Card form loses what was typed, AVAT",
    "ligatures": "the first efficient office fjord",
    "brackets": r"\backslash (open \( close) ) ( \\) %d <</Tj>> ET",
    "accents": "Café naïve Zürich łódź Ağaç",
    "combining": "Cafe\u0301 nai\u0308ve",
    "cyrillic": "Привет, мир: заказ оформлен",
    "greek": "Ελληνικά κείμενα, τι κάνεις",
    "chinese": "结账页面很慢",
    "japanese": "チェックアウトが遅い",
    "korean": "한국어 문장",
    "arabic": "السلام عليكم ورحمة الله شيء",
    "hebrew": "שלום עולם בדיקה",
    "devanagari": "नमस्ते दुनिया क्षत्रिय",
    "thai": "สวัสดีชาวโลก น้ำ",
    "emoji": "Pay 😀 👍🏽 👩‍👩‍👧 ⭐ now",
    "in no font": "𝒜 𝔅 𝟙",
}

FACE = Path(
    (
        ("M", 12, 2),
        ("C", 17.5, 2, 22, 6.5, 22, 12),
        ("C", 22, 17.5, 17.5, 22, 12, 22),
        ("C", 6.5, 22, 2, 17.5, 2, 12),
        ("C", 2, 6.5, 6.5, 2, 12, 2),
        ("Z",),
        ("M", 8, 15),
        ("C", 10, 17, 14, 17, 16, 15),
    )
)
ARROW = Path((("M", 0, 0), ("L", 10, 5), ("L", 0, 10), ("Z",)))
CURVE = Path((("M", 0, 40), ("C", 40, 40, 60, -10, 100, 0), ("C", 140, 10, 160, 60, 200, 50)))


def line(
    text: str,
    x: float = 0.0,
    y: float = 0.0,
    *,
    size: float = 12.0,
    weight: Weight = Weight.REGULAR,
    colour: str = INK,
) -> TextNode:
    """One line of text with its baseline's left end at (x, y)."""
    block = typeset(text, TextStyle(size, LEADING, weight))
    (node,) = place(block, x, y - block.ascent, colour)
    return node


def joined(first: TextNode, second: TextNode) -> TextNode:
    """Two lines as one, the second right of the first."""
    moved = (replace(run, xs=tuple(x + first.width for x in run.xs)) for run in second.runs)
    return replace(
        first,
        runs=(*first.runs, *moved),
        text=first.text + second.text,
        width=first.width + second.width,
    )


def picture(width: int = 60, height: int = 40, *, form: str = "PNG", mode: str = "RGB") -> Image:
    """A picture with four fields of different colours, as a record."""
    image = Pillow.new("RGB", (width, height), "#C43D32")
    image.paste("#1E8E5A", (width // 2, 0, width, height // 2))
    image.paste("#2F6FDE", (0, height // 2, width // 2, height))
    image.paste("#7A5C00", (width // 2, height // 2, width, height))
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, form)
    return picture_of(buffer.getvalue(), width, height, form)


def picture_of(data: bytes, width: int, height: int, form: str = "PNG") -> Image:
    """The record that embeds these bytes."""
    return Image(
        id=hashlib.sha256(data).hexdigest(),
        media_type=f"image/{form.lower()}",
        width=width,
        height=height,
        data=base64.b64encode(data).decode("ascii"),
    )


PICTURE = picture()
IMAGES = {PICTURE.id: PICTURE}

# Each node by itself, with its ink within 100 by 60 points.
NODES: dict[str, Node] = {
    "text": line("Words", 10, 40, size=24),
    "text of two fonts": line("ab 结账", 10, 40, size=20),
    "text of two sizes": joined(line("Ho", 10, 40, size=24), line("small", size=12)),
    "rectangle": RectNode(Rect(10, 10, 80, 40), fill="#2F6FDE"),
    "framed rectangle": RectNode(Rect(10, 10, 80, 40), 8, "#FDEDEB", "#C43D32", 4),
    "empty frame": RectNode(Rect(10, 10, 80, 40), 8, None, "#C43D32", 4),
    "ellipse": EllipseNode(Rect(10, 10, 80, 40), "#1E8E5A"),
    "ring": EllipseNode(Rect(30, 10, 40, 40), None, "#882255", 5),
    "filled path": PathNode(ARROW, 20, 10, 4, fill="#52606D"),
    "stroked path": PathNode(FACE, 26, 6, 2, stroke="#6B4FA0", stroke_width=3),
    "dashed path": PathNode(CURVE, 5, 10, 0.45, stroke="#0F6E84", stroke_width=3, dash=(8, 6)),
    "picture": ImageNode(Rect(20, 10, 60, 40), PICTURE.id, alt="Four fields"),
    "round picture": ImageNode(Rect(30, 10, 40, 40), PICTURE.id, round=True),
    "round picture, cropped": ImageNode(Rect(30, 10, 40, 40), PICTURE.id, round=True, ratio=1.5),
    "lost picture": ImageNode(Rect(20, 10, 60, 40), "lost"),
    "group": Group(
        Role.CARD,
        "card-1",
        (
            RectNode(Rect(0, 0, 60, 30), fill="#F4F0FF"),
            Group(Role.MARKER, "m", (EllipseNode(Rect(0, 0, 20, 20), INK),), Rect(0, 0, 20, 20), 9),
        ),
        Rect(0, 0, 60, 30),
        20,
        15,
        "A card",
    ),
}
CELL = (100.0, 60.0)


def page(*nodes: Node, width: float = CELL[0], height: float = CELL[1]) -> Group:
    """A white sheet with these nodes."""
    bounds = Rect(0, 0, width, height)
    return Group(Role.SHEET, "", (RectNode(bounds, fill="#FFFFFF"), *nodes), bounds, title="Sheet")


def everything() -> Group:
    """A sheet with every node of :data:`NODES` in a cell of its own and every script below."""
    width, height = CELL
    cells = [
        Group(Role.CARD, f"c{index}", (node,), Rect(0, 0, width, height), x, y)
        for index, node in enumerate(NODES.values())
        for x, y in [(index % 5 * width, index // 5 * height)]
    ]
    top = (len(NODES) + 4) // 5 * height + LEADING
    texts = [line(text, 10, top + LEADING * row) for row, text in enumerate(SCRIPTS.values())]
    return page(*cells, *texts, width=5 * width, height=top + LEADING * len(SCRIPTS))
