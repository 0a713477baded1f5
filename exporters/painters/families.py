"""What the bundled fonts are called outside: for files whose readers look fonts up by name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from model.layout.text.fonts import Weight, font_info

_WEIGHTS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}


@cache
def family_name(font: str) -> str:
    """The name of a font's family (``Noto Sans Arabic``), as the font itself gives it."""
    stem = PurePath(font_info(font).file).stem.split("-")[0]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)


def css_weight(font: str) -> int:
    """How heavy a font is, on the scale of CSS and OpenType."""
    return _WEIGHTS[font_info(font).weight]
