"""The documents tell of the tree that is there."""

from __future__ import annotations

import re

import pytest

from tests.architecture.tree import ROOT

DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs"]
FOLDERS = "designer|widgets|model|exporters|resources|tests|docs|\\.ci"


def _documents() -> list[str]:
    return [
        path.relative_to(ROOT).as_posix()
        for name in DOCUMENTS
        for path in (
            [ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*.md"))
        )
    ]


@pytest.mark.parametrize("document", _documents())
def test_every_path_named_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(rf"`((?:{FOLDERS})/[\w./-]*)`", text)
    assert not [path for path in named if not (ROOT / path).exists()]


@pytest.mark.parametrize("document", _documents())
def test_every_link_leads_somewhere(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (path.parent / target).exists()]


@pytest.mark.parametrize("document", _documents())
def test_every_link_into_a_document_leads_to_a_heading(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]*)#([^)]+)\)", path.read_text(encoding="utf-8"))
    lost = [
        f"{name}#{anchor}"
        for name, anchor in links
        if anchor not in _anchors((path.parent / name if name else path).read_text("utf-8"))
    ]
    assert lost == []


def _anchors(text: str) -> set[str]:
    """The headings as links name them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
