"""Printing: the same pages as in the PDF, on sheets of their own size, in the background."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.exporting import printing
from designer.exporting.printing import (
    Printed,
    Stock,
    border_warning,
    page_layout,
    paper_warning,
    print_poster,
)
from designer.window.main_window import MainWindow
from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Poster
from exporters.poster.paper import PAPERS, POINTS_PER_MM, paper_named
from exporters.poster.planning import planned
from exporters.progress import Cancelled, Progress, no_progress
from model.document import JourneyMap
from model.layout.geometry import Size
from tests.exporters.rendering import difference, run, worst_patch
from tests.gui.shell.faces import FakeDialogs

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_MM = POINTS_PER_MM


def _pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _to_file(path)(printer)
    return printer


def _to_file(path: Path) -> Callable[[QPrinter], bool]:
    """What a person sets who prints to a file."""

    def chosen(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    return chosen


def _tiled(document: JourneyMap) -> tuple[Poster, PosterOptions]:
    options = PosterOptions(paper=paper_named("A2"), tiling=Tiling(paper=paper_named("A4")))
    return planned(document, options), options


def _page_sizes(path: Path, count: int) -> list[tuple[float, float]]:
    told = run("pdfinfo", "-f", "1", "-l", str(count), path)
    lines = [line.split() for line in told.splitlines() if " size:" in line and "Page" in line]
    return [(float(words[3]), float(words[5])) for words in lines]


def _rasterised(path: Path, page: int, dpi: int) -> Pillow.Image:
    target = path.with_name(f"{path.stem}-{page}")
    number = str(page)
    run("pdftoppm", "-r", str(dpi), "-f", number, "-l", number, "-png", "-singlefile", path, target)
    return Pillow.open(target.with_suffix(".png")).convert("RGB")


def _cut(one: Pillow.Image, other: Pillow.Image) -> Pillow.Image:
    """Paper sizes are rounded to a whole point by the one, not by the other."""
    assert max(abs(one.width - other.width), abs(one.height - other.height)) <= 2
    return one.crop((0, 0, other.width, other.height))


def _apart(one: Pillow.Image, other: Pillow.Image) -> float:
    return difference(_cut(one, other), other)


@pytest.mark.parametrize("tiled", [False, True])
def test_what_is_printed_looks_as_the_pdf_does(
    sample_document: JourneyMap, tmp_path: Path, qapp, tiled: bool
) -> None:
    poster, options = _tiled(sample_document)
    if not tiled:
        options = PosterOptions(paper=paper_named("A3"))
        poster = planned(sample_document, options)
    printed, exported = tmp_path / "printed.pdf", tmp_path / "exported.pdf"
    done = print_poster(poster, _pdf_printer(printed), no_progress)
    write_pdf(sample_document, exported, options)
    assert done.sheets == len(poster.pages)
    for page in (1, len(poster.pages)):
        one, other = _rasterised(printed, page, 110), _rasterised(exported, page, 110)
        assert _apart(one, other) < 0.01
        assert worst_patch(_cut(one, other), other) < 0.3


def test_every_sheet_has_its_own_size(sample_document: JourneyMap, tmp_path: Path, qapp) -> None:
    options = PosterOptions(paper=paper_named("A3"), bleed=3 * _MM, crop_marks=True,
                            persona_sheets=True)  # fmt: skip
    poster = planned(sample_document, options)
    path = tmp_path / "printed.pdf"
    print_poster(poster, _pdf_printer(path), no_progress)
    sizes = _page_sizes(path, len(poster.pages))
    wanted = [(p.size.width + 2 * p.slug, p.size.height + 2 * p.slug) for p in poster.pages]
    assert len(set(wanted)) > 1 or poster.pages[0].slug
    for got, page in zip(sizes, wanted, strict=True):
        assert got == pytest.approx(page, abs=1.0)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_sheet_is_the_paper_that_it_is(paper) -> None:
    for size in (paper.size, Size(paper.size.height, paper.size.width)):
        layout = page_layout(Page(PageKind.MAP, "", size, ()))
        full = layout.fullRect(QPageLayout.Unit.Point)
        assert (full.width(), full.height()) == pytest.approx((size.width, size.height), abs=1.0)
        assert layout.mode() is QPageLayout.Mode.FullPageMode
    if paper.series.startswith("ISO"):
        layout = page_layout(Page(PageKind.MAP, "", paper.size, ()))
        assert layout.pageSize().name().startswith(paper.name)


def test_pages_can_be_chosen_and_turned_around(
    sample_document: JourneyMap, tmp_path: Path, qapp
) -> None:
    poster, options = _tiled(sample_document)
    path, exported = tmp_path / "printed.pdf", tmp_path / "exported.pdf"
    write_pdf(sample_document, exported, options)
    printer = _pdf_printer(path)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_poster(poster, printer, no_progress) == Printed(2)
    for number, same, other in ((1, 3, 2), (2, 2, 3)):
        sheet = _rasterised(path, number, 60)
        likeness = [_apart(sheet, _rasterised(exported, page, 60)) for page in (same, other)]
        assert likeness[0] < 0.02 < likeness[1]


def test_a_printer_that_cannot_reach_the_edge_is_told(sample_document: JourneyMap, qapp) -> None:
    pages = list(planned(sample_document, PosterOptions(margin=5 * _MM)).pages)
    printer = QPrinter()
    layout = page_layout(pages[0])
    layout.setMinimumMargins(layout.minimumMargins() + 8 * _MM)
    printer.setPageLayout(layout)
    said = border_warning(printer, pages)
    narrow = QPrinter()
    narrow.setPageLayout(page_layout(pages[0]))
    assert border_warning(narrow, pages) is None
    if printer.pageLayout().minimumMargins().left() < 6 * _MM:
        pytest.skip("this platform's printer has no border")
    assert said is not None
    assert "8 mm" in said
    assert "5 mm" in said


def test_a_printer_without_such_sheets_is_told_of(sample_document: JourneyMap) -> None:
    poster, _ = _tiled(sample_document)
    a4, a3 = (QPageSize(QPageSize.PageSizeId[name]) for name in ("A4", "A3"))
    said = paper_warning(Stock("Laser", (a3,)), poster)
    assert said is not None
    assert "“Laser” has no sheets of A4" in said
    for fine in (Stock("Laser", (a4, a3)), Stock("Plotter", (a3,), any_size=True), Stock("File")):
        assert paper_warning(fine, poster) is None


def test_stopping_half_way_leaves_the_old_file_and_no_other(
    sample_document: JourneyMap, tmp_path: Path, qapp
) -> None:
    poster, _ = _tiled(sample_document)
    path = tmp_path / "printed.pdf"
    path.write_bytes(b"the old one")

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        print_poster(poster, _pdf_printer(path), stop)
    assert path.read_bytes() == b"the old one"
    assert [each.name for each in tmp_path.iterdir()] == ["printed.pdf"]


def test_a_job_that_is_stopped_is_taken_back(
    sample_document: JourneyMap, tmp_path: Path, qapp
) -> None:
    class Watched(QPrinter):
        taken_back = False

        def abort(self) -> bool:
            self.taken_back = True
            return super().abort()

    printer = Watched(QPrinter.PrinterMode.HighResolution)
    _to_file(tmp_path / "printed.pdf")(printer)
    poster, _ = _tiled(sample_document)

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        print_poster(poster, printer, stop)
    assert printer.taken_back


# --- from the window --------------------------------------------------------------------------


def _printed(window: MainWindow, qtbot: QtBot) -> str:
    window.actions_by_id["file.print"].trigger()
    asked = window.exports.window
    assert asked is not None
    qtbot.waitUntil(asked.go_button.isEnabled, timeout=30_000)
    asked.go_button.click()
    qtbot.waitUntil(lambda: not window.exports.running, timeout=30_000)
    return window.view.messages.bars()[0].notice.text if window.view.messages.bars() else ""


def test_print_asks_for_a_printer_and_tells_what_went_out(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    dialogs.set_printer = _to_file(path)
    said = _printed(window, qtbot)
    assert dialogs.asked == ["printer"]
    assert dialogs.pages == 1
    assert "One sheet" in said
    assert path.read_bytes().startswith(b"%PDF")
    assert window.exports.window is None


def test_no_printer_chosen_keeps_the_window(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    assert _printed(window, qtbot) == ""
    assert window.exports.window is not None


def test_the_printer_is_asked_for_sheets_of_the_right_size(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    seen: list[QPageSize.PageSizeId] = []

    def look(printer: QPrinter) -> bool:
        seen.append(printer.pageLayout().pageSize().id())
        return False

    dialogs.set_printer = look
    _printed(window, qtbot)
    assert seen in ([QPageSize.PageSizeId.A4], [QPageSize.PageSizeId.Letter])


def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(
    window: MainWindow,
    dialogs: FakeDialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "printed.pdf"
    path.write_bytes(b"the old one")
    dialogs.set_printer = _to_file(path)

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    said = _printed(window, qtbot)
    assert "no room on the disk" in said
    assert path.read_bytes() == b"the old one"


def test_who_prints_all_the_same_is_let(
    window: MainWindow,
    dialogs: FakeDialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a5 = (QPageSize(QPageSize.PageSizeId.A5),)
    monkeypatch.setattr(printing, "stock_of", lambda _printer: Stock("Little one", a5))
    path = tmp_path / "printed.pdf"
    dialogs.set_printer = _to_file(path)
    assert _printed(window, qtbot) == ""
    asked = window.exports.window
    assert asked is not None
    assert "Little one" in asked.error.text()
    assert not path.exists()
    assert "One sheet" in _printed(window, qtbot)
    assert path.exists()


def test_printing_is_stopped_from_its_notice(
    window: MainWindow,
    dialogs: FakeDialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, started = tmp_path / "printed.pdf", threading.Event()

    def slow(poster: Poster, printer: QPrinter, progress: Progress) -> Printed:
        started.set()
        while True:
            progress(1, 10)
            threading.Event().wait(0.002)

    monkeypatch.setattr(printing, "print_poster", slow)
    dialogs.set_printer = _to_file(path)
    window.actions_by_id["file.print"].trigger()
    asked = window.exports.window
    assert asked is not None
    qtbot.waitUntil(asked.go_button.isEnabled, timeout=30_000)
    asked.go_button.click()
    assert started.wait(10)
    window.view.messages.bars()[0].findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: not window.exports.running, timeout=30_000)
    assert "stopped" in window.view.messages.bars()[0].notice.text
    assert not path.exists()
