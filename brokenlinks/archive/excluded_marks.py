"""How the Wayback Machine says that nobody may see what it has of an address."""

# fmt: off
from __future__ import annotations

from typing import Final

#: Java exceptions, in answers of its index and in the header x-archive-wayback-runtime-error: the owner asked for it, or
#: robots.txt does.
EXCEPTIONS: Final = (b"AdministrativeAccessControlException", b"RobotAccessControlException")

#: What stands, in lower case, on the page that it shows in place of a capture.
SENTENCES: Final = (b"url has been excluded", b"blocked by robots", b"displayed due to robots.txt")
