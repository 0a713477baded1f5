"""All the interface writes or marks is seen in both themes; colour is never the only sign."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.finding.hits_mark import hit_ink
from designer.style.tokens import TOKENS, Tokens
from model.layout.colours import blend, contrast
from widgets.message_bar import _ICONS as NOTICE_ICONS
from widgets.message_bar import Tone

TEXT, SIGN = 4.5, 3.0
"""The least contrast of a text, and of a line or an icon (WCAG AA)."""

_Pair = Callable[[Tokens], tuple[str, str]]
_PAIRS: dict[str, tuple[float, _Pair]] = {
    "hint in a field": (TEXT, lambda t: (t.faint, t.field)),
    "faint row of the outline": (TEXT, lambda t: (t.faint, t.surface)),
    "details of a selected row": (TEXT, lambda t: (t.theme.secondary, t.theme.accent_soft)),
    "details under the mouse": (TEXT, lambda t: (t.theme.secondary, t.hover)),
    "details of a pressed row": (TEXT, lambda t: (t.theme.secondary, t.pressed)),
    "status bar": (TEXT, lambda t: (t.theme.secondary, t.surface)),
    "words beside the sheet": (TEXT, lambda t: (t.theme.secondary, t.theme.canvas)),
    "selected entry": (TEXT, lambda t: (t.theme.ink, t.theme.accent_soft)),
    "warning of a quick note": (TEXT, lambda t: (t.danger, t.field)),
    "warning on the bar": (TEXT, lambda t: (t.danger, t.surface)),
    "error notice": (TEXT, lambda t: (t.theme.ink, t.danger_soft)),
    "warning notice": (TEXT, lambda t: (t.theme.ink, t.warning_soft)),
    "success notice": (TEXT, lambda t: (t.theme.ink, t.success_soft)),
    "number of dragged cards": (TEXT, lambda t: (t.theme.badge_text, t.theme.badge)),
    "tooltip": (TEXT, lambda t: (t.tip_text, t.tip)),
    "button": (TEXT, lambda t: (t.primary_text, t.primary)),
    "line of a hit": (
        SIGN, lambda t: (blend(t.theme.canvas, hit_ink(t.theme), 0.85), t.theme.canvas)),
    "line of a hit on a card": (
        SIGN, lambda t: (blend(t.theme.paper, hit_ink(t.theme), 0.85), t.theme.paper)),
    "line of the current hit": (SIGN, lambda t: (hit_ink(t.theme), t.theme.canvas)),
    "selection and drop line on paper": (SIGN, lambda t: (t.theme.accent, t.theme.paper)),
    "selection and drop line beside it": (SIGN, lambda t: (t.theme.accent, t.theme.canvas)),
    "ring of a focused row": (SIGN, lambda t: (t.theme.accent, t.theme.accent_soft)),
    "ring under the mouse": (SIGN, lambda t: (t.theme.accent, t.hover)),
    "ring in a field": (SIGN, lambda t: (t.theme.accent, t.field)),
    "ring on a bar": (SIGN, lambda t: (t.theme.accent, t.surface)),
    "icon of an error": (SIGN, lambda t: (t.danger, t.danger_soft)),
    "icon of a warning": (SIGN, lambda t: (t.theme.secondary, t.warning_soft)),
    "icon of a success": (SIGN, lambda t: (t.theme.accent, t.success_soft)),
}  # fmt: skip


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize("what", _PAIRS)
def test_it_is_seen_on_its_ground(what: str, tokens: Tokens) -> None:
    least, pair = _PAIRS[what]
    assert contrast(*pair(tokens)) >= least


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS)
def test_colours_to_choose_from_are_seen(tokens: Tokens) -> None:
    theme = tokens.theme
    for hue in (*theme.persona_hues, *theme.step_hues):
        assert contrast(hue, tokens.surface) >= SIGN
        assert contrast(hue, theme.paper) >= SIGN


def test_notices_differ_in_shape_and_not_in_tint_alone() -> None:
    assert len({NOTICE_ICONS[tone][0] for tone in Tone}) == len(Tone)
