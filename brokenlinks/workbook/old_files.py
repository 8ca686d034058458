"""Which files hold what the user typed: the workbook itself, and those that were put beside it while it was open."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError, fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Custom properties of the files that the program writes: they survive when another program saves the file.
WORKBOOK, WRITTEN, MEANT_FOR = "brokenlinks workbook", "brokenlinks written", "brokenlinks meant for"

_PART: Final = "docProps/custom.xml"
_PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_MOST_BYTES: Final = 1_000_000  # of the part that holds the properties


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file that may hold the user's work."""

    path: Path
    changed: float  #: seconds since 1970
    digest: str  #: of its bytes
    properties: dict[str, str]  #: those of the program, as far as it has them


def old_file(path: Path) -> OldFile:
    """What is to be known of a file before it is opened.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[:20]
    return OldFile(path, path.stat().st_mtime, digest, _properties(path))


def relatives(path: Path) -> Iterator[OldFile]:
    """Other files in the folder that were meant to be `path`: sent beside it, kept as a backup, or copied by the user.

    They are told by a property that the program gave them; their names begin like that of `path`.
    """
    stem = path.stem.casefold()
    for other in sorted(path.parent.iterdir()):
        if other.suffix.casefold() != ".xlsx" or not other.name.casefold().startswith(stem) or other.name == path.name:
            continue
        try:
            if _properties(other).get(MEANT_FOR, "").casefold() == path.name.casefold():
                yield old_file(other)
        except OSError:  # gone in between, or not for us to read
            continue


def is_sent_beside(file: Path, path: Path) -> bool:
    """Whether the name of `file` is one that the program gives when `path` is in use."""
    return re.fullmatch(re.escape(path.stem) + r" \(\d+\)", file.stem, re.IGNORECASE) is not None


def _properties(path: Path) -> dict[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PART).file_size > _MOST_BYTES:
                return {}
            root = fromstring(archive.read(_PART))  # noqa: S314 - small, and expat expands no more than it must
    except (zipfile.BadZipFile, zlib.error, KeyError, ParseError, EOFError, NotImplementedError, RuntimeError):
        return {}
    return {str(part.get("name")): "".join(part.itertext()) for part in root.iter(_PROPERTY)}
