"""What kind of page a page is: made-up pages of every kind, as they stand on the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.models import Appraisal, Niche, PageKind, ResourcePage
from brokenlinks.pages import read_page
from brokenlinks.pages.appraisal import CUT, JUNK_AT_MOST, KINDS, SIGNALS, appraise, measures, weights
from tests.pages.kind_pages import BEES, LIBGUIDE, LISTS, NON_ENGLISH, OTHERS, PROSE, SITE, items, page, sites


def appraised(html: str, url: str = f"{SITE}/page.html", niche: Niche | None = None) -> Appraisal:
    return appraise(read_page(html, url), niche)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_worth_its_checks(name: str) -> None:
    html, url, kind = LISTS[name]
    found = appraised(html, url)
    assert found.kind == kind, found
    assert found.score >= CUT, found


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_list_is_left_out(name: str) -> None:
    html, url, kind = OTHERS[name]
    found = appraised(html, url)
    assert found.kind == kind, found
    assert found.score < CUT, found


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("<div><a href=/cart>Cart</a> <a href=/checkout>Checkout</a></div>", PageKind.RESOURCE_LIST),
        ("<p>Join <a href=/forum>our forum</a></p>", PageKind.RESOURCE_LIST),
        ("<a href=/advertise>Advertise with us</a>", PageKind.RESOURCE_LIST),
        ("<a href=/write-for-us>Write for us</a>", PageKind.RESOURCE_LIST),
        ("<form><input type=password></form>", PageKind.RESOURCE_LIST),
        ("<p>Ads by <a href=https://casino.test/>Casino Royale film club</a></p>", PageKind.RESOURCE_LIST),
        ("<h1>Guest post: links for the winter</h1>", PageKind.RESOURCE_LIST),
        ("<h2>Data protection</h2><a href=/privacy>Privacy policy</a>", PageKind.RESOURCE_LIST),
        ("<p>£12.00 £13.00 £14.00 £15.00</p>", PageKind.RESOURCE_LIST),
    ],
)
def test_a_list_stays_one_on_a_site_that_also_does_something_else(change: str, kind: PageKind) -> None:
    html = page("Useful links", f"{change}<main><h1>Useful links</h1><ul>{items(BEES)}</ul></main>")
    found = appraised(html, f"{SITE}/links")
    assert (found.kind, found.score >= 70) == (kind, True), found


CLUBS = f"<ul>{items(BEES[:8])}</ul>"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        # One word that is often spam, among few links.
        ("Useful links", f"{CLUBS}<ul><li><a href=https://owl.test/>Essay writing help</a></ul>"),
        ("Useful links", f"{CLUBS}<ul><li><a href=https://gamcare.test/>Gambling help</a></ul>"),
        (
            "Student money: websites",
            f"{CLUBS}<ul><li><a href=https://a.test/>Debt consolidation</a>"
            "<li><a href=https://b.test/>Leaflet on payday loans</a></ul>",
        ),
        # Offers that are denied, and links among friends.
        ("Links", f"<p>We do not exchange links.</p>{CLUBS}"),
        ("Links", f"<p>We don't take sponsored posts.</p>{CLUBS}"),
        ("Links und Linkpartner", f"<h2>Kein Linktausch</h2>{CLUBS}"),
        ("Linki", f"<h2>Nie: artykuły sponsorowane</h2>{CLUBS}"),
        ("Links", f"<p>Please link back to us.</p>{CLUBS}"),
        ("リンク", f"<p>相互リンク募集中です</p>{CLUBS}"),
        # What stands under readers' comments.
        ("Links", f"{CLUBS}<p>Thanks!</p><a href=?r=1>Reply</a> <a href=?r=2>Log in to reply</a>"),
        ("Links", f"{CLUBS}<a href=?r=1>Antworten</a>"),
    ],
)
def test_a_word_of_the_trade_makes_no_junk(title: str, body: str) -> None:
    found = appraised(page(title, f"<main><h1>{title}</h1>{body}</main>"), f"{SITE}/page7.html")
    assert (found.kind, found.score >= CUT) == (PageKind.RESOURCE_LIST, True), found


@pytest.mark.parametrize(
    ("title", "body", "path"),
    [
        ("Where to learn more", CLUBS, "/topic/bees/learn"),
        ("Useful links", f"{CLUBS}<p>More</p>", "/topic/useful"),
        ("Resources to share with parents", CLUBS, "/page7"),
        ("Useful links - Oak Club - Login", CLUBS, "/page7"),
        ("Links to websites on natural resources", CLUBS, "/page7"),
        ("Links", f"<ul>{items(BEES[:5])}</ul><aside><h3>Write for us</h3></aside>", "/page7"),
        (
            "Useful links",
            "<ul>" + "".join(f"<li><a href=https://bee{c}.wordpress.com/>Bee {c}</a>" for c in "abcdefgh") + "</ul>",
            "/page7",
        ),
        (
            "Useful links",
            "<ul>"
            + "".join(
                f"<li><a href=https://{c}example.test/>{c} club</a>" for c in ("ohio", "iowa", "utah", "maine", "texas")
            )
            + "</ul>",
            "/page7",
        ),
        ("Links for dealers", f"<h2>Dealers</h2>{CLUBS}", "/dealers"),
        ("Oak Club", f"<h2>Our partners</h2><ul>{items(BEES)}</ul>", "/friends-of-ours"),
    ],
)
def test_a_list_stays_one_whatever_its_name_and_sites(title: str, body: str, path: str) -> None:
    found = appraised(page(title, f"<main><h1>{title}</h1>{body}</main>"), SITE + path)
    assert (found.kind, found.score >= CUT) == (PageKind.RESOURCE_LIST, True), found


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Find out more", "/page7"),
        ("Oak Club | More information", "/page7"),
        ("Oak Club", "/find-out-more"),
        ("Who can help?", "/page7"),
        ("Sites of interest", "/page7"),
        ("Link | Circolo", "/page7"),
        ("Wichtige Adressen", "/page7"),
        ("Anlaufstellen in Berlin", "/page7"),
        ("Pour en savoir plus", "/page7"),
        ("Páginas web", "/page7"),
        ("Indirizzi utili", "/page7"),
        ("Meer informatie", "/page7"),
        ("Warto odwiedzić", "/page7"),
        ("関連団体", "/page7"),
        ("Saiba mais", "/page7"),
    ],
)
def test_what_lists_are_called(title: str, path: str) -> None:
    body = f"<main><h1>Oak</h1><ul>{items(BEES[:6])}</ul></main>"
    named, unnamed = appraised(page(title, body), SITE + path), appraised(page("Oak Club", body), f"{SITE}/page7")
    assert named.score > unnamed.score + 5, named


@pytest.mark.parametrize("title", ["Learn more about bees", "The missing link", "Find out more about us | Oak"])
def test_what_they_are_not_called(title: str) -> None:
    body = f"<main><h1>Oak</h1><ul>{items(BEES[:6])}</ul></main>"
    assert appraised(page(title, body)).score == appraised(page("Oak Club", body)).score


def test_members_of_a_society_need_no_word_in_common() -> None:
    names = [
        f"{first}{last}"
        for first in "ab cd ef gh ij kl mn op qr st".split()
        for last in "berg tal dorf bach see wald feld heim stadt burg hof au".split()
    ]
    html = page("Links", f"<h1>Links</h1><ul>{items([(name, f'{name}.example') for name in names])}</ul>")
    found = appraised(html)
    assert (found.kind, found.score >= CUT) == (PageKind.RESOURCE_LIST, True), found


def test_words_that_stand_beside_each_link_are_nothing_in_common() -> None:
    trades = ["Insurance", "Hotels", "Roofing", "Lawyers", "SEO"]
    names = [
        (f"{chr(97 + n % 26) * (3 + n // 26)} {trades[n % 40] if n % 40 < 5 else ''}", f"s{n}.test") for n in range(150)
    ]
    form = "<a href=http://{host}/>{name}</a> - quality products at low prices<br>"
    assert appraised(page("Resources", f"<h1>Resources</h1><p>{items(names, form)}</p>")).kind == PageKind.LINK_FARM


@pytest.mark.parametrize(
    ("form", "earns"),
    [
        ("<li>{name} <a href=https://{host}/>Check price</a>", True),
        ("<li>{name} <a href=https://{host}/>Visit site</a>", False),
        ("<li><a href='https://{host}/?tag=oak-21'>{name}</a>", True),
        ("<li><a href='https://{host}/?page=21'>{name}</a>", False),
    ],
)
def test_links_that_earn_something(form: str, earns: bool) -> None:
    title = "12 best tools for beekeepers"
    found = appraised(page(title, f"<h1>{title}</h1><ul>{items(BEES, form)}</ul>"))
    assert (found.score < CUT) == earns, found
    assert any("earn it something" in reason for reason in found.reasons) == earns


def test_what_was_searched_for_is_no_name() -> None:
    html = page("bee links - WebFinder", f"<div>{items(BEES, '<h3><a href=https://{host}/>{name}</a></h3>')}</div>")
    assert appraised(html, f"{SITE}/search?q=bee+links").score < CUT
    html = page("Links", f"<h1>Links</h1><ul>{items(BEES)}</ul>")
    assert appraised(html, f"{SITE}/index.php?s=links").score >= CUT


def test_a_page_called_a_blogroll_is_one() -> None:
    html = page("Blogroll", f"<h1>Blogroll</h1><h2>Bees</h2><ul>{items(BEES)}</ul>")
    assert appraised(html).kind == PageKind.BLOGROLL


@pytest.mark.parametrize(
    ("heading", "body", "head", "are_references"),
    [
        ("Literature cited", PROSE, "", True),
        ("Literatur", PROSE, "", True),
        ("Bibliography", PROSE, "", False),
        ("Bibliography", PROSE * 18, "", True),
        ("Bibliography", PROSE, "<meta name=citation_author content=A>", True),
    ],
)
def test_references(heading: str, body: str, head: str, are_references: bool) -> None:
    html = page("Viruses", f"<main><h1>Viruses</h1>{body}<h2>{heading}</h2><ol>{items(BEES)}</ol></main>", head=head)
    assert (measures(read_page(html, f"{SITE}/p"))["references"] == 1) == are_references


def test_the_sources_of_a_reading_list_are_its_entries() -> None:
    html = page("Reading list", f"<h1>Reading list</h1><h2>Sources</h2><ul>{items(BEES)}</ul>")
    assert appraised(html).score >= 70


@pytest.mark.parametrize(
    "body",
    [
        "<main><section><h1>Useful links</h1></section><section>"
        + items(BEES, "<div><h3><a href=https://{host}/>{name}</a></h3><p>Advice for all.</p></div>")
        + "</section></main>",
        f"<div id=leftcol>Home</div><div id=rightcol><h1>Useful links</h1>{CLUBS}</div>",
        f"<h1>Useful links</h1><div class=nav>{CLUBS}</div>",
        f"<main><h1>Useful links</h1><div class=recommended>{CLUBS}</div></main>",
        "<h1>Useful links</h1>" + items(BEES, "<p>See the site of <a href=https://{host}/>{name}</a> for more.</p>"),
        "<h1>Useful links</h1><table>"
        + items(BEES, "<tr><td><a href=https://{host}/><img src=x.gif></a><td>{name}</tr>")
        + "</table>",
    ],
)
def test_a_list_stays_one_however_it_is_laid_out(body: str) -> None:
    found = appraised(f"<html lang=en><title>Useful links</title>{body}", f"{SITE}/page7")
    assert (found.kind, found.score >= CUT) == (PageKind.RESOURCE_LIST, True), found


@pytest.mark.parametrize(
    ("title", "h1", "path"),
    [
        ("Our sponsors | Oak Club", "Thank you", "/page7"),
        ("Oak Club", "Find a dealer", "/page7"),
        ("Oak Club", "Oak", "/press/"),
        ("Pressespiegel", "Stadtbienen", "/page7"),
        ("Vacatures", "Vacatures", "/page7"),
        ("Oak Club", "Oak</h1><h2>Our clients</h2><h1>", "/page7"),
        ("Oak Club", "Oak</h1><h2>Our partners</h2><h1>", "/"),
        ("Natural resources", "Natural resources", "/events"),
    ],
)
def test_links_of_a_business_are_no_list(title: str, h1: str, path: str) -> None:
    h1 = h1 if h1.endswith("<h1>") else f"{h1}</h1>"
    html = page(title, f"<main><h1>{h1.removesuffix('<h1>')}<ul>{items(BEES)}</ul></main>")
    found = appraised(html, SITE + path)
    assert found.score < CUT, found
    assert any("a business’s" in reason for reason in found.reasons), found


@pytest.mark.parametrize(
    ("url", "body"),
    [
        (
            "https://www.reddit.com/r/bees/comments/1/best_websites/",
            f"<ul>{items(BEES)}</ul><a href=#>reply</a><a href=#>quote</a>",
        ),
        (
            f"{SITE}/t/12",
            items(
                BEES,
                "<article class='message message--post'><div class=bbWrapper><a href=https://{host}/>{name}</a></div>"
                "</article>",
            ),
        ),
    ],
)
def test_forums_of_today(url: str, body: str) -> None:
    found = appraised(page("Favourite websites", f"<h1>Favourite websites</h1>{body}"), url)
    assert (found.kind, found.score <= JUNK_AT_MOST) == (PageKind.FORUM, True), found


@pytest.mark.parametrize("niche", [Niche("gambling"), Niche("help", synonyms=("gambling",))])
def test_the_niche_is_no_spam(niche: Niche) -> None:
    form = "<li><a href=https://{host}/>{name}</a>"
    html = page("Where to ask", f"<h1>Useful links</h1><ul>{items(sites('Gambling Advice', 8), form)}</ul>")
    assert appraised(html, niche=niche).kind == PageKind.RESOURCE_LIST
    assert appraised(html, niche=Niche("bees")).kind == PageKind.LINK_FARM


@pytest.mark.parametrize(
    "niche",
    [
        Niche("beekeeping"),
        Niche("Bee-keepers"),
        Niche("apiculture", synonyms=("bee",)),
        Niche("beekeeping supplies", synonyms=("bees",)),
        Niche("resources for beekeepers"),
    ],
)
def test_a_list_about_the_niche_keeps_its_score(niche: Niche) -> None:
    url = "https://guides.example.edu/entomology/beekeeping"
    found = appraised(LIBGUIDE, url, niche)
    assert found.score == appraised(LIBGUIDE, url).score
    assert any(reason.startswith(f"about {niche.keyword} (") for reason in found.reasons), found


@pytest.mark.parametrize(("lang", "title", "h1", "keyword"), NON_ENGLISH)
def test_a_niche_is_found_in_other_languages(lang: str, title: str, h1: str, keyword: str) -> None:
    titles = {
        "de": "Imker",
        "fr": "apiculteurs",
        "es": "apicultores",
        "it": "apicoltori",
        "pl": "pszczelarze",
        "ja": "養蜂家",
    }
    html = page(f"{h1} – {titles.get(lang, keyword)}", f"<h1>{h1}</h1><ul>{items(sites('Verein', 9))}</ul>", lang=lang)
    found = appraised(html, f"{SITE}/x", Niche(keyword))
    assert any(reason.startswith(f"about {keyword}") for reason in found.reasons), found


def test_a_list_about_something_else_is_worth_less_and_says_so() -> None:
    url = "https://guides.example.edu/entomology/beekeeping"
    found = appraised(LIBGUIDE, url, Niche("dental clinic"))
    assert found.kind == PageKind.RESOURCE_LIST
    assert found.score < appraised(LIBGUIDE, url).score / 2
    assert "off topic: nothing about dental clinic" in found.reasons


@pytest.mark.parametrize(
    ("keyword", "title", "is_about"),
    [
        ("hiking", "Hikers' links", True),
        ("hiking", "Hike Scotland links", True),
        ("bees", "The bee page", True),
        ("dentist", "Dental links", False),  # synonyms are there for that
        ("art", "Links for smart people", False),
        ("car", "Caravan and care links", False),
        ("cats", "Category: links", False),
        ("brewery equipment", "Equipment for every brewery", True),
        ("brewery equipment", "Office equipment", False),
        ("Imkerei", "Links zum Imkereibedarf", True),
        ("café", "Cafe links", True),
        ("C++", "Links", False),
        ("links", "Links", True),
        ("???", "Links", False),
    ],
)
def test_what_a_title_is_about(keyword: str, title: str, is_about: bool) -> None:
    html = f"<title>{title}</title><ul>{items(sites('Some Place', 9))}</ul>"
    found = appraised(html, f"{SITE}/x", Niche(keyword))
    assert any(reason.startswith(f"about {keyword}") for reason in found.reasons) == is_about, found


def test_being_about_the_niche_makes_no_list() -> None:
    html, url, _ = OTHERS["news article"]
    assert appraised(html, url, Niche("hall")).score <= appraised(html, url).score


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("council", "11 links, 11 of them in lists, to 11 sites"),
        ("council", "title says “useful links”"),
        ("council", "few words around the links"),
        ("awesome list", "asks for suggestions"),
        ("directory", "takes entries (“add url”)"),
        ("links in fr", "title says “liens utiles”"),
        ("round-up", "title promises a round-up (“12 best podcasts”)"),
        ("write for us", "asks for guest posts (“write for us”)"),
        ("link exchange", "sells or trades links (“link exchange”)"),
        ("article with references", "its lists are an article’s references"),
        ("forum thread", "has a forum’s markup"),
        ("empty", "no links to other sites"),
    ],
)
def test_reasons_are_in_words(name: str, reason: str) -> None:
    html, url, _ = (LISTS | OTHERS)[name]
    assert reason in appraised(html, url).reasons


@pytest.mark.parametrize("name", LISTS | OTHERS)
def test_reasons_fit_a_cell(name: str) -> None:
    html, url, _ = (LISTS | OTHERS)[name]
    for niche in (None, Niche("bees")):
        reasons = appraised(html, url, niche).reasons
        assert 1 <= len(reasons) <= 6
        assert len(set(reasons)) == len(reasons)
        assert all(reason and len(reason) < 200 for reason in reasons)


def test_addresses_that_are_written_out_are_a_list_too() -> None:
    lines = "".join(f"{name}: http://www.{host}/\n" for name, host in BEES)
    body = f"<h1>Where to ask</h1><ul>{items(BEES[:3])}</ul>"
    url = f"{SITE}/ask.html"
    without, with_them = (appraised(page("Ask", body + more), url) for more in ("", f"<pre>{lines}</pre>"))
    assert without.score < CUT <= with_them.score


@pytest.mark.parametrize(
    "link",
    [
        "<li><a href=https://www.facebook.com/page{n}>Page {n}</a>",
        "<li><a href='https://share{n}.test/submit?url=https%3A%2F%2Fwww.example.org%2F'>Share {n}</a>",
        "<li><a href=https://exampleshop{n}.test/>Our shop {n}</a>",
        "<li><a href=https://samename.{n}x/>Branch {n}</a>",
    ],
)
def test_links_of_ones_own_make_no_list(link: str) -> None:
    url = "https://www.example.org/links"
    assert appraised(page("Links", "<ul>" + "".join(link.format(n=n) for n in range(30)) + "</ul>"), url).score < CUT


_pieces = st.sampled_from(
    [
        *(
            piece.format(name="x", host="a.test")
            for piece in ("<li><a href=https://{host}/>{name}</a>", "<h2>{name}</h2>")
        ),
        "<div class='forum price cart comment'>",
        '<script type=application/ld+json>{"@type": ["Product"',
        "</script>",
        "<button>Add to cart",
        "<input type=password name=url>",
        "<body class=search><textarea>",
        "<title>Links",
        "<aside>",
        "<main><article>",
        "http://written.test ",
        "£1 ",
        "リンク集",
        "</aside></main></article></textarea></button>",
    ]
)


@given(st.lists(_pieces, max_size=30).map("".join), st.text(max_size=20), st.text(max_size=12))
def test_any_page_is_appraised(html: str, url: str, keyword: str) -> None:
    read = read_page(html, url)
    found = appraise(read, Niche(keyword, (keyword,)))
    assert 0 <= found.score <= 100
    assert found.reasons
    assert all(found.reasons)
    assert all(0 <= value <= 1 for value in measures(read).values())


@given(st.lists(_pieces, max_size=30).map("".join), st.sampled_from(["Write for us", "Link exchange"]))
def test_junk_is_junk_whatever_else_it_has(html: str, title: str) -> None:
    found = appraised(f"<title>{title}</title><h1>Useful links</h1><ul>{items(BEES)}</ul>{html}", f"{SITE}/links")
    assert found.score <= JUNK_AT_MOST


@given(st.one_of(st.binary(), st.text()))
def test_any_body_is_appraised(body: bytes | str) -> None:
    assert appraise(read_page(body, SITE)).score < CUT


def test_a_page_that_was_not_read_is_appraised() -> None:
    assert appraise(ResourcePage("")).score < CUT


def test_every_sign_has_a_weight() -> None:
    assert set(measures(ResourcePage(SITE))) == set(weights())
    assert len(weights()) == len(SIGNALS) + len(KINDS)
