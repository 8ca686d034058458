"""The README tells all that there is, and nothing that is not: settings, options, columns, reasons, examples."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import pytest
from scrapy.http import HtmlResponse
from typer.main import get_command

from brokenlinks.check_list import COLUMNS, NOT_CHECKED
from brokenlinks.checking.reasons import state_of
from brokenlinks.cli.app import app
from brokenlinks.config import Settings, load_settings
from brokenlinks.config.loading import SERVICES
from brokenlinks.config.settings import Place
from brokenlinks.crawling.industry import ATTRIBUTES, own_settings
from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.discovery import build_queries
from brokenlinks.discovery.footprints import LANGUAGES, TIERS
from brokenlinks.drafts import MailKind
from brokenlinks.exporting import TABLES
from brokenlinks.importing.column_names import TOOLS
from brokenlinks.match_rows import COLUMNS as MATCH_COLUMNS
from brokenlinks.matching import DEFAULT_MIN_SCORE
from brokenlinks.matching.target_names import FIELD_NAMES
from brokenlinks.models import Niche, Reason
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook_data import Change

if TYPE_CHECKING:
    from brokenlinks.workbook.columns import Sheet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "make-it-yours.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]  # a group, by its callback


class Block(NamedTuple):
    """A fenced block."""

    language: str
    text: str


BLOCKS = [Block(*found) for found in re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def section(heading: str) -> str:
    """What stands under a heading, up to the next one of any level."""
    plain = _FENCED.sub("", README)
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", plain, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no section {heading!r}"
    return found[1]


def table(heading: str, number: int = 1) -> list[list[str]]:
    """The rows of the first table under a heading, or of another one, without its header."""
    tables = re.findall(r"^(?:\|.*\n)+", section(heading), re.MULTILINE)
    rows = tables[number - 1].splitlines() if len(tables) >= number else []
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def code(cell: str) -> str:
    """What stands in back quotes; "" when nothing does."""
    found = re.search("`([^`]+)`", cell)
    return found[1] if found else ""


def examples() -> list[str]:
    """Every command line of ours in the fenced shell blocks."""
    guide = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    shell = [*(block.text for block in BLOCKS if block.language == "sh"), *guide]
    lines = [line for text in shell for line in text.splitlines()]
    return [line[line.index("brokenlinks ") :] for line in lines if re.search(r"(^|uv run )brokenlinks ", line)]


# --- settings


def test_every_setting_is_in_the_table_in_order() -> None:
    assert [code(row[0]) for row in table("Settings")] == [
        name for name in Settings.model_fields if name not in SERVICES
    ]


def test_every_entry_of_a_services_table_with_its_default() -> None:
    expected = {
        f"{name}.{entry}": getattr(Settings.model_fields[name].get_default(), entry)
        for name, kind in SERVICES.items()
        for entry in kind.model_fields
    }
    rows = table("Search services")
    assert {code(row[0]): tomllib.loads(f"value = {code(row[1])}")["value"] for row in rows} == expected
    assert all(row[2].endswith(".") for row in rows)


def test_every_place_to_search_with_what_it_needs() -> None:
    text = section("How pages are found")
    for name in get_args(Place):
        kind = SERVICES[name]
        (row,) = re.findall(rf"^\| `{name}` \|.*$", text, re.MULTILINE)
        needs = {entry for entry in ("key", "engine") if entry in kind.model_fields}
        assert {entry for entry in needs if f"`{entry}`" in row} == needs


def test_tiers_and_languages() -> None:
    text = section("How pages are found")
    assert re.findall(r"^\| `(\w+)` \| [^|]+ \|$", text, re.MULTILINE) == sorted(
        TIERS, key=["precision", "institutions", "grid", "lists", "old"].index
    )
    assert set(re.findall(r"`([a-z]{2})`", text)) == set(LANGUAGES)


@pytest.mark.parametrize("row", table("Settings"), ids=lambda row: code(row[0]))
def test_the_default_and_the_meaning_of_a_setting(row: list[str]) -> None:
    name, default, meaning = row
    expected = Settings.model_fields[code(name)].get_default()
    given = tomllib.loads(f"value = {code(default)}")["value"]
    assert (given, type(given)) == (expected, type(expected))
    assert meaning.endswith(".")


def test_the_built_in_threshold() -> None:
    assert Settings.model_fields["min_score"].get_default() == DEFAULT_MIN_SCORE


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "toml"])
def test_an_example_of_a_settings_file_is_valid(block: Block, tmp_path: Path) -> None:
    file = tmp_path / "brokenlinks.toml"
    file.write_text(block.text, encoding="utf-8")
    settings = load_settings(config=file)
    assert settings.model_fields_set == set(tomllib.loads(block.text))


# --- commands


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented(name: str) -> None:
    arguments = [f" {_shown(parameter)}" for parameter in COMMANDS[name].params if not _is_option(parameter)]
    section(f"`brokenlinks {name}{''.join(arguments)}`")


@pytest.mark.parametrize("name", COMMANDS)
def test_its_table_has_every_option_and_default(name: str) -> None:
    heading = next(line for line in README.splitlines() if re.match(rf"### `brokenlinks {name}\b", line))
    documented = {code(row[0]).split()[0]: row[1] for row in table(heading.removeprefix("### "))}
    options = {parameter.opts[-1]: parameter for parameter in COMMANDS[name].params if _is_option(parameter)}
    assert list(documented) == list(options)
    for option, parameter in options.items():
        assert (documented[option] == "required") == parameter.required
        if parameter.default not in (None, False):
            assert documented[option] == f"`{parameter.default}`"


def test_defaults_that_are_settings() -> None:
    documented = {code(row[0]).split()[0]: row[1] for row in table("`brokenlinks crawl KEYWORD`")}
    assert documented["--depth"] == str(Settings.model_fields["depth"].get_default())
    assert documented["--queries"] == str(Settings.model_fields["queries"].get_default())
    assert documented["--max-pages"] == str(Settings.model_fields["max_pages"].get_default())
    matching = {code(row[0]).split()[0]: row[1] for row in table("`brokenlinks match`")}
    assert matching["--min-score"] == f"{DEFAULT_MIN_SCORE:g}"


def test_the_options_of_the_program_itself() -> None:
    for parameter in get_command(app).params:
        assert f"`brokenlinks {parameter.opts[0]}`" in section("Commands")


@pytest.mark.parametrize("line", examples())
def test_an_example_is_a_command_that_the_program_takes(line: str) -> None:
    name, *arguments = shlex.split(line)[1:]
    COMMANDS[name].make_context(name, arguments)  # raises for an unknown option, or a missing one


def test_there_is_an_example_of_nearly_every_command() -> None:
    assert {shlex.split(line)[1] for line in examples()} >= COMMANDS.keys() - {"settings"}


@pytest.mark.parametrize("line", re.findall("`(brokenlinks [a-z][^`]*)`", README))
def test_a_command_named_in_a_sentence_exists(line: str) -> None:
    name, *arguments = shlex.split(line)[1:]
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {argument for argument in arguments if argument.startswith("--")} <= known | {"--help"}


def test_every_option_that_is_named_exists() -> None:
    known = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= known | {"--help", "--version"}


def _is_option(parameter: Any) -> bool:
    return bool(parameter.opts[0].startswith("-"))


def _shown(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def test_every_kind_of_mail() -> None:
    assert [code(row[0]).removesuffix(".txt") for row in table("Mail drafts")] == list(MailKind)


# --- what is written


@pytest.mark.parametrize("sheet", [table.sheet for table in TABLES.values()], ids=lambda sheet: sheet.title)
def test_every_column_of_the_workbook(sheet: Sheet[Any]) -> None:
    rows = table(f"Sheet: {sheet.title}")
    assert [row[0] for row in rows] == [column.name for column in sheet.columns]
    for row, column in zip(rows, sheet.columns, strict=True):
        assert row[1].endswith(".")
        assert row[1].startswith("Yours") == column.yours


def test_every_change() -> None:
    named = dict(re.findall(r"^\| ([a-z ]+) \| ([A-Z].*) \|$", section("Sheet: What changed"), re.MULTILINE))
    assert list(named) == [change.value for change in Change]


def test_every_table_that_can_be_exported() -> None:
    rows = table("`brokenlinks export DB`", 2)
    assert [code(row[0]) for row in rows] == list(TABLES)
    assert [row[1] for row in rows] == [f"The sheet {table.sheet.title}." for table in TABLES.values()]


def test_every_tool_that_is_known() -> None:
    assert {tool.name for tool in TOOLS} == {
        name for name in re.findall(r"\*\*([^*]+)\*\*", section("`brokenlinks import FILE...`")) if name
    }


def test_every_column_of_a_check() -> None:
    assert [code(row[0]) for row in table("The rows of a check")] == list(COLUMNS)


def test_every_column_of_a_match_and_of_its_list() -> None:
    text = section("The rows of a match")
    named = [code(row.strip("|").split("|")[0]) for row in re.findall(r"^\| `.*$", text, re.MULTILINE)]
    assert named[: len(MATCH_COLUMNS)] == list(MATCH_COLUMNS)
    assert set(named[len(MATCH_COLUMNS) :]) == FIELD_NAMES.keys() - {"left", "right"}
    by_name = {_spelt(name): field for field in reversed(FIELD_NAMES) for name in FIELD_NAMES[field]}
    for row in re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE):
        fields = {by_name[_spelt(name)] for name in re.split(", |; | and ", row[1])}
        assert fields <= ({row[0], "left", "right"} if row[0] == "context" else {row[0]})


def _spelt(name: str) -> str:
    return name.lower().replace("_", " ")


def test_every_reason_with_its_state_and_label() -> None:
    documented = [(row[0], code(row[1]), row[2]) for row in table("How verdicts are reached")]
    assert sorted(documented) == sorted((state_of(reason), reason, REASONS[reason].short) for reason in Reason)
    assert f"`{NOT_CHECKED}`" in section("How verdicts are reached")


def test_columns_named_in_the_tutorial_exist() -> None:
    named = re.findall(r"^- ((?:\*[^*]+\*(?:, | and | to |: ))+)", section("Five minutes"), re.MULTILINE)
    columns = {column.name for column in PROSPECTS.columns}
    assert named
    assert {name for names in named for name in re.findall(r"\*([^*]+)\*", names)} <= columns


# --- spiders, in the README and in the guide

SPIDERS = [
    pytest.param(text, source, id=f"{name}, {''.join(re.findall(r'class [A-Z][a-z]+', source, re.MULTILINE))}")
    for name, text in (("README", README), ("guide", GUIDE))
    for source in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
]
PAGE = b"""<title>Patient links</title>
<h2>Our sponsors</h2><div class=sponsors><a href="https://paid.example/">A shop</a></div>
<h2>Read more</h2><a href="https://teeth.example/">Teeth</a>"""


@pytest.mark.parametrize(("text", "source"), SPIDERS)
def test_a_spider_that_is_shown_runs(text: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(source.splitlines()) <= 35
    names: dict[str, Any] = {"__name__": "spiders.shown"}
    exec(compile(source, "spiders/shown.py", "exec"), names)  # noqa: S102
    (kind,) = (found for found in names.values() if isinstance(found, type) and found.__module__ == "spiders.shown")
    spider = kind()
    assert isinstance(spider, BrokenLinksSpider)
    industry = spider.industry
    settings = load_settings(spider=own_settings(spider), folder=ROOT / "docs")
    build_queries(
        Niche("bees", industry.keywords),
        tiers=settings.tiers,
        languages=settings.languages,
        limit=settings.queries,
        extra=industry.footprints,
    )
    links = [link.url for link in spider.read(HtmlResponse("https://clinic.example/links/", body=PAGE)).links]
    is_dental = kind.__name__ in ("DentalSpider", "ClinicsSpider")
    assert links == ["https://teeth.example/"] if is_dental else ["https://paid.example/", "https://teeth.example/"]
    assert f"--spider {spider.name}" in text or spider.name == "clinics"


def test_the_guide_lists_every_attribute() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| [A-Z]", GUIDE, re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(name for name in listed if name in ATTRIBUTES) == sorted(ATTRIBUTES)


def test_the_guide_lists_every_spider_that_ships() -> None:
    shipped = {path.stem for path in (ROOT / "spiders").glob("*.py")} - {"__init__"}
    assert (
        set(re.findall(r"^\| `(\w+)` \| [A-Z“]", GUIDE.split("## The spiders that come with it")[1], re.MULTILINE))
        >= shipped
    )


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https:)([^)]+)\)", GUIDE))
def test_what_the_guide_links_is_there(target: str) -> None:
    path, _, anchor = target.partition("#")
    text = README if path == "../README.md" else GUIDE
    assert path in ("", "../README.md")
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# --- links


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https:)([^)#]+)\)", README))
def test_a_file_that_is_linked_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


@pytest.mark.parametrize("anchor", re.findall(r"\]\(#([^)]+)\)", README))
def test_a_chapter_that_is_linked_is_there(anchor: str) -> None:
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", README), re.MULTILINE)
    assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_picture_is_a_small_png() -> None:
    picture = (ROOT / "docs" / "prospects.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture) < 300_000


def test_the_two_commands_for_a_new_machine() -> None:
    lines = [line for block in BLOCKS if block.language == "sh" for line in block.text.splitlines()]
    assert "pip install uv && uv run brokenlinks demo" in lines
    assert "uv run pytest" in lines
    assert "`pipx install uv`" in README
