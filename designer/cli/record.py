"""A command whose options are the fields of a record: one table instead of loose parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints

from typer.models import OptionInfo


class _Record(Protocol):
    """A dataclass, as ``dataclasses.fields`` knows it."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=_Record)


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a record: its field, what one types (``--paper``), what else is said of it."""

    field: str
    flag: str
    notes: tuple[object, ...]


def command_of(record: type[R], run: Callable[[R], int]) -> Callable[..., int]:
    """A function that typer reads the record's fields from; it runs ``run`` with the record.

    The fields are ``Annotated`` with ``typer.Argument`` or ``typer.Option``. The help text is that
    of ``run``.
    """
    hints = get_type_hints(record, include_extras=True)

    def command(**values: Any) -> int:  # noqa: ANN401 - whatever the record says
        return run(record(**values))

    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=hints[field.name],
            default=_default(field),
        )
        for field in fields(record)
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {field.name: hints[field.name] for field in fields(record)}
    command.__doc__ = run.__doc__
    return command


def _default(field: Field[Any]) -> object:
    return inspect.Parameter.empty if field.default is MISSING else field.default


def options_of(record: type[R]) -> Iterator[Option]:
    """The options of a record in order, each with the notes beside its ``typer.Option``."""
    for name, hint in get_type_hints(record, include_extras=True).items():
        info = next((note for note in hint.__metadata__ if isinstance(note, OptionInfo)), None)
        if info is not None:
            # Typer keeps the first name given in the place of a default.
            flag = str(info.default).split("/", maxsplit=1)[0]
            notes = tuple(note for note in hint.__metadata__ if note is not info)
            yield Option(name, flag, notes)
