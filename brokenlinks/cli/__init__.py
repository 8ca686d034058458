"""The command line: arguments, progress and messages, and nothing else. Every command is one call of the library."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments name. Bad input costs one sentence and exit status 2, never a traceback."""
    from brokenlinks.cli.app import app
    from brokenlinks.errors import BadInput

    try:
        app()
    except BadInput as error:
        print(f"brokenlinks: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("brokenlinks: stopped.", file=sys.stderr)
        sys.exit(130)
