"""Kinds and differences are seen in both themes, and told by more than colour."""

from __future__ import annotations

import pytest

from designer.dialogs.returned.marks import kind_colour, kind_ground, mark_colours, text_format
from designer.returning.differences import Mark
from designer.returning.wording import KIND_WORDS
from designer.style.tokens import TOKENS, Tokens
from exporters.workbook.returning.comparison import Kind
from model.layout.colours import contrast
from resources.locator import icon_names

TEXT = 4.5


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize("kind", Kind)
def test_the_word_of_a_kind_is_read_wherever_it_stands(kind: Kind, tokens: Tokens) -> None:
    ink = kind_colour(kind, tokens).name()
    grounds = (tokens.surface, tokens.hover, tokens.theme.accent_soft)
    assert min(contrast(ink, ground) for ground in grounds) >= TEXT
    assert contrast(ink, kind_ground(kind, tokens).name()) >= TEXT


@pytest.mark.parametrize("tokens", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize("mark", [Mark.GONE, Mark.NEW])
def test_a_difference_is_read_on_its_ground(mark: Mark, tokens: Tokens) -> None:
    ink, ground = mark_colours(mark, tokens)
    assert ground is not None
    assert contrast(ink.name(), ground.name()) >= TEXT


def test_every_kind_has_its_own_icon_and_word() -> None:
    assert set(KIND_WORDS) == set(Kind)
    assert len({words.icon for words in KIND_WORDS.values()}) == len(Kind)
    assert len({words.name for words in KIND_WORDS.values()}) == len(Kind)
    assert {words.icon for words in KIND_WORDS.values()} <= set(icon_names())


def test_a_difference_is_struck_out_or_underlined() -> None:
    tokens = TOKENS["light"]
    gone, new = text_format(Mark.GONE, tokens), text_format(Mark.NEW, tokens)
    assert (gone.fontStrikeOut(), gone.fontUnderline()) == (True, False)
    assert (new.fontStrikeOut(), new.fontUnderline()) == (False, True)
