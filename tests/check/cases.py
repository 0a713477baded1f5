"""For each rule: what breaks it and where, whether a click mends it, and what does not break it."""

from __future__ import annotations

from tests.check.breaking import Case
from tests.check.cases_of_cards import CARDS, FEELINGS
from tests.check.cases_of_maps import LANES, PEOPLE, STAGES, WHOLE
from tests.check.cases_of_work import DEEDS, FIGURES

CASES: dict[str, Case] = {
    **WHOLE,
    **PEOPLE,
    **STAGES,
    **LANES,
    **FEELINGS,
    **CARDS,
    **FIGURES,
    **DEEDS,
}
