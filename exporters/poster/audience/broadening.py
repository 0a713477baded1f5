"""Broader steps for the poster of one stage.

A stage alone is narrow and high: on a sheet it would be a thin strip in small type. With broader
steps its cards get lower, so all of it can be larger.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from exporters.poster.fitting import placed
from exporters.poster.options import Fit, PosterOptions
from model.document import JourneyMap
from model.ids import Id
from model.layout.metrics import STEP_WIDTH
from model.layout.result import LayoutResult
from model.records import Step, evolve

_FACTORS = (1.5, 2.0, 3.0, 4.0, 6.5)
_MANY = 150
"""With more cards only a few factors are tried: each takes a layout of its own."""
_FEW_FACTORS = (2.0, 4.0)
_BROADEST = 480.0
"""Points at full size: longer lines on cards are hard to read."""
_ROW = 850.0
"""So broad the steps may be together, few as they are: heading and legend need as much."""
_GAIN = 1.03
"""How much larger the map must get for its lines to be broken elsewhere than on the screen."""


def broadened(
    document: JourneyMap,
    stage_id: Id,
    options: PosterOptions,
    laid_out: Callable[[JourneyMap], LayoutResult],
) -> LayoutResult:
    """The layout of one stage with its steps as broad as lets it stand largest on the paper.

    Steps stay as they are where the paper does not decide how large the map is.
    """
    best = laid_out(document)
    if options.tiling is not None or options.fit is not Fit.PAGE:
        return best
    scale = _scale(best, options)
    # One after the other: heading and notes make steps of the gain, so the next may win again.
    cards = sum(1 for card in document.cards.values() if card.lane_id is not None)
    for factor in _FACTORS if cards <= _MANY else _FEW_FACTORS:
        layout = laid_out(_with_broad_steps(document, stage_id, factor))
        larger = _scale(layout, options)
        if larger >= scale * _GAIN:
            best, scale = layout, larger
    return best


def _scale(layout: LayoutResult, options: PosterOptions) -> float:
    return placed(layout.size, options.paper, options).scale


def _with_broad_steps(document: JourneyMap, stage_id: Id, factor: float) -> JourneyMap:
    steps = [step for step in document.steps.values() if step.stage_id == stage_id]
    most = max(_BROADEST, _ROW / len(steps))
    broad = {step.id: _broad(step, factor, most) for step in steps}
    return replace(document, steps={**document.steps, **broad})


def _broad(step: Step, factor: float, most: float) -> Step:
    width = step.width or STEP_WIDTH
    return evolve(step, width=max(width, min(factor * width, most)))
