"""What wikis say beside a link that is dead, in their languages' templates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import read_page
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.wiki_pages import is_archive, with_marks

LINK = '<a rel="nofollow" class="external text" href="http://hives.example/">Hives</a>'


def marks(html: str) -> dict[str, str]:
    page = read_page(html, "https://en.wikipedia.org/wiki/Hive")
    return {link.url: link.marked for link in with_marks(page, LinkTree(html)).links}


@pytest.mark.parametrize(
    ("tag", "marked"),
    [
        (
            '<sup class="noprint Inline-Template"><span style="white-space: nowrap;">[<i><a title="Wikipedia:Link rot"'
            ' href="/wiki/Wikipedia:Link_rot"><span title="&#160;Dead link tagged November 2016">permanent dead link'
            "</span></a></i>]</span></sup>",
            "permanent dead link, November 2016",
        ),
        (
            '<sup class="noprint Inline-Template">[<i><a href="/wiki/Wikipedia:Link_rot"><span title="Dead link tagged'
            ' May 2013">dead link</span></a></i>]</sup>',
            "dead link, May 2013",
        ),
        ('<sup>[<a href="/wiki/Wikipedia:Link_rot" title="Wikipedia:Link rot">dead link</a>]</sup>', "dead link"),
        (
            ' (<a href="/wiki/Wikipedia:Defekte_Weblinks">Seite nicht mehr abrufbar</a>, festgestellt im Mai 2019.'
            " Suche in Webarchiven)",
            "Seite nicht mehr abrufbar, Mai 2019",
        ),
        (" (Seite nicht mehr abrufbar, Suche in Webarchiven)", "Seite nicht mehr abrufbar"),
        (
            '<sup class="plainlinks">(<a href="https://archive.is/x">Archive.is</a> • <a'
            ' href="/wiki/Projet:Correction_des_liens_externes">Que faire ?</a>)</sup>',
            "lien brisé",
        ),
        (" <small>[lien brisé]</small>", "lien brisé"),
        (
            ' <small>(<a href="/wiki/Wikipedia:Enlaces_rotos">enlace roto</a> disponible en Internet Archive).</small>',
            "enlace roto",
        ),
        (" [enlace roto]", "enlace roto"),
        (
            '<sup>[<i><a href="/wiki/Aiuto:Collegamenti_interrotti">collegamento interrotto</a></i>]</sup>',
            "collegamento interrotto",
        ),
        ('<sup>[<i><a href="/wiki/Wikip%C3%A9dia:LI">ligação inativa</a></i>]</sup>', "ligação inativa"),
        (" (dode link)", "dode link"),
        ('<sup>[<a href="/wiki/Pomoc:Martwy_link">martwy link</a>]</sup>', "martwy link"),
        ("<sup>[<i>död länk</i>]</sup>", "död länk"),
        (" (недоступная ссылка с 12-05-2013)", "недоступная ссылка, 12-05-2013"),
        ("<sup>[<i>リンク切れ</i>]</sup>", "リンク切れ"),
        ('<sup>[<a href="/wiki/X" title="Wikipedia:失效連結">永久失效連結</a>]</sup>', "永久失效連結"),
    ],
)
def test_tags(tag: str, marked: str) -> None:
    assert marks(f"<ul><li>{LINK}{tag}</li></ul>") == {"http://hives.example/": marked}


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LINK} is a dead link, they say.</p>",
        f"<p>{LINK} (in English)</p>",
        f'<p>{LINK} is about <a href="/wiki/Hive">dead</a> hives',
        f"<p>{LINK}</p><p><sup>[dead link]</sup></p>",
        f"<p><sup>[dead link]</sup> {LINK}</p>",
        f"<p>{LINK}<sup>[1]</sup></p>",
        f"<p>{LINK}<sup>{'word ' * 60} dead link</sup></p>",
        f'<p>{LINK} <a href="https://b.example/">How to find a dead link</a></p>',
    ],
)
def test_what_is_no_tag_of_that_link(html: str) -> None:
    assert marks(html)["http://hives.example/"] == ""


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        # a citation's title, not its identifiers
        (
            f"<li><cite>{LINK}. <a href=https://doi.example/1>1</a></cite><sup>[dead link]</sup>",
            {"http://hives.example/": "dead link", "https://doi.example/1": ""},
        ),
        # a link after a citation
        (
            f"<li><cite>{LINK}.</cite> <a href=https://b.example/>B</a><sup>[dead link]</sup>",
            {"http://hives.example/": "", "https://b.example/": "dead link"},
        ),
        (
            f"<li>{LINK} <a href=https://b.example/>B</a><sup>[dead link]</sup>",
            {"http://hives.example/": "", "https://b.example/": "dead link"},
        ),
        (
            f"<li>{LINK}<sup>[dead link]</sup> <a href=https://b.example/>B</a><sup>[broken link]</sup>",
            {"http://hives.example/": "dead link", "https://b.example/": "broken link"},
        ),
        # French citations stand in the link
        (
            "<li><a href=http://hives.example/><cite>Hives</cite></a><sup>[lien mort]</sup>",
            {"http://hives.example/": "lien mort"},
        ),
        # the title leads to the copy: the original is given up
        (
            "<li><a href=https://web.archive.org/web/20120504103000/http://hives.example/>Hives</a>. Archived from"
            " <a href=http://hives.example/>the original</a> on 4 May 2012.",
            {"http://hives.example/": "archived 2012-05-04"},
        ),
        # the copy is given beside it
        (
            "<li><a href=http://hives.example/>Hives</a>."
            " <a href=https://web.archive.org/web/20120504103000/http://hives.example/>Archived</a> from the original.",
            {"http://hives.example/": ""},
        ),
    ],
)
def test_which_link_it_is_for(html: str, marked: dict[str, str]) -> None:
    assert marks(html) == marked


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://web.archive.org/web/2012/http://hives.example/", True),
        ("https://archive.ph/abc", True),
        ("https://www.webcitation.org/6abc", True),
        ("https://archive.org/details/hives", False),
        ("https://hives.example/web.archive.org", False),
        ("no address", False),
    ],
)
def test_archives(url: str, is_one: bool) -> None:
    assert is_archive(url) is is_one


_COPY = "<a href=https://web.archive.org/web/20120101000000/http://hives.example/>x</a>"
_piece = st.sampled_from(
    [*"([])", LINK, _COPY, "<span title='dead link'>", "[dead link]", "dead link"]
    + [f"<{tag}>" for tag in ("li", "p", "cite", "/cite", "sup", "/sup", "small", "/a")]
)


@given(st.lists(_piece, max_size=30).map("".join))
def test_any_markup(html: str) -> None:
    """No link is lost for a mark, and none is made up."""
    page = read_page(html, "https://en.wikipedia.org/wiki/Hive")
    assert [link.url for link in with_marks(page, LinkTree(html)).links] == ["http://hives.example/"] * len(
        [link for link in page.links if link.url == "http://hives.example/"]
    )


@pytest.mark.parametrize("piece", [LINK + "<sup>", "<sup>dead link ", LINK + "(", "<cite>", "<span class=a>"])
def test_many_of_them(piece: str) -> None:
    html = LINK + piece * 20_000
    assert "http://hives.example/" in marks(html)
