"""Tooltips that show what people wrote: letter by letter, whatever it looks like."""

from __future__ import annotations

from PySide6.QtCore import Qt as Core
from PySide6.QtGui import Qt as Text


def plain_tip(words: str) -> str:
    """The words for a tooltip. Qt would take some for markup, which then is made harmless."""
    if not Text.mightBeRichText(words):
        return words
    return Text.convertFromPlainText(words, Core.WhiteSpaceMode.WhiteSpaceNormal)
