"""Where the keepers of a map are put beside the flow of its file, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only names here: the window stands at once
    from designer.document.files import FileFlow
    from designer.services import Services
    from designer.window.main_window import MainWindow


def attach(flow: FileFlow, services: Services, window: MainWindow) -> None:
    """Have the map of a window kept safe from the moment it is opened until it is left.

    A keeper hears ``flow.opened``, ``flow.saved`` and ``flow.left``, and ``session.stepped`` for
    each edit; it keeps its files in ``services.places`` and speaks by ``window.show_notice``.
    """
    from designer.elsewhere.copies import Copies  # noqa: PLC0415 - with the first map
    from designer.keeping.journal_keeper import JournalKeeper  # noqa: PLC0415 - with the first map
    from designer.keeping.lock_keeper import LockKeeper  # noqa: PLC0415 - see above
    from designer.keeping.rescue import Rescue  # noqa: PLC0415 - see above
    from designer.keeping.version_keeper import VersionKeeper  # noqa: PLC0415 - see above
    from model.versions import VersionStore  # noqa: PLC0415

    store = VersionStore(services.places.versions)
    flow.outside.descent.versions = store
    VersionKeeper(flow, store, window.show_notice, services.open_session)
    Copies(flow, services)
    Rescue(flow, store, services.places.versions.with_name("maps.json"), window.show_notice)
    JournalKeeper(flow, services, window)
    LockKeeper(flow, services, window)
