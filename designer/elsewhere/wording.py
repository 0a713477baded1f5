"""What is said about a file that other programs changed, and about copies of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from designer.elsewhere.looking import Fate, Found
from model.change_words import differences, summary
from model.changes import ChangeSet, difference
from model.document import JourneyMap
from model.merging.merged import Merged
from resources.words import tr

_MOST_LINES: Final = 12
_OURS: Final = "Journeyboard"


@dataclass(frozen=True, slots=True)
class Sides:
    """What each side did: ``base`` is what both began with, or ours where that is not known."""

    base: JourneyMap
    ours: JourneyMap
    theirs: JourneyMap

    @property
    def there(self) -> ChangeSet:
        """What they did."""
        return difference(self.base, self.theirs)

    @property
    def here(self) -> ChangeSet:
        """What was edited here."""
        return difference(self.base, self.ours)


def found_words(found: Found, sides: Sides | None, *, older: bool = False) -> str:
    """The sentence of the notice. ``older``: what stands there is what this map came from."""
    name = found.path.name
    match found.fate:
        case Fate.CHANGED if sides is not None:
            return _changed_words(found, sides, older=older)
        case Fate.OTHER:
            return tr("In the place of “{name}” there is another map now.", name=name)
        case Fate.BROKEN:
            words = "“{name}” was changed elsewhere and cannot be read now. Your map is whole here."
            return tr(words, name=name)
        case Fate.CLOSED:
            words = "“{name}” may no longer be read. Your map is whole here."
            return tr(words, name=name)
        case Fate.MOVED if found.moved_to is not None:
            words = "“{name}” seems to be called “{other}” now."
            return tr(words, name=name, other=found.moved_to.name)
        case Fate.AWAY:
            words = (
                "The folder of “{name}” cannot be reached. Your map is whole here; "
                "save it again when the folder is back, or elsewhere."
            )
            return tr(words, name=name)
        case _:
            words = "“{name}” is no longer there. Your map is whole here."
            return tr(words, name=name)


def _changed_words(found: Found, sides: Sides, *, older: bool) -> str:
    name, there = found.path.name, summary(sides.there)
    if older:
        text = tr("“{name}” was put back to an earlier state: {there}.", name=name, there=there)
    elif found.app and not found.app.startswith(_OURS):
        text = tr("{app} changed “{name}”: {there}.", app=found.app, name=name, there=there)
    else:
        text = tr("“{name}” was changed elsewhere: {there}.", name=name, there=there)
    if not sides.here:
        return text
    return f"{text} {tr('Here, not saved yet: {here}.', here=summary(sides.here))}"


def lines_of(before: JourneyMap, after: JourneyMap, change: ChangeSet) -> tuple[str, ...]:
    """What a change does, a line each; those that are too many are counted."""
    lines = differences(before, after, change, most=_MOST_LINES)
    n = len(change.ids()) - len(lines)
    rest = (tr("… and {n} more", n=n),) if len(lines) == _MOST_LINES and n > 0 else ()
    return (*(f"{line.words}." for line in lines), *rest)


def review_words(name: str, result: Merged) -> str:
    """What a merge would do, before it is done."""
    what = summary(result.change) if result.change else tr("nothing that is not here already")
    text = tr("From “{name}” would come in: {what}.", name=name, what=what)
    return f"{text} {_clashes(result)}".rstrip()


def merged_words(name: str, result: Merged) -> str:
    """What a merge did."""
    what = summary(result.change) if result.change else tr("nothing new")
    text = tr("Merged with “{name}”: {what}.", name=name, what=what)
    return f"{text} {_clashes(result)}".rstrip()


def conflict_lines(result: Merged) -> tuple[str, ...]:
    """What a person should know of a merge, a line each."""
    lines = (*(conflict.sentence for conflict in result.conflicts), *result.put_together)
    rest = len(lines) - _MOST_LINES
    more = (tr("… and {n} more", n=rest),) if rest > 0 else ()
    return (*lines[:_MOST_LINES], *more)


def _clashes(result: Merged) -> str:
    match len(result.conflicts):
        case 0:
            return ""
        case 1:
            return tr("One thing clashes; nothing of it is lost.")
        case n:
            return tr("{n} things clash; nothing of them is lost.", n=n)


def free_name(path: Path, words: str, taken: Sequence[str] = ()) -> Path:
    """A name beside a file that says what the new one is, and that nothing has yet."""
    plain = path.with_name(f"{path.stem} ({words}){path.suffix}")
    number = 1
    while plain.exists() or plain.name in taken:
        number += 1
        plain = path.with_name(f"{path.stem} ({words} {number}){path.suffix}")
    return plain
