"""The example of the contributing guide is a format: one file and one line."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters import registry
from exporters.format import Format
from model.errors import ImportFormatError
from model.queries import lane_name, stages_in_order
from model.samples import samples
from model.storage import load

_EXAMPLE = re.compile(
    r"## Adding a format: one file and one line\n.*?```python\n(.*?)```", re.DOTALL
)


@pytest.fixture
def _registered(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The registry as it is with the file of the guide and the one line."""
    found = _EXAMPLE.search((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found is not None
    (tmp_path / "outline_of_the_guide.py").write_text(found[1], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("outline_of_the_guide")
    added: Format = module.FORMAT
    monkeypatch.setattr(registry, "ALL", (*registry.ALL, added))
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, added))
    yield
    sys.modules.pop("outline_of_the_guide")


@pytest.mark.usefixtures("_registered")
def test_the_example_writes_and_reads(tmp_path: Path) -> None:
    document = load(samples()[0].path).document
    path = tmp_path / "map.outline"
    report = registry.export(document, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == stages_in_order(document)[0].name
    assert "evidence" in report.warnings[0]
    back = registry.read_foreign(path)
    names = [stage.name for stage in stages_in_order(back.map)]
    stages = [stage.name for stage in stages_in_order(document)]
    others = {"Parking lot", *(lane_name(lane) for lane in document.lanes.values())}
    assert [name for name in names if name not in others] == stages
    assert back.warnings == ("Only the stages were read.",)


@pytest.mark.usefixtures("_registered")
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xff\xfe\xff"])
def test_the_example_refuses_in_one_line(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "map.outline"
    path.write_bytes(data)
    with pytest.raises(ImportFormatError, match=r"“map\.outline”"):
        registry.read_foreign(path)


def test_every_module_of_formats_is_in_the_registry(root: Path) -> None:
    """The one line is not forgotten, and names a file that is there."""
    found = {path.stem for path in (root / "exporters" / "formats").glob("*.py")} - {"__init__"}
    assert set(registry._MODULES) == found
    assert len(set(registry._MODULES)) == len(registry._MODULES)


def test_a_suffix_is_written_by_one_format_only() -> None:
    written = [kind.suffix for kind in registry.FORMATS]
    assert len(set(written)) == len(written)
