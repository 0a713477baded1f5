"""Figures as plots write them: those of :mod:`model.insight.telling`, with a true minus sign."""

from __future__ import annotations

from model.insight import telling


def signed(value: float) -> str:
    """A feeling as a figure with its sign: ``+1.2``, ``−0.5``, ``0``."""
    return telling.signed(value).replace("-", "\N{MINUS SIGN}")


def percent(share: float | None) -> str:
    """A share as whole per cent, on one line; a dash where it is not known."""
    return telling.percent(share).replace(" ", "\N{NO-BREAK SPACE}")
