"""Where a notebook finds its file: Jupyter starts in notebooks/, and crawls stand one folder up."""

from __future__ import annotations

from pathlib import Path

from brokenlinks.errors import BadInput


def nearby(name: str | Path, *, advice: str) -> Path:
    """The file in the working directory, or one folder up.

    Args:
        advice: what to do when it is in neither, as the end of a sentence.

    Raises:
        BadInput: there is none.
    """
    for folder in (Path(), Path("..")):
        if (folder / name).is_file():
            return (folder / name).resolve()
    raise BadInput(f"There is no {name} here or one folder up: {advice}.")
