"""Files that are there whole or not at all."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_writable(path: Path) -> None:
    """Raise BadInput when no file can be at `path`: better before the work than after it."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder: name a file in it.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}: make it, or choose another one for {path.name}.")


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; when the block has ended well, that file takes the place of the one at `path`.

    Raises:
        BadInput: it cannot be written.
    """
    check_writable(path)
    unfinished = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}{path.suffix}")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error}): choose another file.") from None
    finally:
        with suppress(OSError):  # it has its place already
            unfinished.unlink()
