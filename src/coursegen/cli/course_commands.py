"""Declares the commands that start a course and help to write one, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import app, folder_typed, option
from coursegen.model.printing import PaperName


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must not hold anything yet.")],
    blank: Annotated[
        bool, typer.Option("--blank", help="A course of your own, without a word of the example. Asks on a terminal.")
    ] = False,
    deck: Annotated[Path | None, option("--from", "DECK", "Make the course of this .pptx or .potx.")] = None,
    keep_look: Annotated[
        bool, typer.Option("--keep-look", help="With --from: the deck is the course's template as well.")
    ] = False,
    title: Annotated[str | None, option("--title", "TEXT", "What the course is called.")] = None,
    audience: Annotated[str | None, option("--audience", "TEXT", "Who comes, by their jobs.")] = None,
    minutes: Annotated[int | None, option("--minutes", "N", "All of it, breaks included. Left out: 90.")] = None,
    start: Annotated[str | None, option("--start", "TIME", "When it starts. Left out: 09:00.")] = None,
    modules: Annotated[list[str] | None, option("--module", "TITLE", "A module; the option again for more.")] = None,
    articles: Annotated[
        list[str] | None,
        option(
            "--article",
            "FILE",
            "What a module rests on, the first for the first module: text, Word, PDF, a web page's address.",
        ),
    ] = None,
    teams: Annotated[
        list[str] | None, option("--team", "NAME", "A team with a version of its own; again for more.")
    ] = None,
    paper: Annotated[PaperName | None, option("--paper", "", "The paper of the handouts. Left out: a4.")] = None,
) -> None:
    """Start a course: a blank one, or a copy of the example.

    With --blank, or with any of the options for it, you get a draft that builds at once: an opening, your modules,
    breaks and a closing, with minutes that add up. What is yours to write begins with TO WRITE, and `coursegen check`
    lists what is left. On a terminal you are asked for what you did not type. Each --article is read and becomes a
    module, with its own sentences beside each text as evidence.

    With --from an old deck becomes the draft: sections become modules, sentences key points, questions things to ask,
    notes what you say, tables, charts and pictures slides of their own. left/README.md says where each slide went and
    lists what is not in the course.

    Without any, the folder gets a copy of the example: a half day for people on phones, on chat and at counters.

    Either way it holds course.yaml, modules/ and, in .schema/, what lets an editor complete and check the files.

    \b
    Examples:
      coursegen new my-course --blank
      coursegen new my-course --title "First aid at the till" --module Burns --module Falls
      coursegen new my-course --minutes 60 --article calm-calls.docx --team "Night shift"
      coursegen new my-course --from old-deck.pptx --keep-look
      coursegen new my-course                    the example, to change
    """
    from coursegen.cli.ending import WrongUse
    from coursegen.cli.new_course import Typed, start_blank, start_example, start_from_deck

    typed = Typed(title, audience, minutes, start, modules or [], articles or [], teams or [], paper)
    if deck is None and keep_look:
        raise WrongUse("--keep-look keeps the look of a deck; name that with --from")
    if deck is not None and (blank or typed.anything):
        raise WrongUse("--from takes all of it from the deck; change what you like in course.yaml afterwards")
    if deck is not None:
        start_from_deck(folder, deck, keep_look=keep_look)
    elif blank or typed.anything:
        start_blank(folder, typed)
    else:
        start_example(folder)


@app.command()
def schema(
    out: Annotated[
        Path | None, option("--out", "DIR", "Write the schema files into this folder.", parser=folder_typed)
    ] = None,
    told: Annotated[bool, typer.Option("--told", help="Those of what commands say with --format json.")] = False,
) -> None:
    """Write the JSON Schemas that let an editor check the files.

    They say what may stand in each file of a course, for editors that complete and check YAML.
    Without --out it lists the schemas and the line that a file needs at its top to be checked by one. A course made
    with `coursegen new` has them already, in its .schema/ folder; run this after an upgrade to renew them.

    \b
    Examples:
      coursegen schema
      coursegen schema --out my-course/.schema
    """
    from coursegen.cli.schemas import tell_schemas

    tell_schemas(out, told=told)


@app.command()
def rules(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", show_default=False, help="Rules to explain: TIM2.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Every rule as docs/rules.md has it.")] = False,
) -> None:
    """List the rules of a check, or explain one.

    What it asks, why, how to mend it, a bad and a good example, whose rule it is, how heavy it is, and what can be
    set in course.yaml.

    \b
    Examples:
      coursegen rules
      coursegen rules TIM2 QZ4
    """
    from coursegen.cli.rules import tell_rules

    tell_rules(names or [], markdown=markdown)


@app.command()
def visuals(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[FORM]...", show_default=False, help="Only these forms: gap.")
    ] = None,
    pictures: Annotated[Path | None, option("--pictures", "DIR", "Write a picture of each into this folder.")] = None,
) -> None:
    """List drawings and charts, each with what to write for it.

    A key point with a drawing under `visual:` shows that beside its headline, and its explanation moves to the notes.
    A chart is what a module's own slide of the kind `chart` shows.

    \b
    Examples:
      coursegen visuals
      coursegen visuals gap chart_slope --pictures /tmp/forms
    """
    from coursegen.cli.visuals import tell_visuals

    tell_visuals(names or [], pictures)
