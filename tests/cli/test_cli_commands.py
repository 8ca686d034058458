"""The commands as a person meets them: help, version, bad input, and what goes where."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from typer.main import get_command

from brokenlinks import __version__
from brokenlinks.cli import main
from brokenlinks.cli.app import app
from brokenlinks.config import Settings
from tests.exporting.given_runs import finished_crawl

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.demo.web import PretendWeb
    from tests.conftest import ServeWeb

COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]  # a group, by its callback


class Ended:
    """What a command left behind."""

    def __init__(self, status: object, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


class Command(Protocol):
    """Runs a command in this process, in an empty folder."""

    def __call__(self, *words: str) -> Ended: ...


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Not for crawls: those need a process of their own."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["brokenlinks", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return Ended(ended.value.code or 0, *capsys.readouterr())

    return run


def test_every_command_is_there() -> None:
    assert list(COMMANDS) == [
        *("crawl", "check", "match", "drafts", "recheck", "export", "report", "import"),
        *("init", "new-spider", "spiders", "demo", "settings"),
    ]


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_the_help_names_every_command(command: Command, words: tuple[str, ...]) -> None:
    ended = command(*words)
    assert (ended.status, ended.err) == (0, "")
    assert all(f"  {name} " in ended.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_an_example_that_it_takes(command: Command, name: str) -> None:
    ended = command(name, "--help")
    assert (ended.status, ended.err) == (0, "")
    _, _, example = " ".join(ended.out.split()).partition("Example: ")
    assert example.startswith(f"brokenlinks {name}")
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {word for word in example.split() if word.startswith("--")} <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    assert all(parameter.help for parameter in COMMANDS[name].params if parameter.name != "help")


def test_the_version(command: Command) -> None:
    assert command("--version").out == f"brokenlinks {__version__}\n"


def test_settings_lists_each_with_its_default_and_meaning(command: Command) -> None:
    ended = command("settings")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert tomllib.loads("\n".join(lines[::2])) == Settings().model_dump()
    assert lines[1::2] == [f"    {field.description}" for field in Settings.model_fields.values()]


# --- bad input


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "pages.txt").write_text("https://a.example/\n")
    (tmp_path / "names.csv").write_text("name\nAnn\n")
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "dead.csv").write_text("dead_url\nhttps://a.example/hives\n")
    (tmp_path / "own.csv").write_text("url,title\nhttps://me.example/,Hives\n")
    (tmp_path / "none.csv").write_text("url,title\n,Hives\n")
    (tmp_path / "unknown.toml").write_text("timeout = 9\n\ntimeot = 9\n")
    (tmp_path / "bad.toml").write_text('timeout = "soon"\n')
    (tmp_path / "broken.toml").write_text("timeout = \n")
    (tmp_path / "broken.jsonl").write_text('{"dead_url": \n')
    (tmp_path / "not.xlsx").write_text("no workbook")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scrapy.cfg").write_text("")


MATCH = "match --targets dead.csv --content own.csv --out out.jsonl"
BAD = [
    ("nonsense", "No such command 'nonsense': `brokenlinks --help`"),
    ("--nonsense", "No such option: --nonsense"),
    ("crawl", "Missing argument"),
    ("crawl bees --pages", "--pages"),
    ("crawl bees --pages pages.txt --depth deep", "Invalid value for '--depth'"),
    ("crawl bees --pages pages.txt --nonsense", "No such option: --nonsense"),
    ("crawl bee keeping --pages pages.txt", "The keyword has several words (… keeping): put it in quotes."),
    ("crawl bees --pages a.txt b.txt c.txt", "b.txt c.txt is one name too many: write --pages, or --content, before"),
    ("check a.txt b.txt", "b.txt): `brokenlinks check --help`"),
    ("check", "Missing argument 'SRC': `brokenlinks check --help`"),
    ("check nowhere.txt", "There is no file nowhere.txt: check its name and folder."),
    ("check folder", "folder is a folder: name a file in it."),
    ("check empty.txt", "empty.txt holds no links"),
    ("check names.csv", "has no column named url, link or address; its columns are name: name one with --column."),
    ("check https://a.example//x", "https://a.example//x is a link, not a list of links"),
    ("check HTTP://a.example/", "`echo 'HTTP://a.example/' | brokenlinks check -`"),
    ("check names.csv --column links", "has no column named links; its columns are name"),
    ("check not.xlsx", "not.xlsx is no Excel workbook, or a damaged one"),
    ("check pages.txt --out out.pdf", "out.pdf is of no known kind"),
    ("check pages.txt --out nowhere/out.csv", "nowhere/out.csv cannot be written"),
    (
        "check pages.txt --config unknown.toml",
        "unknown.toml, line 3: there is no setting timeot: did you mean timeout?",
    ),
    ("check pages.txt --config bad.toml", "timeout in bad.toml, line 1, cannot be 'soon'"),
    ("check pages.txt --config broken.toml", "The settings file broken.toml is not valid TOML"),
    ("check pages.txt --config nowhere.toml", "There is no settings file nowhere.toml"),
    ("match --content own.csv --out out.jsonl", "Missing option '--targets'"),
    (MATCH.replace("dead.csv", "nowhere.csv"), "nowhere.csv"),
    (MATCH.replace("dead.csv", "names.csv"), "names.csv has neither a dead_url nor an anchor column"),
    (MATCH.replace("dead.csv", "pages.txt"), "pages.txt is no list of dead links"),
    (MATCH.replace("dead.csv", "broken.jsonl"), "broken.jsonl, line 1 is not valid JSON"),
    (MATCH.replace("own.csv", "nowhere.csv"), "nowhere.csv does not exist"),
    (MATCH.replace("own.csv", "names.csv"), "has no column named url"),
    (MATCH.replace("own.csv", "none.csv"), "none.csv gave no page to offer"),
    (MATCH.replace("own.csv", "folder"), "folder holds no .html"),
    ("drafts names.csv --format gmass", "Missing option '--out'"),
    ("drafts names.csv --format pdf --out out.csv", "no format pdf: choose gmass, buzzstream or eml."),
    ("drafts names.csv --format gmass --out mails", "mails is no name for a table: let it end in .csv."),
    ("drafts names.csv --format eml --out pages.txt", "pages.txt is a file: name a folder for the mails."),
    ("drafts names.csv --format eml --out mails", "names.csv has no sheet with the columns Page to contact, Mail subj"),
    ("drafts not.xlsx --format eml --out mails", "not.xlsx is no Excel workbook, or a damaged one"),
    ("drafts nowhere.xlsx --format eml --out mails", "There is no file nowhere.xlsx"),
    (MATCH.replace("out.jsonl", "nowhere/out.jsonl"), "nowhere/out.jsonl cannot be written"),
    (MATCH.replace("out.jsonl", "folder.jsonl"), "folder.jsonl cannot be written"),
    (MATCH.replace("out.jsonl", "out.json"), "out.json is of no known kind: let its name end in .csv, .jsonl or .xlsx"),
    (MATCH + " --db kept.db", "Nothing is kept in kept.db without the archive: give --archive as well"),
    (MATCH + " --archive --db bad.toml", "bad.toml cannot be used"),
    (MATCH + " --min-score 101", "--min-score"),
    (MATCH + " --min-score -1", "--min-score"),
    (MATCH + " --min-score high", "--min-score"),
    (MATCH + " --config unknown.toml", "unknown.toml, line 3: there is no setting timeot"),
    ("export", "Missing argument 'DB'"),
    ("export x.db", "Missing option '--out'"),
    ("export nowhere.db --out x.csv", "There is no file nowhere.db: name the .db that stands beside a crawl's"),
    ("export pages.txt --out x.csv", "The project file pages.txt cannot be used"),
    ("export nowhere.db --out x.pdf", "x.pdf is of no known kind"),
    (
        "export nowhere.db --out x.csv --table y",
        "There is no table y: name one of prospects, changes, targets, unclear,",
    ),
    ("export nowhere.db --out x --format y", "There is no format y: choose one of csv, jsonl, parquet."),
    ("report nowhere.db", "There is no file nowhere.db"),
    ("report nowhere.db --out x.pdf", "x.pdf is no name for a page: let it end in .html."),
    ("import", "Missing argument 'FILE...'"),
    ("import names.csv", "Missing option '--out'"),
    ("import nowhere.csv --out x.txt", "There is no file nowhere.csv: check its name and folder."),
    ("import names.csv --out x.txt", "names.csv is no export of broken links that is known (its columns: name)"),
    ("import names.csv --out x.txt --as y", "An export cannot be taken as y: write --as pages or --as targets."),
    ("import names.csv --out x.csv", "x.csv is no name for a list of pages: let it end in .txt."),
    ("init", "Missing argument 'DIR'"),
    ("init mine", "mine/scrapy.cfg is there already: choose another folder, or move it away."),
    ("init pages.txt", "pages.txt"),
    ("init pages.txt/inside", "pages.txt"),
    ("settings --nonsense", "No such option"),
]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("words", "says"), BAD, ids=[words for words, _ in BAD])
def test_bad_input_costs_one_sentence(command: Command, words: str, says: str) -> None:
    ended = command(*words.split())
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.startswith("brokenlinks: ")
    assert says in ended.err
    assert ended.err.count("\n") == 1
    assert ended.err.rstrip()[-1] in ".!?`"


def test_a_name_with_a_line_break_still_costs_one_line(command: Command) -> None:
    ended = command("check", "no\nwhere.txt")
    assert ended.err == "brokenlinks: There is no file no where.txt: check its name and folder.\n"


def test_an_unknown_variable_of_ours(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BROKENLINKS_TIMEOT", "9")
    (tmp_path / "pages.txt").write_text("https://a.example/\n")
    ended = command("check", "pages.txt")
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "BROKENLINKS_TIMEOT sets no setting: there is no timeot: did you mean timeout?" in ended.err


# --- what goes where


def _settings_for(web: PretendWeb, tmp_path: Path) -> None:
    hosts = "".join(f"{json.dumps(name)} = {json.dumps(address)}\n" for name, address in web.hosts().items())
    lines = ('allow_networks = ["127.0.0.0/8"]', "second_nameservers = []", "canaries = []", "recheck_after = 0.02")
    (tmp_path / "brokenlinks.toml").write_text("\n".join((*lines, "[hosts]", hosts)))


def test_check_prints_rows_and_nothing_else_on_standard_output(
    command: Command, serve_web: ServeWeb, tmp_path: Path
) -> None:
    web = serve_web({"x.example": {}})
    _settings_for(web, tmp_path)
    (tmp_path / "links.txt").write_text(web.url("x.example", "/hives") + "\nmailto:a@b.example\n")
    ended = command("check", "links.txt")
    header, dead, skipped = ended.out.splitlines()
    assert header == "url,verdict,reason,confidence,evidence,status,final_url,checked_at"
    assert dead.startswith(f"{web.url('x.example', '/hives')},dead,page_gone,")
    assert skipped.startswith("mailto:a@b.example,skipped,not_http,")
    assert (ended.status, ended.err) == (0, "")


def test_check_names_the_file_that_it_wrote(command: Command, serve_web: ServeWeb, tmp_path: Path) -> None:
    web = serve_web({"x.example": {}})
    _settings_for(web, tmp_path)
    (tmp_path / "links.csv").write_text(f"from;to\nx;{web.url('x.example', '/hives')}\n")
    ended = command("check", "links.csv", "--column", "to", "--out", "out.jsonl")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "1 of 1 links checked, 1 dead: out.jsonl\n"
    assert json.loads((tmp_path / "out.jsonl").read_text())["verdict"] == "dead"


@pytest.mark.usefixtures("files")
def test_match_writes_a_line_a_target(command: Command, tmp_path: Path) -> None:
    (tmp_path / "dead.csv").write_text("id,dead_url,anchor\n7,,Hives\n8,,Accounting software\n")
    own = ["Building hives", "Mead", "Wax candles", "Swarms"]
    rows = "".join(f"https://me.example/{number},{title}\n" for number, title in enumerate(own))
    (tmp_path / "own.csv").write_text(f"url,title\n{rows}")
    ended = command(*MATCH.split())
    assert ended.status == 0, ended.err
    hives, accounting = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert hives["id"] == "7"
    assert [match["url"] for match in hives["matches"]] == ["https://me.example/0"]
    assert accounting == {"id": "8", "dead_url": "", "about": "Accounting software", "matches": []}
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.jsonl"]
    assert ended.err == "1 of 2 dead links have a match among 4 pages: out.jsonl\n"


def test_drafts_says_what_it_wrote_and_what_to_see_to(command: Command, tmp_path: Path) -> None:
    rows = [
        "https://a.example/,S,T,Contacted",
        "https://b.example/,S,T [your name],Contacted",
        "https://c.example/,S,T,",
    ]
    (tmp_path / "own.csv").write_text("\n".join(["Page to contact,Mail subject,Mail text,Status", *rows]))
    ended = command("drafts", "own.csv", "--format", "eml", "--out", "mails", "--status", "contacted")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [
        "There are gaps to fill in, in square brackets, in the mails for https://b.example/.",
        "2 mails: mails",
    ]
    assert {path.name for path in (tmp_path / "mails").iterdir()} == {"1 a.example.eml", "2 b.example.eml"}


def test_export_report_and_import_say_what_they_wrote(command: Command, tmp_path: Path) -> None:
    finished_crawl(tmp_path / "bees.db")
    ended = command("export", "bees.db", "--out", "bees.csv")
    assert (ended.status, ended.out, ended.err) == (0, "", "bees.csv: 3 rows\n")
    ended = command("export", "bees.db", "--table", "own", "--out", "own.jsonl")
    assert (ended.status, ended.err) == (0, "own.jsonl: 1 row\n")
    ended = command("report", "bees.db")
    assert (ended.status, ended.out, ended.err) == (0, "report.html\n", "The report is in:\n")
    (tmp_path / "frog.csv").write_text("Source,Destination\nhttps://a.example/,http://gone.example.net/\n")
    ended = command("import", "frog.csv", "--out", "pages.txt")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "frog.csv (Screaming Frog): 1 of 1 rows taken.\n1 page: pages.txt\n"
    assert (tmp_path / "pages.txt").read_text() == "https://a.example/\n"


@pytest.mark.usefixtures("files")
def test_init_says_what_it_wrote_and_what_comes_next(command: Command) -> None:
    ended = command("init", "new")
    assert ended.status == 0
    assert ended.err.splitlines()[:-1] == [
        f"wrote new/{name}" for name in ("scrapy.cfg", "spiders", "mail", "notebooks", "brokenlinks.toml")
    ]
    assert ended.err.splitlines()[-1].startswith("Next:  cd new  and  brokenlinks crawl")


# --- as fast as a command should be

HEAVY = {
    *("scrapy", "twisted", "openpyxl", "pandas", "pyarrow", "jinja2", "pydantic", "lxml", "tldextract", "selectolax"),
    *("wreq", "aiodns", "asyncio", "sqlite3"),
}


def test_help_loads_nothing_heavy() -> None:
    """Nor does anything of ours that is not the command line's."""
    code = "import sys, brokenlinks.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    loaded = set(done.stdout.split())
    assert "typer" in loaded
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("brokenlinks")} == {
        "brokenlinks", *(f"brokenlinks.cli{part}" for part in ("", ".app", ".options", ".outreach", ".statuses",
                                                               ".transfer")),
    }  # fmt: skip
