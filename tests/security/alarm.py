"""Hears what Python tells of itself while the program works, and what of it is no good."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

# What the program never does, whatever a file says. `import` and `exec` are heard by other traps.
_NEVER = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.",
    "webbrowser.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "ctypes.",
    "pickle.",
    "sqlite3.",
    "shutil.rmtree",
)
_SYSTEM = ("/usr/", "/proc/self/", "/proc/cpuinfo", "/sys/", "/dev/null", "/dev/urandom", "/lib")
_OF_THE_SYSTEM = ("/etc/localtime", "/etc/mime.types", "/etc/timezone", "/etc/ld.so")

# How a checkout is found that is installed in place.
_EDITABLE = "__editable__"


class Alarm:
    """Heard from the moment it is made. ``rooms`` are the folders the program may look into."""

    def __init__(self, rooms: Sequence[Path]) -> None:
        own = [sys.prefix, sys.base_prefix, *map(str, rooms)]
        self._rooms = tuple(f"{room}/" for room in own)
        self.heard: list[str] = []
        self.listening = True
        sys.addaudithook(self._hear)

    def _hear(self, event: str, about: tuple[object, ...]) -> None:
        if not self.listening:
            return
        if event.startswith(_NEVER):
            self.heard.append(f"{event} {about!r}"[:300])
        elif event == "open" and isinstance(about[0], str | bytes):
            self._look_at(os.path.abspath(os.fsdecode(about[0])))  # noqa: PTH100 - not through links

    def _look_at(self, path: str) -> None:
        fine = f"{path}/".startswith((*self._rooms, *_SYSTEM)) or path.startswith(_OF_THE_SYSTEM)
        if not fine and _EDITABLE not in path:
            self.heard.append(f"open {path}"[:300])
