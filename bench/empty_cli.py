"""A Typer app with two commands that do nothing, to compare the start of the command line with."""

import typer

app = typer.Typer()


@app.command()
def first() -> None:
    """Do nothing."""


@app.command()
def second() -> None:
    """Do nothing either."""


app()
