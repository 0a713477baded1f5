"""A real LibreOffice without a window, told by its own Basic what a person would do in it.

Steps are lines of a text: what is done, the sheet, and what else it takes, parted by tabs. Line
feeds within a text are written as ``\\n``.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.exporters.rendering import tool

_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{modules}</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Person"
 script:language="StarBasic">{code}</script:module>
"""
# Without it the first start would lay out a profile of its own over ours.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
  <value>true</value></prop></item>
</oor:items>
"""
_BASIC = Path(__file__).with_name("person.bas")


def edited(source: Path, steps: list[tuple[object, ...]], target: Path) -> None:
    """Open a workbook in LibreOffice, do the steps, and save it as .xlsx.

    The test is skipped where LibreOffice is not installed.
    """
    program = tool("soffice")
    folder = target.parent / f"{target.stem}-office"
    _make_profile(folder)
    script = folder / "steps.txt"
    lines = ["\t".join(str(word).replace("\n", "\\n") for word in step) for step in steps]
    script.write_text("\n".join(lines), encoding="utf-8")
    urls = '","'.join(path.resolve().as_uri() for path in (source, script, target))
    done = subprocess.run(
        [
            program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={folder.resolve().as_uri()}",
            f'macro:///Standard.Person.Work("{urls}")',
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    trouble = target.with_name(target.name + ".error")
    assert not trouble.exists(), trouble.read_text(encoding="utf-8")
    assert target.exists(), done.stderr


def _make_profile(folder: Path) -> None:
    """A profile of its own, with the macro in it: no other LibreOffice is disturbed."""
    basic = folder / "user" / "basic"
    standard = basic / "Standard"
    standard.mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    for kind in ("script", "dialog"):
        (basic / f"{kind}.xlc").write_text(_LIBRARIES.format(kind=kind), encoding="utf-8")
    module = '<library:element library:name="Person"/>'
    (standard / "script.xlb").write_text(_LIBRARY.format(modules=module), encoding="utf-8")
    (standard / "dialog.xlb").write_text(_LIBRARY.format(modules=""), encoding="utf-8")
    code = _BASIC.read_text(encoding="utf-8")
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        code = code.replace(sign, name)
    (standard / "Person.xba").write_text(_MODULE.format(code=code), encoding="utf-8")
