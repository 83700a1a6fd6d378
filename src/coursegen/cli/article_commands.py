"""Declares the commands that bring articles into a course, as ``coursegen --help`` tells them."""

from __future__ import annotations

from typing import Annotated

import typer

from coursegen.cli.options import OnlyCourseOption, TodayOption, app, option

article_app = typer.Typer(no_args_is_help=True)
app.add_typer(article_app, name="article")


@article_app.callback()
def article() -> None:
    """Bring an article into the course.

    \b
    Examples:
      coursegen article add downloads/calm-calls.html
      coursegen article add https://example.org/calm-calls --id calm_calls
    """


@article_app.command()
def add(
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A .txt, .md, .html, .docx, .pdf or .epub; - reads from a pipe.")
    ],
    name: Annotated[str, option("--id", "ID", "The article's id. Left out: made from its title or file.")] = "",
    keep: Annotated[
        list[str] | None, option("--keep", "NUMBERS", "Keep what was cut, by its number: 3,7-9. all keeps everything.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Replace the text that is here with the changed one.")] = False,
    today: TodayOption = "",
    course_option: OnlyCourseOption = None,
) -> None:
    """Read an article, and keep its citation and its text.

    articles/ID.yaml gets what the article says of itself: title, authors, publisher, address, dates, language, and
    its rights with the sentence that they were read from. What it does not say stays unknown. articles/ID.txt gets the
    text, a paragraph a line; git ignores it unless the rights allow to keep it.

    Share buttons, navigation, comment forms and the like are cut; every cut is printed with a number, and --keep
    undoes it. A name that looks misspelt is asked about and never changed.

    An address is fetched only here, never by a build, and never from a private network. An article that is here
    already is compared first: you see what would change, and --write changes it. What you wrote into its citation
    stays.

    \b
    Examples:
      coursegen article add calm-calls.docx
      coursegen article add https://example.org/calm-calls --id calm_calls
      coursegen article add calm-calls.html --keep 14,17-19 --write
      pbpaste | coursegen article add - --id calm_calls
    """
    from coursegen.cli.article import Asked, add_it

    add_it(Asked(source, name, tuple(keep or ()), write, today), course_option)
