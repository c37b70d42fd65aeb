"""Where the command starts: `gongji`, and `python -m gongji`."""

import gc


def main() -> None:
    """Run the command line.

    What is made while starting is kept, so looking for garbage in it takes a tenth of the time for nothing.
    `gongji serve` turns the collector on before the first request.
    """
    gc.disable()
    from gongji.cli import app  # noqa: PLC0415 - only now, with the collector off

    app(prog_name="gongji")


if __name__ == "__main__":
    main()
