"""Living pages at the end of redirects and behind queries, on hosts that answer any address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.checking.cases import Case, assert_living
from tests.web.odd_sites import page, site, to

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Exchange, Site
    from tests.conftest import ServeWeb

ARTICLE = "<p>Warp threads are wound on the beam before weaving begins, and the heddles lift every second one.</p>" * 4
WEAVING = page("Weaving", f"<h1>Weaving</h1>{ARTICLE}")
SOFT = page("Looms", "<h1>Looms</h1><p>We have nothing to show at this address; the menu may help.</p>")
MISSING = page("Page not found", "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>")


def onward(before: str, after: str) -> Behaviour:
    """Any address that begins with `before` is redirected to the same one under `after`."""

    async def behave(exchange: Exchange) -> Answer:
        return to(exchange.seen.target.replace(before, after, 1), 301)

    return behave


def with_slash(otherwise: Answer) -> Behaviour:
    async def behave(exchange: Exchange) -> Answer:
        path = exchange.seen.path
        return otherwise if path.endswith("/") else to(path + "/", 301)

    return behave


def by_folder(answers: dict[str, Behaviour | Answer], otherwise: Answer) -> Behaviour:
    async def behave(exchange: Exchange) -> Answer | None:
        found = next((answers[folder] for folder in answers if exchange.seen.path.startswith(folder)), otherwise)
        return found if isinstance(found, Answer) else await found(exchange)

    return behave


REDIRECTS: dict[str, tuple[Site, str]] = {
    "a closing slash": ({"/articles/weaving/": WEAVING, "*": with_slash(SOFT)}, "/articles/weaving"),
    "a closing slash, where the lost are told so": (
        {"/articles/weaving/": WEAVING, "*": with_slash(MISSING)},
        "/articles/weaving",
    ),
    "a folder by another name": (
        {"/new/weaving": WEAVING, "*": by_folder({"/old/": onward("/old/", "/new/")}, SOFT)},
        "/old/weaving",
    ),
    "a folder for missing people": (
        {"/missing/ada-smith": WEAVING, "*": by_folder({"/people/": onward("/people/", "/missing/")}, SOFT)},
        "/people/ada-smith",
    ),
}


@pytest.mark.parametrize("case", REDIRECTS)
async def test_a_redirect_that_keeps_the_path(serve_web: ServeWeb, case: str) -> None:
    habits, path = REDIRECTS[case]
    await assert_living(serve_web, Case({**site(), **habits}, path))


@pytest.mark.parametrize("query", ["aff=123", "cid=mail-7", "page_id=2", "r=ada", "yclid=8812", "invite=x7y8z"])
async def test_a_home_page_with_a_query(serve_web: ServeWeb, query: str) -> None:
    home = site()["/"]
    await assert_living(serve_web, Case({**site(), f"/?{query}": to("/"), "/": home, "*": to("/")}, f"/?{query}"))


@pytest.mark.parametrize(
    "name", ["Domain parking for professionals", "Domain for sale lister", "Buy this domain name: a song"]
)
async def test_a_site_of_one_page_about_domains(serve_web: ServeWeb, name: str) -> None:
    await assert_living(serve_web, Case({"*": page(name, f"<h1>{name}</h1><p>Read on, or call us.</p>")}, "/"))


@pytest.mark.parametrize("files", [("list.csv",), ("list.csv", "notes.txt")])
async def test_a_list_of_files(serve_web: ServeWeb, files: tuple[str, ...]) -> None:
    rows = "".join(f"<li><a href={file}>{file}</a></li>" for file in ("../", *files))
    await assert_living(serve_web, Case({"/": page("Index of /", f"<h1>Index of /</h1><ul>{rows}</ul>")}, "/"))


@pytest.mark.parametrize("link", ["/guide?print=1", "/guide?m=1", "/guide?page=2", "/find?k=loom", "/find?tag=looms"])
async def test_a_query_that_names_no_record(serve_web: ServeWeb, link: str) -> None:
    async def behave(exchange: Exchange) -> Answer:
        if not exchange.seen.query:
            return page("Index", f"<h1>Index</h1>{ARTICLE}")
        return page("Guide", f"<h1>Guide</h1><p>Das Haus gibt es nicht mehr; no results for it.</p>{ARTICLE}")

    await assert_living(serve_web, Case({**site(), "/guide": behave, "/find": behave}, link))
