"""The command line: arguments, progress and messages, and nothing else. Every command is one call of the library."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments name. Bad input costs one sentence and exit status 2, never a traceback."""
    import typer

    from brokenlinks.cli.app import app
    from brokenlinks.errors import BadInput

    usage_error: type[typer.BadParameter] = typer.BadParameter.__bases__[0]  # the one class that typer does not name
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], standalone_mode=False))
    except usage_error as error:
        command = error.ctx.command_path if error.ctx else "brokenlinks"
        _complain(f"{error.format_message().rstrip('.')}: `{command} --help` says what can be given.")
        sys.exit(2)
    except BadInput as error:
        _complain(str(error))
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        _complain("stopped.")
        sys.exit(130)


def _complain(message: str) -> None:
    """One line, though names and values that the message quotes may hold line breaks."""
    print("brokenlinks:", " ".join(message.split()), file=sys.stderr)
