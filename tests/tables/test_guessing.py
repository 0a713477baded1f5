"""What tables are taken for: purpose, orientation, headings, lists, and why."""

from __future__ import annotations

import pytest

from exporters.tables.given import NO_HEADER, Given
from exporters.tables.mapping import Orientation, Purpose, Scale, Target
from exporters.tables.targets import all_targets, is_target, lane_target
from exporters.tables.words.vocabulary import meaning, priority_in, status_in, words
from model.kinds import LaneKind, Priority, Status
from tests.tables.making import mapping_of

LANGUAGES = {
    "en": "Stage,Touchpoint,Emotion,Pain point,Opportunity",
    "de": "Phase,Kontaktpunkt,Gefühl,Schmerzpunkt,Chance",
    "fr": "Étape,Point de contact,Émotion,Point de douleur,Opportunité",
    "es": "Fase,Punto de contacto,Emoción,Punto de dolor,Oportunidad",
    "it": "Fase,Punto di contatto,Emozione,Punto critico,Opportunità",
    "pt": "Fase,Ponto de contato,Emoção,Ponto de dor,Oportunidade",
    "nl": "Fase,Contactpunt,Emotie,Pijnpunt,Kans",
    "zh": "阶段,触点,情绪,痛点,机会",
    "ja": "ステージ,タッチポイント,感情,課題,機会",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_known_in_nine_languages(language):
    mapping = mapping_of(f"{LANGUAGES[language]}\na,b,c,d,e\n")
    assert [target for _, target in mapping.targets] == [
        Target.STAGE,
        lane_target(LaneKind.TOUCHPOINTS),
        Target.EMOTION,
        lane_target(LaneKind.PAIN_POINTS),
        lane_target(LaneKind.OPPORTUNITIES),
    ]


def test_every_entry_of_the_vocabulary_has_all_languages_and_a_target():
    for target, languages in words()["headings"].items():
        assert is_target(target)
        assert target in dict(all_targets())
        assert {*LANGUAGES} <= {*languages}, target


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("CUSTOMER  actions:", "lane:actions"),
        ("Pain Points (top 3)", "lane:pain-points"),
        ("Main customer goal", Target.GOAL),
        ("Who is responsible?", Target.OWNER),
        ("Number of votes", Target.VOTES),
        ("Due date", Target.DUE),
        ("Weather", None),
        ("This is a whole sentence about a stage and its problems", None),
    ],
)
def test_a_heading_is_known_by_its_longest_phrase(heading, target):
    found = meaning(heading)
    assert (found.target if found else None) == target


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("High — people leave", Priority.HIGH),
        ("kritisch", Priority.CRITICAL),
        ("M", Priority.MEDIUM),
        ("Highland", None),
        ("", None),
    ],
)
def test_weights_are_known(text, priority):
    assert priority_in(text) is priority


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In Progress", Status.IN_PROGRESS),
        ("erledigt", Status.DONE),
        ("已完成", Status.DONE),
        ("Missing", Status.OPEN),
        ("7", None),
    ],
)
def test_states_are_known(text, status):
    assert status_in(text) is status


def test_stages_as_columns():
    mapping = mapping_of(",Search,Buy\nActions,a,b\nFeelings,good,bad\nPain points,,x\n")
    assert mapping.orientation is Orientation.COLUMNS
    assert mapping.targets[1] == ("Feelings", Target.EMOTION)


def test_a_table_for_each_stage_and_others_that_are_left_out():
    text = (
        "# Map\n## 1. Search\n| Aspect | Detail |\n|--|--|\n| Actions | a, b, c |\n| KPIs | x |\n"
        "## 2. Buy\n| Aspect | Detail |\n|--|--|\n| Actions | d |\n| KPIs | y |\n"
        "## Colours\n| Token | Usage |\n|--|--|\n| red | danger |\n"
    )
    mapping = mapping_of(text, name="m.md")
    assert mapping.orientation is Orientation.PAIRS
    assert mapping.tables == (0, 1)
    assert mapping.stage_of_heading
    assert mapping.comma_lists == ("Actions",)
    assert mapping.title == "Map"
    assert any("Colours" in sentence for sentence in mapping.guesses)


@pytest.mark.parametrize(
    ("header", "purpose"),
    [
        ("Name,Age,Goals,Frustrations", Purpose.PERSONAS),
        ("Date,Feedback,Source", Purpose.EVIDENCE),
        ("Stage,Metric,Value,Unit,Date", Purpose.METRICS),
        ("Task,Owner,Due date,Status", Purpose.ACTIONS),
        ("Stage,Task,Owner,Emotion", Purpose.JOURNEY),
        ("Stage,Step,Lane,Kind,Text,Evidence,Date", Purpose.JOURNEY),
    ],
)
def test_the_purpose_is_told_by_the_headings(header, purpose):
    count = header.count(",")
    assert mapping_of(f"{header}\n{'x,' * count}y\n").purpose is purpose


def test_the_headings_may_stand_below_a_title():
    mapping = mapping_of("Night trains 2026,,\n,,\nStage,Action,Emotion\nBuy,pay,4\n")
    assert mapping.header == 2
    assert mapping.title == "Night trains 2026"
    assert mapping.scale is Scale.ONE_TO_FIVE


def test_a_table_without_headings_is_known_by_its_stages():
    mapping = mapping_of("Awareness,Ad\nAwareness,Blog\nPurchase,Shop\n")
    assert mapping.header is None
    assert mapping.targets[0] == ("", Target.STAGE)


def test_a_table_of_nothing_known_has_no_tables_and_a_reason():
    mapping = mapping_of("a,b\nc,d\n")
    assert mapping.tables == ()
    assert len(mapping.guesses) == 1
    assert "say what its columns are" in mapping.guesses[0]


def test_what_was_given_is_not_guessed():
    given = Given(
        purpose=Purpose.EVIDENCE,
        orientation=Orientation.ROWS,
        tables=(0,),
        header=NO_HEADER,
        scale=Scale.FIVE_BOTH_WAYS,
        separators="/",
    )
    mapping = mapping_of("a,b\nc,d\n", given=given)
    assert mapping.purpose is Purpose.EVIDENCE
    assert (mapping.tables, mapping.header) == ((0,), None)
    assert (mapping.scale, mapping.separators) == (Scale.FIVE_BOTH_WAYS, "/")
    assert len(mapping.targets) == 2


def test_every_guess_is_a_sentence():
    mapping = mapping_of('Stage,Touchpoint,Emotion\nBuy,"web, app, shop",+2\nUse,x,-5\n')
    assert all(guess.endswith(".") for guess in mapping.guesses)
    assert any("from -5 to +5" in guess for guess in mapping.guesses)
    assert any("Commas" in guess for guess in mapping.guesses)
