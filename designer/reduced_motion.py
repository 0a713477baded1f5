"""Whether the system asks programs to show less motion. Qt 6.11 does not tell, so each is asked.

Wherever an answer cannot be had, motion is not refused: the View menu can still switch it off.
"""

from __future__ import annotations

import configparser
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_WINDOWS_CLIENT_AREA_ANIMATION = 0x1042
_GTK_FILES = ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini")
_PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
    "Read",
)
_PORTAL_MS = 150


@cache
def asks_for_less_motion() -> bool:
    """The system's wish; asked once."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return _on_mac()
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return in_desktop_files(home) or _in_portal()


def in_desktop_files(home: Path) -> bool:
    """Whether GTK's or KDE's settings below a folder of configurations switch animations off."""
    for name in _GTK_FILES:
        if _entry(home / name, "Settings", "gtk-enable-animations").lower() in ("0", "false"):
            return True
    factor = _entry(home / "kdeglobals", "KDE", "AnimationDurationFactor")
    try:
        return bool(factor) and float(factor) == 0.0
    except ValueError:
        return False


def _entry(path: Path, section: str, name: str) -> str:
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read(path, encoding="utf-8")
    except (OSError, ValueError, configparser.Error):
        return ""
    return parser.get(section, name, fallback="").strip()


def _in_portal() -> bool:
    """What the desktop portal says, as on GNOME; only where there is a session bus to ask."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    from PySide6.QtDBus import (  # noqa: PLC0415 - rarely needed
        QDBus,
        QDBusConnection,
        QDBusMessage,
        QDBusVariant,
    )

    bus = QDBusConnection.sessionBus()
    for space, key, less in (
        ("org.freedesktop.appearance", "reduced-motion", 1),
        ("org.gnome.desktop.interface", "enable-animations", False),
    ):
        ask = QDBusMessage.createMethodCall(*_PORTAL)
        ask.setArguments([space, key])
        answer = bus.call(ask, QDBus.CallMode.Block, _PORTAL_MS).arguments()
        value: Any = answer[0] if answer else None
        while isinstance(value, QDBusVariant):  # the portal wraps its values twice
            value = value.variant()
        if type(value) is type(less) and value == less:
            return True
    return False


def _on_windows() -> bool:
    import ctypes  # noqa: PLC0415 - no other system calls its own libraries by it

    windll = getattr(ctypes, "windll", None)
    if windll is None:
        return False
    animated = ctypes.c_int(1)
    found = windll.user32.SystemParametersInfoW(
        _WINDOWS_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0
    )
    return bool(found) and not animated.value


def _on_mac() -> bool:
    import ctypes.util  # noqa: PLC0415 - see above

    name = ctypes.util.find_library("objc")
    if ctypes.util.find_library("AppKit") is None or name is None:
        return False
    objc = ctypes.CDLL(name)
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
    # The same function under two types, as it answers an object or a truth.
    address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value or 0
    thing = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(address)
    truth = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(address)
    workspace = thing(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    wish = objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
    return bool(workspace) and truth(workspace, wish)
