"""What kind of page a page is: made-up pages of every kind, as they stand on the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.models import Appraisal, Niche, PageKind, ResourcePage
from brokenlinks.pages import read_page
from brokenlinks.pages.appraisal import CUT, KINDS, SIGNALS, appraise, measures, weights

SITE = "https://www.example.org"

BEES = [
    ("British Beekeepers Association", "bbka.example"),
    ("The Bee Library", "beelibrary.example"),
    ("Honey Bee Health Coalition", "healthcoalition.test"),
    ("National Bee Unit", "nationalbeeunit.example"),
    ("Scottish Native Honey Bee Society", "snhbs.example"),
    ("Warré Hives Explained", "warre.test"),
    ("Varroa Control", "varroa.example"),
    ("Bumblebee Conservation Trust", "bumblebee.example"),
    ("Apiary Journal", "apiaryjournal.test"),
    ("Swarm Catchers Network", "swarms.example"),
    ("Queen Rearing Notes", "queens.test"),
    ("Candles and Wax", "waxworks.example"),
]
NAV = (
    "<header><nav><ul><li><a href=/>Home</a><li><a href=/about>About</a><li><a href=/news>News</a>"
    "<li><a href=/contact>Contact</a></ul></nav></header>"
)
FOOTER = (
    "<footer><p>© Example <a href=https://www.facebook.com/example>Facebook</a> "
    "<a href=https://twitter.com/example>Twitter</a> <a href=https://wordpress.org/>WordPress</a></p></footer>"
)
PROSE = (
    "<p>The committee met again this week to talk about the plans for the new hall, which many members have asked for "
    "since the old one was closed. After a long discussion it was agreed that a survey should be made first, and that "
    "its results would be shown to everybody before the summer, so that nobody could say they had not been asked. </p>"
)


def page(title: str, body: str, *, head: str = "", body_class: str = "", lang: str = "en") -> str:
    return (
        f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head>"
        f"<body class='{body_class}'>{NAV}{body}{FOOTER}</body></html>"
    )


def items(names: list[tuple[str, str]], form: str = "<li><a href=https://{host}/>{name}</a></li>") -> str:
    return "".join(form.format(name=name, host=host) for name, host in names)


def sites(words: str, count: int) -> list[tuple[str, str]]:
    return [(f"{words} {number}", f"{words.lower().replace(' ', '')}{chr(97 + number)}.test") for number in range(count)]


def appraised(html: str, url: str = f"{SITE}/page.html", niche: Niche | None = None) -> Appraisal:
    return appraise(read_page(html, url), niche)


LIBGUIDE = page(
    "Beekeeping - Entomology - Research Guides at Example University",
    "<div class='s-lg-guide-body'><h1>Entomology: Beekeeping</h1><div class='s-lib-box'><h2 class=s-lib-box-title>"
    "Websites</h2><div class=s-lib-box-content><div class=s-lg-link-list><ul>"
    + items(
        BEES,
        "<li><span><a href=https://{host}/ target=_blank>{name}</a></span>"
        "<div class=s-lg-link-desc>Advice and leaflets for keepers of bees.</div></li>",
    )
    + "</ul></div></div></div><div class='s-lib-box'><h2>Ask a librarian</h2><p>Mon–Fri 9–5</p></div></div>",
    head="<meta name=generator content='LibGuides by Springshare'>",
)
AWESOME = page(
    "Awesome Beekeeping",
    "<main><h1>Awesome Beekeeping</h1><p>A curated list of things for keepers of bees. Contributions welcome, read the "
    "<a href=/contributing>contribution guidelines</a> first.</p><h2>Contents</h2><ul><li><a href=#a>Health</a></ul>"
    "<h2 id=a>Health</h2><ul>"
    + items(BEES[:6], "<li><a href=https://{host}/>{name}</a> - What it is, in a line.</li>")
    + "</ul><h2>Communities</h2><ul>"
    + items(BEES[6:], "<li><a href=https://{host}/>{name}</a> - What it is, in a line.</li>")
    + "</ul></main>",
)
COUNCIL = page(
    "Useful links | Exampleton Parish Council",
    "<main><h1>Useful links</h1><p>The council is not responsible for the content of these sites.</p><table>"
    + items(
        [(f"{name} Service", f"{name.lower()}.example") for name in ("Police", "Health", "Bus", "Water", "Tip", "Rail")]
        + sites("Village Group", 5),
        "<tr><td><a href=https://{host}/>{name}</a></td><td>01234 567890</td></tr>",
    )
    + "</table></main>",
)
CHURCH = page(
    "St Example's Church",
    "<h1>St Example's</h1><h2>Links</h2>"
    + items(sites("Diocese Group", 9), "<p><a href=https://{host}/>{name}</a><br>A short line about it.</p>"),
)
FONT_PAGE = (
    "<html><head><title>Bobs Fishing Links</title></head><body bgcolor=#ffffff><center><font size=6>Bobs Fishing Links"
    "</font></center><hr><font face=arial>"
    + items(sites("Angling Club", 14), "<a href=http://www.{host}/><font color=blue>{name}</font></a> good stuff<br>")
    + "</font><a href=index.html>back</a></body></html>"
)
UNNAMED = page(
    "Mrs Teacher's Classroom",
    "<h1>For year 4</h1><h3>Maths</h3><ul>"
    + items(sites("Times Table", 7))
    + "</ul><h3>Spelling</h3><ul>"
    + items(sites("Spelling Game", 7))
    + "</ul>",
)
FURTHER_READING = page(
    "Keeping bees through the winter",
    "<article><h1>Keeping bees through the winter</h1>"
    + PROSE * 2
    + "<h2>Further reading</h2><ul>"
    + items(BEES)
    + "</ul></article>",
)
ROUND_UP = page(
    "12 best podcasts and blogs for beginning beekeepers",
    "<article><h1>12 best podcasts and blogs for beginning beekeepers</h1>"
    + items(
        BEES,
        "<h2><a href=https://{host}/>{name}</a></h2><p>A friendly place with answers to whatever a beginner may ask in "
        "the first year, and some good photographs too. It is free.</p>",
    )
    + "</article>",
)
BLOGROLL = page(
    "Notes from a small apiary",
    "<main><h1>Notes from a small apiary</h1><p>One day in May.</p></main><aside class=sidebar><h3>Blogroll</h3><ul>"
    + items(BEES)
    + "</ul></aside>",
)
NON_ENGLISH = [
    ("de", "Nützliche Links – Imkerverein Musterstadt", "Nützliche Links", "Imkerei"),
    ("fr", "Liens utiles - Rucher école", "Liens utiles", "apiculture"),
    ("es", "Enlaces de interés | Apicultores", "Enlaces de interés", "apicultura"),
    ("it", "Link utili - Apicoltori", "Link utili", "apicoltura"),
    ("pt", "Links úteis | Apicultores", "Links úteis", "apicultura"),
    ("nl", "Interessante links - Imkers", "Interessante links", "imkerij"),
    ("pl", "Przydatne linki – Pszczelarze", "Przydatne linki", "pszczelarstwo"),
    ("sv", "Länktips – Biodlarna", "Länktips", "biodling"),
    ("ja", "リンク集 - 養蜂", "リンク集", "養蜂"),
]

LISTS = {
    "LibGuides": (LIBGUIDE, "https://guides.example.edu/entomology/beekeeping", PageKind.RESOURCE_LIST),
    "awesome list": (AWESOME, "https://github.com/example/awesome-beekeeping", PageKind.RESOURCE_LIST),
    "council": (COUNCIL, "https://exampleton-pc.gov.uk/links", PageKind.RESOURCE_LIST),
    "church": (CHURCH, "https://stexample.org.uk/links.htm", PageKind.RESOURCE_LIST),
    "font tags": (FONT_PAGE, "http://members.isp.test/~bob/fishing.htm", PageKind.RESOURCE_LIST),
    "no promise in its name": (UNNAMED, f"{SITE}/teachers/smith/year4.html", PageKind.RESOURCE_LIST),
    "round-up": (ROUND_UP, f"{SITE}/blog/podcasts-beginning-beekeepers", PageKind.RESOURCE_LIST),
    "further reading": (FURTHER_READING, f"{SITE}/guides/winter", PageKind.RESOURCE_LIST),
    "blogroll": (BLOGROLL, f"{SITE}/notes", PageKind.BLOGROLL),
    "directory": (
        page(
            "Beekeeping – Example Web Directory",
            "<p><a href=/submit.php>Add URL</a> | <a href=/latest>Latest links</a></p><h1>Beekeeping</h1>"
            "<p><a href=/animals/>Animals</a> › Beekeeping</p>"
            + items(BEES, "<div class=link><a href=https://{host}/>{name}</a><p>All about it, in a line.</p></div>"),
        ),
        "https://directory.example/animals/beekeeping/",
        PageKind.DIRECTORY,
    ),
    **{
        f"links in {lang}": (
            page(title, f"<h1>{h1}</h1><ul>{items(BEES)}</ul>", lang=lang),
            f"{SITE}/{lang}/p12",
            PageKind.RESOURCE_LIST,
        )
        for lang, title, h1, _ in NON_ENGLISH
    },
}

CITATIONS = PROSE.replace(
    "long discussion", "<a href=https://gazette.test/1>long discussion</a>"
) + PROSE.replace("a survey", "<a href=https://survey.example/q>a survey</a>")
SHOP_HEAD = "<meta name=generator content='WooCommerce 8.2'>"
SHOP_NAV = "<div><a href=/cart>Cart</a> <a href=/checkout>Checkout</a> <a href=/wishlist>Wishlist</a></div>"

OTHERS = {
    "news article": (
        page(
            "Hall to be rebuilt - Example Gazette",
            f"<article><h1>Hall to be rebuilt</h1>{CITATIONS * 3}</article><div class=related><ul>{items(BEES[:4])}</ul></div>",
            head="<script type='application/ld+json'>{\"@type\": \"NewsArticle\"}</script>"
            "<meta property=og:type content=article>",
        ),
        f"{SITE}/2019/05/hall",
        PageKind.ARTICLE,
    ),
    "article with references": (
        page(
            "The honey bee - Example Encyclopedia",
            f"<h1>The honey bee</h1>{PROSE * 12}<h2>References</h2><ol>"
            + items(BEES, "<li>^ Smith, J. (2004). <a href=https://{host}/x>{name}</a>. Retrieved 2011.</li>")
            + "</ol>",
        ),
        f"{SITE}/wiki/Honey_bee",
        PageKind.ARTICLE,
    ),
    "forum thread": (
        page(
            "Which hive? - Bee Forum",
            "<div id=postlist>"
            + "".join(
                f"<div class='postbit'><div class=postbody>I use <a href=https://{host}/>this one</a>, it is good.</div>"
                "<a href=/reply>Reply with Quote</a> <a href=/r>Report</a></div>"
                for _, host in BEES
            )
            + "</div><a href=/new>Post Reply</a> <a href=/members>Members List</a>",
            head="<meta name=generator content='vBulletin 4.2.2'>",
        ),
        f"{SITE}/forums/showthread.php?t=120",
        PageKind.FORUM,
    ),
    "forum index": (
        page(
            "Bee Forum - Index page",
            "<h1>Bee Forum</h1><table class=forumline>"
            + "".join(
                f"<tr><td class=forumtitle><a href=/viewforum.php?f={n}>Board {n}</a><td>120<td class=lastpost>Mon</tr>"
                for n in range(9)
            )
            + "</table>",
            head="<meta name=generator content=phpBB>",
        ),
        f"{SITE}/phpbb/index.php",
        PageKind.FORUM,
    ),
    "WooCommerce product": (
        page(
            "National hive - Bee Shop",
            f"{SHOP_NAV}<div class='product'><h1 class=product_title>National hive</h1><p class=price>£120.00</p><button "
            "class=single_add_to_cart_button>Add to cart</button></div><h2>Related products</h2><ul class=products>"
            "<li><a href=/product/a>Smoker</a> £20.00<li><a href=/product/b>Veil</a> £15.00</ul>",
            head=SHOP_HEAD,
            body_class="single-product woocommerce woocommerce-page",
        ),
        f"{SITE}/product/national-hive",
        PageKind.SHOP,
    ),
    "shop category": (
        page(
            "Hives - Bee Shop",
            f"{SHOP_NAV}<h1>Hives</h1><ul class=product-grid>"
            + "".join(
                f"<li class=product-item><a href=/p/{n}>Hive {n}</a> <span class=price>€{n}9.00</span>"
                "<button>Add to basket</button></li>"
                for n in range(12)
            )
            + "</ul>",
        ),
        f"{SITE}/shop/hives",
        PageKind.SHOP,
    ),
    "link farm": (
        page(
            "Quality Web Links",
            "<h1>Quality Web Links</h1><p>"
            + items(
                [
                    ("Online Casino Bonus", "casinobonus.test"),
                    ("Payday Loans UK", "paydaynow.test"),
                    ("Essay Writing Service", "essays.test"),
                    ("Cheap Viagra", "pills.test"),
                    *sites("Dallas Roofing", 20),
                    *sites("Web Design Leeds", 20),
                ],
                "<a href=http://{host}/>{name}</a> | ",
            )
            + "</p>",
        ),
        "http://quality-links.test/links.html",
        PageKind.LINK_FARM,
    ),
    "link exchange": (
        page(
            "Link Exchange - Resources",
            "<h1>Link Exchange</h1><p>Add our link to your site first, then send us the address of the page.</p><ul>"
            + items(BEES)
            + "</ul>",
        ),
        f"{SITE}/link-exchange.html",
        PageKind.LINK_FARM,
    ),
    "sponsored links": (
        page(
            "Sponsored posts and paid links",
            "<h1>Buy backlinks</h1><p>Sponsored posts from $50.</p><ul>"
            + items(sites("Partner Site", 15), "<li><a rel='sponsored nofollow' href=https://{host}/>{name}</a></li>")
            + "</ul>",
        ),
        f"{SITE}/advertise",
        PageKind.LINK_FARM,
    ),
    "write for us": (
        page(
            "Write for us - Bee Blog",
            "<h1>Write for us</h1><p>We accept guest posts about bees. Your post must be 1,000 words long.</p><h2>"
            f"Some of our guest authors</h2><ul>{items(BEES)}</ul>",
        ),
        f"{SITE}/write-for-us",
        PageKind.GUEST_POST,
    ),
    "home page": (
        page(
            "Exampleton Beekeepers",
            "<h1>Welcome</h1><p>We meet on Tuesdays.</p><ul>"
            + "".join(f"<li><a href=/s{n}>Section {n}</a>" for n in range(20))
            + "</ul><p>Member of the <a href=https://bbka.example/>BBKA</a></p>",
        ),
        f"{SITE}/",
        PageKind.HOME_PAGE,
    ),
    "portal": (
        page(
            "Example Portal",
            "".join(
                f"<h2>{topic}</h2><ul>" + "".join(f"<li><a href=/{topic}/{n}>Story {n}</a>" for n in range(10)) + "</ul>"
                for topic in ("News", "Sports", "Money", "Travel")
            )
            + "<p>Partners: "
            + items(sites("Example Brand", 4), "<a href=https://{host}/>{name}</a> ")
            + "</p>",
        ),
        f"{SITE}/index.html",
        PageKind.HOME_PAGE,
    ),
    "empty": ("", f"{SITE}/x", PageKind.OTHER),
    "login": (
        page("Log in", "<h1>Log in</h1><form><input name=u><input type=password><input type=submit value='Log in'></form>"),
        f"{SITE}/login",
        PageKind.OTHER,
    ),
    "search results": (
        page(
            "Search results for bees",
            "<h1>Search results for bees</h1><ol>"
            + "".join(f"<li><a href=/p{n}>Result {n}</a><p>Some words of it.</p>" for n in range(10))
            + "</ol>",
            body_class="search search-results",
        ),
        f"{SITE}/?s=bees",
        PageKind.OTHER,
    ),
    "sister sites": (
        page(
            "Reviews of holidays",
            "<h1>Reviews</h1><p>Choose a country.</p><h2>Our sites</h2><ul>"
            + items([(f"Tripster {tld}", f"tripster.{tld}") for tld in "at be ch de dk es fi fr gr hu it nl no".split()])
            + "</ul>",
        ),
        "https://www.tripster.com/",
        PageKind.HOME_PAGE,
    ),
    "PDF": ("%PDF-1.7", f"{SITE}/links.pdf", PageKind.OTHER),
}


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
        ("<p>£12.00 £13.00 £14.00 £15.00</p>", PageKind.RESOURCE_LIST),
    ],
)
def test_a_list_stays_one_on_a_site_that_also_does_something_else(change: str, kind: PageKind) -> None:
    html = page("Useful links", f"{change}<main><h1>Useful links</h1><ul>{items(BEES)}</ul></main>")
    found = appraised(html, f"{SITE}/links")
    assert (found.kind, found.score >= 70) == (kind, True), found


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
    titles = {"de": "Imker", "fr": "apiculteurs", "es": "apicultores", "it": "apicoltori", "pl": "pszczelarze", "ja": "養蜂家"}
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
        *(piece.format(name="x", host="a.test") for piece in ("<li><a href=https://{host}/>{name}</a>", "<h2>{name}</h2>")),
        "<div class='forum price cart comment'>",
        "<script type=application/ld+json>{\"@type\": [\"Product\"",
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


@given(st.one_of(st.binary(), st.text()))
def test_any_body_is_appraised(body: bytes | str) -> None:
    assert appraise(read_page(body, SITE)).score < CUT


def test_a_page_that_was_not_read_is_appraised() -> None:
    assert appraise(ResourcePage("")).score < CUT


def test_every_sign_has_a_weight() -> None:
    assert set(measures(ResourcePage(SITE))) == set(weights())
    assert len(weights()) == len(SIGNALS) + len(KINDS)
