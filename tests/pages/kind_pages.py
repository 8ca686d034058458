"""Made-up pages of every kind, as they stand on the web: HTML, address, and what they are."""

from __future__ import annotations

from brokenlinks.models import PageKind

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
    return [
        (f"{words} {number}", f"{words.lower().replace(' ', '')}{chr(97 + number)}.test") for number in range(count)
    ]


_TRADES = "Insurance Hotels Roofing Lawyers SEO Furniture Loans Dating".split()


def _name(number: int) -> str:
    """A word that no other number below a thousand has."""
    return "".join("bcdfghjklm"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number % 1000:03}").title()


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

ABOUT = (
    "A registered charity that gives advice to families, schools and employers all over the country, by telephone, by "
    "letter and in person, and that publishes leaflets for all who need them, in nine languages and in large print. "
)
TABS = "".join(f"<li class=s-lg-tab><a href=/c.php?g=1&p={n}>Subject {n}</a></li>" for n in range(40))

LISTS = {
    "LibGuides with forty tabs": (
        LIBGUIDE.replace("<h1>", f"<div id=s-lg-tabs><ul>{TABS}</ul></div><h1>"),
        "https://example.libguides.com/c.php?g=12&p=34",
        PageKind.RESOURCE_LIST,
    ),
    "charity, address at the end": (
        page(
            "Where to find help",
            "<main><h1>Where to find help</h1>"
            + items(
                sites("Help Group", 10),
                f"<h3>{{name}}</h3><p>{ABOUT} Website: <a href=https://{{host}}/>www.{{host}}</a></p>",
            )
            + "</main>",
        ),
        f"{SITE}/help/organisations",
        PageKind.RESOURCE_LIST,
    ),
    "annotated": (
        page(
            "Resources - Example Foundation",
            "<h1>Resources</h1>"
            + items(
                sites("Deaf Trust", 15), f"<p><strong><a href=https://{{host}}/>{{name}}</a></strong> {ABOUT * 2}</p>"
            ),
        ),
        f"{SITE}/resources/",
        PageKind.RESOURCE_LIST,
    ),
    "layout table": (
        "<html><head><title>Genealogy on the net</title></head><body><table width=100%><tr><td width=120 bgcolor=#ccc>"
        + "".join(f"<a href=page{n}.html>Page {n}</a><br>" for n in range(14))
        + "</td><td><h2>Genealogy on the net</h2><dl>"
        + items(sites("Parish Records", 12), "<dt><a href=http://www.{host}/>{name}</a><dd>Births and deaths.")
        + "</dl></td></tr></table></body></html>",
        "http://users.isp.test/~ann/gen.html",
        PageKind.RESOURCE_LIST,
    ),
    "links of the week": (
        page(
            "Links of the week",
            "<article class=post><h1>Links of the week</h1><ul>"
            + items(
                sites("Good Read", 10),
                "<li><a href=https://{host}/post>{name}</a> by Ann, on what bees do in rain.</li>",
            )
            + "</ul></article><div id=respond><form id=commentform><textarea></textarea></form></div>",
            body_class="single single-post",
            head="<meta property=og:type content=article>",
        ),
        f"{SITE}/2021/03/links-of-the-week/",
        PageKind.RESOURCE_LIST,
    ),
    "teachers' bookmarks, run on": (
        page(
            "Internet links for pupils",
            "<h1>Internet links for pupils</h1><p><b>Science:</b> "
            + items(sites("Planet", 8), "<a href=https://{host}/>{name}</a>, ")
            + "</p><p><b>Art:</b> "
            + items(sites("Museum", 8), "<a href=https://{host}/>{name}</a>, ")
            + "</p>",
        ),
        f"{SITE}/pupils/internet.htm",
        PageKind.RESOURCE_LIST,
    ),
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

CITATIONS = PROSE.replace("long discussion", "<a href=https://gazette.test/1>long discussion</a>") + PROSE.replace(
    "a survey", "<a href=https://survey.example/q>a survey</a>"
)
SHOP_HEAD = "<meta name=generator content='WooCommerce 8.2'>"
SHOP_NAV = "<div><a href=/cart>Cart</a> <a href=/checkout>Checkout</a> <a href=/wishlist>Wishlist</a></div>"

OTHERS = {
    "news article": (
        page(
            "Hall to be rebuilt - Example Gazette",
            f"<article><h1>Hall to be rebuilt</h1>{CITATIONS * 3}</article>"
            f"<div class=related><ul>{items(BEES[:4])}</ul></div>",
            head='<script type=\'application/ld+json\'>{"@type": "NewsArticle"}</script>'
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
                f"<div class='postbit'><div class=postbody>I use <a href=https://{host}/>this one</a>, it is ok.</div>"
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
            f"{SHOP_NAV}<div class='product'><h1 class=product_title>National hive</h1><p class=price>£120.00</p>"
            "<button class=single_add_to_cart_button>Add to cart</button></div><h2>Related</h2><ul class=products>"
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
                f"<h2>{topic}</h2><ul>"
                + "".join(f"<li><a href=/{topic}/{n}>Story {n}</a>" for n in range(10))
                + "</ul>"
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
        page(
            "Log in",
            "<h1>Log in</h1><form><input name=u><input type=password><input type=submit value='Log in'></form>",
        ),
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
            + items(
                [(f"Tripster {tld}", f"tripster.{tld}") for tld in "at be ch de dk es fi fr gr hu it nl no".split()]
            )
            + "</ul>",
        ),
        "https://www.tripster.com/",
        PageKind.HOME_PAGE,
    ),
    "blog's front page": (
        page(
            "Notes from a small apiary",
            "".join(
                f"<article class=post><h2><a href=/p{n}>Post {n}</a></h2><time>May {n}</time>{CITATIONS}</article>"
                for n in range(8)
            ),
            body_class="home blog",
        ),
        f"{SITE}/",
        PageKind.HOME_PAGE,
    ),
    "interview": (
        page(
            "Ten questions for a beekeeper",
            "<h1>Ten questions for a beekeeper</h1>"
            + PROSE * 4
            + "<p>I read <a href=https://a.test/>the journal</a> and follow <a href=https://b.test/>a vet</a>.</p>"
            + PROSE * 4,
        ),
        f"{SITE}/2020/02/ten-questions",
        PageKind.ARTICLE,
    ),
    "directory's front page": (
        page(
            "Example Web Directory",
            "<h1>Example Web Directory</h1><a href=/submit>Submit your site</a><ul>"
            + "".join(f"<li><a href=/{topic}/>{topic}</a> (120)" for topic in ("Arts", "Business", "Health", "Home"))
            + "</ul>",
        ),
        "https://directory.example/",
        PageKind.DIRECTORY,
    ),
    "hundreds of unrelated sites": (
        page(
            "Quality Directory of the Web",
            "<h1>Quality Directory of the Web</h1>"
            + items(
                [
                    (
                        f"{_name(n)} {_TRADES[n % 40] if n % 40 < 8 else _name(n * 7 + 3)}",
                        f"{_name(n * 11 + 5)}{n}.test",
                    )
                    for n in range(300)
                ],
                "<a href=http://{host}/>{name}</a><br>",
            ),
        ),
        "http://quality-web.test/all.html",
        PageKind.LINK_FARM,
    ),
    "social bookmarks": (
        page(
            "New links - Bookmarkr",
            items(
                sites("Cheap Thing", 20), "<h2><a href=https://{host}/>{name}</a></h2><p>Submitted by user1. Vote!</p>"
            ),
            head="<meta name=generator content=Pligg>",
        ),
        "https://bookmarkr.test/new",
        PageKind.LINK_FARM,
    ),
    "list of blogs that take guest posts": (
        page("150 sites that accept guest posts", f"<h1>150 guest posting sites</h1><ol>{items(BEES)}</ol>"),
        f"{SITE}/guest-posting-sites",
        PageKind.GUEST_POST,
    ),
    "PDF": ("%PDF-1.7", f"{SITE}/links.pdf", PageKind.OTHER),
}
