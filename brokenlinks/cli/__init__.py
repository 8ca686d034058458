"""The command line: arguments, progress and messages, and nothing else. Every command is one call of the library."""

from __future__ import annotations

import gc
import re
import sys

_EXTRA = re.compile(r"Got unexpected extra argument.*\((.+)\)")


def main() -> None:
    """Run the command that the arguments name. Bad input costs one sentence and exit status 2, never a traceback."""
    usual = gc.get_threshold()
    collect_garbage_less_often()
    try:
        sys.exit(_run(sys.argv[1:] or ["--help"]))
    except KeyboardInterrupt:
        _complain("stopped.")
        sys.exit(130)
    finally:
        gc.set_threshold(*usual)


def collect_garbage_less_often() -> None:
    """Most of what a run makes stays until its end, and little of it in circles: looking it through for those after
    each 700 objects, as Python does by itself, takes a twentieth of the time of a check."""
    gc.set_threshold(10_000, 20, 50)


def _run(arguments: list[str]) -> int | None:
    """The exit status; None when all went well."""
    import typer  # here, since Ctrl-C may come while it loads

    from brokenlinks.cli.app import app
    from brokenlinks.errors import BadInput

    usage_error: type[typer.BadParameter] = typer.BadParameter.__bases__[0]  # the one class that typer does not name
    try:
        status: int | None = app(arguments, standalone_mode=False)
    except usage_error as error:
        command = error.ctx.command_path if error.ctx else "brokenlinks"
        _complain(_in_words(command, error.format_message().rstrip(".")))
    except BadInput as error:
        _complain(str(error))
    except typer.Abort:
        raise KeyboardInterrupt from None
    else:
        return status
    return 2


def _in_words(command: str, message: str) -> str:
    extra = _EXTRA.fullmatch(message)
    if extra and command.endswith(" crawl"):
        # What looks like a file or an address belongs to an option: a shell makes several words of *.txt.
        if re.search(r"[./\\]", extra[1]):
            return f"{extra[1]} is one name too many: write --pages, or --content, before each."
        return f"The keyword has several words (… {extra[1]}): put it in quotes."
    return f"{message}: `{command} --help` says what can be given."


def _complain(message: str) -> None:
    """One line, though names and values that the message quotes may hold line breaks."""
    print("brokenlinks:", " ".join(message.split()), file=sys.stderr)
