"""The corpus of hostile files: what each is called, how it is made, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import returned, texts, workbooks


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file. ``says`` is a pattern of what the person is told, in any of its lines."""

    make: Callable[[], bytes]
    suffix: str
    says: str = ""

    @property
    def name(self) -> str:
        """What it is called in the list of tests."""
        return f"{self.make.__name__}{self.suffix}"


_ENTITIES, _CUT = "declares XML entities", "too large|too much"
_SAVE_AS = "save it as .xlsx"

WORKBOOKS: tuple[Hostile, ...] = (
    Hostile(workbooks.laughing_sheet, ".xlsx", _ENTITIES),
    Hostile(workbooks.laughing_texts, ".xlsx", _ENTITIES),
    Hostile(workbooks.laughing_list, ".xlsx", _ENTITIES),
    Hostile(workbooks.laughing_types, ".xlsx"),
    Hostile(workbooks.reading_a_secret, ".xlsx", _ENTITIES),
    Hostile(workbooks.reading_a_secret_in_utf_16, ".xlsx", _ENTITIES),
    Hostile(workbooks.swelling, ".xlsx", _CUT),
    Hostile(workbooks.swelling_within, ".xlsx", "archive without a workbook"),
    Hostile(workbooks.swelling_by_repetition, ".xlsx", "heading"),
    Hostile(workbooks.overlapping, ".xlsx"),
    Hostile(workbooks.endless_contents, ".xlsx", "more parts than any workbook"),
    Hostile(workbooks.last_cell, ".xlsx"),
    Hostile(workbooks.empty_rows, ".xlsx", "formatted cells without content"),
    Hostile(workbooks.empty_cells, ".xlsx", "formatted cells without content"),
    Hostile(workbooks.wide_rows, ".xlsx", _CUT),
    Hostile(workbooks.lying_dimension, ".xlsx"),
    Hostile(workbooks.one_long_text, ".xlsx", _CUT),
    Hostile(workbooks.texts_without_end, ".xlsx"),
    Hostile(workbooks.tag_without_end, ".xlsx", "damaged"),
    Hostile(workbooks.nested_without_end, ".xlsx", _CUT),
    Hostile(workbooks.merged_without_end, ".xlsx"),
    Hostile(workbooks.styles_without_end, ".xlsx"),
    Hostile(workbooks.sheets_without_end, ".xlsx", "first 300 sheets"),
    Hostile(workbooks.comments_without_end, ".xlsx", "comments"),
    Hostile(workbooks.leading_out, ".xlsx", "missing in the file"),
    Hostile(workbooks.linked, ".xlsx", "other files; they were not opened"),
    Hostile(workbooks.with_macros, ".xlsx", "macros; they were not run"),
    Hostile(workbooks.formulas, ".xlsx", "#REF!"),
    Hostile(workbooks.wrong_encoding, ".xlsx", "damaged|nothing stands below"),
    Hostile(workbooks.unknown_encoding, ".xlsx", "damaged"),
    Hostile(workbooks.cut_off, ".xlsx", "damaged or cut off"),
    Hostile(workbooks.spoiled, ".xlsx", "damaged"),
    Hostile(workbooks.with_password, ".xlsx", "password"),
    Hostile(workbooks.with_zip_password, ".xlsx", "password"),
    Hostile(workbooks.old_excel, ".xlsx", _SAVE_AS),
    Hostile(workbooks.open_document, ".xlsx", _SAVE_AS),
    Hostile(workbooks.word_document, ".xlsx", "Word"),
    Hostile(workbooks.strange_packing, ".xlsx", "damaged"),
    Hostile(texts.empty, ".xlsx", "empty"),
)
"""Workbooks of strangers: imported, and given to ``return`` as if they had come back."""

RETURNED: tuple[Hostile, ...] = (
    Hostile(returned.duplicate_ids, ".xlsx", "copy of row"),
    Hostile(returned.one_id_everywhere, ".xlsx", "same as row"),
    Hostile(returned.many_new_rows, ".xlsx", "Do it 7999"),
    Hostile(returned.ids_of_another_map, ".xlsx", "is the workbook of"),
    Hostile(returned.rows_of_another_map, ".xlsx", "another map"),
    Hostile(returned.half_filled, ".xlsx", "Only a name"),
    Hostile(returned.not_what_was_asked, ".xlsx", "no number"),
    Hostile(returned.laughing, ".xlsx", _ENTITIES),
    Hostile(returned.swelling_memory, ".xlsx", "remembers"),
    Hostile(returned.crowded_memory, ".xlsx", "remembers"),
    Hostile(returned.deep_memory, ".xlsx", "remembers"),
    Hostile(returned.false_memory, ".xlsx"),
    Hostile(returned.newer_memory, ".xlsx", "newer Journeyboard"),
    Hostile(returned.garbled_memory, ".xlsx", "remembers"),
    Hostile(returned.only_the_name, ".xlsx", "no table of Journeyboard"),
    Hostile(returned.texts_gone, ".xlsx", "no table of Journeyboard"),
)
"""Our own workbooks, come back as nobody would wish."""

TEXTS: tuple[Hostile, ...] = (
    Hostile(texts.huge_table, ".csv", "MB"),
    Hostile(texts.long_table, ".csv", "MB|first"),
    Hostile(texts.one_line, ".csv"),
    Hostile(texts.too_long_a_line, ".csv", "MB"),
    Hostile(texts.commas, ".csv"),
    Hostile(texts.quotes, ".csv"),
    Hostile(texts.unclosed, ".csv", "too many for a map"),
    Hostile(texts.nulls, ".csv"),
    Hostile(texts.only_nulls, ".csv"),
    Hostile(texts.wide_letters, ".csv"),
    Hostile(texts.old_letters, ".csv"),
    Hostile(texts.mixed_letters, ".csv"),
    Hostile(texts.formulas, ".csv"),
    Hostile(texts.empty, ".csv", "empty"),
    Hostile(texts.pipes, ".md", "too large"),
    Hostile(texts.many_pipes, ".md", "too large"),
    Hostile(texts.many_tables, ".md", "too large"),
    Hostile(texts.lines_backwards, ".csv", "Lucidchart"),
    Hostile(texts.crowded_mermaid, ".mmd", "lines, too many"),
    Hostile(texts.endless_mermaid, ".mmd"),
    Hostile(texts.deep_json, ".ojf"),
    Hostile(texts.deep_closed_json, ".ojf"),
    Hostile(texts.wide_json, ".ojf"),
    Hostile(texts.long_number, ".json"),
    Hostile(texts.odd_numbers, ".json"),
    Hostile(texts.deep_json, ".json"),
    Hostile(texts.deep_closed_json, ".json"),
    Hostile(texts.wide_json, ".json"),
    Hostile(texts.circular_people, ".json"),
    Hostile(texts.many_people, ".json"),
    Hostile(texts.swelling_drawing, ".drawio"),
    Hostile(texts.laughing_drawing, ".drawio"),
    Hostile(texts.reading_drawing, ".drawio"),
    Hostile(texts.circular_drawing, ".drawio"),
    Hostile(texts.deep_drawing, ".drawio"),
    Hostile(texts.empty, ".drawio"),
    Hostile(texts.empty, ".json"),
    Hostile(texts.empty, ".md"),
)
"""Texts of strangers: imported."""
