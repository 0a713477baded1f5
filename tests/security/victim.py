"""The real program on a map that means harm: ``python tests/security/victim.py FOLDER``.

``FOLDER`` holds ``asked.json`` (payloads) and is where everything is written. The working directory
is one full of files that are called like modules. Tells in ``told.json`` what was heard and seen.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# As the installed command: neither the folder of this script nor the working directory is searched.
sys.path[:] = [str(ROOT), *[path for path in sys.path[1:] if path != str(ROOT)]]
FOLDER = Path(sys.argv[1]).resolve()
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(FOLDER / "home" / _name.lower())

from tests.security.alarm import Alarm  # noqa: E402 - from the right place

ASKED = json.loads((FOLDER / "asked.json").read_text())
ALARM = Alarm([ROOT, FOLDER / "home", FOLDER / "maps", FOLDER / "out"])


def main() -> None:
    """Do what people do, and tell."""
    from tests.security.deeds import done  # noqa: PLC0415 - once the alarm hears

    seen = done(FOLDER, ASKED)
    ALARM.listening = False
    told = {"heard": sorted(set(ALARM.heard)), "seen": seen}
    (FOLDER / "told.json").write_text(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    try:
        main()
    except Exception:  # noqa: BLE001 - whoever waits has to read it
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
