"""What a command's exit status says, beside 0 for "done" and 2 for bad input."""

from typing import Final

#: Something is not as it was: `recheck` alone says so.
CHANGED: Final = 1
#: Ctrl-C ended it, as shells have it (128 + SIGINT): what is known was written, but not all is.
STOPPED: Final = 130
