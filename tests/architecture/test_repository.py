"""What is committed: nothing of the machine it was made on, and a licence beside all art."""

from __future__ import annotations

import pytest

from tests.architecture.tree import ROOT, committed_files, shown

# Joined here, so that this file may be read too.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org"]
MACHINE_PATHS = ["/wor" + "k/", "/roo" + "t/", "C:" + "\\Users"]
# Files above this size belong elsewhere: a clone should take seconds. Bytes.
LARGEST_FILE = 12_000_000


@pytest.fixture(scope="module", autouse=True)
def _in_a_git_checkout() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("these rules are about a git checkout, and this folder is none")


def test_no_package_index_and_no_path_of_one_machine_is_committed() -> None:
    found = []
    for path in committed_files():
        content = path.read_bytes()
        found += [
            f"{shown(path)}: {text}"
            for text in (*HOSTS, *MACHINE_PATHS)
            if text.encode() in content
        ]
    assert not found


def test_no_file_is_too_large() -> None:
    assert not [shown(p) for p in committed_files() if p.stat().st_size > LARGEST_FILE]


def test_only_the_agreed_folders_stand_at_the_top() -> None:
    folders = {shown(path).split("/")[0] for path in committed_files() if path.parent != ROOT}
    agreed = {"designer", "widgets", "model", "exporters", "resources", "tests", "docs", ".ci"}
    assert folders <= agreed


@pytest.mark.parametrize("suffix", [".ttf", ".otf", ".svg"])
def test_fonts_and_icons_carry_their_licence(suffix: str) -> None:
    art = [
        path
        for path in committed_files()
        if path.suffix == suffix and path.is_relative_to(ROOT / "resources")
    ]
    without = {
        shown(path.parent)
        for path in art
        if not any(
            word in name.name.upper()
            for folder in (path.parent, path.parent.parent)
            for name in folder.iterdir()
            for word in ("LICENSE", "OFL", "COPYING")
        )
    }
    assert not without
