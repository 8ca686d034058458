"""Which folder's spiders and pipelines are used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from brokenlinks import project

OURS = "[settings]\ndefault = brokenlinks.crawling.settings\n"


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        ({"scrapy.cfg": OURS}, ".", "."),
        ({"scrapy.cfg": OURS, "a/b/x.txt": ""}, "a/b", "."),
        ({"scrapy.cfg": OURS, "inner/scrapy.cfg": OURS}, "inner", "inner"),
        ({"scrapy.cfg": OURS, "other/scrapy.cfg": "[settings]\ndefault = shop.settings\n"}, "other", "."),
        ({"scrapy.cfg": "[settings]\ndefault = shop.settings\n"}, ".", None),
        ({"scrapy.cfg": "\xff\xfe"}, ".", None),
        ({"scrapy.cfg/x": OURS}, ".", None),
        ({}, ".", None),
    ],
    ids=["here", "above", "nearest", "not another's", "another's", "no text", "a folder", "nothing"],
)
def test_the_nearest_project_of_ours(tmp_path: Path, files: dict[str, str], start: str, found: str | None) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="latin-1")
    assert project.root(tmp_path / start) == (None if found is None else (tmp_path / found).resolve())


def test_the_shipped_files_are_whole() -> None:
    folder = project.template()
    assert (folder / "scrapy.cfg").read_text() == OURS
    assert (folder / "spiders" / "resources.py").is_file()
    assert (folder / "pipelines" / "store.py").is_file()
    assert (folder / "notebooks").is_dir()


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    copy = list(sys.path)
    monkeypatch.setattr(sys, "path", copy)
    return copy


def test_the_projects_own_come_first_and_the_shipped_ones_second(tmp_path: Path, path: list[str]) -> None:
    (tmp_path / "scrapy.cfg").write_text(OURS)
    path.append(str(tmp_path.resolve()))  # as Scrapy does it: last, where any other package called spiders wins
    assert project.activate(tmp_path) == tmp_path.resolve()
    assert path[:2] == [str(tmp_path.resolve()), str(project.template())]
    assert path.count(str(tmp_path.resolve())) == 1
    before = list(path)
    project.activate(tmp_path)
    assert path == before


def test_outside_any_project_the_shipped_ones_serve(tmp_path: Path, path: list[str]) -> None:
    assert project.activate(tmp_path) == project.template()
    assert path[0] == str(project.template())


def test_in_a_checkout_there_is_one_folder(path: list[str]) -> None:
    checkout = Path(project.__file__).resolve().parents[1]
    if project.root(checkout) is None:
        pytest.skip("not a checkout")
    before = path.count(str(checkout))
    project.activate(checkout)
    assert path[0] == str(checkout)
    assert path.count(str(checkout)) == max(before, 1)
