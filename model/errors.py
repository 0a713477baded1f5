"""Errors whose text is written for the person at the screen.

Every error that can reach a user derives from :class:`JourneyboardError`; its ``str()`` is one
sentence in the user's words, already translated. Anything else that escapes is a bug.
"""

from __future__ import annotations


class JourneyboardError(Exception):
    """Base of all errors shown to a user. ``str(error)`` is the sentence to show."""


class RuleError(JourneyboardError):
    """An edit would break a rule of the map (a stage without a step, a dangling reference ...)."""


class FileError(JourneyboardError):
    """A file cannot be read or written: broken, foreign, too large, no permission, disk full."""


class UnsureError(FileError):
    """What was written stands under its name, but the disk does not say that it will last."""


class NewerFileError(FileError):
    """The file was written by a newer Journeyboard: it may be looked at, never saved over."""


class ChangedOutsideError(FileError):
    """The file on disk is not the one that was loaded or last saved here."""


class ImportFormatError(JourneyboardError):
    """A foreign file cannot be understood; the sentence names the place where it fails."""


class ExportError(JourneyboardError):
    """A map cannot be exported as asked."""
