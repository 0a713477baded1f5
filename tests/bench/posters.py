"""Posters against the bare library, Qt's own PDF writer and Chromium's print of the SVG.

Time in turns in one process; memory in a fresh process each, as what its peak grows by while the
file is written. ``python -m tests.bench.posters WHAT NAME CARDS`` is such a process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from exporters.pdf.poster import pdf_of
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.paper import paper_named
from exporters.poster.planning import planned
from exporters.svg import export_svg
from model.layout.engine import layout_map
from model.layout.result import LayoutResult
from tests.bench.bare_pdf import bare_page, bare_tiles, register_fonts, reportlab_calls
from tests.bench.clock import Pair, once, paired, say, say_pair
from tests.bench.maps import synthetic
from tests.bench.memory import say_memory, tell_growth

SIZES = (400, 4_000)
_ROUNDS = {400: 7, 4_000: 3}
_AIM = 1.3
_PATIENCE = 180
ONE = PosterOptions()
TILED = PosterOptions(paper=paper_named("A0"), tiling=Tiling())

Make = Callable[[], object]


def bench_poster() -> None:
    """One page and tiled, each against all others; then the memory of each."""
    register_fonts()
    for cards in SIZES:
        rounds = _ROUNDS[cards]
        for name, options in (("one page", ONE), ("tiled", TILED)):
            ours, bare, qt = (_maker(what, name, cards) for what in ("ours", "bare", "qt"))
            pages = len(planned(_layout(cards, options), options).pages)
            sizes = {"ours_kb": _kilobytes(ours), "bare_kb": _kilobytes(bare)}
            against = paired(ours, bare, rounds=rounds)
            facts = {"cards": cards, "pages": pages}
            say_pair(f"poster pdf, {name}", against, aim=_AIM, **facts, **sizes)
            # Qt draws each glyph as a shape: it is so slow that once is enough.
            slow = Pair(against.ours, once(qt))
            say_pair(f"poster pdf, {name}, against Qt", slow, **facts)
            plan = partial(planned, _layout(cards, options), options)
            say(f"poster plan, {name}", ours_ms=min(once(plan) for _ in range(rounds)), **facts)
        _say_chromium(cards)
        for name in ("one page", "tiled"):
            for what in ("ours", "bare", "qt"):
                _say_memory(what, name, cards)


def _layout(cards: int, options: PosterOptions) -> LayoutResult:
    return layout_map(synthetic(cards), options.layout())


def _maker(what: str, name: str, cards: int) -> Make:
    """What writes a poster, with all that others must do before done: layout, plan, calls."""
    options = ONE if name == "one page" else TILED
    layout = _layout(cards, options)
    plan = planned(layout, options)
    if what == "ours":
        return partial(pdf_of, plan, options)
    if what == "qt":
        from tests.bench.qt_pdf import qt_pages  # noqa: PLC0415 - only where Qt is measured

        return partial(qt_pages, plan)
    calls = reportlab_calls(plan.layouts[0])
    if name == "one page":
        return partial(bare_page, plan.layouts[0], calls)
    return partial(bare_tiles, plan, calls)


def _kilobytes(make: Make) -> int:
    data = make()
    return len(data) // 1024 if isinstance(data, bytes) else 0


def _say_chromium(cards: int) -> None:
    """The browser printing the SVG of the map, less what it takes to print an empty one."""
    program = shutil.which("chromium")
    name = "poster pdf, one page, against Chromium"
    if program is None:
        say(name, cards=cards, skipped="chromium is not installed")
        return
    layout = _layout(cards, ONE)
    plan = planned(layout, ONE)
    with tempfile.TemporaryDirectory() as folder:
        svg, blank = Path(folder) / "map.svg", Path(folder) / "blank.svg"
        export_svg(layout, svg, ONE)
        blank.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
        times = [_printed(program, source, Path(folder)) for source in (svg, blank)]
        size = (Path(folder) / "map.pdf").stat().st_size // 1024 if times[0] else 0
    if None in times:
        say(name, cards=cards, skipped=f"chromium printed nothing within {_PATIENCE} s")
        return
    ours = min(once(partial(pdf_of, plan, ONE)) for _ in range(3))
    whole, start = (time or 0.0 for time in times)
    bare = max(whole - start, 0.0)
    say(
        name,
        cards=cards,
        ours_ms=ours,
        bare_ms=bare,
        ratio=ours / bare if bare else 0.0,
        start_ms=start,
        bare_kb=size,
    )


def _printed(program: str, source: Path, folder: Path) -> float | None:
    """Milliseconds of a browser that prints a file; None when it did not."""
    target = folder / f"{source.stem}.pdf"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
    start = perf_counter()
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
    except (subprocess.SubprocessError, OSError):
        return None
    return (perf_counter() - start) * 1000 if target.exists() else None


def _say_memory(what: str, name: str, cards: int) -> None:
    words = (what, name, str(cards))
    say_memory(f"poster memory, {name}", "tests.bench.posters", *words, who=what, cards=cards)


def _measure(what: str, name: str, cards: int) -> None:
    register_fonts()
    if what == "qt":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        QGuiApplication([])
    tell_growth(_maker(what, name, cards))


if __name__ == "__main__":
    _measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
