"""What is remembered between two starts, and what a broken settings file may not do."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from designer.settings import MAX_RECENT, Settings, SettingsStore, parsed


def test_changes_are_kept_at_once(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    SettingsStore(path).change(theme="dark", window=(1, 2, 800, 600), maximized=True)
    assert SettingsStore(path).value == Settings(
        theme="dark", window=(1, 2, 800, 600), maximized=True
    )


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"theme": 5}']
)
def test_a_broken_file_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsStore(path).value == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", 1),
        ("theme", "x" * 10_000),
        ("window", [1, 2, 3]),
        ("window", ["a", "b", "c", "d"]),
        ("window", [True, 2, 3, 4]),
        ("maximized", 1),
        ("palette_width", "wide"),
        ("palette_width", True),
        ("recent", "one"),
        ("recent", [1, 2]),
        ("unknown", "thing"),
    ],
)
def test_a_wrong_value_keeps_the_default_and_the_others_stay(name: str, value: object) -> None:
    read = parsed({name: value, "left_tab": "outline"})
    assert read == Settings(left_tab="outline")


def test_every_field_survives_its_way_through_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    samples = {str: "word", bool: True, int: 321}
    values: dict[str, Any] = {
        field.name: (1, 2, 3, 4)
        if field.name == "window"
        else ("/a", "/b")
        if field.name in ("recent", "recent_commands", "apart")
        else samples[type(getattr(Settings(), field.name))]
        for field in fields(Settings)
    }
    SettingsStore(path).change(**values)
    assert SettingsStore(path).value == Settings(**values)
    assert set(json.loads(path.read_text())) == {field.name for field in fields(Settings)}


def test_recent_files_are_few_newest_first_and_each_once(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    for number in range(MAX_RECENT + 3):
        store.remember_file(tmp_path / f"{number}.journey")
    store.remember_file(tmp_path / "5.journey")
    recent = store.value.recent
    assert len(recent) == MAX_RECENT
    assert recent[0].endswith("5.journey")
    assert len(set(recent)) == MAX_RECENT
    store.forget_file(tmp_path / "5.journey")
    assert not store.value.recent[0].endswith("5.journey")
    assert store.value.folder == str(tmp_path)


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    store.change(theme="dark")
    assert store.value.theme == "dark"


def test_nothing_of_it_is_run_or_unpickled(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\x80\x04cposix\nsystem\n(S'touch /tmp/owned'\ntR.")
    assert SettingsStore(path).value == Settings()
