"""The real program, a map full of lures, traps around both: nothing is fetched, run or opened."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("json", "pydantic", "typer", "model", "designer", "exporters", "getpass", "fontTools")
SITE = ("sitecustomize", "usercustomize")


@dataclass(frozen=True)
class Trapped:
    """What the traps say afterwards."""

    folder: Path
    told: dict[str, Any]
    callers: int
    secret_read: bool


def _evil(folder: Path) -> Path:
    folder.mkdir()
    for name in (*MODULES, *SITE):
        mark = folder.parent / "ran"
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n")
    return folder


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Trapped:
    """The program has done everything once, among traps."""
    folder = tmp_path_factory.mktemp("trap")
    for name in ("home", "maps", "out"):
        (folder / name).mkdir()
    evil = _evil(folder / "evil")
    for module in evil.iterdir():  # beside the map as well
        (folder / "maps" / module.name).write_bytes(module.read_bytes())
    secret = folder / "secret.png"
    secret.write_bytes(b"secret")
    os.utime(secret, (1, 2))
    with socket.create_server(("127.0.0.1", 0)) as ear:
        address = f"http://127.0.0.1:{ear.getsockname()[1]}/x.png"
        payloads = [
            f'<img src="{address}"><b>x</b><img src="{secret.as_uri()}">',
            f"={address}",
            "../../../../../../etc/passwd",
            f"{secret.as_uri()}",
            address,
        ]
        (folder / "asked.json").write_text(json.dumps({"payloads": payloads}))
        ran = subprocess.run(
            [sys.executable, str(ROOT / "tests/security/victim.py"), str(folder)],
            cwd=evil,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr[-3_000:]
        ear.setblocking(False)
        callers = _callers(ear)
    return Trapped(
        folder,
        json.loads((folder / "told.json").read_text()),
        callers,
        secret.stat().st_atime != 1,
    )


def _callers(ear: socket.socket) -> int:
    count = 0
    while True:
        try:
            ear.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def test_nobody_is_called(trapped: Trapped) -> None:
    assert trapped.callers == 0


def test_nothing_is_run_loaded_or_opened_that_a_text_names(trapped: Trapped) -> None:
    assert trapped.told["heard"] == []
    assert not trapped.secret_read


def test_no_module_beside_a_map_and_no_pickle_is_run(trapped: Trapped) -> None:
    assert not (trapped.folder / "ran").exists()


def test_no_text_is_shown_as_markup(trapped: Trapped) -> None:
    assert trapped.told["seen"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights there are of the folder")
def test_what_the_program_keeps_is_for_its_owner_alone(trapped: Trapped) -> None:
    home = trapped.folder / "home"
    kept = [path for path in home.rglob("*") if path.is_file()]
    rooms = {path.relative_to(home).parts[2] for path in kept if len(path.parts) > 2}
    assert {"settings.json", "journals", "versions", "runs", "log"} <= rooms
    for path in kept:
        way = [path, *(one for one in path.parents if home in one.parents)]
        assert any(one.stat().st_mode & 0o077 == 0 for one in way), path
        if path.name != "journeyboard.log":
            assert path.stat().st_mode & 0o077 == 0, path


def test_nothing_is_written_elsewhere(trapped: Trapped) -> None:
    there = {path.name for path in trapped.folder.iterdir()}
    assert there == {
        "home", "maps", "out", "evil", "secret.png", "asked.json", "told.json",
    }  # fmt: skip
    assert {path.suffix for path in (trapped.folder / "evil").iterdir()} == {".py"}


@pytest.mark.parametrize("words", [["-m", "designer"], []], ids=["module", "command"])
def test_the_command_takes_no_module_from_where_one_stands(
    tmp_path: Path, words: list[str]
) -> None:
    evil = _evil(tmp_path / "evil")
    (evil / "designer.py").unlink()  # Python itself would take that one for what is asked for
    start = [sys.executable, *words] if words else [sys.executable, "-P", "-m", "designer"]
    ran = subprocess.run(
        [*start, "validate", str(ROOT / "resources/samples/night-train.journey")],
        cwd=evil,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "ran").exists()
