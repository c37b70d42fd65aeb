"""The command line: `gongji serve`, `guide`, `regions`, `check`, `schema`, `config`."""

from gongji.cli.main import app

__all__ = ["app"]
