"""Set the checkout up: a .venv with the locked packages, and the system libraries that Qt loads.

``python3 .ci/ground.py`` makes the ground that every target of the Makefile stands on, once, and
again when the lock changes. ``--window`` also looks for what a window on a screen needs,
``--end-to-end`` for the programs that the end-to-end tests run. Standard library only: it runs
before anything is installed. On Debian and as root it installs what is missing; otherwise it
names the one line to type and ends with exit code 1.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements-dev.txt"
STAMP = VENV / "ground.stamp"
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads from the system on Linux, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# Programs that the end-to-end tests run when they are there, and skip with the reason when not.
PROGRAMS = {
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-calc",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "java": "default-jre-headless",
}
# What those tests look for as a file: PDFBox Preflight, which judges PDF/A-1b, and what it needs.
FILES = {
    "/usr/share/java/preflight.jar": "libpdfbox2-java",
    "/usr/share/java/javax.activation.jar": "libactivation-java",
    "/usr/share/java/jaxb-api.jar": "libjaxb-api-java",
}
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


class GroundError(Exception):
    """Something only a person can put right; ``str()`` says what and how."""


def main() -> int:
    """Make the ground ready. Exit code 0 when it is, 1 with a sentence on stderr when not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--window", action="store_true", help="also what a window on a screen needs"
    )
    parser.add_argument("--end-to-end", action="store_true", help="also what those tests run")
    options = parser.parse_args()
    try:
        if options.end_to_end:
            _offer_packages([p for name, p in PROGRAMS.items() if shutil.which(name) is None])
            _offer_packages([p for name, p in FILES.items() if not Path(name).exists()])
        if not _is_ready():
            _make_environment()
            _install_packages()
            _check_qt()
            STAMP.write_text(_fingerprint(), encoding="utf-8")
        if options.window or options.end_to_end:
            _offer_packages(_missing_libraries(QT_LIBRARIES | WINDOW_LIBRARIES))
    except GroundError as error:
        print(f"journeyboard: {error}", file=sys.stderr)
        return 1
    return 0


def _fingerprint() -> str:
    """What the environment was made from: it is made again when one of these changes."""
    sources = [LOCK, ROOT / "pyproject.toml", Path(__file__)]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()


def _is_ready() -> bool:
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == _fingerprint()


def _run(*command: str | Path) -> bool:
    """Run a program, its output shown; whether it ended well."""
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode == 0


def _quiet(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=ROOT, check=False, capture_output=True, text=True
    )


def _interpreter() -> str:
    """A Python that Journeyboard runs on: this one, or a suitable one found on the path."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found is not None:
            return found
    raise GroundError(
        "Journeyboard needs Python 3.11, 3.12 or 3.13; "
        f"this is {sys.version_info.major}.{sys.version_info.minor} and no other was found."
    )


def _make_environment() -> None:
    """A .venv with pip in it, also on a Debian that lacks python3-venv."""
    if PYTHON.exists() and _quiet(PYTHON, "-m", "pip", "--version").returncode == 0:
        return
    python = _interpreter()
    print("Making .venv ...", flush=True)
    if _quiet(python, "-m", "venv", "--clear", VENV).returncode == 0:
        return
    # Debian ships venv without the pip it puts inside; the pip outside can put itself there.
    if (
        _quiet(python, "-m", "venv", "--clear", "--without-pip", VENV).returncode == 0
        and _quiet(python, "-m", "pip", "--python", PYTHON, "install", "pip").returncode == 0
    ):
        return
    if _apt_install(["python3-venv"]) and _run(python, "-m", "venv", "--clear", VENV):
        return
    raise GroundError("No virtual environment can be made: sudo apt-get install python3-venv")


def _install_packages() -> None:
    """Exactly what the lock lists, each file checked against its hash; then this checkout."""
    print("Installing the locked packages ...", flush=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq")
    if not _run(*pip, "--require-hashes", "-r", LOCK):
        raise GroundError("The packages cannot be installed; what pip says stands above.")
    checkout = _quiet(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    if checkout.returncode != 0:
        raise GroundError(f"The checkout cannot be installed: {checkout.stderr.strip()}")


def _check_qt() -> None:
    """Start Qt once without a screen; say which library of the system it lacks."""
    if not sys.platform.startswith("linux"):
        return
    _offer_packages(_missing_libraries(QT_LIBRARIES))
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    probe = subprocess.run(
        [str(PYTHON), "-c", PROBE], env=environment, capture_output=True, text=True, check=False
    )
    if probe.returncode != 0:
        raise GroundError(f"Qt does not start: {probe.stderr.strip() or probe.returncode}")


def _missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The Debian packages of those libraries that the system cannot load."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            print(f"Qt lacks {library}", file=sys.stderr)
            missing.append(package)
    return missing


def _offer_packages(packages: list[str]) -> None:
    """Install Debian packages where that is possible, else say how."""
    if packages and not _apt_install(packages):
        raise GroundError(f"Missing from the system: sudo apt-get install {' '.join(packages)}")


def _apt_install(packages: list[str]) -> bool:
    """Install with apt-get, as root on Debian only; whether it went well."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing {' '.join(packages)} ...", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    for _ in range(2):  # a mirror may be busy for a moment
        if _quiet("apt-get", "update", "-qq").returncode == 0 and _quiet(*install).returncode == 0:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
