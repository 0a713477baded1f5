"""``python -m tests.shots.imports``: the page that shows what files of others become.

Each file of the corpus before (its first lines, with source and licence) and after (what was
understood, and a picture of the map). Where the corpus is not on the machine nothing is changed.
"""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from exporters.registry import export, read_foreign
from exporters.tables.files.reading import grids_in
from exporters.tables.grid import said
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.naming import TABLE_WORDS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when the first picture is made

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "CORPUS_IMPORTS.md"
PICTURES = ROOT / "docs" / "imports"
FOLDERS = ("tables", "drawio", "personas")
_WIDTH, _HEIGHT = 1_000, 1_300  # pixels of a picture; a longer map is cut below
_LINES, _LETTERS = 6, 110
_MOST_TOLD = 14
_COLOURS = 96
_ROW = re.compile(
    r"^\| (\S+/[^|]+?) \| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", re.MULTILINE
)

_INTRODUCTION = """# What files of others become

Made by `make shots` from the files that the tests read: tables, drawings and personas of public
repositories, written by people who never thought of Journeyboard. Of each there are a few lines as
they stand there, what was understood of them without a person's help, and the map that came of it.
The wizard and the command line show the same sentences before anything is made, and each guess can
be put right ([IMPORTS.md](IMPORTS.md)).
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from: its repository, its path there, the commit, its licence."""

    repository: str
    path: str
    commit: str
    licence: str

    @property
    def link(self) -> str:
        """The file on the web, at that commit."""
        address = f"https://github.com/{self.repository}/blob/{self.commit}/{quote(self.path)}"
        return f"[{self.repository}: {self.path}]({address}) ({self.licence})"


def origins(manifest: str) -> dict[str, Origin]:
    """Each file of the corpus by its path."""
    rows = _ROW.findall(manifest)
    return {file: Origin(*facts) for file, *facts in rows}


def main() -> int:
    """Write the page and its pictures."""
    if not CORPUS.is_dir():
        sys.stdout.write("The corpus is not on this machine; the page stays as it is.\n")
        return 0
    known = origins((CORPUS / "MANIFEST.md").read_text(encoding="utf-8"))
    PICTURES.mkdir(exist_ok=True)
    parts = [_INTRODUCTION]
    for folder in FOLDERS:
        for path in sorted(p for p in (CORPUS / folder).rglob("*") if p.is_file()):
            name = path.relative_to(CORPUS).as_posix()
            parts.append(_section(path, known[name]))
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


def _section(path: Path, origin: Origin) -> str:
    parts = [f"## {path.name}\n", f"{origin.link}\n", "```text", *_first_lines(path), "```\n"]
    try:
        result = read_foreign(path)
    except JourneyboardError as error:
        return "\n".join([*parts, f"Refused: {error}\n"])
    told = [f"- {_plain(sentence)}" for sentence in result.warnings[:_MOST_TOLD]]
    parts += [*told, "", f"{_counted(result.map)}\n"]
    picture = PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', path.stem.lower()).strip('-')}.png"
    _picture(result.map, picture)
    parts.append(f"![The map made of {path.name}](imports/{picture.name})\n")
    return "\n".join(parts)


def _first_lines(path: Path) -> list[str]:
    """A few lines that say something, as a quotation; of a workbook its first cells."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        rows = grids_in(data, name=path.name).tables[0].rows
        lines = [" | ".join(said(cell) for cell in row) for row in rows]
    else:
        lines = [line.rstrip() for line in data.decode("utf-8").splitlines()]
        tables = [place for place, line in enumerate(lines) if line.startswith("|")]
        lines = lines[max(0, tables[0] - 2) :] if tables and path.suffix == ".md" else lines
    lines = [line for line in lines if line.strip() and "```" not in line]
    return [line if len(line) <= _LETTERS else f"{line[:_LETTERS]}…" for line in lines[:_LINES]]


def _plain(sentence: str) -> str:
    """A sentence that Markdown shows as it is."""
    return re.sub(r"([<>*_\[\]`|])", r"\\\1", sentence)


def _counted(document: JourneyMap) -> str:
    names = ("stages", "steps", "lanes", "cards", "markers", "personas", "connectors", "actions")
    counts = [(name, len(document.table(name))) for name in names]
    words = [
        f"{count} {TABLE_WORDS[name].one if count == 1 else TABLE_WORDS[name].many}"
        for name, count in counts
        if count
    ]
    return f"**On the map:** {', '.join(words)}." if words else "**On the map:** nothing."


def _picture(document: JourneyMap, path: Path) -> None:
    """The top of the map, small."""
    whole = path.with_suffix(".whole.png")
    export(document, whole)
    with Image.open(io.BytesIO(whole.read_bytes())) as picture:
        scale = min(1.0, _WIDTH / picture.width)
        size = (round(picture.width * scale), round(picture.height * scale))
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    whole.unlink()
    cut = small.crop((0, 0, small.width, min(small.height, _HEIGHT)))
    cut.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
