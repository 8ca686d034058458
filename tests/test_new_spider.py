"""Names that a new spider cannot have, and projects that it cannot be written into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.errors import BadInput
from brokenlinks.new_spider import TEMPLATES, class_name, write_spider

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = brokenlinks.crawling.settings\n")
    (tmp_path / "spiders").mkdir()
    (tmp_path / "spiders" / "resources.py").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("resources", r"spiders/resources\.py is there already: choose another name, or change that file\."),
        ("Resources", r"spiders/resources\.py is there already"),
        ("class", r"class cannot be a spider's name, as Python has a meaning for it: take class-links\."),
        ("2bees", "2bees cannot be a spider's name: take a letter, then at most 59 more letters"),
        ("", "cannot be a spider's name"),
        ("bees.py", r"bees\.py cannot be a spider's name"),
        ("../bees", r"\.\./bees cannot be a spider's name"),
        ("bees wax", "bees wax cannot be a spider's name"),
        ("bees\n", "cannot be a spider's name"),
        ("bienenzüchter", "cannot be a spider's name"),
        ("a" * 61, "cannot be a spider's name"),
        ("__init__", "cannot be a spider's name"),
    ],
)
def test_a_name_that_it_cannot_have(folder: Path, name: str, said: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(BadInput, match=said):
        write_spider(name, start=folder)
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("url", ["mailto:a@b.example", "http://", "/links"])
def test_a_page_that_is_none(folder: Path, url: str) -> None:
    with pytest.raises(BadInput, match="is no address of a page: write one such as https://"):
        write_spider("bees", url, start=folder)


def test_outside_of_a_project(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no project here to write a spider into: `brokenlinks init DIR`"):
        write_spider("bees", start=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [("bees", "BeesSpider"), ("dental_clinics", "DentalClinicsSpider"), ("b2b", "B2bSpider"), ("a__b", "ABSpider")],
)
def test_names_of_classes(module: str, name: str) -> None:
    assert class_name(module) == name


def test_the_template_is_where_scrapy_looks_for_it() -> None:
    assert (TEMPLATES / "spiders" / "industry.tmpl").is_file()
