"""The command line: arguments, progress and messages, and nothing else. Every command is one call of the library."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments name. Bad input costs one sentence and exit status 2, never a traceback."""
    import click

    from brokenlinks.cli.app import app
    from brokenlinks.errors import BadInput

    try:
        sys.exit(app(standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message())
        sys.exit(2)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "brokenlinks"
        print(f"brokenlinks: {_one_line(error.format_message())} (`{where} --help` tells more)", file=sys.stderr)
        sys.exit(2)
    except BadInput as error:
        print(f"brokenlinks: {_one_line(str(error))}", file=sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        print("brokenlinks: stopped.", file=sys.stderr)
        sys.exit(130)


def _one_line(text: str) -> str:
    """Names of files and values may hold line breaks."""
    return " ".join(text.split())
