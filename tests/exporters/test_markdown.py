"""The report in Markdown: whole, readable, and no text of the map does anything in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.markdown import markdown_report, not_in_report
from exporters.markdown.escaping import block, cell, item, line, quote, table
from exporters.markdown.sources import felt
from exporters.mermaid import mermaid_text, read_mermaid
from exporters.registry import export
from model.bounds import Reading
from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, EvidenceKind, LaneKind, MetricKind, Priority
from model.queries import stages_in_order
from model.records import Action, Card, Connector, Evidence, Lane, Marker, Metric, Persona, evolve
from model.samples import samples
from model.storage import load
from tests.exporters.maps import small_map
from tests.map_strategies import maps, texts

markdown_it = pytest.importorskip("markdown_it", reason="reads Markdown; comes with typer")
PARSER = markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough")

_AWKWARD = (
    "# a", "a #", "- a", "1. a", "1) a", "---", "===", "> a", "`a`", "```", "*a*", "_a_", "~~a~~",
    "[a](b)", "![a](b)", "[a]: b", "<b>a</b>", "<!-- a", "&amp;", "&#35;", "a|b", "a\\|b", "\\",
    "a\\", "+ a", "-- a", ":--", "http://a.b", "www.a.b", "$a$", "    a", "\ta", "#", "##",
)  # fmt: skip
_awkward = st.sampled_from(_AWKWARD)
_pieces = st.lists(_awkward | st.text("#-+*_`<>[]()!\\|&;:~=.1a ", max_size=6), max_size=4)
said = texts() | _pieces.map(" ".join) | _pieces.map("\n".join)


def plain(text: str) -> str:
    kept = "".join(
        " " if c < " " or c in "\u2028\u2029\ufeff" or "\x7f" <= c <= "\x9f" else c for c in text
    )
    return " ".join(kept.split())


def shown(markdown: str) -> tuple[set[str], list[str]]:
    """The kinds of blocks, and what each run of text says; marks inside fail the test."""
    blocks, runs = set(), []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            inner = token.children or []
            assert {child.type for child in inner} <= {"text", "hardbreak", "softbreak"}, markdown
            runs.append("".join(child.content or "\n" for child in inner))
        else:
            blocks.add(token.type.removesuffix("_open").removesuffix("_close"))
    return blocks, runs


@given(said)
@settings(max_examples=200)
def test_a_text_is_only_a_text_wherever_it_stands(text: str) -> None:
    expected = [plain(text)] if plain(text) else []
    assert shown(line(text)) == (({"paragraph"} if expected else set()), expected)
    assert shown(f"## {line(text)}") == ({"heading"}, expected or [""])
    blocks, runs = shown("\n".join(item(line(text), depth=0)))
    assert (blocks - {"paragraph"}, [run for run in runs if run]) == (
        {"bullet_list", "list_item"},
        expected,
    )


@given(said.filter(plain))
@settings(max_examples=200)
def test_lines_stay_lines_and_cells_stay_cells(text: str) -> None:
    lines = [one for one in map(plain, text.split("\n")) if one]
    blocks, runs = shown("\n".join(block(text)))
    assert blocks == {"paragraph"}
    assert "\n".join(runs).split("\n") == lines
    blocks, runs = shown("\n".join(quote(text)))
    assert blocks == {"paragraph", "blockquote"}
    assert "\n".join(runs).split("\n") == lines
    told = "\n".join(table(["a", "b"], [[cell(text), "x"]]))
    cells = [
        [child.content for child in token.children or [] if child.type == "text"]
        for token in PARSER.parse(told)
        if token.type == "inline"
    ]
    assert len(cells) == 4
    assert plain("".join(cells[2])) == plain("".join(lines))


@given(maps(max_cards=6))
@settings(max_examples=40)
def test_every_map_makes_a_report_with_all_its_texts(document: JourneyMap) -> None:
    report = markdown_report(document)
    tokens = PARSER.parse(report)
    assert {token.type for token in tokens} & {"html_block", "code_block", "hr"} == set()
    heads = [t for i, t in enumerate(tokens) if i and tokens[i - 1].type == "heading_open"]
    stages = [plain(stage.name) for stage in stages_in_order(document)]
    told = ["".join(child.content for child in head.children or []) for head in heads]
    for number, name in enumerate(stages, start=1):
        assert f"{number}. {name or 'Unnamed stage'}" in told
    for card in document.cards.values():
        for part in card.text.split("\n"):
            assert line(part) in report


def test_the_report_of_a_full_map_reads_well() -> None:
    document = small_map("Sign | up\nhere", "Pay")
    more = [
        Lane(id="feel", kind=LaneKind.EMOTIONS, order="M"),
        Lane(id="pain", kind=LaneKind.PAIN_POINTS, order="N"),
        Lane(id="figures", kind=LaneKind.METRICS, order="O"),
        Evidence(
            id="e1", kind=EvidenceKind.SURVEY, title="NPS", on=date(2026, 3, 1), sample_size=1200,
            excerpt="“Too slow”",
        ),
        Marker(
            id="m1", lane_id="feel", step_id="step-Fa", persona_id="mara", valence=-1.5,
            word="frustration", trigger="No answer", evidence_ids=("e1",),
        ),
        Card(
            id="p1", kind=CardKind.PAIN_POINT, order="V", lane_id="pain", step_id="step-Fa",
            text="Slow", priority=Priority.HIGH, votes=3, evidence_ids=("e1",),
        ),
        Metric(
            id="n1", kind=MetricKind.DROP_OFF, value=12.5, unit="%", target=10.0,
            on=date(2026, 2, 1), history=(Reading(on=date(2026, 1, 1), value=14.0),),
        ),
        Card(
            id="c9", kind=CardKind.METRIC, order="V", lane_id="figures", step_id="step-Sa",
            text="Drop-off", metric_id="n1",
        ),
        Card(id="k1", kind=CardKind.NOTE, order="V", text="Later"),
        Connector(id="x1", kind=ConnectorKind.LOOPS_BACK, source_id="p1", target_id="card-1"),
        Action(
            id="a1", order="V", title="Fewer steps", owner="Ada", due=date(2026, 5, 1),
            answers_ids=("p1",), expected_effect="faster",
        ),
    ]  # fmt: skip
    report = markdown_report(JourneyMap.of([*document.records(), *more])).replace("\u00a0", " ")
    for part in (
        "# A small map\n",
        "## 1. First (stage)\n\n### Step Fa\n\n- **Touchpoints**\n",
        "  - Sign \\| up\\\n    here\n  - Pay\n",
        "  - Mara: frustration (-1.5, very negative); because: No answer; rests on: E1\n",
        "  - Slow *(priority: high; votes: 3; rests on: E1)*\n",
        "| Pain point | Where | Priority | Votes | Answered by | Rests on |\n",
        "| Slow | First (stage) › Step Fa | High | 3 | Fewer steps | E1 |\n",
        "| Fewer steps | Other | Ada | 1 May 2026 | Open | Slow | expected: faster |\n",
        "| Drop-off | Second › Step Sa | 12.5 % | 10 % | 1 Feb 2026 | 1 Jan 2026: 14 |\n",
        "- Slow → Pay *(loops back)*\n",
        "## Parking lot\n\n- Later *(note)*\n",
        "- **E1** NPS *(survey; 1 Mar 2026; number: 1,200)*\n\n  > “Too slow”\n",
    ):
        assert part in report, report
    assert "&#124;" not in report


@pytest.mark.parametrize(
    ("valence", "said"),
    [(0, "0, neutral"), (1.5, "+1.5, very positive"), (-0.4, "-0.4, neutral"),
     (-0.5, "-0.5, negative"), (0.001, "0, neutral")],
)  # fmt: skip
def test_feelings_in_words(valence: float, said: str) -> None:
    assert felt(valence) == said


def test_the_journey_in_a_report_comes_back(tmp_path: Path) -> None:
    document = load(samples()[0].path).document
    path = tmp_path / "report.md"
    report = export(document, path)
    assert report.warnings == (
        f"Left out, since a report in Markdown has no place for it: {len(document.images)} images.",
    )
    back = read_mermaid(path.read_bytes(), name=path.name).map
    assert [s.name for s in stages_in_order(back)] == [s.name for s in stages_in_order(document)]
    assert mermaid_text(back).text in path.read_text(encoding="utf-8")
    assert not_in_report(back) == ()


def test_a_lane_whose_name_is_blank_is_called_by_its_kind() -> None:
    document = small_map("Words")
    lanes = [lane.model_copy(update={"name": "  "}) for lane in document.lanes.values()]
    assert "- **Touchpoints**\n  - Words" in markdown_report(
        JourneyMap.of([*document.records(), *lanes])
    )


def test_a_text_cannot_end_the_diagram() -> None:
    document = small_map()
    steps = [step.model_copy(update={"name": "x ```` y"}) for step in document.steps.values()]
    report = markdown_report(JourneyMap.of([*document.records(), *steps]))
    (fence,) = (token for token in PARSER.parse(report) if token.type == "fence")
    assert fence.info == "mermaid"
    assert fence.content.count("````") == 4


def test_people_are_named_where_there_are_several() -> None:
    def report(*names: str) -> str:
        people = [Persona(id=f"p-{n}", order=n, name=n) for n in names]
        document = JourneyMap.of([*small_map("Words").records(), *people])
        card = next(iter(document.cards.values()))
        whom = evolve(card, persona_ids=tuple(document.personas))
        return markdown_report(JourneyMap.of([*document.records(), whom]))

    known = len(small_map("Words").personas)
    assert known <= 1
    several = report("Ana", "Ben") if not known else report("Ana")
    single = report("Ana") if not known else report()
    (told,) = (row for row in several.splitlines() if row.startswith("  - Words"))
    assert "Ana" in told
    (untold,) = (row for row in single.splitlines() if row.startswith("  - Words"))
    assert untold == "  - Words"
