"""The page for outsiders says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema

from model.bounds import MAX_RECORDS
from model.document import TABLE_NAMES
from model.references import REFERENCES_OF
from model.schema import json_schema
from model.storage import MAX_BYTES, MAX_PARENTS, VERSION, loads

PAGE = (Path(__file__).parent.parent.parent / "docs" / "FILE_FORMAT.md").read_text(encoding="utf-8")


def test_its_example_is_a_map() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    jsonschema.validate(json.loads(example), json_schema())
    loaded = loads(example.encode())
    assert loaded.warnings == ()
    assert [card.text for card in loaded.document.cards.values()] == ["Sizes confuse"]


def test_it_names_every_table_in_order_and_every_reference() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*)\|$", PAGE, re.MULTILINE))
    assert tuple(rows) == ("info", *TABLE_NAMES)
    for table, cell in rows.items():
        named = set(re.findall(r"`(\w+)`", cell))
        assert named == {reference.field for reference in REFERENCES_OF[table]}, table
    assert ", ".join(f"`{name}`" for name in TABLE_NAMES) in PAGE


def test_its_figures_are_those_of_the_program() -> None:
    assert f"file, version {VERSION}" in PAGE
    assert f"{MAX_PARENTS} at most" in PAGE
    assert f"{MAX_BYTES // 1_000_000} MB" in PAGE
    assert f"{MAX_RECORDS:,} records" in PAGE
