"""Outlines of display nodes as path operators."""

from __future__ import annotations

from functools import lru_cache

from model.layout.display import EllipseNode, Path, RectNode

# How far the control points of a quarter circle stand from its ends, of the radius.
_KAPPA = 0.5522847498


def path_operators(path: Path) -> str:
    """The path in its own coordinates."""
    parts = []
    for command in path.commands:
        match command[0]:
            case "M":
                parts.append(f"{command[1]:.3f} {command[2]:.3f} m")
            case "L":
                parts.append(f"{command[1]:.3f} {command[2]:.3f} l")
            case "C":
                parts.append(" ".join(f"{number:.3f}" for number in command[1:]) + " c")
            case "Z":
                parts.append("h")
    return "\n".join(parts)


def body_operators(node: RectNode | EllipseNode, dx: float, dy: float) -> tuple[str, bool]:
    """A rectangle (with round corners) or an ellipse, and whether it is in coordinates of its own.

    One with curves stands at the origin: the same shape in many places is written alike, which
    packs well. The others are moved by (dx, dy).
    """
    rect = node.rect
    if isinstance(node, EllipseNode):
        return _rounded(rect.width, rect.height, rect.width / 2, rect.height / 2), True
    if node.radius > 0:
        radius = min(node.radius, rect.width / 2, rect.height / 2)
        return _rounded(rect.width, rect.height, radius, radius), True
    return f"{rect.x + dx:.3f} {rect.y + dy:.3f} {rect.width:.3f} {rect.height:.3f} re", False


@lru_cache(maxsize=4096)
def _rounded(width: float, height: float, rx: float, ry: float) -> str:
    right, bottom = width - rx, height - ry
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        f"{rx:.3f} 0 m {right:.3f} 0 l "
        f"{width - kx:.3f} 0 {width:.3f} {ky:.3f} {width:.3f} {ry:.3f} c "
        f"{width:.3f} {bottom:.3f} l "
        f"{width:.3f} {height - ky:.3f} {width - kx:.3f} {height:.3f} {right:.3f} {height:.3f} c "
        f"{rx:.3f} {height:.3f} l "
        f"{kx:.3f} {height:.3f} 0 {height - ky:.3f} 0 {bottom:.3f} c "
        f"0 {ry:.3f} l 0 {ky:.3f} {kx:.3f} 0 {rx:.3f} 0 c h"
    )
