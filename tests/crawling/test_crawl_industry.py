"""The class attributes of a spider: what each does, and what is said of a wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from scrapy.http import HtmlResponse, Response, TextResponse

from brokenlinks.config import Settings
from brokenlinks.crawling.industry import ATTRIBUTES, check_names, industry_of, own_settings
from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.errors import BadInput

PAGE = """
<html><head><title>Bees</title></head><body>
<nav><a href="https://other.example/">Partner</a> <a href="/links">Links</a> <a href="/beeswax">Wax</a></nav>
<main class="list"><h2>Clubs</h2><ul><li><a href="https://club.example/">Club</a> in the north</li></ul>
<a href="/wax/2">2</a> <a href="/archive/wax/3">3</a> <a href="https://shop.example/links/7">7</a></main>
</body></html>
"""


def made(**attributes: Any) -> BrokenLinksSpider:
    """A spider as a user writes it, in spiders/clinics.py."""
    kind: Any = type(
        "ClinicsSpider", (BrokenLinksSpider,), {"name": "clinics", "__module__": "spiders.clinics", **attributes}
    )
    spider: BrokenLinksSpider = kind()
    return spider


def answer(body: str, url: str = "https://bees.example/", kind: str = "text/html; charset=utf-8") -> Response:
    return Response(url, body=body.encode(), headers={"Content-Type": kind})


# --- misspelt names


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("depht", "depth"),
        ("max_page", "max_pages"),
        ("timeuot", "timeout"),
        ("obey_robot", "obey_robots"),
        ("keyword", "keywords"),
        ("footprint", "footprints"),
        ("skip_host", "skip_hosts"),
        ("start_page", "start_pages"),
        ("link_css", "links_css"),
        ("links_xpaths", "links_xpath"),
        ("folow", "follow"),
        ("dontfollow", "dont_follow"),
        ("min_page_scores", "min_page_score"),
    ],
)
def test_a_misspelt_attribute(name: str, right: str) -> None:
    with pytest.raises(BadInput, match=f"The spider clinics has an attribute {name}, .*: write {right} if"):
        check_names("clinics", {"name": "clinics", "depth": 2, name: 3})


def test_what_other_spiders_have_does_nothing_here() -> None:
    with pytest.raises(BadInput, match=r"an attribute start_urls, which does nothing here: write start_pages\."):
        check_names("clinics", {"start_urls": ["https://a.example/"]})


@pytest.mark.parametrize(
    "attributes",
    [
        dict.fromkeys((*Settings.model_fields, *ATTRIBUTES)),
        {"paid_sections": ("our sponsors",), "custom_settings": {}, "allowed_domains": [], "start_urls": []},
        {"_depht": 3, "__module__": "spiders.clinics"},
        {"depht": lambda self: self.depth},
        {"depht": property(lambda self: self.depth)},
        {"max_page_size": 3, "page": 1, "pages": 2},
    ],
)
def test_what_is_no_misspelt_attribute(attributes: dict[str, Any]) -> None:
    check_names("clinics", attributes)


def test_a_class_between_is_looked_at_too() -> None:
    class Clinics(BrokenLinksSpider):
        name = "clinics"
        keyword = "teeth"

    class Dentists(Clinics):
        name = "dentists"

    with pytest.raises(BadInput, match="write keywords"):
        _ = Dentists().industry


# --- values


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_every_attribute_is_described_and_empty_by_default(name: str) -> None:
    assert getattr(BrokenLinksSpider, name) == ()
    assert f"{name}:" in str(BrokenLinksSpider.__doc__) or f"{name}, " in str(BrokenLinksSpider.__doc__)
    assert getattr(made().industry, name) == ()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("a.example", ("a.example",)),
        (("a.example", "b.example"), ("a.example", "b.example")),
        (["a.example"], ("a.example",)),
        ({"a.example"}, ("a.example",)),
        (("a.example", " a.example ", ""), ("a.example",)),
        ("", ()),
        ((), ()),
    ],
)
def test_one_text_or_several(value: object, read: tuple[str, ...]) -> None:
    assert made(skip_hosts=value).industry.skip_hosts == read


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("keywords", 3, r"cannot be 3: write a text or a tuple of texts, such as keywords = \("),
        ("keywords", ("a", 3), "cannot be 3: write a text"),
        ("keywords", {"a": "b"}, r"cannot be \{'a': 'b'\}: write a text"),
        ("keywords", None, "cannot be None: write a text"),
        ("footprints", "useful links", "cannot be 'useful links': write KW where the keyword is to stand"),
        ("footprints", "KWs intitle:links", "write KW where"),
        ("skip_hosts", "com", "cannot be 'com': a domain has a dot in it"),
        ("skip_hosts", "*.a.example", "no asterisk is needed"),
        ("start_pages", "mailto:a@b.example", "write the address of a page"),
        ("start_pages", "/links", "write the address of a page"),
        ("start_pages", "http://", "write the address of a page"),
        ("links_css", "div[", "it is no CSS selector"),
        ("except_css", "div[", "it is no CSS selector"),
        ("links_xpath", "//div[", "it is no XPath"),
        ("links_xpath", "count(//div)", "it finds no elements"),
        ("follow", "(links", "it is no regular expression"),
        ("dont_follow", ("ok", "*"), r"cannot be '\*': it is no regular expression"),
    ],
)
def test_a_value_that_cannot_be_used(name: str, value: object, said: str) -> None:
    with pytest.raises(BadInput, match=rf"^{name} of the spider clinics \(spiders/clinics\.py\) .*{said}") as error:
        industry_of(type(made(**{name: value})))
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_start_pages_are_completed() -> None:
    assert made(start_pages="bees.example/links").industry.start_pages == ("https://bees.example/links",)


def test_settings_of_its_own() -> None:
    own = own_settings(made(depth=2, languages="de", tiers=("grid", "old"), contact_url="https://me.example/"))
    assert own == {"depth": 2, "languages": ["de"], "tiers": ["grid", "old"], "contact_url": "https://me.example/"}


# --- what they do


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ({}, ["https://other.example/", "https://club.example/", "https://shop.example/links/7"]),
        ({"links_css": "main"}, ["https://club.example/", "https://shop.example/links/7"]),
        ({"links_css": ("nav", "li")}, ["https://other.example/", "https://club.example/"]),
        ({"links_xpath": ("//nav", "//li")}, ["https://other.example/", "https://club.example/"]),
        ({"links_css": "nav", "links_xpath": "//li"}, ["https://other.example/", "https://club.example/"]),
        ({"links_css": ".missing"}, []),
        ({"links_css": "h2"}, []),
        ({"except_css": "nav"}, ["https://club.example/", "https://shop.example/links/7"]),
        (
            {"except_css": ".missing"},
            ["https://other.example/", "https://club.example/", "https://shop.example/links/7"],
        ),
        ({"links_css": "main", "except_css": ("li", "nav")}, ["https://shop.example/links/7"]),
    ],
)
def test_where_links_live(attributes: dict[str, Any], found: list[str]) -> None:
    page = made(**attributes).read(answer(PAGE))
    assert [link.url for link in page.links] == found


@pytest.mark.parametrize(
    ("attributes", "further"),
    [
        ({}, ["/links"]),
        ({"follow": r"/wax/\d+$"}, ["/links", "/wax/2", "/archive/wax/3"]),
        ({"follow": r"/wax/\d+$", "dont_follow": "/archive/"}, ["/links", "/wax/2"]),
        ({"follow": (r"/wax/\d+$", "beeswax"), "dont_follow": "/archive/"}, ["/links", "/beeswax", "/wax/2"]),
        ({"follow": "links"}, ["/links"]),
        ({"dont_follow": "^https://bees"}, []),
        ({"follow": ".", "skip_hosts": "bees.example"}, []),
        ({"follow": "wax", "skip_hosts": "bees.example/archive"}, ["/links", "/beeswax", "/wax/2"]),
        ({"links_css": ".missing", "follow": r"/wax/2"}, ["/links", "/wax/2"]),
    ],
)
def test_what_is_followed(attributes: dict[str, Any], further: list[str]) -> None:
    page = made(**attributes).read(answer(PAGE))
    assert [url.removeprefix("https://bees.example") for url in page.further] == further


@pytest.mark.parametrize(
    ("url", "skipped"),
    [
        ("https://shop.example/x", True),
        ("https://www.shop.example/x", True),
        ("https://books.example/new/1", True),
        ("https://books.example/", False),
        ("https://club.example/", False),
        ("no address", False),
    ],
)
def test_hosts_that_are_skipped(url: str, skipped: bool) -> None:
    assert made(skip_hosts=("shop.example", "https://books.example/new/")).industry.skips(url) is skipped


def test_a_page_says_how_large_it_was() -> None:
    assert made().read(answer("<p>ü")).size == 5


@pytest.mark.parametrize(
    "response",
    [
        HtmlResponse("https://bees.example/", body="<a href=https://a.example/>Zürich</a>", encoding="latin-1"),
        TextResponse("https://bees.example/", body="<a href=https://a.example/>Zürich</a>".encode()),
        answer("[Zürich](https://a.example/)", kind="text/markdown"),
        answer("[Zürich](https://a.example/)", kind="text/plain; charset=utf-8"),
    ],
)
def test_any_kind_of_response(response: Response) -> None:
    assert [(link.url, link.anchor) for link in made().read(response).links] == [("https://a.example/", "Zürich")]
