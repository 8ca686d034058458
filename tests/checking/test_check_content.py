"""Pages that answer 200 and are not there, and living ones that look like them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.checking.content import judge, judge_gone, suspects_living
from brokenlinks.checking.made_up import made_up
from brokenlinks.checking.not_found_phrases import NOT_FOUND
from brokenlinks.checking.page_facts import page_facts, shown
from brokenlinks.checking.samples import Known, Page, Sample, is_home
from brokenlinks.checking.wording import is_only_a_status, likeness, own_words, plain, tokens
from brokenlinks.models import Reason
from brokenlinks.network.trail import Hop, Trail
from brokenlinks.network.transport import Answer

SITE = "https://www.looms.example"
ASKED = f"{SITE}/guides/weaving.html"
INVENTED = f"{SITE}/guides/0123456789abcdef.html"

ARTICLE = "<p>Warp threads are wound on the beam before weaving begins, and the heddles lift every second one.</p>" * 4


def html(title: str, body: str, head: str = "") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><nav><a href=/>Home</a> <a href=/about>About</a></nav>"
        f"<main>{body}</main><footer>© Loom Society</footer></body></html>"
    )


def answer(body: str, status: int = 200, *headers: tuple[str, str]) -> Answer:
    return Answer(status, (("content-type", "text/html; charset=utf-8"), *headers), body.encode(), False, True)


def sample(body: str, status: int = 200, url: str = INVENTED, hops: tuple[Hop, ...] = ()) -> Sample:
    got = answer(body, status)
    return Sample(Trail(hops, url, got, None), page_facts(got, url), shown=shown(got))


def seen(
    body: str,
    made_up_page: Sample | None = None,
    *,
    asked: str = ASKED,
    url: str | None = None,
    home: Sample | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    name_servers: tuple[str, ...] = (),
    known: tuple[Known, ...] | None = None,
) -> Reason | None:
    """The reason that a page gets; None for one that nothing speaks against."""
    got = answer(body, 200, *headers)
    hops = (Hop(asked, 302),) if url and url != asked else ()
    facts = page_facts(got, url or asked)
    assert facts is not None
    finding = judge(
        Page(asked, Trail(hops, url or asked, got, None), facts, made_up_page, home, name_servers, known=known)
    )
    return finding.reason if finding else None


HONEST = sample(html("Not found", "<h1>Not found</h1>"), 404)
NOT_FOUND_PAGE = html("Page not found | Looms", "<h1>Page not found</h1><p>Sorry, try the search.</p>")
HOME = sample(html("Looms", "<h1>Welcome</h1><p>News of the society and its looms.</p>"), url=f"{SITE}/")
SEARCH = html("Search", "<h1>Search</h1><p>Nothing matches your words. Try others.</p>")
FOR_SALE = html("looms.example is for sale", "<h1>Buy this domain</h1><p>Click here to inquire.</p>")
SHELL = "<html><head><title>App</title><script src=/a.js></script></head><body><div id=root></div></body></html>"

LIVING = {
    "an article": (html("Weaving", f"<h1>Weaving</h1>{ARTICLE}"), HONEST),
    "an article of a host that answers any address with a search": (html("Weaving", ARTICLE), sample(SEARCH)),
    "area code 404": (html("Area code 404: Atlanta's phone history", "<h1>Area code 404</h1><p>Old.</p>"), HONEST),
    "how to write a 404 page": (
        html("Error handling: what to do when a page is not found", f"<h1>When a page is not found</h1>{ARTICLE}"),
        HONEST,
    ),
    "a song called Not Found": (
        html("Not Found (song) – discography", "<h1>Not Found</h1><p>A song of 2009, from the album Missing.</p>" * 5),
        HONEST,
    ),
    "a film called Page Not Found, headed so too": (
        html("Page not found | Films", "<h1>Page not found</h1><p>A short film about a lost diary.</p>"),
        HONEST,
    ),
    "how to spot a parked domain": (html("How to tell that a domain is for sale", f"<h1>Sale</h1>{ARTICLE}"), HONEST),
    "a shop for domains": (html("Domain for sale | Names", f"<h1>Our names</h1>{ARTICLE}"), HONEST),
    "a very short page": (html("OK", "<p>Seed list v2.</p>"), HONEST),
    "an application of a host that knows its paths": (SHELL, HONEST),
    "an article about captchas": (html("CAPTCHA inaccessible to everyone", f"<h1>CAPTCHA</h1>{ARTICLE}"), HONEST),
    "help with suspended accounts": (html("Account suspended", "<h1>Account suspended</h1><p>Pay.</p>"), HONEST),
    "how nginx greets": (html("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>An explanation.</p>"), HONEST),
    "a parking company's own page": (html("Domain parking", f"<h1>Domain parking</h1>{ARTICLE}"), HONEST),
    "pages alike but for their own words": (
        html("Weaving", "<p>All about weaving: read more on weaving.</p>"),
        sample(html("0123456789abcdef", "<p>All about 0123456789abcdef: read more on 0123456789abcdef.</p>")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LIVING)
def test_living_pages(case: str) -> None:
    body, made_up_page = LIVING[case]
    assert seen(body, made_up_page) is None


@pytest.mark.parametrize("language", NOT_FOUND)
def test_not_found_in_every_language(language: str) -> None:
    for heading in NOT_FOUND[language].headings:
        page = html(f"404 – {heading.capitalize()}! | Looms", f"<h1>{heading.upper()}</h1><p>…</p>")
        assert seen(page, sample(page)) is Reason.SOFT_404


def test_enough_languages() -> None:
    assert len(NOT_FOUND) >= 30


SUSPENDED = html("Account Suspended", "<h1>This Account has been suspended.</h1>")
NO_SITE = html("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, it works.</p>")

DEAD = {
    "it says so, as for a made-up address": (NOT_FOUND_PAGE, sample(NOT_FOUND_PAGE)),
    "only a status": (html("404", "<h1>Error 404</h1>"), sample(html("404", "<h1>Error 404</h1>"))),
    "account suspended": (SUSPENDED, sample(SUSPENDED)),
    "account suspended, which other addresses are told with an error": (SUSPENDED, sample(SUSPENDED, 503)),
    "a server without a site": (NO_SITE, sample(NO_SITE)),
}  # fmt: skip


@pytest.mark.parametrize("case", DEAD)
def test_soft_404(case: str) -> None:
    body, made_up_page = DEAD[case]
    assert seen(body, made_up_page) is Reason.SOFT_404


def test_it_says_so_on_a_host_that_is_honest_otherwise() -> None:
    """It may be an entry of a glossary."""
    entry = html("Page not found", "<h1>Page not found</h1><p>The page you are looking for has been removed.</p>")
    assert seen(entry, HONEST) is Reason.PROTOCOL_ERROR


def test_one_page_for_all_addresses_but_the_home_page() -> None:
    library = html(
        "Our library", "<h1>Welcome to our library</h1><p>Use the search above.</p>" + "<p>Maps, looms.</p>" * 6
    )
    assert seen(library, sample(library), home=HOME) is Reason.SOFT_404
    same_home = sample(library, url=f"{SITE}/")
    assert seen(library, sample(library), home=same_home, known=()) is None  # an application of one page
    about = Known(f"{SITE}/about", sample(html("About us", ARTICLE), url=f"{SITE}/about"))
    assert seen(library, sample(library), home=same_home, known=(about,)) is Reason.SOFT_404


def test_sent_to_the_home_page_like_any_made_up_address() -> None:
    home = html("Looms", "<h1>Welcome</h1><p>News of the society and its looms.</p>")
    away = sample(home, url=f"{SITE}/", hops=(Hop(INVENTED, 302),))
    assert seen(home, away, url=f"{SITE}/") is Reason.SOFT_404
    assert seen(home, HONEST, url=f"{SITE}/") is None  # this address alone: its keeper meant it
    assert seen(home, away, asked=f"{SITE}/index.html", url=f"{SITE}/") is None  # it was the home page


def test_sent_to_an_error_page() -> None:
    assert seen(NOT_FOUND_PAGE, HONEST, url=f"{SITE}/404.html") is Reason.SOFT_404
    assert seen(html("Errors", ARTICLE), HONEST, asked=f"{SITE}/errors/", url=f"{SITE}/docs/errors/") is None


PARKED: dict[str, dict[str, Any]] = {
    "for sale, whatever the address": {"made_up_page": sample(FOR_SALE)},
    "for sale, and served by a parking company": {"made_up_page": HONEST, "name_servers": ("ns1.sedoparking.com",)},
    "for sale, and a lander": {"made_up_page": HONEST, "url": f"{SITE}/lander"},
}


@pytest.mark.parametrize("case", PARKED)
def test_parked(case: str) -> None:
    assert seen(FOR_SALE, **PARKED[case]) is Reason.PARKED


def test_a_server_without_a_site_at_its_home_page() -> None:
    assert seen(NO_SITE, HONEST, asked=f"{SITE}/") is Reason.SOFT_404


@pytest.mark.parametrize(
    ("asked", "url", "title", "expected"),
    [
        (ASKED, "https://ww25.looms.example/", "looms.example is for sale", Reason.PARKED),
        (ASKED, "https://ww25.looms.example/", "looms.example", Reason.SOFT_404),  # organisations have such hosts too
        (ASKED, "https://dan.com/looms", "looms.example is for sale", Reason.PARKED),
        (ASKED, "https://dan.com/", "Domain for sale | Dan", None),
        (ASKED, "https://dan.com/", "dan.com is for sale", None),
        ("https://undeveloped.com/", "https://dan.com/", "Names", None),
        ("https://www.city.example/", "https://parking.city.example/", "Parking", None),
    ],
)
def test_sent_to_a_lander(asked: str, url: str, title: str, expected: Reason | None) -> None:
    body = html(title, "<h1>Names</h1><p>Related searches.</p>")
    away = sample(body, url=url, hops=(Hop(asked, 302),))
    made_up_page = away if "for sale" not in title.casefold() else HONEST
    assert seen(body, made_up_page, asked=asked, url=url) is expected


def test_a_parking_company_has_a_site_of_its_own() -> None:
    page = html("Domain parking | Bodis", f"<h1>Domain parking</h1>{ARTICLE}")
    asked, servers = "https://www.bodis.com/parking", ("ns1.bodis.com",)
    assert seen(page, HONEST, asked=asked, name_servers=servers) is None
    assert seen(page, HONEST, name_servers=servers) is Reason.PARKED


def test_a_lander_of_one_line() -> None:
    lander = '<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
    assert seen(lander, sample(lander), asked=f"{SITE}/") is Reason.PARKED
    assert seen(lander, HONEST) is None  # one mark


def test_one_mark_is_not_enough() -> None:
    assert seen(FOR_SALE, HONEST) is None
    assert seen(html("Weaving", ARTICLE), HONEST, name_servers=("ns1.sedoparking.com",)) is None


WALLS: dict[str, dict[str, Any]] = {
    "a robot test": {"body": html("Just a moment...", "<h1>Checking your browser</h1>")},
    "a robot test by its header": {"body": html("Looms", "<p>…</p>"), "headers": (("cf-mitigated", "challenge"),)},
    "a log-in": {"body": html("Log in", "<form></form>"), "url": f"{SITE}/login?next=/guides/weaving.html"},
    "a cookie test": {"body": "<html><script>slowAES.decrypt(toNumbers('a'))</script><body></body></html>"},
}  # fmt: skip


@pytest.mark.parametrize("case", WALLS)
def test_walls(case: str) -> None:
    given_case = dict(WALLS[case])
    body = given_case.pop("body")
    assert seen(body, sample(html("Just a moment...", "")), **given_case) is Reason.BLOCKED


def test_an_application_is_never_a_soft_404() -> None:
    assert seen(SHELL, sample(SHELL), home=sample(SHELL, url=f"{SITE}/")) is Reason.SCRIPT_ONLY


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("https://a.example/index.html", True),
        ("https://a.example/en/", True),
        ("https://a.example/pt-br", True),
        ("https://a.example/en/index.html", True),
        ("https://a.example/index_en.php", True),
        ("https://a.example/main.htm", True),
        ("https://a.example/?utm_source=letter&utm_medium=mail", True),
        ("https://a.example/?lang=de", True),
        ("https://a.example/?p=7", False),
        ("https://a.example/?lang=de&p=7", False),
        ("https://a.example/about", False),
        ("https://a.example/blog", False),  # neither "bl" nor "og" is a language here
        ("https://a.example/home/news/", False),
        ("https://a.example/home/en/", True),
        ("https://a.example/en/de", True),
        ("https://a.example/guides/", False),
    ],
)
def test_is_home(url: str, expected: bool) -> None:
    assert is_home(url) is expected


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://a.example/guides/weaving.html", r"https://a\.example/guides/[0-9a-f]{16}\.html"),
        ("https://a.example/guides/weaving/", r"https://a\.example/guides/[0-9a-f]{16}/"),
        ("https://a.example/view.php?id=7", r"https://a\.example/[0-9a-f]{16}\.php"),
        ("https://a.example/", r"https://a\.example/[0-9a-f]{16}/?"),
    ],
)
def test_made_up_addresses_are_siblings(url: str, pattern: str) -> None:
    assert re.fullmatch(pattern, made_up(url))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("0; url=/moved", f"{SITE}/moved"),
        ("5;URL='https://b.example/x'", "https://b.example/x"),
        ("0;/moved", f"{SITE}/moved"),
        ("600; url=/moved", ""),
        ("30", ""),
        ("0; url=weaving.html", ""),  # itself
        ("0; url=http://[", ""),
    ],
)
def test_meta_refresh(target: str, expected: str) -> None:
    facts = page_facts(answer(html("Moved", "", f'<meta http-equiv="Refresh" content="{target}">')), ASKED)
    assert facts is not None
    assert facts.refresh == expected


def test_browsers_do_not_go_where_those_without_scripts_are_sent() -> None:
    head = '<noscript><meta http-equiv=refresh content="0; url=/nojs"></noscript>'
    facts = page_facts(answer(html("Weaving", ARTICLE, head)), ASKED)
    assert facts is not None
    assert facts.refresh == ""


@pytest.mark.parametrize(
    ("body", "made_up_body", "expected"),
    [
        (html("Weaving", ARTICLE * 3), html("Not found", "<h1>Not found</h1>"), Reason.PROTOCOL_ERROR),
        (html("Oh dear", ARTICLE * 3), html("Oh dear", ARTICLE * 3), None),
        (html("Weaving? Oh dear", ARTICLE * 3), html("0123? Oh dear", ARTICLE * 3), None),
        (html("404", ARTICLE * 3), html("Not found", ""), None),
        (html("Looms", "<p>The page you are looking for is gone.</p>"), html("Gone", ""), None),
        (
            html("Looms", "<p>The page you are looking for is gone.</p>" + ARTICLE * 3),
            html("Gone", ""),
            Reason.PROTOCOL_ERROR,
        ),
        (html("Looms", "<p>Gone.</p>"), html("Not found", ""), None),
        (SHELL, SHELL, Reason.SCRIPT_ONLY),
    ],
)
def test_what_comes_with_404(body: str, made_up_body: str, expected: Reason | None) -> None:
    got, other = answer(body, 404), sample(made_up_body, 404)
    facts = page_facts(got, ASKED)
    assert facts is not None
    page = Page(ASKED, Trail((), ASKED, got, None), facts, other, None)
    finding = judge_gone(page) if suspects_living(facts) else None
    assert (finding and finding.reason) is expected


def test_what_is_no_html_has_no_facts() -> None:
    pdf = Answer(200, (("content-type", "application/pdf"),), b"%PDF-1.7", False, True)
    assert page_facts(pdf, ASKED) is None
    assert page_facts(Answer(200, (), b"plain text", False, True), ASKED) is None


@given(
    st.binary(max_size=400), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "text/html; charset=nope"])
)
def test_no_page_is_too_odd(body: bytes, kind: str) -> None:
    got = Answer(200, (("content-type", kind),) if kind else (), body, False, True)
    facts = page_facts(got, ASKED)
    if facts is not None:
        judge(Page(ASKED, Trail((), ASKED, got, None), facts, Sample(Trail((), INVENTED, got, None), facts), None))


@given(st.lists(st.text(max_size=5)), st.lists(st.text(max_size=5)))
def test_likeness_is_a_share(one: list[str], other: list[str]) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warp and Weft.", ["warp", "and", "weft."]),
        ("織機 loom、糸", ["織", "機", "loom、", "糸"]),
        ("ผ้า", ["ผ", "้", "า"]),
        ("베틀로 짠 천", ["베틀로", "짠", "천"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text(max_size=40))
def test_tokens_lose_nothing_but_spaces(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.casefold().split())


def test_own_words() -> None:
    assert own_words("The /guides/weaving page at 10:42 is a loom", "The page is a", f"{SITE}/guides/weaving") == {
        "at",
        "loom",
    }


@given(st.text())
def test_plain_is_idempotent(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("heading", "expected"), [("404", True), ("Error 404 – Oops!", True), ("Area code 404", False), ("Error", False)]
)
def test_only_a_status(heading: str, expected: bool) -> None:
    assert is_only_a_status(heading) is expected
