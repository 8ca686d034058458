"""The files of spiders/: what is wrong in one of them is said in a sentence, not in a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import NamedTuple

from scrapy.utils.misc import walk_modules_iter
from scrapy.utils.spider import iter_spider_classes

from brokenlinks import project
from brokenlinks.errors import BadInput


class SpiderFile(NamedTuple):
    """A spider, and where it is written."""

    name: str
    about: str  #: the first line of its docstring, or of its file's
    file: str  #: within the project: "spiders/clinics.py"


def spider_names(folder: Path) -> list[str]:
    """The names of all spiders in `folder`/spiders, in alphabetical order.

    Raises:
        BadInput: as `all_spiders`.
    """
    return [spider.name for spider in all_spiders(folder)]


def all_spiders(folder: Path) -> list[SpiderFile]:
    """All spiders in `folder`/spiders, by name. Scrapy loads every file to find one spider.

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
        raise BadInput(f"{line} cannot be read: {said.rstrip('.')}{_advice(said)}.") from None
    found: dict[str, SpiderFile] = {}
    for module in modules:
        file = module.__name__.replace(".", "/") + ".py"
        for spider in iter_spider_classes(module):
            if spider.name in found:
                other = found[spider.name].file
                both = f"{other} and {file} both have" if other != file else f"{file} has twice"
                raise BadInput(f"{both} a spider named {spider.name}: give one of them another name.")
            about = vars(spider).get("__doc__") or module.__doc__ or ""
            found[spider.name] = SpiderFile(spider.name, about.strip().partition("\n")[0].strip(), file)
    return sorted(found.values())


def reading_failed(error: BaseException) -> str:
    """What to say of a page whose reading ended in `error`: where in the user's files it was, and what."""
    what = str(error).rstrip(".") or type(error).__name__
    line = _line_in((project.root() or project.template()) / "spiders", error)
    return f"{line} failed: {what}" if line else f"reading it failed ({type(error).__name__}: {what})"


def _advice(said: str) -> str:
    """What to do about the mistakes that are made most, by people who write no Python otherwise."""
    if "invalid character" in said and any(mark in said for mark in "“”„‘’«»"):
        return ": write straight quotation marks"
    if said.startswith(("name 'true'", "name 'false'")):
        return ": in a spider it is written True or False"
    return ""


def _line_in(spiders: Path, error: BaseException) -> str | None:
    """Where in the user's files it went wrong: the last line that was run there; None when it is elsewhere."""
    lines = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        lines.append((error.filename or "", error.lineno))
    for name, line in reversed(lines):
        file = Path(name)
        if file.is_relative_to(spiders):
            return f"spiders/{file.relative_to(spiders).as_posix()}, line {line},"
    return None
