"""How much of a map rests on evidence: figures that add up, and a bar that shows the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.kinds import CardKind, Support
from model.layout.display import Node, RectNode, TextNode
from model.layout.engine import layout_map
from model.layout.evidence_share import evidence_share
from model.layout.result import LayoutOptions
from model.layout.tally import NO_TALLY, Tally, tally_of
from model.layout.theme import LIGHT
from model.records import Card
from tests.layout.reading import text_lines
from tests.layout.sample import sample_map

COUNTS = st.integers(0, 500)


def tally(researched: int, partly: int, assumed: int) -> Tally:
    return Tally(researched + partly + assumed, researched, partly)


def drawn(given: Tally) -> tuple[str, list[RectNode]]:
    nodes: list[Node] = list(evidence_share(given, LIGHT, 400.0).draw(0, 0))
    words = " ".join(node.text for node in nodes if isinstance(node, TextNode))
    return words, [node for node in nodes if isinstance(node, RectNode)]


@given(COUNTS, COUNTS, COUNTS)
@example(1, 1, 1)
@example(1, 1, 4)
@example(0, 0, 1)
def test_the_shares_make_a_hundred_and_none_is_off_by_one(
    researched: int, partly: int, assumed: int
) -> None:
    counts = tally(researched, partly, assumed)
    shares = counts.shares()
    exact = (researched, partly, assumed)
    if not counts.cards:
        assert set(shares.values()) == {0}
        return
    assert sum(shares.values()) == 100
    for share, count in zip(shares.values(), exact, strict=True):
        assert abs(share - 100 * count / counts.cards) < 1


def test_the_words_name_what_there_is() -> None:
    words, _ = drawn(tally(41, 22, 37))
    assert words == "Evidence: 41 % researched, 22 % partly, 37 % assumed"
    words, _ = drawn(tally(0, 0, 3))
    assert words == "Evidence: 100 % assumed"


def test_the_bar_shows_the_figures_in_colour_and_in_shape() -> None:
    _, (researched, partly, half, assumed) = drawn(tally(50, 20, 30))
    assert researched.rect.width == pytest.approx(2.5 * (partly.rect.width + 0.9))
    assert researched.fill == LIGHT.support[Support.RESEARCHED]
    assert (partly.fill, partly.stroke) == (LIGHT.paper, LIGHT.support[Support.PARTLY])
    assert half.fill == LIGHT.support[Support.PARTLY]
    assert half.rect.height < partly.rect.height / 1.5
    assert (assumed.fill, assumed.stroke) == (LIGHT.paper, LIGHT.support[Support.ASSUMED])
    assert researched.rect.right < partly.rect.x < partly.rect.right < assumed.rect.x


def test_a_card_counts_by_what_it_rests_on() -> None:
    def card(number: int, **fields: object) -> Card:
        about = {"id": f"card-{number}", "kind": CardKind.ACTION, "order": "V", **fields}
        return Card.model_validate(about)

    cards = [card(1, evidence_ids=("e",)), card(2, support=Support.PARTLY), card(3), card(4)]
    counts = tally_of(cards)
    assert (counts.cards, counts.researched, counts.partly) == (4, 1, 1)
    assert list(counts.shares().values()) == [25, 25, 50]
    both = counts.plus(tally_of(cards[:1]))
    assert (both.cards, both.researched, both.partly) == (5, 2, 1)
    assert counts.plus(NO_TALLY) == counts


def test_the_legend_ends_with_it() -> None:
    lines = text_lines(layout_map(sample_map(), LayoutOptions(theme=LIGHT)).display())
    assert any(line.text.startswith("Evidence: ") for line in lines)
