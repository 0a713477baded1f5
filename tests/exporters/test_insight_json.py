"""The figures for other programs: what docs/FIGURES.md promises, and sound JSON of any map."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from hypothesis import given, settings

from exporters.insight.as_json import insight_json
from model.document import JourneyMap
from tests.conftest import ROOT
from tests.examples import example
from tests.insight.journey import journey, people, touchpoints
from tests.insight.test_priority import by_hand
from tests.map_strategies import maps

TODAY = date(2026, 11, 22)


def told(document: JourneyMap) -> dict[str, Any]:
    def refused(word: str) -> None:
        raise AssertionError(word)

    answer: dict[str, Any] = json.loads(insight_json(document, TODAY), parse_constant=refused)
    return answer


def test_the_worked_journey_as_json() -> None:
    document = journey(
        *touchpoints(), *by_hand(), *people("Search", 1000.0), *people("Choose", 400.0)
    )
    found = told(document)
    assert (found["as_of"], found["state"]) == ("2026-11-22", "as-is")
    ada = found["curves"][0]
    assert (ada["name"], ada["mean"], ada["points"]) == ("Ada", 0.5, 5)
    assert ada["fall"] == {"from": "Choose", "to": "Pay", "change": -3.5}
    first, _, third, *_ = found["pain_points"]
    assert (first["rank"], first["score"]) == (1, 62.0)
    assert (third["at_most"], third["missing"]) == (80.0, ["frequency"])
    assert found["channels"][0]["touchpoints"] == ["t1", "t2", "t4"]
    assert found["series"][0]["lost"] == [0.6]
    assert found["loop"][0]["next"] == "collect"


def test_a_share_without_a_number_is_null() -> None:
    document = journey(*people("Search", 5e-324), *people("Choose", 1e12))
    assert told(document)["series"][0] | {"points": []} == {
        "kind": "people", "name": "", "unit": "people", "points": [], "lost": [None], "kept": None,
    }  # fmt: skip


@given(maps(max_cards=6))
@settings(max_examples=30)
def test_any_map_makes_sound_json_with_the_same_keys(document: JourneyMap) -> None:
    assert told(document).keys() == told(JourneyMap()).keys()


def test_the_keys_are_those_of_the_documentation() -> None:
    page = (ROOT / "docs" / "FIGURES.md").read_text(encoding="utf-8")
    chapter = page.split("## As JSON", 1)[1]
    promised = re.findall(r"^\| `([a-z_]+)`", chapter, flags=re.MULTILINE)
    found = told(example())
    assert promised == list(found)
    for key, value in found.items():
        one = value[0] if isinstance(value, list) and value else value
        line = next(line for line in chapter.splitlines() if line.startswith(f"| `{key}`"))
        for inner in one if isinstance(one, dict) else ():
            assert f"`{inner}`" in line, (key, inner)
