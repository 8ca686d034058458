"""`brokenlinks new-spider`: a spider to begin with, from the template that `scrapy genspider -t industry` uses too."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template
from typing import Final

from brokenlinks import project, urls
from brokenlinks.errors import BadInput

#: As Scrapy's setting TEMPLATES_DIR has it: templates of spiders are in spiders/.
TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
_EXAMPLE: Final = "https://www.example.org/links/"


def write_spider(name: str, url: str = "", *, start: Path | None = None) -> Path:
    """Write spiders/NAME.py into the project that `start` (the working directory) lies in.

    Args:
        name: letters, digits, - and _; in the file's name, _ stands for -.
        url: a page that the examples in the file name.

    Returns:
        The file, relative to the working directory when it lies in it.

    Raises:
        BadInput: there is no project, the name cannot be one or is taken, or the file cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"{name} cannot be a spider's name: take a letter, then at most 59 more letters, digits, hyphens and"
            " underscores, such as dental-clinics."
        )
    module, page = name.replace("-", "_"), _page(url)
    if keyword.iskeyword(module) or module == "__init__":
        raise BadInput(f"{name} cannot be a spider's name, as Python has a meaning for it: take {name}-links.")
    folder = project.root(start)
    if folder is None:
        raise BadInput("There is no project here to write a spider into: `brokenlinks init DIR` makes one.")
    path = folder / "spiders" / f"{module}.py"
    _refuse_taken(name, path, folder)
    text = Template((TEMPLATES / "spiders" / "industry.tmpl").read_text(encoding="utf-8")).substitute(
        name=name, classname=class_name(module), url=page
    )
    try:
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror or error}): mend that, and try again.") from None
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def class_name(module: str) -> str:
    """As Scrapy makes it of a module's name: dental_clinics → DentalClinicsSpider."""
    return "".join(word.capitalize() for word in module.split("_")) + "Spider"


def _refuse_taken(name: str, path: Path, folder: Path) -> None:
    from brokenlinks.crawling.spider_files import all_spiders  # here, since it loads Scrapy

    folder_of = path.parent
    # A file system may not tell Clinics.py from clinics.py.
    for file in folder_of.glob("*.py") if folder_of.is_dir() else ():
        if file.name.lower() == path.name.lower():
            raise BadInput(f"spiders/{file.name} is there already: choose another name, or change that file.")
    project.activate(folder)
    for spider in all_spiders(folder):
        if spider.name.lower() == name.lower():
            raise BadInput(f"There is a spider named {spider.name} already, in {spider.file}: choose another name.")


def _page(url: str) -> str:
    if not url:
        return _EXAMPLE
    try:
        return urls.page_address(url).replace('"', "%22").replace("\\", "%5C")
    except ValueError:
        raise BadInput(f"{url} is no address of a page: write one such as {_EXAMPLE}.") from None
