"""What a lock file says, and what is believed of one that somebody else wrote."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Final

MAX_BYTES: Final = 4_096
FORMAT: Final = "journeyboard-lock"
VERSION: Final = 1
_LONGEST: Final = 80
_LARGEST_PROCESS: Final = 2**32
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"
_TEXTS: Final = ("token", "instance", "home", "user", "computer", "program")
_MARKS: Final = ("token", "instance", "home")


@dataclass(frozen=True, slots=True)
class Held:
    """Who has a map open.

    ``token`` is this one lock's, ``instance`` that of the program's run, ``home`` that of the
    person's data folder; all random. ``since`` and ``seen`` (the last sign of life) are times with
    whole seconds, in UTC.
    """

    token: str
    instance: str
    home: str
    user: str
    computer: str
    process: int
    program: str
    since: datetime
    seen: datetime

    def again(self, now: datetime) -> Held:
        """The same, with a sign of life from now."""
        return replace(self, seen=whole_seconds(now))


def encoded(held: Held) -> bytes:
    """The bytes of a lock file. Only the times differ between two signs of life, not the length."""
    values: dict[str, object] = {"format": FORMAT, "version": VERSION, **asdict(held)}
    values["since"], values["seen"] = _text_of(held.since), _text_of(held.seen)
    return (json.dumps(values, ensure_ascii=True, indent=1) + "\n").encode()


def decoded(data: bytes) -> Held | None:
    """What a lock file says; None when it is not one that can be understood."""
    if len(data) > MAX_BYTES:
        return None
    try:
        values = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        return None
    texts = {name: _shown(values.get(name)) for name in _TEXTS}
    since, seen = _time_of(values.get("since")), _time_of(values.get("seen"))
    process = values.get("process")
    if since is None or seen is None or not all(texts[name] for name in _MARKS):
        return None
    if type(process) is not int or not 0 <= process < _LARGEST_PROCESS:
        return None
    return Held(process=process, since=since, seen=seen, **texts)


def whole_seconds(time: datetime) -> datetime:
    """A time in UTC without parts of a second."""
    return time.astimezone(UTC).replace(microsecond=0)


def user_name() -> str:
    """The name of the person as the system gives it; empty where it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def computer_name(environment: Mapping[str, str] = os.environ) -> str:
    """What this computer is called in its network, without the network."""
    # Not platform.node(): that one asks the network's library.
    name = os.uname().nodename if hasattr(os, "uname") else environment.get("COMPUTERNAME", "")
    return name.partition(".")[0]


def _shown(value: object) -> str:
    """A text on one line, of what can be seen, not too long; empty for anything else."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:_LONGEST] if c.isprintable()).strip()


def _text_of(time: datetime) -> str:
    return whole_seconds(time).strftime(_TIME)


def _time_of(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        time = datetime.strptime(value, _TIME).replace(tzinfo=UTC)
        time.astimezone()  # some years are none on some systems
    except (ValueError, OverflowError, OSError):
        return None
    return time
