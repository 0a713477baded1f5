"""Personas as JSON: ours comes back the same, that of others is understood and told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from exporters.json_in import MAX_VALUES
from exporters.personas import (
    file_into,
    lost_in_personas,
    personas_into,
    personas_json,
    read_personas,
)
from exporters.registry import export, read_foreign
from exporters.tables.attaching.same_evidence import evidence_key
from model.changes import apply
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.kinds import EvidenceKind, Validation
from model.queries import personas_in_order
from model.records import Evidence, Persona
from model.rules import check_change, problems
from model.similar import text_key
from tests.map_strategies import PIXEL, maps


def said_of(document: JourneyMap) -> list[dict[str, Any]]:
    """All that is known of each persona, ids and order aside."""
    found = []
    for persona in personas_in_order(document):
        # Two that say the same come back as one.
        known = {evidence_key(document.evidence[key]) for key in persona.evidence_ids}
        rests = sorted(known)
        fields = dict(persona)
        photo = document.images.get(persona.photo_id or "")
        for name in ("id", "order", "evidence_ids", "photo_id"):
            del fields[name]
        found.append({**fields, "rests": rests, "photo": photo.alt if photo else None})
    return found


def read(value: object) -> tuple[JourneyMap, tuple[str, ...]]:
    result = read_personas(json.dumps(value).encode(), name="people.json")
    assert not problems(result.map)
    return result.map, result.warnings


@given(maps(max_cards=2).filter(lambda document: document.personas))
@settings(max_examples=80)
def test_what_goes_out_comes_back_the_same(document: JourneyMap) -> None:
    back = read_personas(personas_json(document).encode(), name="people.json")
    assert said_of(back.map) == said_of(document)
    assert back.warnings == ()
    assert not problems(back.map)
    # Into the map it came from it brings nothing, where each has a name of her own.
    names = {text_key(persona.name) for persona in document.personas.values()} - {""}
    if len(names) == len(document.personas):
        assert not personas_into(back.map, personas_json(back.map).encode(), name="p.json").change


def test_solo_builder(corpus: Path) -> None:
    result = read_foreign(corpus / "personas" / "faion--research-ai-persona-building-personas.json")
    (persona,) = result.map.personas.values()
    assert persona.name == "Solo builder"
    assert persona.goals == ("ship alone", "stay under $200/mo")
    assert persona.challenges == ("context-loss", "auth boilerplate")
    assert persona.segment == "plan_tier in [free, solo]; team_size == 1"
    rests = [result.map.evidence[key] for key in persona.evidence_ids]
    assert [(one.kind, one.title, one.source) for one in rests] == [
        (EvidenceKind.INTERVIEW, "Interview i01", "i01"),
        (EvidenceKind.INTERVIEW, "Interview i03", "i03"),
        (EvidenceKind.SURVEY, "Survey s12", "s12"),
    ]
    assert rests[0].excerpt == "I gave up after auth boilerplate"
    (told,) = result.warnings
    assert told.endswith("no persona: __faion_header__, verified_by, interview_count.")


def test_savers(corpus: Path) -> None:
    result = read_foreign(corpus / "personas" / "faion--ux-ai-persona-building-persona-report.json")
    people = personas_in_order(result.map)
    assert [p.name for p in people] == [
        "First-time saver",
        "Switcher from neobank",
        "Family planner",
    ]
    assert {p.validation for p in people} == {Validation.ASSUMED}
    assert [len(p.evidence_ids) for p in people] == [2, 1, 1]
    assert "use_for" in result.warnings[0]


def test_regulars(corpus: Path) -> None:
    result = read_foreign(corpus / "personas" / "nearstore-agent-demo--personas.json")
    first = personas_in_order(result.map)[0]
    assert first.name == "Marcus Chen"
    notes, pattern = first.behaviours
    assert notes.startswith("Weekday commuter.")
    assert "time local 07:15" in pattern
    assert "Premium Roast Coffee (M) price 2.19" in pattern
    assert first.demographics == "Signup date: 2024-08-12"
    assert "signupDate, orderPattern" in result.warnings[0]


def test_other_names_for_the_same_fields() -> None:
    document, warnings = read(
        {
            "userPersonas": {
                "mara": {
                    "Pain Points": "- Too slow\n- Too dear",
                    "Job title": "Nurse",
                    "age": 34,
                    "city": "Lyon",
                    "jobsToBeDone": ["rest", {"name": "read"}],
                    "bio": "TODO",
                    "avatar": "https://example.org/mara.png",
                    "validated": True,
                    "validatedOn": "2026-01-31T10:00:00Z",
                    "sources": ["NPS survey 2025", "nobody knows"],
                }
            }
        }
    )
    (persona,) = document.personas.values()
    assert persona.name == "mara"
    assert persona.role == "Nurse"
    assert persona.challenges == ("Too slow", "Too dear")
    assert persona.demographics == "Age: 34\nCity: Lyon"
    assert persona.goals == ("rest", "read")
    assert persona.psychographics == ""
    assert (persona.validation, persona.validated_on) == (Validation.VALIDATED, date(2026, 1, 31))
    assert [e.kind for e in document.evidence.values()] == [
        EvidenceKind.SURVEY,
        EvidenceKind.OBSERVATION,
    ]
    assert warnings == (
        "Places that are only held open were left out: 1.",
        "Nobody says what kind of evidence it is; taken for an observation: 1.",
        "Pictures were left out, since files named in it are never opened.",
    )


def test_a_map_gets_new_personas_and_news_of_its_own() -> None:
    document = JourneyMap.of(
        [
            Persona(id="p1", order="V", name="Mara", role="Nurse", goals=("rest",)),
            Evidence(id="e1", kind=EvidenceKind.SURVEY, title="NPS", source="NPS"),
        ]
    )
    file = json.dumps(
        [
            {
                "name": "mara ",
                "goals": ["rest", "read"],
                "evidence": [{"title": "NPS", "source": "NPS", "type": "survey"}],
            },
            {"name": "Tom"},
        ]
    ).encode()
    attached = personas_into(document, file, name="p.json")
    check_change(document, attached.change)
    after = apply(document, attached.change)
    mara, tom = personas_in_order(after)
    assert (mara.role, mara.goals, mara.evidence_ids) == ("Nurse", ("rest", "read"), ("e1",))
    assert tom.name == "Tom"
    assert attached.notes[0] == "Personas: 1 new, 1 updated."
    assert personas_into(after, file, name="p.json").notes[0] == "Personas: 2 unchanged."


def test_photos_go_along_and_what_does_not_is_told(tmp_path: Path) -> None:
    persona = Persona(id="p1", order="V", name="Mara", photo_id=PIXEL.id)
    evidence = Evidence(id="e1", kind=EvidenceKind.SURVEY, title="NPS")
    document = JourneyMap.of([persona, evidence, PIXEL])
    assert lost_in_personas(document) == (
        "Left out, since a file of personas has no place for it: 1 piece of evidence.",
    )
    export(document, tmp_path / "p.json")
    back = read_foreign(tmp_path / "p.json").map
    (image,) = back.images.values()
    assert (image.alt, image.width) == (PIXEL.alt, 1)
    large = PIXEL.model_copy(update={"data": "A" * 2_000_004})
    told = lost_in_personas(JourneyMap.of([persona, large]))
    assert told == ("Photos that are too large for it were left out: 1.",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"personas": ' * 50_000,
        b'[{"name": NaN}]',
        b'[{"name": 1e999, "id": ' + b"9" * 10_000 + b"}]",
        b'{"personas": []}',
        b'{"personas": {"$ref": "#"}}',
        b'[{"$ref": "#/0"}]',
        b'{"format": "journeyboard-personas", "version": 9}',
        b'{"format": "journeyboard-personas", "version": 1, "personas": [{"name": 7}]}',
        b'{"format": "journeyboard-personas", "version": 1, "personas": [{"goals": [["x"]]}]}',
        b"\xff\xfe\x00",
        b"[" + b"[]," * MAX_VALUES + b"[]]",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_hostile_files_are_answered_in_one_line(data: bytes) -> None:
    with pytest.raises(ImportFormatError) as caught:
        read_personas(data, name="people.json")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_what_is_too_much_is_cut_and_told() -> None:
    deep: Any = "end"
    for _ in range(200):
        deep = {"more": deep}
    others = [{"name": str(number)} for number in range(1_200)]
    document, warnings = read([{"name": "A" * 900, "goals": ["g"] * 700, "deep": deep}, *others])
    first = personas_in_order(document)[0]
    assert (len(first.name), len(first.goals)) == (500, 500)
    assert first.behaviours[0].endswith("…")
    assert len(document.personas) == 1_000
    assert warnings[0] == "Only the first 1000 of 1201 personas were read."
    assert warnings[-1].startswith("Texts or lists that are too long were cut")


def test_a_source_whose_id_is_no_text_rests_below_nobody() -> None:
    document, _ = read(
        {
            "format": "journeyboard-personas",
            "version": 1,
            "evidence": [{"id": [[]], "kind": "survey", "title": "Told"}],
            "personas": [{"name": "Ann", "evidence": [[[]]]}],
        }
    )
    assert [persona.evidence_ids for persona in personas_in_order(document)] == [()]


def test_who_is_not_said_to_be_validated_is_assumed() -> None:
    said = [{"name": "Ana"}, {"name": "Ben", "validated": "no"}, {"name": "Cem", "validated": True}]
    document, _ = read(said)
    assert [one.validation for one in personas_in_order(document)] == [
        Validation.ASSUMED,
        Validation.ASSUMED,
        Validation.VALIDATED,
    ]


def test_only_a_file_of_personas_is_taken_for_one(tmp_path: Path) -> None:
    people, other, text = (tmp_path / name for name in ("people.json", "other.json", "text.json"))
    people.write_text('[{"name": "Ana", "role": "Nurse", "goals": ["rest"]}]', encoding="utf-8")
    other.write_text('{"version": 3, "files": ["a", "b"]}', encoding="utf-8")
    text.write_text("no JSON", encoding="utf-8")
    found = file_into(JourneyMap.of([]), people)
    assert found is not None
    assert found.change
    assert file_into(JourneyMap.of([]), other) is None
    assert file_into(JourneyMap.of([]), text) is None
