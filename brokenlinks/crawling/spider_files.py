"""The files of spiders/: what is wrong in one of them is said in a sentence, not in a traceback."""

from __future__ import annotations

import difflib
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scrapy.utils.misc import walk_modules_iter
from scrapy.utils.spider import iter_spider_classes

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How alike an attribute's name and a setting's must be to be called misspelt: as `depht` and `depth` are.
_ALIKE: Final = 0.8


def spider_names(folder: Path) -> list[str]:
    """The names of all spiders in `folder`/spiders, in alphabetical order. Scrapy loads every file to find one spider.

    Raises:
        BadInput: a file cannot be imported, or two spiders have the same name.
    """
    spiders = folder / "spiders"
    try:
        modules = list(walk_modules_iter("spiders"))
    except Exception as error:
        line = _line_in(spiders, error)
        if line is None:
            raise
        said = error.msg if isinstance(error, SyntaxError) else str(error) or type(error).__name__
        raise BadInput(f"{line} cannot be read: {said.rstrip('.')}.") from None
    files: dict[str, str] = {}
    for module in modules:
        file = module.__name__.replace(".", "/") + ".py"
        for spider in iter_spider_classes(module):
            if spider.name in files:
                both = (
                    f"{files[spider.name]} and {file} both have" if files[spider.name] != file else f"{file} has twice"
                )
                raise BadInput(f"{both} a spider named {spider.name}: give one of them another name.")
            files[spider.name] = file
    return sorted(files)


def _line_in(spiders: Path, error: Exception) -> str | None:
    """Where in the user's files it went wrong: the last line that was run there; None when it is elsewhere."""
    lines = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        lines.append((error.filename or "", error.lineno))
    for name, line in reversed(lines):
        file = Path(name)
        if file.is_relative_to(spiders):
            return f"spiders/{file.relative_to(spiders).as_posix()}, line {line},"
    return None


def check_attributes(spider: str, attributes: Mapping[str, Any]) -> None:
    """Look for misspelt settings among the attributes that a spider's own class gives itself.

    Methods, properties and names that begin with _ are left alone, and so are names much longer or shorter.

    Raises:
        BadInput: an attribute is nearly named like a setting.
    """
    for name, value in attributes.items():
        if name.startswith("_") or name in Settings.model_fields or callable(value) or hasattr(value, "__get__"):
            continue
        for setting in difflib.get_close_matches(name, Settings.model_fields, n=1, cutoff=_ALIKE):
            if abs(len(setting) - len(name)) <= 1:
                raise BadInput(
                    f"The spider {spider} has an attribute {name}, which is no setting: write {setting} if that is"
                    " meant, else another name."
                )
