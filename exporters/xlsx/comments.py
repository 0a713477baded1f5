"""What people wrote beside cells: notes, and conversations with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporters.xlsx.book import Place
from exporters.xlsx.cells import place_of
from exporters.xlsx.elements import local
from exporters.xlsx.limits import MAX_COMMENT_CHARACTERS, MAX_PEOPLE
from exporters.xlsx.package import Package, Relation
from exporters.xlsx.texts import Gathering

_STAND_IN = "[Threaded comment]"  # how a note begins that only points to a conversation


def people(package: Package, relations: Iterable[Relation]) -> dict[str, str]:
    """The names of those who talk in conversations, by id."""
    names: dict[str, str] = {}

    def start(name: str, values: Mapping[str, str]) -> None:
        package.allowance.element()
        if local(name) == "person" and len(names) < MAX_PEOPLE:
            names[values.get("id", "")] = values.get("displayName", "")[:200]

    for relation in relations:
        if relation.kind == "person":
            package.read(relation.target, start=start)
    return names


def comments_of(
    package: Package, relations: Iterable[Relation], names: Mapping[str, str]
) -> dict[Place, str]:
    """The notes and conversations of a sheet by cell; a conversation goes before its stand-in."""
    found: dict[Place, list[str]] = {}
    related = list(relations)
    for relation in related:
        if relation.kind == "threadedcomment":
            _conversations(package, relation.target, names, found)
    talked = frozenset(found)
    for relation in related:
        if relation.kind == "comments":
            _notes(package, relation.target, talked, found)
    return {place: "\n".join(said)[:MAX_COMMENT_CHARACTERS] for place, said in found.items()}


def _notes(
    package: Package, part: str, talked: frozenset[Place], found: dict[Place, list[str]]
) -> None:
    authors: list[str] = []
    gathering = Gathering(MAX_COMMENT_CHARACTERS)
    place: Place | None = None
    author = ""

    def start(name: str, values: Mapping[str, str]) -> None:
        nonlocal place, author
        package.allowance.element()
        name = local(name)
        if name == "author":
            gathering.begin()
            gathering.wanted = True
        elif name == "comment":
            gathering.begin()
            place = place_of(values.get("ref", ""))
            by = values.get("authorId", "")
            known = by.isdecimal() and len(by) < 6 and int(by) < len(authors)
            author = authors[int(by)] if known else ""
        else:
            gathering.start(name)

    def end(name: str) -> None:
        name = local(name)
        gathering.end(name)
        if name == "author":
            authors.append(gathering.text().strip())
            package.allowance.cell(len(authors[-1]))
        elif name == "comment" and place is not None and place not in talked:
            text = gathering.text().strip()
            if text and not text.startswith(_STAND_IN):
                _keep(package, found, place, _by(author, text))

    package.read(part, start=start, end=end, characters=gathering.add)


def _conversations(
    package: Package, part: str, names: Mapping[str, str], found: dict[Place, list[str]]
) -> None:
    gathering = Gathering(MAX_COMMENT_CHARACTERS)
    place: Place | None = None
    author = ""

    def start(name: str, values: Mapping[str, str]) -> None:
        nonlocal place, author
        package.allowance.element()
        name = local(name)
        if name == "threadedComment":
            place = place_of(values.get("ref", ""))
            author = names.get(values.get("personId", ""), "")
        elif name == "text":
            gathering.begin()
            gathering.wanted = True

    def end(name: str) -> None:
        name = local(name)
        gathering.end(name)
        if name == "threadedComment" and place is not None:
            text = gathering.text().strip()
            if text:
                _keep(package, found, place, _by(author, text))

    package.read(part, start=start, end=end, characters=gathering.add)


def _keep(package: Package, found: dict[Place, list[str]], place: Place, said: str) -> None:
    package.allowance.cell(len(said))
    found.setdefault(place, []).append(said)


def _by(author: str, text: str) -> str:
    """A comment with who wrote it, once: Excel puts the name at the beginning of a note, too."""
    if not author:
        return text
    text = text.removeprefix(f"{author}:").strip()
    return f"{author}: {text}"
