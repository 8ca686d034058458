"""The commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brokenlinks.cli import outreach, transfer
from brokenlinks.cli.options import Config
from brokenlinks.cli.statuses import STOPPED

# What a command needs is imported when it runs: `--help` must not wait for Scrapy or openpyxl.

app = typer.Typer(
    help="Find broken links on resource pages and match them to your own content.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)

InBrowser = Annotated[
    bool | None,
    typer.Option("--browser", help="Open links that refuse programs, or show nothing without scripts, in a Chromium."),
]


@app.command(epilog='Example:  brokenlinks crawl "beekeeping" --content https://www.your-site.com/')
def crawl(
    keyword: Annotated[str, typer.Argument(help="The niche, such as: beekeeping.")],
    pages: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SRC",
            help="Resource pages to read: a URL, a text file of URLs, a CSV or XLSX with a url column, a site map, or -"
            " for standard input. Without any, pages are searched for. May be given several times.",
        ),
    ] = None,
    candidates: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Pages that you have not looked at, such as an export of search results: junk among them is left out."
            " May be given several times.",
        ),
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SRC",
            help="Your own pages: your site's address, a site map, a CSV or XLSX (url, title, keywords, description), a"
            " .jsonl, a folder of HTML or Markdown files, or one page's URL. May be given several times.",
        ),
    ] = None,
    spider: Annotated[str, typer.Option(metavar="NAME", help="The spider in spiders/ to use.")] = "resources",
    search: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Where to search for pages: ddgs, searxng, brave, mediawiki, google, serpapi, marginalia, commoncrawl."
            "  [default: ddgs]",
        ),
    ] = None,
    tier: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Which footprints to search with: precision, grid, lists, institutions, old."
            "  [default: precision, institutions]",
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="A language to search in: en, de, fr, es …  [default: en]"),
    ] = None,
    queries: Annotated[
        int | None, typer.Option(metavar="N", help="Search with at most so many queries.  [default: 20]")
    ] = None,
    snowball: Annotated[
        bool | None,
        typer.Option("--snowball/--no-snowball", help="Follow links to other resource pages.  [default: snowball]"),
    ] = None,
    archive: Annotated[
        bool | None,
        typer.Option("--archive/--no-archive", help="Look dead pages up in the Wayback Machine.  [default: archive]"),
    ] = None,
    out: Annotated[Path, typer.Option(help="The workbook to write.")] = Path("prospects.xlsx"),
    db: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The project's file.  [default: as --out, ending in .db]")
    ] = None,
    depth: Annotated[
        int | None, typer.Option(metavar="N", help="Follow a site's own link pages so many steps.  [default: 1]")
    ] = None,
    max_pages: Annotated[
        int | None, typer.Option(metavar="N", help="Read at most so many pages.  [default: 500]")
    ] = None,
    config: Config = None,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Begin anew: check every link and read your pages, whatever is known of them."),
    ] = False,
    browser: InBrowser = None,
) -> None:
    """Find resource pages, check their links, and write the workbook of prospects."""
    from brokenlinks.cli.display import show_result, shown
    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.crawling.run import crawl as run
    from brokenlinks.progress import Progress

    job = CrawlJob(
        keyword=keyword,
        pages=tuple(pages or ()),
        candidates=tuple(candidates or ()),
        content=tuple(content or ()),
        out=out,
        db=db,
        config=config,
        fresh=fresh,
        options={
            name: value
            for name, value in {
                "search": search,
                "tiers": tier,
                "languages": language,
                "queries": queries,
                "snowball": snowball,
                "archive": archive,
                "depth": depth,
                "max_pages": max_pages,
                "browser": browser,
            }.items()
            if value not in (None, [])
        },
    )
    progress = Progress()
    with shown(progress):
        result = run(job, spider=spider, progress=progress)
    show_result(result)
    if not result.summary.complete:
        raise typer.Exit(STOPPED)


@app.command(epilog="Example:  brokenlinks check links.txt --out verdicts.xlsx")
def check(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SRC",
            help="A text file with one link a line, a CSV or XLSX with a column of links, or - for standard input.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A .csv, .jsonl or .xlsx; without it the rows are printed as CSV."),
    ] = None,
    column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column of links.  [default: url, link or address]")
    ] = None,
    config: Config = None,
    browser: InBrowser = None,
) -> None:
    """Check a list of links: alive, dead, unclear or skipped, with the reason and the evidence."""
    from brokenlinks.check_list import check_list
    from brokenlinks.cli.display import say, shown
    from brokenlinks.config import load_settings
    from brokenlinks.progress import Progress

    settings = load_settings({"browser": browser}, config=config)
    progress = Progress()
    notes: list[str] = []
    with shown(progress):
        written, _ = check_list(source, settings, out=out, column=column, progress=progress, on_note=notes.append)
    for note in notes:
        say(note)
    left = progress.links - progress.checked
    if written is not None or left:
        why = "you stopped it" if progress.stopped else "your network was down or filtered"
        stopped = f", {left} not checked as {why}" if left else ""
        where = f": {written}" if written else "."
        say(f"{progress.checked} of {progress.links} links checked, {progress.dead} dead{stopped}{where}")
    if progress.stopped:
        raise typer.Exit(STOPPED)


@app.command(
    epilog="Example:  brokenlinks match --targets dead.csv --content https://www.your-site.com/ --out matches.xlsx"
)
def match(
    targets: Annotated[
        Path,
        typer.Option(
            metavar="SRC",
            help="Dead links: .jsonl, .csv or .xlsx, with columns such as dead_url, anchor, context, or as other tools"
            " export them.",
        ),
    ],
    content: Annotated[list[str], typer.Option(metavar="SRC", help="Your own pages, as for crawl.")],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="A .csv, .xlsx or .jsonl to write: a row a dead link, in their order.")
    ],
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            min=0,
            max=100,
            help="Offer a page only from this match score on; 0: the best that share any word.",
        ),
    ] = None,
    archive: Annotated[
        bool,
        typer.Option(
            "--archive",
            help="Look the dead pages up in the Wayback Machine first: some three seconds each, at most archive_pages"
            " of them.  [default: not, as nobody has confirmed that they are dead, and lists are long]",
        ),
    ] = False,
    db: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where the archive's answers are kept, with --archive.  [default: as --out, ending in .db]",
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Match dead links to your own pages."""
    from brokenlinks.cli.display import say, shown
    from brokenlinks.config import load_settings
    from brokenlinks.match_list import match_list
    from brokenlinks.progress import Progress

    settings = load_settings({"min_score": min_score}, config=config)
    progress = Progress()
    with shown(progress):
        done = match_list(targets, content, out, settings, archive=archive, database=db, progress=progress)
    for note in done.notes:
        say(note)
    say(f"{done.matched} of {done.targets} dead links have a match among {done.own_pages} pages: {done.path}")
    if progress.stopped:
        raise typer.Exit(STOPPED)


app.command(epilog="Example:  brokenlinks drafts prospects.xlsx --format eml --out mails")(outreach.drafts)
app.command(epilog="Example:  brokenlinks recheck prospects.xlsx")(outreach.recheck)
app.command(epilog="Example:  brokenlinks export prospects.db --table links --out links.csv")(transfer.export)
app.command(epilog="Example:  brokenlinks report prospects.db --out report.html")(transfer.report)
app.command("import", epilog="Example:  brokenlinks import ahrefs.csv --as pages --out pages.txt")(transfer.import_)


@app.command(epilog="Example:  brokenlinks init my-niche && cd my-niche")
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    with_pipelines: Annotated[
        bool,
        typer.Option("--with-pipelines", help="Copy the pipelines too, to change them; else the installed ones serve."),
    ] = False,
) -> None:
    """Write a project to work in: spiders to copy, mail texts to change, settings explained, notebooks."""
    from brokenlinks.cli.display import say
    from brokenlinks.scaffold import write_project

    for path in write_project(folder, with_pipelines=with_pipelines):
        say(f"wrote {path}")
    say(f'Next:  cd {folder}  and  brokenlinks crawl "your keyword" --content https://www.your-site.com/')


@app.command(
    "new-spider", epilog="Example:  brokenlinks new-spider dental-clinics https://www.example.org/patient-links/"
)
def new_spider(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is to be called, such as: dental-clinics.")],
    url: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="A page of its kind, for the examples in the file.")
    ] = None,
) -> None:
    """Write spiders/NAME.py: a spider for an industry, every attribute explained, to change."""
    from brokenlinks.cli.display import say
    from brokenlinks.new_spider import write_spider

    path = write_spider(name, url or "")
    say(f"wrote {path}")
    say(
        f'Next:  change {path}  and  brokenlinks crawl "your keyword" --spider {name} --content https://www.your-site.com/'
    )


@app.command(epilog="Example:  brokenlinks spiders")
def spiders() -> None:
    """List the spiders: name, what each reads, file."""
    from brokenlinks import project
    from brokenlinks.crawling.spider_files import all_spiders

    found = all_spiders(project.activate())
    widths = [max((len(spider[column]) for spider in found), default=0) for column in (0, 2)]
    for spider in found:
        print(f"{spider.name:{widths[0]}}  {spider.file:{widths[1]}}  {spider.about}".rstrip())


@app.command(epilog="Example:  brokenlinks demo --out demo.xlsx")
def demo(
    out: Annotated[Path, typer.Option(help="The workbook to write.")] = Path("demo-prospects.xlsx"),
) -> None:
    """Crawl a small pretend web on this machine, to see what comes out. Needs no network."""
    from brokenlinks.cli.display import show_result, shown
    from brokenlinks.demo.run import run_demo
    from brokenlinks.progress import Progress

    progress = Progress()
    with shown(progress):
        result = run_demo(out, progress=progress)
    show_result(result)
    if not result.summary.complete:
        raise typer.Exit(STOPPED)


@app.command(epilog="Example:  brokenlinks settings")
def settings() -> None:
    """List every setting with its default and meaning."""
    from brokenlinks.config import Settings, as_toml

    for name, field in Settings.model_fields.items():
        print(f"{name} = {as_toml(field.get_default())}\n    {field.description}")


def _version(wanted: bool) -> None:
    if wanted:
        from brokenlinks import __version__

        print(f"brokenlinks {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass
