"""The ``journeyboard`` command.

Exit codes: 0 done; 1 done, but something needs a decision (repairs, warnings); 2 unusable. An
error is one line on standard error. Qt is imported by ``open``, ``demo`` and PNG export alone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from designer.cli.console import UNUSABLE, print_error
from model.errors import JourneyboardError
from resources.words import tr


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit code."""
    import typer  # noqa: PLC0415 - the window starts faster without it

    from designer.cli.commands import app  # noqa: PLC0415

    try:
        code = app(
            args=list(sys.argv[1:] if arguments is None else arguments),
            prog_name="journeyboard",
            standalone_mode=False,
        )
    except typer.TyperException as error:
        print_error(getattr(error, "format_message", error.__str__)())
        return UNUSABLE
    except JourneyboardError as error:
        print_error(str(error))
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        print_error(tr("Stopped."))
        return UNUSABLE
    except BrokenPipeError:
        # Somebody read only the first lines (`| head`): nothing went wrong here.
        sys.stderr.close()
        return 0
    return code if isinstance(code, int) else 0
