from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from model import migrations
from model.errors import FileError
from model.migrations import CURRENT_VERSION, gaps, migrated
from model.storage import VERSION, dumps, loads
from tests.examples import example


def test_a_step_leads_on_from_every_version_there_was() -> None:
    assert gaps() == []
    assert CURRENT_VERSION == VERSION


def test_gaps_are_found() -> None:
    step = dict
    assert gaps({1: step, 3: step}, current=4) == [2]
    assert gaps({1: step, 2: step}, current=2) == [2]
    assert gaps({}, current=1) == []


def test_a_chain_is_walked_to_its_end() -> None:
    def first(data):
        return {**data, "walked": ["first"]}

    def second(data):
        return {**data, "walked": [*data["walked"], "second"]}

    old = {"version": 1, "kept": True}
    new = migrated(old, migrations={1: first, 2: second}, current=3)
    assert new == {"version": 3, "kept": True, "walked": ["first", "second"]}
    assert old == {"version": 1, "kept": True}
    with pytest.raises(LookupError):
        migrated(old, migrations={2: second}, current=3)


def test_an_older_file_is_led_up_when_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing was ever called by another name: stand in a version whose stages were phases.
    raw = json.loads(dumps(example(), map_id="m"))
    raw["document"]["phases"] = raw["document"].pop("stages")

    def renamed(data):
        document = dict(data["document"])
        document["stages"] = document.pop("phases")
        return {**data, "document": document}

    newest = CURRENT_VERSION + 1
    monkeypatch.setattr("model.storage.reading.VERSION", newest)
    monkeypatch.setattr(
        "model.storage.reading.migrated",
        lambda data: {
            **migrated(data, migrations={CURRENT_VERSION: renamed}, current=newest),
            "version": CURRENT_VERSION,
        },
    )
    loaded = loads(json.dumps(raw).encode())
    assert loaded.document == example()
    assert not loaded.read_only


def test_a_version_without_a_way_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = CURRENT_VERSION + 1
    monkeypatch.setattr("model.storage.reading.VERSION", newest)
    monkeypatch.setattr(
        "model.storage.reading.migrated", lambda data: migrated(data, migrations={}, current=newest)
    )
    data = dumps(example(), map_id="m").replace(b'"title"', b'"titel"')
    with pytest.raises(FileError, match="version this program does not know"):
        loads(data)


def test_migrations_never_import_the_records() -> None:
    folder = Path(migrations.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [n for n in names if n.startswith("model.") and "migrations" not in n]
