"""The notebooks run from top to bottom on a crawl of the demo's web, and show there what is true of it."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import matplotlib.pyplot as plt
import pytest
from openpyxl import load_workbook

from brokenlinks.demo import site
from brokenlinks.errors import BadInput
from brokenlinks.models import Reason
from brokenlinks.workbook.labels import REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "notebooks"
GLANCE, WRITING, TRACKING = (
    FOLDER / f"{name}.ipynb" for name in ("a-crawl-at-a-glance", "what-to-write-next", "tracking-a-campaign")
)
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


class Crawl(NamedTuple):
    """A finished crawl."""

    folder: Path  #: holds prospects.db and prospects.xlsx; nobody writes there
    dead: Mapping[str, site.Death]  #: address of a dead link to another site → how it died, what fits


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The demo's web, crawled once: of several test processes, the first that comes does it, and the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "crawl-of-the-demo"
    folder.mkdir(exist_ok=True)
    found = folder / "dead.json"
    with closing(sqlite3.connect(folder / "lock", timeout=110)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not found.exists():
            found.write_text(json.dumps(crawl_demo(folder)), encoding="utf-8")
    dead = json.loads(found.read_text(encoding="utf-8"))
    return Crawl(folder, {url: site.Death(Reason(reason), offer) for url, (reason, offer) in dead.items()})


def crawl_demo(folder: Path) -> dict[str, site.Death]:
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
        return {web.fill(address): death for address, death in site.EXPECTED_DEAD.items()}


@pytest.fixture
def project(crawl: Crawl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the crawl's files, in which the notebook runs."""
    for name in ("prospects.db", "prospects.xlsx", "brokenlinks.toml"):
        shutil.copy(crawl.folder / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Executed(NamedTuple):
    """A notebook that was run."""

    names: dict[str, Any]
    output: str  #: what its cells print and show, without tags
    charts: list[str]  #: the titles of what it draws


def run(notebook: Path, **changed: Any) -> Executed:
    """Run all cells, and show the last value of each as Jupyter does; the first cell is `changed` as a user would."""
    plt.switch_backend("Agg")
    plt.close("all")
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    for number, code in enumerate(codes, 1):
        tree = ast.parse(code)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) and not code.rstrip().endswith(";") else None
        where = f"{notebook.name}, code cell {number}"
        with redirect_stdout(io.StringIO()) as printed:
            if last is None:
                exec(compile(code, where, "exec"), names)  # noqa: S102
            else:
                assert isinstance(last, ast.Expr)
                exec(compile(tree, where, "exec"), names)  # noqa: S102
                value = eval(compile(ast.Expression(last.value), where, "eval"), names)  # noqa: S307
                print("" if value is None else value.to_html() if hasattr(value, "to_html") else value)
        shown.append(printed.getvalue())
        if number == 1:
            names.update(changed)
    text = re.sub(r"<style.*?</style>|<[^>]*>", " ", "\n".join(shown), flags=re.DOTALL)
    charts = [plt.figure(number).axes[0].get_title(loc="left") for number in plt.get_fignums()]
    plt.close("all")
    return Executed(names, " ".join(text.split()), charts)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_runs_from_its_own_folder_and_changes_nothing(self, notebook: Path, project: Path, crawl: Crawl) -> None:
        """Jupyter starts it in notebooks/, and the crawl's files are one folder up."""
        (project / "notebooks").mkdir()
        os.chdir(project / "notebooks")
        run(notebook)
        for name in ("prospects.db", "prospects.xlsx"):
            assert (project / name).read_bytes() == (crawl.folder / name).read_bytes()
        names = {path.name for path in project.iterdir()}
        assert names == {"prospects.db", "prospects.xlsx", "brokenlinks.toml", "notebooks"}

    def test_says_what_to_do_without_a_crawl(
        self, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path / "empty")
        with pytest.raises(BadInput, match=r"There is no prospects\.\w+ here or one folder up: name the .* first cell"):
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

    def test_the_readme_has_it(self, notebook: Path) -> None:
        assert f"notebooks/{notebook.name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_these_are_the_notebooks() -> None:
    assert {GLANCE, WRITING, TRACKING} == set(NOTEBOOKS)


def test_a_crawl_at_a_glance(project: Path, crawl: Crawl) -> None:
    found = run(GLANCE)
    reasons = dict(zip(found.names["by_reason"]["reason"], found.names["by_reason"]["links"], strict=True))
    for reason in (Reason.PAGE_GONE, Reason.DOMAIN_GONE, Reason.BROKEN_REDIRECT):
        others = sum(death.reason is reason for death in crawl.dead.values())
        own = sum(death is reason for death in site.EXPECTED_OWN_DEAD.values())
        assert reasons[REASONS[reason].short] == others + own
        assert f"dead {REASONS[reason].short} {others + own} " in found.output
    assert f"{len(crawl.dead) + len(site.EXPECTED_OWN_DEAD)} of them dead" in found.output

    hosts = found.names["hosts"].set_index("host")
    assert hosts.loc["www.hiveplans.example", "dead"] == 1
    assert hosts.loc["bee-weather.example", "unclear"] == 2
    assert "oak-and-comb.example" not in hosts.index
    assert list(hosts["pages with them"]) == sorted(hosts["pages with them"], reverse=True)

    assert "resource list" in set(found.names["kinds"]["kind"])
    assert "Nothing was searched for in this run" in found.output
    assert any(page.endswith("/links.html") for page in found.names["pages"]["page"])
    assert found.charts == [
        "Different links by verdict",
        "Pages with dead links, by the site that these lead to",
        "Prospects by kind of page",
    ]


def test_what_to_write_next(project: Path, crawl: Crawl) -> None:
    found = run(WRITING)
    unmatched = {address for address, death in crawl.dead.items() if death.offer is None}
    assert set(found.names["dead_pages"]["dead page"]) == unmatched
    assert f"{len(unmatched)} dead pages have no page of yours that fits" in found.output
    table = found.names["table"]
    assert "mead" in table["topic"].iloc[0]
    assert table["sites"].iloc[0] == 2  # the blogroll and the allotments' second page
    assert (table["sites"] >= 1).all()
    assert set(found.names["chosen"]["site"]) == {"the-smoky-veil.example", "bees-and-allotments.example"}
    assert "Idea 1: 2 pages to contact" in found.output
    assert found.charts == ["What each idea is worth"]


class TestTrackingACampaign:
    TODAY: Final = date(2026, 11, 30)  # a Monday

    @pytest.mark.usefixtures("project")
    def test_with_nobody_contacted_it_says_what_to_do(self) -> None:
        found = run(TRACKING)
        assert "Nobody is contacted yet. Take the rows of Prospects from the top" in found.output
        assert "0 due, 0 more within a week" in found.output
        assert found.charts == ["From page to link"]

    def test_a_campaign_of_twenty_pages(self, project: Path) -> None:
        self.fill_in(project / "prospects.xlsx")
        found = run(TRACKING, TODAY=self.TODAY)
        assert (
            "20 pages to contact: 14 contacted, 8 replied (57% of those contacted), 4 placed (29%)."
            " 2 of the replies said no. Half of the replies came within 5 days."
        ) in found.output
        assert "“Ask Ann” (1 row) is none of the program's statuses" in found.output
        assert "to contact 20 100% contacted 14 70% replied 8 57% placed 4 50%" in found.output
        # The six that gave no answer: one was written to twice, one is due in three weeks.
        assert "3 due, 1 more within a week" in found.output
        assert list(found.names["due"]["days late"]) == [14, 7, 0, -3]
        by_week = found.names["by_week"].set_index("week")
        assert by_week.loc[date(2026, 11, 2), "contacted"] == 8
        assert by_week["contacted"].sum() == 14
        assert by_week["replied"].sum() == 8
        assert "2026-11-02 8 4" in found.output
        offers = found.names["offers"].set_index("offer")
        assert list(offers.loc["https://own.example.com/skeps", ["contacted", "replied", "placed"]]) == [7, 4, 2]
        assert "https://own.example.com/skeps 7 4 2 2 3 57% 29%" in found.output
        kinds = found.names["kinds"].set_index("kind of page")
        assert list(kinds.loc["directory", ["contacted", "replied", "placed"]]) == [7, 4, 2]
        words = found.names["words"]
        assert dict(zip(words["anchor"], words["links"], strict=True)) == {"straw skeps": 2, "bee plants": 2}
        assert found.output.count("/our-links") >= 4
        assert found.charts == [
            "From page to link",
            "Mails and replies by week",
            "Mails by the page that was offered",
            "Mails by kind of page",
            "Links won, by anchor",
        ]

    def fill_in(self, path: Path) -> None:
        """Make twenty pages of the workbook's, a campaign as a user would: a column added, a header in capitals."""
        book = load_workbook(path)
        sheet = book["Prospects"]
        column = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
        sheet.delete_rows(2 + 20, sheet.max_row)
        while sheet.max_row < 21:
            sheet.append([None])
            sheet.cell(sheet.max_row, 1).value = 1
        sheet.cell(1, column["Status"]).value = "STATUS"
        sheet.cell(1, sheet.max_column + 1).value = "Priority"
        first = datetime(2026, 11, 2)  # noqa: DTZ001  a Monday, as Excel has it
        for number in range(20):
            offer, kind, anchor = (("skeps", "directory", "straw skeps"), ("plants", "article", "bee plants"))[
                number % 2
            ]
            page = f"https://club-{number}.example.org/links"
            values: dict[str, Any] = {
                "Page to contact": page, "Dead link": "http://gone.example.net/", "Site": f"club-{number}.example.org",
                "Offer this page": f"https://own.example.com/{offer}", "Kind of page": kind, "Suggested anchor": anchor,
                "Status": None, "Contacted on": None, "Follow-up due": None, "Replied on": None, "Placed at": None,
                "Your anchor": None,
            }  # fmt: skip
            if number < 14:
                sent = first + timedelta(weeks=number // 8)
                values |= {"Status": "Contacted", "Contacted on": sent}
                if number < 8:
                    values |= {"Status": "Replied", "Replied on": sent + timedelta(days=7 if number % 2 else 3)}
                if number < 4:
                    values |= {"Status": "Placed", "Placed at": f"https://club-{number}.example.org/our-links"}
                if number in (4, 5):
                    values |= {"Status": "declined"}
            for name, value in values.items():
                sheet.cell(2 + number, column[name]).value = value
        for number, due in ((9, -7), (10, 0), (11, 3), (12, 21)):
            day = datetime.combine(self.TODAY + timedelta(days=due), datetime.min.time())
            sheet.cell(2 + number, column["Follow-up due"]).value = day
        sheet.cell(2 + 13, column["Status"]).value = "Followed up"
        sheet.cell(2 + 19, column["Status"]).value = "Ask Ann"
        book.save(path)
