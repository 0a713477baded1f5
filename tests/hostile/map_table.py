"""The corpus of hostile maps: how each is made, and what is said of it."""

from __future__ import annotations

from tests.hostile import maps
from tests.hostile.table import Hostile

_LARGE, _FULL, _FOREIGN = "MB", "more parts than a map can have", "not a Journeyboard map"
_MENDING, _VERSION, _NUMBER = "beyond mending", "which version", "a number that is none"
_DAMAGED = "damaged in line"


MAPS: tuple[Hostile, ...] = tuple(
    Hostile(make, ".journey", says)
    for make, says in (
        (maps.brackets, _LARGE),
        (maps.brackets_in_a_map, _LARGE),
        (maps.objects_in_objects, _LARGE),
        (maps.long_text, _LARGE),
        (maps.far_too_long_a_text, _LARGE),
        (maps.long_word, "title is longer than 500"),
        (maps.wide_letters, "title is longer than 500"),
        (maps.escaped_letters, "title is longer than 500"),
        (maps.much_space, _LARGE),
        (maps.space_around, ""),
        (maps.only_space, "is empty"),
        (maps.numbers, _LARGE),
        (maps.numbers_in_a_list, "not text"),
        (maps.empty_lists, _LARGE),
        (maps.empty_objects, _FULL),
        (maps.fields, "more fields in one place"),
        (maps.fields_of_a_forged_file, "more fields in one place"),
        (maps.more_fields_of_a_forged_file, "more fields in one place"),
        (maps.tables, "more fields in one place"),
        (maps.one_digit_after_the_other, _NUMBER),
        (maps.endless_fraction, "not text"),
        (maps.many_notes, ""),
        (maps.too_many_notes, "more than 80,000 entries"),
        (maps.far_too_many_notes, _FULL),
        (maps.many_of_everything, _FULL),
        (maps.many_names, ""),
        (maps.long_notes, ""),
        (maps.many_readings, ""),
        (maps.one_id_for_all, "had the id of another one"),
        (maps.far_too_many_of_one_id, _MENDING),
        (maps.ids_in_every_table, "id of something else"),
        (maps.nowhere, "in the parking lot"),
        (maps.stages_gone, "it has a new one"),
        (maps.people_gone, "it has a new one"),
        (maps.all_lost, _MENDING),
        (maps.circles, "named twice"),
        (maps.orders_used_up, "written anew"),
        (maps.key_twice, "“cards” twice"),
        (maps.version_twice, "“version” twice"),
        (maps.not_a_number, _NUMBER),
        (maps.infinite, _NUMBER),
        (maps.beyond_floats, "position"),
        (maps.huge_number, "position"),
        (maps.utf_16, "UTF-16"),
        (maps.utf_16_unmarked, _FOREIGN),
        (maps.utf_32, "UTF-16|" + _FOREIGN),
        (maps.latin_1, "not UTF-8"),
        (maps.byte_order_mark, ""),
        (maps.two_byte_order_marks, _DAMAGED + "|" + _FOREIGN),
        (maps.overlong, "not UTF-8"),
        (maps.half_a_letter, _DAMAGED),
        (maps.raw_surrogate, "not UTF-8"),
        (maps.null_in_a_text, _DAMAGED),
        (maps.escaped_null, "control characters"),
        (maps.only_nulls, _FOREIGN),
        (maps.nulls_at_the_end, "cut off"),
        (maps.nulls_after_the_end, _DAMAGED + "|cut off"),
        (maps.newer, "newer Journeyboard"),
        (maps.newer_with_more, "newer Journeyboard"),
        (maps.far_newer, "newer Journeyboard"),
        (maps.newer_and_large, "newer Journeyboard"),
        (maps.version_zero, _VERSION),
        (maps.version_below_zero, _VERSION),
        (maps.version_in_words, _VERSION),
        (maps.version_with_a_point, _VERSION),
        (maps.version_true, _VERSION),
        (maps.empty, "is empty"),
        (maps.zipped, _FOREIGN),
        (maps.squeezed, _FOREIGN),
        (maps.page, _FOREIGN),
        (maps.cut_off, "cut off"),
        (maps.twice_in_a_row, _DAMAGED),
        (maps.git_conflict, "unfinished git merge"),
        (maps.many_git_conflicts, ""),
        (maps.control_signs, "no field called"),
    )
)
"""Map files of strangers, and of broken disks: looked at and opened."""
