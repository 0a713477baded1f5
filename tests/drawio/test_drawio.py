"""draw.io files: those of others as a person would take them, our own without a loss of place."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from exporters.drawio import drawio_of, lost_in_drawio, read_drawio
from exporters.drawio.opening import is_drawio
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.kinds import ConnectorKind, GoalReached
from model.queries import (
    cards_by_cell,
    lane_name,
    lanes_in_order,
    parked_cards,
    stages_in_order,
    steps_in_order,
    steps_of,
)
from model.rules import problems
from model.samples import default_sample
from model.storage import load
from tests.map_strategies import maps

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "drawio"
HEAD = '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
TAIL = "</root></mxGraphModel>"


def shape(
    key: str, text: str, box: tuple[int, int, int, int], style: str = "", parent: str = "1"
) -> str:
    x, y, width, height = box
    return (
        f'<mxCell id="{key}" value="{text}" style="{style}" vertex="1" parent="{parent}">'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def arrow(source: str, target: str, text: str = "") -> str:
    return (
        f'<mxCell id="{source}-{target}" value="{text}" edge="1" parent="1" source="{source}" '
        f'target="{target}"><mxGeometry relative="1" as="geometry"/></mxCell>'
    )


def read(*cells: str) -> JourneyMap:
    result = read_drawio((HEAD + "".join(cells) + TAIL).encode(), name="plan.drawio")
    assert not problems(result.map)
    return result.map


LANES = (
    shape("a", "Customer", (0, 0, 600, 100), "swimlane;horizontal=0"),
    shape("b", "Clerk", (0, 100, 600, 100), "swimlane;horizontal=0"),
)


def grid(document: JourneyMap) -> dict[tuple[str, int], list[str]]:
    columns = {step.id: n for n, step in enumerate(steps_in_order(document))}
    return {
        (lane_name(document.lanes[lane]), columns[step]): [card.text for card in cards]
        for (lane, step), cards in cards_by_cell(document).items()
    }


def test_lanes_one_below_the_other_hold_steps_from_left_to_right():
    document = read(
        *LANES,
        shape("1n", "Asks", (40, 20, 80, 40), parent="a"),
        shape("2n", "Answers", (160, 20, 80, 40), parent="b"),
        shape("3n", "Pays", (300, 20, 80, 40), parent="a"),
        arrow("1n", "2n", "by phone"),
        arrow("3n", "1n"),
    )
    assert grid(document) == {
        ("Customer", 0): ["Asks"],
        ("Clerk", 1): ["Answers"],
        ("Customer", 2): ["Pays"],
    }
    kinds = {connector.label: connector.kind for connector in document.connectors.values()}
    assert kinds == {"by phone": ConnectorKind.NEXT, "": ConnectorKind.LOOPS_BACK}


def test_an_arrow_goes_on_through_a_shape_that_says_nothing():
    document = read(
        *LANES,
        shape("1n", "Asks", (40, 20, 80, 40), parent="a"),
        shape("x", "", (160, 20, 40, 40), "rhombus", parent="a"),
        shape("2n", "Waits", (300, 20, 80, 40), parent="a"),
        arrow("1n", "x"),
        arrow("x", "2n", "no"),
        arrow("x", "x"),
    )
    (connector,) = document.connectors.values()
    assert connector.label == "no"
    assert document.cards[connector.target_id].text == "Waits"


def test_columns_without_arrows_are_stages_and_with_arrows_lanes():
    columns = (
        shape("a", "To do", (0, 0, 100, 400), "swimlane"),
        shape("b", "Done", (100, 0, 100, 400), "swimlane"),
        shape("1n", "Second", (10, 120, 80, 40), parent="a"),
        shape("2n", "First", (10, 40, 80, 40), parent="a"),
        shape("3n", "Third", (10, 220, 80, 40), parent="b"),
        shape("4n", "Beside", (500, 220, 80, 40)),
    )
    board = read(*columns)
    assert [stage.name for stage in stages_in_order(board)] == ["To do", "Done"]
    assert grid(board) == {("Notes", 0): ["First", "Second"], ("Notes", 1): ["Third"]}
    assert [card.text for card in parked_cards(board)] == ["Beside"]
    flow = read(*columns, arrow("2n", "3n"))
    assert [lane_name(lane) for lane in lanes_in_order(flow)] == ["To do", "Done"]
    assert grid(flow)["To do", 0] == ["First"]


def test_a_row_of_chevrons_is_the_stages():
    document = read(
        shape("t", "Our year", (0, 0, 400, 40)),
        shape("s2", "Autumn", (200, 60, 200, 60), "shape=step"),
        shape("s1", "Spring", (0, 60, 210, 60), "shape=step"),
        shape("n1", "Sow", (20, 150, 120, 200)),
        shape("n2", "Reap", (230, 150, 120, 200)),
    )
    assert document.info.title == "Our year"
    assert [stage.name for stage in stages_in_order(document)] == ["Spring", "Autumn"]
    assert grid(document) == {("Notes", 0): ["Sow"], ("Notes", 1): ["Reap"]}


def test_a_drawn_table_is_read_as_a_table():
    rows = [
        ("", "Awareness", "Purchase"),
        ("Actions", "Sees an ad", "Pays"),
        ("Pain points", "Too small", "Queue"),
    ]
    cells = [shape("t", "", (0, 0, 300, 120), "shape=table;childLayout=tableLayout")]
    for y, row in enumerate(rows):
        cells.append(shape(f"r{y}", "", (0, 40 * y, 300, 40), "shape=tableRow", parent="t"))
        cells += [
            shape(f"c{y}{x}", text, (100 * x, 0, 100, 40), parent=f"r{y}")
            for x, text in enumerate(row)
        ]
    document = read(*cells, shape("n", "A remark", (400, 0, 80, 40)))
    assert [stage.name for stage in stages_in_order(document)] == ["Awareness", "Purchase"]
    assert grid(document) == {
        ("Actions", 0): ["Sees an ad"],
        ("Actions", 1): ["Pays"],
        ("Pain points", 0): ["Too small"],
        ("Pain points", 1): ["Queue"],
    }


def test_packed_pages_html_and_wrapped_cells_are_read():
    wrapped = (
        '<object label="&lt;b&gt;Asks&lt;/b&gt;&lt;br&gt;twice &amp;amp; more" id="w">'
        '<mxCell style="html=1" vertex="1" parent="1"><mxGeometry width="80" height="40" '
        'as="geometry"/></mxCell></object>'
    )
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(quote(HEAD + wrapped + TAIL).encode()) + packer.flush()
    page = base64.b64encode(packed).decode()
    pages = "".join(f'<diagram name="{name}">{page}</diagram>' for name in ("Plan", "Notes"))
    file = f"<mxfile>{pages}</mxfile>"
    result = read_drawio(file.encode(), name="plan.drawio")
    assert [card.text for card in result.map.cards.values()] == ["Asks\ntwice & more"]
    assert "Notes" in result.warnings[0]


BOMB = zlib.compressobj(9, wbits=-15)
PACKED_BOMB = base64.b64encode(BOMB.compress(b"a" * 100_000_000) + BOMB.flush()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "<mxfile>",
        "<svg/>",
        "<mxfile/>",
        HEAD + TAIL,
        HEAD + shape("a", "", (0, 0, 10, 10)) + TAIL,
        "<mxfile><diagram>not packed</diagram></mxfile>",
        f"<mxfile><diagram>{PACKED_BOMB}</diagram></mxfile>",
        '<!DOCTYPE a [<!ENTITY b "c">]><mxfile><diagram>&b;</diagram></mxfile>',
    ],
    ids=["cut", "svg", "bare", "empty", "silent", "badly packed", "bomb", "entity"],
)
def test_what_cannot_be_read_is_told_in_a_line(text: str):
    with pytest.raises(ImportFormatError) as caught:
        read_drawio(text.encode(), name="plan.drawio")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


def test_a_word_of_ours_that_somebody_changed_is_no_word():
    document = load(default_sample().path).document
    data = drawio_of(document).replace(b'reached="partly"', b'reached="nearly"')
    reached = [
        stage.goal_reached for stage in read_drawio(data, name="m.drawio").map.stages.values()
    ]
    assert GoalReached.PARTLY not in reached
    assert GoalReached.UNKNOWN in reached


def test_groups_that_hold_each_other_do_not_stop_it():
    document = read(
        shape("a", "One", (0, 0, 80, 40), parent="b"), shape("b", "Two", (0, 0, 80, 40), parent="a")
    )
    assert len(document.cards) == 2


def said(document: JourneyMap) -> object:
    """What a drawing carries of a map, in words and places."""
    columns = {step.id: n for n, step in enumerate(steps_in_order(document))}
    people = document.personas
    return (
        [
            (
                (s.name, s.goal, s.key_action, s.goal_reached),
                [(step.name, step.moment_of_truth) for step in steps_of(document, s.id)],
            )
            for s in stages_in_order(document)
        ],
        [(lane_name(lane), lane.kind) for lane in lanes_in_order(document)],
        {
            (lane_name(document.lanes[lane]), columns[step]): sorted(
                (
                    *(c.kind, c.text, c.span, c.channel, c.owner, c.votes, c.tags, c.details),
                    *(c.priority or "", c.status or "", c.moment_of_truth),
                )
                for c in cards
            )
            for (lane, step), cards in cards_by_cell(document).items()
        },
        sorted(card.text for card in parked_cards(document)),
        sorted(
            (columns[m.step_id], people[m.persona_id].name, m.valence, m.word, m.trigger)
            for m in document.markers.values()
        ),
        sorted(
            (c.kind, document.cards[c.source_id].text, document.cards[c.target_id].text, c.label)
            for c in document.connectors.values()
        ),
    )


def test_the_sample_comes_back():
    document = load(default_sample().path).document
    data = drawio_of(document)
    assert is_drawio(data)
    again = read_drawio(data, name="map.drawio")
    assert again.warnings == ()
    assert said(again.map) == said(document)
    drawn = ET.fromstring(data)  # noqa: S314 - made here
    labels = {one.get("label") for one in drawn.iter("object")}
    assert {lane_name(lane) for lane in document.lanes.values()} <= labels
    (sentence,) = lost_in_drawio(document)
    assert "10 actions" in sentence


@settings(max_examples=25)
@given(maps(max_cards=12))
def test_any_map_comes_back_with_all_that_stands_on_it(document: JourneyMap):
    again = read_drawio(drawio_of(document), name="map.drawio").map
    assert not problems(again)
    for table in ("stages", "steps", "lanes", "cards", "markers"):
        assert len(again.table(table)) == len(document.table(table)), table
    assert len(parked_cards(again)) == len(parked_cards(document))
    kinds = [lane.kind for lane in lanes_in_order(document)]
    assert [lane.kind for lane in lanes_in_order(again)] == kinds
    assert sorted(places(again)) == sorted(places(document))


def places(document: JourneyMap) -> list[tuple[int, str, int]]:
    columns = {step.id: n for n, step in enumerate(steps_in_order(document))}
    rows = {lane.id: n for n, lane in enumerate(lanes_in_order(document))}
    return [
        (columns[card.step_id], card.kind.value, rows[card.lane_id])
        for card in document.cards.values()
        if card.step_id is not None and card.lane_id is not None
    ]


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real drawings is not beside the checkout"
)
def test_templates_of_draw_io_are_sensible_maps():
    found = {}
    for path in sorted(CORPUS.glob("*.xml")):
        result = read_drawio(path.read_bytes(), name=path.name)
        assert not problems(result.map)
        counts = (len(result.map.stages), len(result.map.lanes), len(result.map.cards))
        found[path.stem.partition("--")[2]] = (*counts, len(result.map.connectors))
    assert found == {
        "basic-kanban": (3, 1, 8, 0),
        "basic-swimlanes": (1, 3, 0, 0),
        "business-bpmn": (1, 1, 10, 9),
        "business-swimlane": (1, 7, 19, 22),
        "business-timeline_1": (6, 1, 6, 0),
    }
