"""Writing to the terminal: colours where it is one, plain lines where it is not."""

from typing import NoReturn

import typer
from rich.console import Console

console = Console(highlight=False, soft_wrap=True)
"""Where commands write; plain where the output is no terminal."""


def out(line: str) -> None:
    """Write a line as it is, also where it looks like markup."""
    typer.echo(line)


def fail(message: str) -> NoReturn:
    """Write why it cannot be done, in one line on standard error, and leave with exit code 2."""
    typer.echo(f"gongji: {message}", err=True)
    raise typer.Exit(2)
