"""What the operating system says about a file, as one sentence for the user."""

from __future__ import annotations

import errno
from pathlib import Path

from model.errors import FileError
from resources.words import tr

# What is wrong, and what can be done about it. {name} is the file's name, {folder} its folder.
_READING: dict[int, str] = {
    errno.ENOENT: "“{name}” is not there; it may have been moved or renamed.",
    errno.ENOTDIR: "“{name}” is not there; {folder} is not a folder.",
    errno.EISDIR: "“{name}” is a folder, not a file.",
    errno.EACCES: "You are not allowed to read “{name}”; ask for the right or copy it first.",
    errno.EPERM: "You are not allowed to read “{name}”; ask for the right or copy it first.",
    errno.ENAMETOOLONG: "The name “{name}” is too long for this computer.",
    errno.ELOOP: "“{name}” is a link that leads back to itself.",
    errno.EIO: "The disk failed while reading “{name}”; try a copy of the file.",
}
_WRITING: dict[int, str] = {
    errno.ENOSPC: "There is no room on the disk for “{name}”; free some or save elsewhere.",
    errno.EDQUOT: "Your share of the disk is full, “{name}” does not fit; save elsewhere.",
    errno.EFBIG: "“{name}” is too large for this disk; save elsewhere.",
    errno.EACCES: "You are not allowed to write “{name}” in {folder}; save elsewhere.",
    errno.EPERM: "You are not allowed to write “{name}” in {folder}; save elsewhere.",
    errno.EROFS: "“{name}” cannot be written: {folder} is read-only; save elsewhere.",
    errno.ENOENT: "“{name}” cannot be written: the folder {folder} does not exist.",
    errno.ENOTDIR: "“{name}” cannot be written: {folder} is not a folder.",
    errno.EISDIR: "“{name}” is a folder; choose another name.",
    errno.ENAMETOOLONG: "The name “{name}” is too long for this disk; choose a shorter one.",
    errno.ELOOP: "“{name}” is a link that leads back to itself.",
    errno.EBUSY: "“{name}” is in use by another program; close it there and try again.",
    errno.ETXTBSY: "“{name}” is in use by another program; close it there and try again.",
    errno.EIO: "The disk failed while writing “{name}”; save elsewhere.",
}
_SHARING_VIOLATIONS = (32, 33)  # Windows: another program holds the file open


def reading_trouble(error: OSError | ValueError, path: Path) -> FileError:
    """The error to raise for a file that could not be read."""
    return _trouble(error, path, _READING, "“{name}” cannot be read: {why}.")


def writing_trouble(error: OSError | ValueError, path: Path) -> FileError:
    """The error to raise for a file that could not be written."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return FileError(_filled(_WRITING[errno.EBUSY], path))
    return _trouble(error, path, _WRITING, "“{name}” cannot be written: {why}.")


def _trouble(
    error: OSError | ValueError, path: Path, sentences: dict[int, str], otherwise: str
) -> FileError:
    code = error.errno if isinstance(error, OSError) else None
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    sentence = sentences.get(code or 0, otherwise)
    return FileError(_filled(sentence, path, why=why))


def _filled(sentence: str, path: Path, *, why: str = "") -> str:
    folder = "“" + (str(path.parent) if path.parent.name else str(path.absolute().parent)) + "”"
    return tr(sentence, name=_printable(path.name or str(path)), folder=folder, why=why)


def _printable(name: str) -> str:
    """The name without what a terminal or a label could not show."""
    return "".join(c if c.isprintable() else "?" for c in name)
