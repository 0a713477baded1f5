"""Figures as people read them: ``41 %``, ``3.8``, ``€ 1 200``. No Qt."""

from __future__ import annotations

from model.layout.phrases import number_text


def with_unit(value: float | None, unit: str) -> str:
    """A figure with its unit behind it; an empty text where there is none."""
    if value is None:
        return ""
    return f"{number_text(value)} {unit.strip()}".rstrip()
