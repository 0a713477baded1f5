"""What an action did to its metric, in words, a sign and a tone. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from designer.boards.figures.figure_words import with_unit
from model.document import JourneyMap
from model.insight.figures import Course, effect_of
from model.layout.phrases import number_text
from model.records import Action
from resources.words import tr

SIGNS: dict[Course, str] = {
    Course.BETTER: "goal-yes",
    Course.WORSE: "warning",
    Course.SAME: "minus",
    Course.CHANGED: "metric",
}
"""The icon beside the verdict: it is told by word, by sign and by colour."""


@dataclass(frozen=True, slots=True)
class EffectWords:
    """``figures``: ``41 → 36 %``; ``verdict``: ``better by 5``; ``short``: ``better``."""

    course: Course
    figures: str
    verdict: str

    @property
    def short(self) -> str:
        """One word for it."""
        return tr(self.course.value)


def effect_words(document: JourneyMap, action: Action) -> EffectWords | None:
    """The measured effect in words; None until both values are known."""
    effect = effect_of(document, action)
    if effect is None:
        return None
    metric = document.metrics.get(action.metric_id or "")
    unit = "" if metric is None else metric.unit
    figures = f"{number_text(effect.before)} → {with_unit(effect.after, unit)}"
    size = number_text(abs(effect.change))
    return EffectWords(effect.course, figures, _verdict(effect.course, size))


def _verdict(course: Course, size: str) -> str:
    match course:
        case Course.BETTER:
            return tr("better by {size}", size=size)
        case Course.WORSE:
            return tr("worse by {size}", size=size)
        case Course.SAME:
            return tr("no change")
        case Course.CHANGED:
            return tr("changed by {size}", size=size)
