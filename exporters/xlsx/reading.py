"""Opening an .xlsx workbook of a stranger: every sheet, within bounds, with what was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from exporters.progress import Progress, no_progress
from exporters.xlsx.book import Book, Place, Sheet, State
from exporters.xlsx.cells import CellReading
from exporters.xlsx.comments import comments_of, people
from exporters.xlsx.elements import SpoiledError, local
from exporters.xlsx.limits import MAX_SHEETS, EnoughError, RestIsEmptyError
from exporters.xlsx.numbers import Shown
from exporters.xlsx.package import Package, Relation, opened_package, workbook_part
from exporters.xlsx.strangers import DAMAGED, ZIP
from exporters.xlsx.styles import shown_styles
from exporters.xlsx.texts import said, shared_texts
from model.errors import ImportFormatError
from resources.words import tr

_MAX_NAME = 100
_MOST_TOLD = 20  # sheets
_TOLD = 5  # cells that are named one by one


@dataclass(slots=True)
class _Outline:
    """What the workbook part lists: names of sheets, whether they are seen, the ids of parts."""

    sheets: list[tuple[str, State, str]] = field(default_factory=list)
    since_1904: bool = False


@dataclass(frozen=True, slots=True)
class _Common:
    """What all sheets of a workbook share."""

    package: Package
    texts: Sequence[str]
    styles: Sequence[Shown]
    people: Mapping[str, str]
    since_1904: bool


def read_book(
    data: bytes,
    *,
    name: str,
    progress: Progress = no_progress,
    calculated: Collection[str] = (),
) -> Book:
    """Every sheet of a workbook as a person sees it; ``name`` is the file's, for sentences.

    Formulas give the results they were saved with; in the sheets named ``calculated`` one without
    its result is nothing to tell. Nothing outside the file is opened, macros are not run. What is
    damaged or too large is read as far as it goes and told.

    Raises:
        ImportFormatError: it is no workbook, has a password, or is not safe to read at all.
        Cancelled: ``progress`` raised it.
    """
    package = opened_package(data, name)
    part = workbook_part(package)
    outline = _outline(package, part)
    try:
        relations = package.relations(part)
        common, warnings = _common(package, relations, since_1904=outline.since_1904)
    except (SpoiledError, EnoughError) as error:
        raise ImportFormatError(tr(DAMAGED, name=package.name)) from error
    sheets: list[Sheet] = []
    for done, (title, state, relation_id) in enumerate(outline.sheets[:MAX_SHEETS]):
        progress(done, len(outline.sheets))
        relation = relations.get(relation_id)
        if relation is not None and relation.kind == "worksheet":
            sheets.append(_sheet(common, relation.target, title, state, warnings))
    if len(outline.sheets) > MAX_SHEETS:
        warnings.append(tr("Only the first {n} sheets were read.", n=MAX_SHEETS))
    if not sheets:
        raise ImportFormatError(tr("“{name}” has no sheet that can be read.", name=package.name))
    if len(warnings) > _MOST_TOLD:
        warnings[_MOST_TOLD:] = [
            tr("{n} more sheets are damaged or too large.", n=len(warnings) - _MOST_TOLD)
        ]
    warnings += _about(package, relations)
    warnings += _unread([sheet for sheet in sheets if sheet.name not in calculated])
    return Book(tuple(sheets), tuple(warnings))


def sheet_names(data: bytes) -> tuple[str, ...]:
    """The names of a workbook's sheets, cheaply; none where it is no workbook that can be read."""
    if not data.startswith(ZIP):
        return ()
    try:
        package = opened_package(data, "")
        return tuple(title for title, _, _ in _outline(package, workbook_part(package)).sheets)
    except ImportFormatError:
        return ()


def _outline(package: Package, part: str) -> _Outline:
    outline = _Outline()

    def start(name: str, values: Mapping[str, str]) -> None:
        package.allowance.element()
        match local(name):
            case "workbookPr":
                outline.since_1904 = values.get("date1904", "") in {"1", "true"}
            case "sheet" if len(outline.sheets) <= MAX_SHEETS:
                state = values.get("state", "")
                relation_id = next((values[key] for key in values if local(key) == "id"), "")
                outline.sheets.append(
                    (
                        said(values.get("name", ""))[:_MAX_NAME],
                        State(state) if state in list(State) else State.VISIBLE,
                        relation_id,
                    )
                )

    try:
        package.read(part, start=start)
    except (SpoiledError, EnoughError) as error:
        raise ImportFormatError(tr(DAMAGED, name=package.name)) from error
    return outline


def _common(
    package: Package, relations: Mapping[str, Relation], *, since_1904: bool
) -> tuple[_Common, list[str]]:
    warnings: list[str] = []
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    styles = shown_styles(package, by_kind.get("styles", "xl/styles.xml"))
    texts, whole = shared_texts(package, by_kind.get("sharedstrings", "xl/sharedStrings.xml"))
    if not whole:
        warnings.append(tr("Not all texts of the workbook could be read."))
    try:
        names = people(package, relations.values())
    except (SpoiledError, EnoughError):
        names = {}
    return _Common(package, texts, styles, names, since_1904), warnings


def _sheet(common: _Common, part: str, title: str, state: State, warnings: list[str]) -> Sheet:
    cells = CellReading(
        common.package.allowance,
        texts=common.texts,
        styles=common.styles,
        since_1904=common.since_1904,
    )
    whole = False
    try:
        whole = common.package.read(
            part,
            start=cells.start,
            end=cells.end,
            characters=cells.characters,
            counted=True,
        )
        sentence = "" if whole else tr("The sheet “{sheet}” is missing in the file.", sheet=title)
    except RestIsEmptyError:
        whole, sentence = True, ""
        warnings.append(
            tr(
                "Below row {row} of the sheet “{sheet}” come only formatted cells without "
                "content, as far as was looked.",
                row=cells.rows[-1].number if cells.rows else 0,
                sheet=title,
            )
        )
    except EnoughError:
        sentence = tr(
            "The sheet “{sheet}” is too large: it was read up to row {row}.",
            sheet=title,
            row=cells.line,
        )
    except SpoiledError:
        sentence = tr(
            "The sheet “{sheet}” is damaged: it was read up to row {row}.",
            sheet=title,
            row=cells.line,
        )
    comments: Mapping[Place, str] = {}
    if sentence:
        warnings.append(sentence)
    else:
        comments = _comments(common, part, title, warnings)
    return Sheet(
        title, state, tuple(cells.rows), tuple(cells.merged), cells.unread, comments, whole
    )


def _comments(common: _Common, part: str, title: str, warnings: list[str]) -> Mapping[Place, str]:
    try:
        relations = common.package.relations(part)
        return comments_of(common.package, relations.values(), common.people)
    except (SpoiledError, EnoughError):
        warnings.append(tr("The comments of the sheet “{sheet}” could not be read.", sheet=title))
        return {}


def _about(package: Package, relations: Mapping[str, Relation]) -> list[str]:
    warnings = []
    if package.has("vbaproject.bin"):
        warnings.append(tr("The workbook carries macros; they were not run."))
    if any(relation.kind == "externallink" for relation in relations.values()):
        warnings.append(tr("The workbook refers to other files; they were not opened."))
    return warnings


def _unread(sheets: Sequence[Sheet]) -> list[str]:
    """What stands in cells without a value, the first ones named."""
    cells = [
        (f"{sheet.name}!{place}", instead)
        for sheet in sheets
        if sheet.state is State.VISIBLE  # figures behind charts hold errors on purpose
        for place, instead in sheet.unread.items()
    ]
    warnings = [
        tr("{cell} holds the error {error} and was not read.", cell=cell, error=instead)
        if instead
        else tr(
            "{cell} holds a formula that was saved without its result, and was not read.", cell=cell
        )
        for cell, instead in cells[:_TOLD]
    ]
    if len(cells) > _TOLD:
        warnings.append(tr("{n} more cells hold no value either.", n=len(cells) - _TOLD))
    return warnings
