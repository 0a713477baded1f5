"""Settings, themes and pictures that somebody forged: read as data, or not at all."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from designer.own_json import read_own
from designer.settings import Settings, SettingsStore
from model import atomic, disk
from model.errors import JourneyboardError
from model.fragment import FORMAT
from model.layout.theme.files import theme_in
from model.records import Image

_WRONG = (None, True, -1, 1e308, "x" * 100_000, ["/etc/passwd"] * 3, {"__reduce__": ["os.system"]})


class _Ran:
    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self._mark), "w"))


@pytest.mark.parametrize("how", ["pickle", "variant", "ini", "link to a device"])
def test_settings_of_another_kind_count_as_absent_and_run_nothing(tmp_path: Path, how: str) -> None:
    mark, path = tmp_path / "ran", tmp_path / "settings.json"
    pickled = pickle.dumps(_Ran(mark))
    if how == "link to a device":
        path.symlink_to("/dev/zero")
    else:
        variant = b"[General]\ntheme=@Variant(\\0\\0\\0\\x7f" + pickled + b")\n"
        path.write_bytes({"pickle": pickled, "variant": variant, "ini": b"[a]\nb=c\n"}[how])
    assert SettingsStore(path).value == Settings()
    assert read_own(path, most_bytes=1_000_000) == {}
    assert not mark.exists()


@pytest.mark.parametrize("wrong", _WRONG, ids=lambda wrong: type(wrong).__name__)
def test_a_wrong_value_in_any_setting_has_the_type_it_should(tmp_path: Path, wrong: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({field.name: wrong for field in fields(Settings)}))
    read, usual = asdict(SettingsStore(path).value), asdict(Settings())
    assert {name: type(value) for name, value in read.items()} == {
        name: type(value) for name, value in usual.items()
    }


def test_a_theme_is_data(tmp_path: Path) -> None:
    path = tmp_path / "theme.json"
    path.write_bytes(pickle.dumps(_Ran(tmp_path / "ran")))
    with pytest.raises(JourneyboardError):
        theme_in(path)
    path.write_text(json.dumps({"include": "file:///etc/passwd", "name": "../../x"}))
    with pytest.raises(JourneyboardError):
        theme_in(path)
    assert not (tmp_path / "ran").exists()


def test_a_picture_is_bytes_and_never_a_place() -> None:
    # What has no field cannot be followed.
    assert not {"path", "url", "href", "src", "file"} & set(Image.model_fields)
    assert FORMAT == "journeyboard-fragment"


def test_a_map_keeps_its_rights_and_a_private_file_is_so_from_its_first_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = disk.write

    def looked_at(descriptor: int, data: bytes) -> int:
        seen.extend(p.stat().st_mode & 0o777 for p in tmp_path.glob(".journeyboard-*"))
        return real(descriptor, data)

    monkeypatch.setattr(disk, "write", looked_at)
    path = tmp_path / "map.journey"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic.write_bytes(path, b"new")
    assert (path.stat().st_mode & 0o777, seen) == (0o640, [0o640])
    seen.clear()
    atomic.write_bytes(tmp_path / "own.json", b"{}", private=True)
    assert ((tmp_path / "own.json").stat().st_mode & 0o777, seen) == (0o600, [0o600])
