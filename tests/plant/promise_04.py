"""“Saved” is said only when it is on the disk."""

from __future__ import annotations

from tests.plant.plants import Plant

_WINDOW = "tests/gui/shell/test_saving.py"

PLANTS = (
    Plant(
        promise=4,
        bug="the map counts as saved as soon as its save is asked for",
        file="designer/document/saving.py",
        old="        self.worker.ask(Wish(session, path, overwrite))\n",
        new=(
            "        session.mark_saved()\n"
            "        self.worker.ask(Wish(session, path, overwrite))\n"
        ),
        test=_WINDOW,
    ),
    Plant(
        promise=4,
        bug="what was edited while the map was being saved counts as saved",
        file="designer/document/session_file.py",
        old="    session.mark_saved(state.point)\n",
        new="    session.mark_saved()\n",
        test=_WINDOW,
    ),
    Plant(
        promise=4,
        bug="a disk that did not confirm counts as one that did",
        file="model/storage/files.py",
        old="        raise UnsureSaveError(str(error), saved()) from error\n",
        new="        return saved()\n",
        test="tests/durability/test_faults_while_saving.py",
    ),
    Plant(
        promise=4,
        bug="what stands under the name is not read back",
        file="model/atomic.py",
        old="    if there != digest:\n",
        new="    if there is None:\n",
        test="tests/model/test_patience.py",
    ),
)
