"""The notebooks run from top to bottom on a crawl of the demo's web, and find there what is true of it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from brokenlinks.demo import site
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
GLANCE = ROOT / "notebooks" / "a-crawl-at-a-glance.ipynb"


class Crawl(NamedTuple):
    """A finished crawl."""

    folder: Path  #: holds prospects.db
    dead: Mapping[str, site.Death]  #: address of a dead link to another site → how it died, what fits
    own_dead: frozenset[str]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    folder = tmp_path_factory.mktemp("crawl")
    with site.demo_web().in_thread() as web:
        (folder / "pages.txt").write_text("\n".join(map(web.fill, site.SEED_PAGES)), encoding="utf-8")
        settings = {
            "allow_networks": ["127.0.0.0/8"],
            "second_nameservers": [],
            "canaries": [],
            "page_delay": 0.0,
            "recheck_after": 0.1,
            "retry_after": 0.1,
            "retries": 1,
        }
        hosts = "".join(f"{json.dumps(name)} = {json.dumps(answer)}\n" for name, answer in web.hosts().items())
        lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
        (folder / "brokenlinks.toml").write_text(f"{lines}[hosts]\n{hosts}", encoding="utf-8")
        command = [sys.executable, "-m", "brokenlinks", "crawl", site.KEYWORD, "--pages", "pages.txt"]
        command += ["--content", web.fill(site.CONTENT_ROOT)]
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return Crawl(
            folder,
            {web.fill(address): death for address, death in site.EXPECTED_DEAD.items()},
            frozenset(map(web.fill, site.EXPECTED_OWN_DEAD)),
        )


def code_of(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run(notebook: Path) -> tuple[dict[str, Any], str]:
    """The names that a notebook leaves behind, and what it prints."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(io.StringIO()) as printed:
        for number, cell in enumerate(code_of(notebook), 1):
            exec(compile(cell, f"{notebook.name}, code cell {number}", "exec"), names)  # noqa: S102
    return names, printed.getvalue()


@pytest.fixture
def glance(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(crawl.folder)
    return run(GLANCE)[0]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_runs(self, notebook: Path, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(crawl.folder)
        run(notebook)

    def test_runs_from_its_own_folder(self, notebook: Path, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
        """Jupyter starts it in notebooks/, and the crawl's file is one folder up."""
        (crawl.folder / "notebooks").mkdir(exist_ok=True)
        monkeypatch.chdir(crawl.folder / "notebooks")
        run(notebook)

    def test_changes_nothing(self, notebook: Path, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
        database = crawl.folder / "prospects.db"
        before = database.read_bytes()
        monkeypatch.chdir(crawl.folder)
        run(notebook)
        assert database.read_bytes() == before

    def test_says_what_to_do_without_a_crawl(
        self, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path / "empty")
        with pytest.raises(FileNotFoundError, match=r"name the \.db file of a crawl"):
            run(notebook)
        assert not any(path.is_file() for path in tmp_path.rglob("*"))

    def test_is_stored_as_nbformat_4_without_outputs(self, notebook: Path) -> None:
        stored = json.loads(notebook.read_text(encoding="utf-8"))
        assert (stored["nbformat"], stored["nbformat_minor"]) == (4, 5)
        assert stored["metadata"]["kernelspec"]["name"] == "python3"
        ids = [cell["id"] for cell in stored["cells"]]
        assert len(set(ids)) == len(ids)
        for cell in stored["cells"]:
            assert cell["cell_type"] in ("markdown", "code")
            assert cell["metadata"] == {}
            if cell["cell_type"] == "code":
                assert cell["outputs"] == []
                assert cell["execution_count"] is None


def test_there_is_a_notebook() -> None:
    assert GLANCE in NOTEBOOKS


def test_links_by_reason(glance: dict[str, Any], crawl: Crawl) -> None:
    table = glance["by_reason"]
    counted = {Reason(reason): count for reason, count in zip(table["reason"], table["links"], strict=True)}
    for reason in (Reason.PAGE_GONE, Reason.DOMAIN_GONE, Reason.BROKEN_REDIRECT):
        others = sum(death.reason is reason for death in crawl.dead.values())
        own = sum(death is reason for death in site.EXPECTED_OWN_DEAD.values())
        assert counted[reason] == others + own
    assert table["share"].sum() == pytest.approx(1.0, abs=0.01)
    assert counted[Reason.OK] > 0


def test_hosts_with_most_trouble(glance: dict[str, Any]) -> None:
    hosts = glance["hosts"]
    assert hosts.loc["www.hiveplans.example", "dead"] == 1
    assert hosts.loc["bee-weather.example", "unclear"] == 2
    assert "oak-and-comb.example" not in hosts.index


def test_pages_by_dead_share(glance: dict[str, Any]) -> None:
    pages = glance["pages"]
    assert list(pages["dead_share"]) == sorted(pages["dead_share"], reverse=True)
    assert (pages["dead"] + pages["unclear"] <= pages["links"]).all()
    assert any(page.endswith("/links.html") for page in pages["page"])


def test_dead_pages_that_none_fits(glance: dict[str, Any], crawl: Crawl) -> None:
    to_write = glance["to_write"]
    expected = {address for address, death in crawl.dead.items() if death.offer is None}
    assert set(to_write["target"]) - crawl.own_dead == expected
    assert (to_write["pages"] >= 1).all()
    assert to_write["anchors"].str.len().gt(0).all()
