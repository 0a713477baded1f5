"""From a table to a map: everything that the table says stands on it, or is told."""

from __future__ import annotations

import pytest

from exporters.draft import Draft, DraftCard, DraftStage, drafted
from exporters.tables.building.built import built
from exporters.tables.files.reading import grids_in
from exporters.tables.given import Given
from exporters.tables.guessing.guessed import guessed
from exporters.tables.mapping import Mapping, Purpose
from model.bounds import MAX_TEXT
from model.errors import ImportFormatError
from model.kinds import CardKind, ConnectorKind, LaneKind, MapState, Priority, Status
from model.queries import lanes_in_order, parked_cards
from tests.tables.making import imported, stages, steps, texts, valences


def test_rows_become_steps_of_their_stage():
    result = imported(
        "Phase;Kontaktpunkt;Gefühl;Schmerzpunkt;Zuständig\n"
        "Kauf;Kasse;4,5;zu langsam;Ana\nKauf;Lieferung;2;;\nNutzung;App;5;Absturz;\n"
    )
    document = result.map
    assert stages(document) == ["Kauf", "Nutzung"]
    assert steps(document) == ["Kasse", "Lieferung", ""]
    assert texts(document, LaneKind.TOUCHPOINTS) == [["Kasse"], ["Lieferung"], ["App"]]
    assert texts(document, LaneKind.PAIN_POINTS) == [["zu langsam"], [], ["Absturz"]]
    assert [valence for _, valence, _ in valences(document)] == [1.5, -1, 2]
    owners = {card.text: card.owner for card in document.cards.values()}
    assert owners["zu langsam"] == "Ana"
    assert [lane.name for lane in lanes_in_order(document)] == ["Kontaktpunkt", "", "Schmerzpunkt"]


def test_stages_as_columns_keep_the_order_of_the_rows():
    result = imported(",Search,Buy\nFeelings,🙂,😡\nPain points,,slow\nActions,a; b,pay\n")
    assert stages(result.map) == ["Search", "Buy"]
    kinds = [lane.kind for lane in lanes_in_order(result.map)]
    assert kinds == [LaneKind.EMOTIONS, LaneKind.PAIN_POINTS, LaneKind.ACTIONS]
    assert texts(result.map, LaneKind.ACTIONS) == [["a", "b"], ["pay"]]
    assert [valence for _, valence, _ in valences(result.map)] == [1, -2]


def test_steps_in_a_second_row_below_their_stages():
    result = imported("Stage,Buy,Buy,Use\nStep,Find,Pay,Open\nActions,a,b,c\nEmotions,1,2,5\n")
    assert stages(result.map) == ["Buy", "Use"]
    assert steps(result.map) == ["Find", "Pay", "Open"]
    assert texts(result.map, LaneKind.ACTIONS) == [["a"], ["b"], ["c"]]


def test_an_empty_cell_of_stages_is_the_one_above():
    result = imported("Stage,Action,Emotion\nBuy,find,1\n,pay,2\nUse,open,5\n")
    assert stages(result.map) == ["Buy", "Use"]
    assert texts(result.map, LaneKind.ACTIONS) == [["find"], ["pay"], ["open"]]


def test_each_of_several_personas_feels():
    result = imported('Step,Touchpoint,Emotion,Persona\nBuy,Shop,5,"Ana, Ben"\nBuy,Shop,1,Ben\n')
    assert sorted(valences(result.map)) == [("Ana", 2, ""), ("Ben", -2, ""), ("Ben", 2, "")]
    cards = [*result.map.cards.values()]
    assert [len(card.persona_ids) for card in cards] == [2, 1]


def test_fields_go_to_the_card_they_are_about():
    result = imported(
        "Stage,Touchpoint,Channel,Pain point,Priority,Votes,Opportunity,Owner,Status,Tags,Remarks\n"
        "Buy,Shop,web,slow,high,7,faster,Ana,planned,#a;b,see mail\n"
    )
    cards = {card.kind: card for card in result.map.cards.values()}
    shop, slow, faster = (
        cards[kind] for kind in (CardKind.TOUCHPOINT, CardKind.PAIN_POINT, CardKind.OPPORTUNITY)
    )
    assert (shop.channel, shop.tags, shop.details) == ("web", ("a", "b"), "Remarks: see mail")
    assert (slow.priority, slow.votes) == (Priority.HIGH, 7)
    assert (faster.owner, faster.status) == ("Ana", Status.PLANNED)


def test_what_no_field_can_take_is_kept_as_details():
    result = imported("Stage,Pain point,Priority,Status,Votes,Weather\nBuy,slow,7,odd,many,rain\n")
    card = next(iter(result.map.cards.values()))
    assert card.details == "Priority: 7\nStatus: odd\nVotes: many\nWeather: rain"


def test_goals_and_sources():
    result = imported("Stage,Customer goal,Pain point,Evidence\nBuy,get it,slow,12 interviews\n")
    stage = next(iter(result.map.stages.values()))
    card = next(iter(result.map.cards.values()))
    assert stage.goal == "get it"
    assert [result.map.evidence[key].title for key in card.evidence_ids] == ["12 interviews"]


def test_quotes_and_thoughts_in_a_cell_of_feelings():
    result = imported(
        'Stage,Action,Experience\nBuy,pay,"""So fast, I love it"" — relieved"\n'
        "Use,open,Wants more\n"
    )
    assert texts(result.map, LaneKind.QUOTES) == [["So fast, I love it"], []]
    assert texts(result.map, LaneKind.THOUGHTS) == [[], ["Wants more"]]
    assert any("names no feeling" in sentence for sentence in result.warnings)


def test_a_feeling_beyond_the_scale_is_told_with_its_row():
    result = imported("Stage,Action,Emotion (1-5)\nBuy,pay,4\nUse,open,9\n")
    assert any(sentence.startswith("Row 3: ") for sentence in result.warnings)


def test_problems_without_stages_stand_in_one_of_their_own():
    result = imported("Issue,Status\nslow,open\nugly,closed\n")
    assert stages(result.map) == ["Not sorted yet"]
    assert texts(result.map, LaneKind.PAIN_POINTS) == [["slow", "ugly"]]
    assert any("No column names stages" in sentence for sentence in result.warnings)


def test_what_is_done_and_has_no_weight_is_parked():
    result = imported("Stage,Gap,Status,Impact\nBuy,Signup page,Done,—\nBuy,No help,Missing,High\n")
    assert [(card.kind, card.text) for card in parked_cards(result.map)] == [
        (CardKind.NOTE, "Signup page")
    ]
    assert any(sentence.startswith("Row 2: ") for sentence in result.warnings)


def test_steps_that_lead_to_others_are_joined():
    result = imported("Step,Touchpoint,Next step\nFind,Search,Pay\nPay,Shop,Find\n")
    kinds = [connector.kind for connector in result.map.connectors.values()]
    assert kinds == [ConnectorKind.NEXT, ConnectorKind.LOOPS_BACK]


def test_personas_in_rows():
    result = imported(
        "Name,Age,Job,Goals,Frustrations,Quote\nAna,34,baker,save time; rest,forms,Now!\n"
    )
    persona = next(iter(result.map.personas.values()))
    assert (persona.name, persona.role, persona.quote) == ("Ana", "baker", "Now!")
    assert persona.goals == ("save time", "rest")
    assert persona.challenges == ("forms",)
    assert persona.demographics == "Age: 34"


def test_a_persona_the_map_and_its_gaps_in_one_text():
    text = (
        "# Shop\n**Persona:** Head of sales\n**Scope:** from search to use\n"
        "**Type:** Future state\n"
        "**Date:** 2026-03-01\n\n## Head of sales “Elena”\n| Attribute | Detail |\n|--|--|\n"
        "| Age | 40 |\n| Company | small |\n\n**Challenges:**\n- no time\n\n"
        "## Journey\n| Row | Search | Buy |\n|--|--|--|\n| Actions | a | b |\n"
        "| Emotions | hope | anger |\n\n"
        "## Gaps: Search\n| Gap | Impact |\n|--|--|\n| slow | High |\n\n"
        "## Gaps: Buy\n| Gap | Impact |\n|--|--|\n| ugly | Low |\n"
    )
    document = imported(text, name="shop.md").map
    persona = next(iter(document.personas.values()))
    assert (persona.name, persona.role) == ("Elena", "Head of sales")
    assert persona.challenges == ("no time",)
    assert [name for name, _, _ in valences(document)] == ["Elena", "Elena"]
    assert document.info.scope == "from search to use"
    assert document.info.state is MapState.TO_BE
    assert str(document.info.created_on) == "2026-03-01"


def test_tables_below_headings_join_the_stages_of_the_map():
    text = (
        "# Shop\n## Journey\n| Row | Search | Buy |\n|--|--|--|\n| Actions | a | b |\n"
        "| Emotions | hope | anger |\n\n"
        "## 3.1 Stage: Search\n| Gap | Impact |\n|--|--|\n| slow | High |\n\n"
        "## 3.2 Stage: Buy\n| Gap | Impact |\n|--|--|\n| ugly | Low |\n"
    )
    document = imported(text, name="shop.md").map
    assert stages(document) == ["Search", "Buy"]
    assert texts(document, LaneKind.PAIN_POINTS) == [["slow"], ["ugly"]]


def test_a_form_keeps_its_stages_and_lanes_and_is_told_of():
    text = (
        "# Map: <name>\n| Row | Stage 1: [Name] | Stage 2: [Name] |\n|--|--|--|\n"
        "| Actions | [What they do] | [What they do] |\n"
        "| Emotions | [Feeling] [1-5] | [Feeling] [1-5] |\n"
    )
    result = imported(text, name="form.md")
    assert result.map.info.title == "Map"
    assert stages(result.map) == ["Stage 1", "Stage 2"]
    assert [lane.kind for lane in lanes_in_order(result.map)] == [
        LaneKind.ACTIONS,
        LaneKind.EMOTIONS,
    ]
    assert not result.map.cards
    assert any("It is a form" in sentence for sentence in result.warnings)


def test_a_text_that_is_too_long_is_cut_and_told():
    result = imported(f"Stage,Pain point\nBuy,{'x' * 12_000}\n")
    assert len(next(iter(result.map.cards.values())).text) == 10_000
    assert any("was cut" in sentence for sentence in result.warnings)


def test_control_characters_do_not_reach_the_map():
    result = imported("Stage,Pain point\nBuy,a\x07b\x00c\n")
    assert next(iter(result.map.cards.values())).text == "abc"


def test_many_feelings_in_one_step_become_their_mean():
    rows = "".join(f"Buy,Pay,t{number},{1 + number % 5}\n" for number in range(40))
    result = imported(f"Stage,Step,Touchpoint,Emotion\n{rows}")
    assert valences(result.map) == [("Customer", 0, "")]
    assert any("mean" in sentence for sentence in result.warnings)


def test_a_column_of_too_many_stages_is_refused():
    rows = "".join(f"s{number},t{number}\n" for number in range(500))
    with pytest.raises(ImportFormatError, match="more than 300 stages"):
        imported(f"Stage,Touchpoint\n{rows}")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\nc,d\n", "say what its columns are"),
        ("Stage,Touchpoint\n", "nothing stands below"),
        ("Date,Feedback,Rating\n2024-01-01,slow,2\n", "findings"),
        ("Task,Owner,Due date\nwrite,Ana,2026-01-01\n", "actions"),
    ],
)
def test_what_can_be_no_map_is_refused_in_a_line(text, why):
    with pytest.raises(ImportFormatError, match=why) as told:
        imported(text)
    assert "\n" not in str(told.value)


def test_the_same_table_gives_the_same_map():
    text = "Stage,Touchpoint,Emotion,Evidence\nBuy,Shop,4,survey\nUse,App,2,interview\n"
    assert imported(text).map == imported(text).map


def test_a_mapping_may_put_columns_to_another_use():
    grids = grids_in(b"Stage,Thing\nBuy,slow\n", name="t.csv")
    mapping = Mapping(targets=(("Stage", "stage"), ("Thing", "lane:pain-points")))
    assert texts(built(grids, mapping, name="t.csv").map, LaneKind.PAIN_POINTS) == [["slow"]]


def test_a_mapping_of_other_tables_does_no_harm():
    grids = grids_in(b"Stage,Thing\nBuy,slow\n", name="t.csv")
    mapping = Mapping(tables=(0, 7), targets=(("A", "stage"), ("B", "lane:actions"), ("C", "step")))
    assert stages(built(grids, mapping, name="t.csv").map) == ["Buy"]


def test_personas_when_they_are_asked_for():
    given = Given(purpose=Purpose.PERSONAS)
    grids = grids_in(b"Who,Where\nAna,Rome\n", name="t.csv")
    document = built(grids, guessed(grids, given), name="t.csv").map
    assert [persona.name for persona in document.personas.values()] == ["Ana"]


def test_feelings_are_those_of_the_only_persona_that_is_told_of():
    document = imported(
        "## Persona\n| Attribute | Detail |\n|--|--|\n| Name | Elena |\n| Age | 40 |\n"
        "| Goals | rest |\n\n"
        "## Journey\n| Row | Search | Buy |\n|--|--|--|\n| Actions | a | b |\n"
        "| Emotions | hope | anger |\n",
        name="shop.md",
    ).map
    assert [name for name, _, _ in valences(document)] == ["Elena", "Elena"]


def test_a_lane_is_of_the_kind_that_its_name_means_where_its_cards_fit():
    document = imported(
        "Stage,Lane,Kind,Text\nBuy,Behind the scenes,action,Packs\nBuy,Frustrations,action,Waits\n"
    ).map
    kinds = {lane.name: lane.kind for lane in lanes_in_order(document)}
    assert kinds == {
        "Behind the scenes": LaneKind.BACKSTAGE,
        "Frustrations": LaneKind.ACTIONS,
    }


def test_what_a_long_source_says_is_kept_whole():
    said = "Interview with 12 nurses, " + "who told of long nights and of short breaks, " * 20
    document = imported(f'Stage,Pain point,Evidence\nBuy,slow,"{said}"\nUse,dark,NPS 2025\n').map
    sources = {one.title: one.excerpt for one in document.evidence.values()}
    assert sources.pop("NPS 2025") == ""
    ((title, excerpt),) = sources.items()
    assert excerpt == said.strip()
    assert len(title) < len(excerpt)


def test_of_thousands_of_notes_the_first_are_told_and_how_many_there_are() -> None:
    words = ["".join("abcdefghij"[int(digit)] for digit in str(n)) for n in range(300)]
    rows = [f"Buy,Till {word},xyzzy x{word}" for word in words]
    result = imported("\n".join(["Stage,Touchpoint,Emotion", *rows]))
    told = [str(warning) for warning in result.warnings]
    assert len(told) < 60
    assert "more notes are not listed." in " ".join(told)


def test_more_than_a_file_can_hold_is_refused_and_not_shown_to_somebody_who_cannot_save_it():
    draft = Draft(
        title="Long",
        stages=(DraftStage("Buy", ("",)),),
        cards=tuple(
            DraftCard(key=str(n), text="x " * (MAX_TEXT // 2))
            for n in range(17_000_000 // MAX_TEXT)
        ),
    )
    with pytest.raises(ImportFormatError, match="too much for one map"):
        drafted(draft)
