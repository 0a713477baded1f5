"""Figures as plots write them."""

from __future__ import annotations

_NO_BREAK = "\N{NO-BREAK SPACE}"


def signed(valence: float) -> str:
    """A feeling as a figure with its sign: ``+1.2``, ``−0.5``, ``0``."""
    said = f"{valence:+.1f}".replace("-", "\N{MINUS SIGN}")
    return said.removesuffix(".0") if float(f"{valence:.1f}") else "0"


def percent(share: float) -> str:
    """A share as whole per cent: ``42 %``."""
    return f"{100 * share:.0f}{_NO_BREAK}%"
