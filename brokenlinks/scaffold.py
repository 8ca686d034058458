"""`brokenlinks init`: a project of the user's own, from the files that came with the package."""

from __future__ import annotations

import shutil
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from brokenlinks import project
from brokenlinks.config import CONFIG_NAME, Service, Settings, as_toml
from brokenlinks.drafts import MAIL_FOLDER, TEMPLATES
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

_HEAD: Final = """\
# The settings of this project. Every line is a setting with its default: remove the # and change the value.
# The command line comes before the environment (BROKENLINKS_TIMEOUT=20), that before this file, this file before
# what a spider sets for itself. Times are in seconds.
"""
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")


def settings_file() -> str:
    """A brokenlinks.toml with every setting explained, and none set."""
    return _HEAD + "".join(f"\n{block}" for block in _blocks())


def _blocks() -> Iterator[str]:
    # Tables last: in TOML, what follows a table's header belongs to it.
    for tables in (False, True):
        for name, field in Settings.model_fields.items():
            default = field.get_default()
            if isinstance(default, dict | Service) is tables:
                line = f"# [{name}]" if tables else f"# {name} = {as_toml(default)}"
                entries = type(default).model_fields if isinstance(default, Service) else {}
                inner = "".join(
                    f"{_comment(entry)}# {key} = {as_toml(getattr(default, key))}\n" for key, entry in entries.items()
                )
                yield f"{_comment(field)}{line}\n{inner}"


def _comment(field: FieldInfo) -> str:
    lines = wrap(field.description or "", 110, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)


def write_project(folder: Path, *, with_pipelines: bool = False) -> list[Path]:
    """Write scrapy.cfg, spiders/, mail/, notebooks/ and brokenlinks.toml into `folder`, made if need be; pipelines/ if
    asked.

    Raises:
        BadInput: one of them is there already, or the folder cannot be written to.
    """
    names = ["scrapy.cfg", "spiders", MAIL_FOLDER, "notebooks", *(["pipelines"] if with_pipelines else [])]
    for name in (*names, CONFIG_NAME):
        if (folder / name).exists():
            raise BadInput(f"{folder / name} is there already: choose another folder, or move it away.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            source = TEMPLATES if name == MAIL_FOLDER else project.template() / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=_LEFT_OUT)
            else:
                shutil.copy(source, folder / name)
        (folder / CONFIG_NAME).write_text(settings_file(), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{folder} cannot be written to ({error.strerror or error}): choose another folder.") from None
    return [folder / name for name in (*names, CONFIG_NAME)]
