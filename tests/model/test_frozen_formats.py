"""Every version ever released opens for ever, and means what it meant."""

from __future__ import annotations

import hashlib
import json
from itertools import zip_longest
from typing import Any, TypeAlias

import jsonschema
import pytest
from hypothesis import given
from pydantic_core import to_jsonable_python

from model.document import JourneyMap
from model.records import Record
from model.references import REFERENCES
from model.schema import json_schema
from model.storage import VERSION, app_name, dumps, load
from model.tables import RECORD_TYPES, TABLES
from tests.examples import example
from tests.model.freeze_format import FOLDER, FORMATS, MAP_ID, PARENTS, parse_of, released, shown
from tests.strategies import maps

_Parse: TypeAlias = dict[str, list[Any]]
_NOTHING: dict[str, object] = {}

VERSIONS = sorted(folder.name for folder in FORMATS.iterdir() if folder.is_dir())


def test_each_version_has_its_frozen_files() -> None:
    assert [f"v{n}" for n in range(1, VERSION + 1)] == VERSIONS


@pytest.mark.parametrize("name", ["everything", "bare"])
@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_each_version_says_what_it_said(version: str, name: str) -> None:
    folder = FORMATS / version
    loaded = load(folder / f"{name}.journey")
    assert loaded.warnings == ()
    assert not loaded.read_only
    assert (loaded.map_id, loaded.parents[-1:]) == (MAP_ID, PARENTS)
    expected = json.loads((folder / f"{name}.parse.json").read_text(encoding="utf-8"))
    assert _as_far_as(expected, parse_of(loaded.document)) == expected


def _as_far_as(said: _Parse, parsed: _Parse) -> _Parse:
    """What is parsed now, without what a version could not say if it is now as by default."""
    return {
        table: [
            _told(TABLES[table], then, now)
            for then, now in zip_longest(said.get(table, ()), records, fillvalue=_NOTHING)
        ]
        for table, records in parsed.items()
    }


def _told(kind: type[Record], then: dict[str, object], now: dict[str, object]) -> object:
    fields = kind.model_fields.items()
    usual = {
        name: to_jsonable_python(field.default) for name, field in fields if not field.is_required()
    }
    return {
        name: value
        for name, value in now.items()
        if name in then or name not in usual or value != usual[name]
    }


def test_what_a_version_did_not_know_is_as_by_default() -> None:
    said: _Parse = {"steps": [{"id": "s", "name": "Pay"}]}
    now: _Parse = {"steps": [{"id": "s", "name": "Pay", "engagement": None}]}
    assert _as_far_as(said, now) == said
    for spoilt in ({"engagement": 3}, {"name": ""}, {"id": "t"}):
        assert _as_far_as(said, {"steps": [{**now["steps"][0], **spoilt}]}) != said
    assert _as_far_as(said, {"steps": [*now["steps"], {"id": "t"}]}) != said
    assert _as_far_as(said, {**now, "channels": [{"id": "c"}]}) != said


def test_files_of_released_versions_never_change() -> None:
    for version, hashes in released().items():
        folder = FORMATS / f"v{version}"
        files = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()
        }
        assert files == hashes, f"version {version} is released: leave its files as they are"


def test_the_bare_map_leaves_every_default_out() -> None:
    raw = json.loads((FOLDER / "bare.journey").read_bytes())["document"]
    for kind in RECORD_TYPES:
        record = raw["info"] if kind.table == "info" else raw[kind.table][0]
        usual = {name for name, field in kind.model_fields.items() if not field.is_required()}
        assert usual.isdisjoint(record), kind.table


def test_todays_writer_writes_the_frozen_bytes() -> None:
    frozen = (FOLDER / "everything.journey").read_bytes()
    app = json.loads(frozen)["app"]
    today = dumps(example(), map_id=MAP_ID, parents=PARENTS)
    assert today.replace(app_name().encode(), app.encode(), 1) == frozen


def test_the_schema_changes_only_with_the_version() -> None:
    # If this fails and the version is released: raise the version and write a migration. If it
    # is not released yet: python -m tests.model.freeze_format
    frozen = (FOLDER / "schema.json").read_text(encoding="utf-8")
    assert shown(json_schema()) == frozen


def test_the_frozen_map_has_everything() -> None:
    document = example()
    for kind in RECORD_TYPES:
        records = list(document.table(kind.table).values())
        for name, field in kind.model_fields.items():
            values = [getattr(record, name) for record in records]
            usual = field.get_default(call_default_factory=True)
            assert any(value != usual for value in values), f"{kind.table}.{name}"
    for reference in REFERENCES:
        owners = document.table(reference.table).values()
        assert any(reference.ids(owner) for owner in owners), reference


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@given(maps())
def test_what_is_written_fits_the_schema(document: JourneyMap) -> None:
    VALIDATOR.validate(json.loads(dumps(document, map_id="m", parents=PARENTS)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw.update(version=VERSION + 1),
        lambda raw: raw.update(format="other"),
        lambda raw: raw.update(mood="new"),
        lambda raw: raw.pop("map_id"),
        lambda raw: raw["document"].pop("info"),
        lambda raw: raw["document"].update(tables=[]),
        lambda raw: raw["document"]["cards"][0].update(votes=-1),
        lambda raw: raw["document"]["cards"][0].update(kind="sticky"),
        lambda raw: raw["document"]["cards"][0].update(text="x" * 10_001),
        lambda raw: raw["document"]["cards"][0].pop("order"),
        lambda raw: raw["document"]["markers"][0].update(valence=3),
        lambda raw: raw["document"]["evidence"][0].update(on="yesterday"),
    ],
)
def test_what_a_map_cannot_hold_does_not_fit_the_schema(spoil) -> None:
    raw = json.loads((FOLDER / "everything.journey").read_bytes())
    VALIDATOR.validate(raw)
    spoil(raw)
    assert not VALIDATOR.is_valid(raw)


def test_every_record_is_described() -> None:
    described = json_schema()["$defs"]
    assert {kind.__name__ for kind in RECORD_TYPES} <= described.keys()
    assert all(described[kind.__name__]["description"] for kind in RECORD_TYPES)
    assert Record.__doc__ not in [part.get("description") for part in described.values()]


VALIDATOR = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
