"""``python -m tests.bench [NAME ...]``: run all benches, or those named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(names: list[str]) -> int:
    """Run the benches; each prints its JSON lines as it goes."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from tests.bench.boards import bench_boards  # noqa: PLC0415 - after the platform is chosen
    from tests.bench.canvas import bench_edit, bench_frames, bench_open  # noqa: PLC0415
    from tests.bench.checking import bench_check  # noqa: PLC0415
    from tests.bench.documents import bench_workbook  # noqa: PLC0415
    from tests.bench.gestures import (  # noqa: PLC0415
        bench_capture,
        bench_drag,
        bench_keystroke,
        bench_zoom,
    )
    from tests.bench.insight import bench_insight  # noqa: PLC0415
    from tests.bench.journal import bench_journal  # noqa: PLC0415
    from tests.bench.posters import bench_poster  # noqa: PLC0415
    from tests.bench.returned import bench_return  # noqa: PLC0415
    from tests.bench.saving import bench_save  # noqa: PLC0415
    from tests.bench.start import bench_start  # noqa: PLC0415
    from tests.bench.tables import bench_import  # noqa: PLC0415
    from tests.bench.whole_window import bench_window  # noqa: PLC0415

    benches: dict[str, Callable[[], None]] = {
        "start": bench_start,
        "open": bench_open,
        "frames": bench_frames,
        "edit": bench_edit,
        "keystroke": bench_keystroke,
        "drag": bench_drag,
        "window": bench_window,
        "boards": bench_boards,
        "check": bench_check,
        "capture": bench_capture,
        "zoom": bench_zoom,
        "poster": bench_poster,
        "workbook": bench_workbook,
        "import": bench_import,
        "return": bench_return,
        "insight": bench_insight,
        "journal": bench_journal,
        "save": bench_save,
    }
    unknown = set(names) - set(benches)
    if unknown:
        sys.stderr.write(f"There is no bench {', '.join(sorted(unknown))}: {', '.join(benches)}\n")
        return 2
    application = QApplication.instance() or QApplication([])
    for name in names or list(benches):
        benches[name]()
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
