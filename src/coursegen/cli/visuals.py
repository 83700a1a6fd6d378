"""Says which forms of drawings and which types of charts there are, and what to write for each."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.ending import known_name
from coursegen.cli.terminal_lines import say
from coursegen.publish.chart_examples import chart_examples
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.visuals import examples, pictures


def tell_visuals(names: list[str], folder: Path | None) -> None:
    """List the forms and charts, or those that are named, and put a picture of each into a folder.

    Errors: ``Refused``.
    """
    forms, charts = {one.form: one for one in examples()}, {one.name: one for one in chart_examples()}
    for name in names:
        known_name("form", name, forms | charts)
    drawn = tuple(one for name, one in forms.items() if not names or name in names)
    charted = tuple(one for name, one in charts.items() if not names or name in names)
    told = [(one.form, one.about, one.yaml) for one in drawn] + [(one.name, one.about, one.yaml) for one in charted]
    for number, (name, about, yaml) in enumerate(told):
        if number:
            say()
        say(f"{name}: {about}")
        for line in yaml.splitlines():
            say(f"  {line}")
    if folder is not None:
        put_in_place(folder, [Write(name, data) for name, data in pictures(drawn, charted).items()])
        say()
        say(f"{len(told)} picture{'s' if len(told) != 1 else ''} written to {folder}.")
