"""Declares the command that starts a module from an article, as ``coursegen --help`` tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import OnlyCourseOption, app, option


@app.command()
def draft(
    article: Annotated[str, typer.Argument(metavar="ID", help="The article: the name of its file in articles/.")],
    module: Annotated[str, option("--as", "ID", "The module's name. Left out: the article's.")] = "",
    out: Annotated[Path | None, option("--out", "FILE", "Save it as this file.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Save it in modules/; a file that is there stays.")] = False,
    model: Annotated[
        str,
        option(
            "--model",
            "PROVIDER:NAME",
            "Let this language model of yours write it. The article's text is sent to its provider.",
        ),
    ] = "",
    ai: Annotated[
        bool, typer.Option("--ai", help="The same, with the model that the variable COURSEGEN_MODEL names.")
    ] = False,
    course: OnlyCourseOption = None,
) -> None:
    """Start a module from an article whose text is in the course.

    Sentences of the article are chosen as evidence: candidates for key points, what it tells people to do, what it
    asks, a story. They stand in comments with the numbers of their paragraphs; the texts beside them are yours to
    write. The module is marked as a draft until you take that line out. Nothing is sent anywhere.

    With --model a language model writes the texts, and each key point's words from the article are looked up: what is
    not there is marked as not verified. It needs `pip install '.[ai]'` and the provider's key in its variable.

    \b
    Examples:
      coursegen draft article_004
      coursegen draft article_004 --as perspective --write
      coursegen draft article_004 --model openai:gpt-5
    """
    from coursegen.cli.drafting import Asked, draft_it

    draft_it(Asked(article, module, out, write, model, ai), course)
