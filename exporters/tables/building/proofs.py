"""What rows rest on: sources that their cells name, each one made once."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.tables.words.kind_words import evidence_kind_in
from exporters.tables.words.lists import items_of
from exporters.tables.words.vocabulary import plain
from model.bounds import MAX_LIST, cleaned
from model.fitting import as_text, cut
from model.ids import Id, IdSource, seeded_ids
from model.kinds import EvidenceKind
from model.records import Evidence
from resources.words import tr

_LONGEST_TITLE = 120


@dataclass(slots=True)
class Proofs:
    """The sources by what they are called."""

    ids: IdSource = field(default_factory=lambda: seeded_ids("evidence of tables"))
    found: dict[str, Evidence] = field(default_factory=dict)

    def ids_of(self, text: str, separators: str) -> tuple[Id, ...]:
        """The ids of the sources that a cell names."""
        items = items_of(text, separators) or [text]
        return tuple(dict.fromkeys(self._of(item).id for item in items))[:MAX_LIST]

    def _of(self, text: str) -> Evidence:
        key = plain(text) or text
        known = self.found.get(key)
        if known is None:
            clean = cleaned(text)
            title = " ".join(clean.split())
            known = self.found[key] = Evidence(
                id=self.ids(Evidence.prefix),
                kind=evidence_kind_in(text) or EvidenceKind.OBSERVATION,
                title=cut(title, _LONGEST_TITLE),
                excerpt=as_text(clean) if len(title) > _LONGEST_TITLE else "",
                source=tr("Imported table"),
            )
        return known
