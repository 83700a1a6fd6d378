"""Says which JSON Schemas there are, and writes them where an editor looks for them."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.json_output import told_schemas
from coursegen.cli.refusals import problems_said
from coursegen.cli.terminal_lines import counted, say
from coursegen.publish.starter import new_schemas, schema_files
from coursegen.publish.write_faults import shown


def tell_schemas(out: Path | None, *, told: bool) -> None:
    """Write the schemas of files, or of what commands have ``told`` as JSON; or say which there are."""
    schemas = told_schemas() if told else schema_files()
    if out is not None:
        with problems_said(out, "nothing was written"):
            changed = new_schemas(out, schemas)
        say(
            f"{counted(len(changed), 'schema')} written to {shown(out)}." if changed else f"{shown(out)} is up to date."
        )
        return
    what = "what a command says with --format json" if told else "each kind of file in a course"
    say(f"There is a schema for {what}:")
    for name in sorted(schemas):
        say(f"  {name}")
    say()
    if told:
        say("`coursegen schema --told --out DIR` writes them.")
        return
    say("An editor with a YAML language server checks a file whose first line names its schema, as in")
    say("  # yaml-language-server: $schema=../.schema/module.json")
    say("`coursegen schema --out my-course/.schema` writes them where that line looks for them.")
