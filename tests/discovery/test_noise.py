"""Address and keyword → why it can be no page to pitch, or that it may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.discovery.noise import is_noise


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://www.pinterest.com/pin/1/", "a social network"),
        ("https://www.pinterest.co.uk/x/", "a social network"),
        ("https://de.pinterest.com/x/", "a social network"),
        ("https://www.facebook.com/groups/hiking", "a social network"),
        ("https://m.facebook.com/x", "a social network"),
        ("https://x.com/someone", "a social network"),
        ("https://twitter.com/someone", "a social network"),
        ("https://www.instagram.com/x/", "a social network"),
        ("https://www.tiktok.com/@x", "a social network"),
        ("https://uk.linkedin.com/in/x", "a social network"),
        ("https://old.reddit.com/r/hiking/wiki/links", "a social network"),
        ("https://youtu.be/x", "video or music"),
        ("https://www.youtube.com/watch?v=x", "video or music"),
        ("https://www.amazon.de/dp/B000", "a shop"),
        ("https://www.amazon.com.br/x", "a shop"),
        ("https://amazon.co.jp/x", "a shop"),
        ("https://www.ebay.fr/b/x", "a shop"),
        ("https://www.etsy.com/market/links", "a shop"),
        ("https://de.aliexpress.com/x", "a shop"),
        ("https://www.walmart.com/browse/x", "a shop"),
        ("https://www.tripadvisor.it/x", "bookings and reviews"),
        ("https://www.yelp.com/biz/x", "bookings and reviews"),
        ("https://www.booking.com/x", "bookings and reviews"),
        ("https://de.indeed.com/x", "a job board"),
        ("https://www.glassdoor.co.uk/x", "a job board"),
        ("https://www.quora.com/What-are-the-best-links", "questions and answers"),
        ("https://outdoors.stackexchange.com/q/1", "questions and answers"),
        ("https://detail.chiebukuro.yahoo.co.jp/x", "questions and answers"),
        ("https://apps.apple.com/us/app/x", "an app store"),
        ("https://play.google.com/store/apps/x", "an app store"),
        ("https://www.scribd.com/document/1/x", "a store of documents"),
        ("https://www.slideshare.net/x", "a store of documents"),
        ("https://www.google.com/search?q=x", "a search engine"),
        ("https://google.co.uk/", "a search engine"),
        ("https://duckduckgo.com/?q=x", "a search engine"),
        ("https://www.merriam-webster.com/dictionary/link", "a dictionary"),
        ("https://example.org/login", "a page to log in"),
        ("https://example.org/wp-login.php?redirect_to=/links", "a page to log in"),
        ("https://example.org/fr/connexion/", "a page to log in"),
        ("https://example.org/Iniciar-Sesi%C3%B3n", "a page to log in"),
        ("https://example.org/users/register", "a page to log in"),
        ("https://example.org/cart/", "a shopping cart"),
        ("https://example.org/shop/checkout/step1", "a shopping cart"),
        ("https://example.org/de/warenkorb", "a shopping cart"),
        ("https://example.org/?add-to-cart=5", "a shopping cart"),
        ("https://example.org/search?q=links", "search results"),
        ("https://example.org/search/label/links", "search results"),
        ("https://example.org/recherche?x=y", "search results"),
        ("https://example.org/?s=links", "search results"),
        ("https://example.org/category/links/", "an archive of a category"),
        ("https://example.org/blog/category/tents/", "an archive of a category"),
        ("https://example.org/de/kategorie/zelte", "an archive of a category"),
        ("https://example.org/catégorie/x", "an archive of a category"),
        ("https://example.org/tag/resources", "an archive of a tag"),
        ("https://example.org/etiqueta/enlaces/page/2", "an archive of a tag"),
        ("https://example.org/author/jane/", "an archive of an author"),
        ("https://example.org/product/tent-3000", "a product"),
        ("https://example.org/careers", "offers of work"),
        ("https://example.org/jobs/guide-123.html", "offers of work"),
        ("https://example.org/fr/offres-d-emploi/", "offers of work"),
        ("https://example.org/lavora_con_noi.php", "offers of work"),
        ("https://example.org/%E6%8E%A1%E7%94%A8%E6%83%85%E5%A0%B1/", "offers of work"),
        ("https://example.edu/human-resources/links.html", "another site's department of personnel"),
        ("https://example.es/recursos-humanos/", "another site's department of personnel"),
        ("https://example.org/blog/feed/", "a feed"),
        ("https://example.org/?feed=rss2", "a feed"),
        ("https://example.org/links/feed.php", "a feed"),
        ("https://example.org/links.pdf", "a file, not a page"),
        ("https://example.org/links.PDF?x=y", "a file, not a page"),
        ("https://example.org/a/list.docx", "a file, not a page"),
        ("https://example.org/map.jpg", "a file, not a page"),
        ("https://example.org/all.zip", "a file, not a page"),
        ("https://example.org/sitemap.xml", "a file, not a page"),
        ("mailto:jane@example.org", "no web address"),
        ("https://", "no web address"),
        ("", "no web address"),
    ],
)
def test_noise(url: str, reason: str) -> None:
    assert is_noise(url, "hiking") == reason


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "example.org/links",
        "https://example.org/links.html",
        "https://example.org/category-theory/links",
        "https://example.org/category/",
        "https://example.org/categories.html",
        "https://example.org/category/hiking/links.html",
        "https://blog.example/resources/shopping-guide",
        "https://example.org/resources/how-to-search",
        "https://example.org/research/links",
        "https://example.fr/recherche/ressources",
        "https://example.org/job-seekers/resources",
        "https://example.org/careers/resources.html",
        "https://example.de/karriere/linksammlung/",
        "https://example.org/tagging/links",
        "https://example.org/authors/links",
        "https://example.org/author.html",
        "https://example.org/products/links",
        "https://example.org/basket/weaving/links.html",
        "https://example.org/register/of-historic-places",
        "https://example.org/feed/cattle/links",
        "https://example.eu/hr/links",
        "https://example.org/etiquette/links",
        "https://example.org/members/links.htm",
        "https://example.org/wiki/Node.js",
        "https://example.org/index.php?s=5&page=links",
        "https://example.org/?q=links",
        "https://example.org/natural-resources/links",
        "https://example.org/links?ref=facebook.com",
        "https://example.org/out/facebook.com",
        "https://notfacebook.com/links",
        "https://facebook.com.example.org/links",
        "https://amazon.example.org/links",
        "https://amazon.org.uk/links",
        "https://amazonwatch.org/resources",
        "https://netflix-fans.example/links",
        "https://box.com.example/links",
        "https://sites.google.com/site/hiking/links",
        "https://groups.yahoo.com/x",
        "https://blog.naver.com/someone/1",
        "https://kayak.nl/links",
        "https://hiking.blogspot.com/p/links.html",
        "https://github.com/someone/awesome-hiking",
        "https://en.wikipedia.org/wiki/Hiking",
        "https://guides.library.example.edu/hiking",
        "http://192.0.2.1/links",
        "http://[2001:db8::1]/links",
    ],
)
def test_no_noise(url: str) -> None:
    assert is_noise(url, "hiking") == ""


@pytest.mark.parametrize(
    ("keyword", "url"),
    [
        ("human resources", "https://example.edu/human-resources/links.html"),
        ("human resources", "https://example.org/jobs/"),
        ("Human Resources", "https://www.glassdoor.com/blog/x"),
        ("job search", "https://example.org/jobs/guide"),
        ("job search", "https://example.org/search/tips"),
        ("recursos humanos empleo", "https://example.es/recursos-humanos/"),
        ("category theory", "https://example.org/category/monoidal"),
        ("dog tags", "https://example.org/tags/engraved"),
        ("cattle feed", "https://example.org/cattle/feed"),
        ("golf cart", "https://example.org/cart/repair"),
        ("password security", "https://example.org/login/advice"),
        ("authors", "https://example.org/author/austen"),
        ("dictionaries", "https://www.merriam-webster.com/links"),
    ],
)
def test_what_the_niche_is_about_is_none(keyword: str, url: str) -> None:
    assert is_noise(url, "hiking")
    assert not is_noise(url, keyword)


@pytest.mark.parametrize("keyword", ["facebook marketing", "youtube", "amazon", "pdf tools", "reddit"])
def test_a_niche_about_a_site_makes_no_prospect_of_it(keyword: str) -> None:
    for url in ("https://www.facebook.com/x", "https://www.amazon.com/x", "https://example.org/links.pdf"):
        assert is_noise(url, keyword)


@given(st.text(max_size=60), st.text(max_size=20))
def test_anything_may_come(url: str, keyword: str) -> None:
    for address in (url, f"https://example.org/{url}", f"https://{url}.example/"):
        assert "\n" not in is_noise(address, keyword)


def test_a_long_address_takes_no_longer() -> None:
    assert is_noise("https://example.org/" + "a/" * 200_000, "hiking") == ""
    assert is_noise("https://example.org/?" + "a=b&" * 200_000, "hiking") == ""
    assert is_noise("https://" + "a." * 100 + "facebook.com/", "hiking") == "a social network"
