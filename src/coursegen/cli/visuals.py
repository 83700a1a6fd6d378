"""Says which forms of drawings there are and what to write for each."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.ending import known_name
from coursegen.cli.shown import say
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.visuals import examples, pictures


def tell_visuals(names: list[str], folder: Path | None) -> None:
    """List the forms, or those that are named, and put a picture of each into a folder. Errors: ``Refused``."""
    listed = {one.form: one for one in examples()}
    for name in names:
        known_name("form", name, listed)
    shown = tuple(one for one in listed.values() if not names or one.form in names)
    for number, one in enumerate(shown):
        if number:
            say()
        say(f"{one.form}: {one.about}")
        for line in one.yaml.splitlines():
            say(f"  {line}")
    if folder is not None:
        put_in_place(folder, [Write(name, data) for name, data in pictures(shown).items()])
        say()
        say(f"{len(shown)} picture{'s' if len(shown) != 1 else ''} written to {folder}.")
