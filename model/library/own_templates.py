"""Templates that a person made of maps: kept on this computer, one map file each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.document import JourneyMap
from model.errors import FileError
from model.ids import Id, new_id
from model.kinds import GoalReached
from model.library.shelf import Shelf, Shelved, name_key
from model.records import MAP_ID, MapInfo, Record, evolve
from model.storage import SUFFIX, dumps, loads
from resources.words import tr

FOLDER = "templates"
"""Below the folder in which a person's own things are kept."""
PREFIX = "own:"
"""Before the file's name: the id of a template of one's own in the gallery."""
MOST_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template as it was read; ``document`` bears its name as the title."""

    shelved: Shelved
    document: JourneyMap

    @property
    def id(self) -> Id:
        """By which the gallery knows it."""
        return PREFIX + self.shelved.path.name

    @property
    def name(self) -> str:
        """What the person called it."""
        return self.document.info.title or self.shelved.path.stem

    @property
    def whole(self) -> bool:
        """Whether it holds more than stages and lanes."""
        return bool(self.document.cards or self.document.personas)

    def new_map(self) -> JourneyMap:
        """What a map begins with that is made from it: all but the name."""
        info = evolve(self.document.info, title="")
        return JourneyMap.of([info, *list(self.document.records())[1:]])


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """The templates in a folder; it need not be there yet."""

    folder: Path

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.folder, SUFFIX, MOST_BYTES)

    def listed(self) -> tuple[OwnTemplate, ...]:
        """Those that can be read, by name; what is broken is left alone, and out."""
        found: list[OwnTemplate] = []
        shelf = self._shelf
        try:
            paths = shelf.paths()
        except FileError:
            return ()
        for path in paths:
            try:
                found.append(self._opened(shelf.read(path)))
            except FileError:
                continue
        return tuple(sorted(found, key=lambda template: name_key(template.name)))

    def find(self, template_id: Id) -> OwnTemplate:
        """The template with this id.

        Raises:
            FileError: it is gone, or cannot be read.
        """
        name = Path(template_id.removeprefix(PREFIX)).name
        return self._opened(self._shelf.read(self.folder / name))

    def keep(self, document: JourneyMap, name: str, *, whole: bool) -> OwnTemplate:
        """Keep a map as a template: its stages and lanes, or ``whole`` all that is on it.

        One of the same name is replaced; :meth:`known` tells whether there is one.

        Raises:
            FileError: it cannot be written, or there is no name.
        """
        said = name.strip()
        if not said:
            raise FileError(tr("A template needs a name."))
        kept = document if whole else JourneyMap.of(_frame(document))
        info = evolve(kept.info, title=said[:500], created_on=None, revised_on=None)
        kept = JourneyMap.of([info, *list(kept.records())[1:]])
        shelf = self._shelf
        path = shelf.path_for(said)
        over = shelf.read(path) if path.exists() else None
        return OwnTemplate(shelf.put(path, dumps(kept, map_id=new_id("map")), over=over), kept)

    def known(self, name: str) -> bool:
        """Whether there is a template of this name."""
        return self._shelf.path_for(name.strip()).exists()

    def take_away(self, template: OwnTemplate) -> None:
        """Delete a template; :meth:`put_back` is the way back.

        Raises:
            FileError: it cannot be removed, or another window changed it meanwhile.
        """
        self._shelf.take_away(template.shelved)

    def put_back(self, template: OwnTemplate) -> None:
        """Write a template again that was deleted.

        Raises:
            FileError: it cannot be written.
        """
        self._shelf.put(template.shelved.path, template.shelved.data)

    @staticmethod
    def _opened(shelved: Shelved) -> OwnTemplate:
        return OwnTemplate(shelved, loads(shelved.data).document)


def _frame(document: JourneyMap) -> Iterator[Record]:
    """Stages with their purpose, steps and lanes; nothing that was found out about them."""
    info = document.info
    yield MapInfo(
        id=MAP_ID,
        state=info.state,
        language=info.language,
        severity_weight=info.severity_weight,
        frequency_weight=info.frequency_weight,
        votes_weight=info.votes_weight,
    )
    for stage in document.stages.values():
        yield evolve(
            stage,
            goal_reached=GoalReached.UNKNOWN,
            evidence_ids=(),
            skipped_by_ids=(),
            collapsed=False,
        )
    for step in document.steps.values():
        yield evolve(step, engagement=None, moment_of_truth=False)
    yield from document.lanes.values()
