"""When a page was last changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import date_words
from brokenlinks.pages.dates import parse_date, parse_moment
from brokenlinks.pages.updated import last_update

TODAY = date(2025, 6, 15)
PAGE = "https://example.org/links.html"


def updated(html: str, headers: dict[str, str] | None = None, url: str = PAGE) -> tuple[str, str] | None:
    found = last_update(html, headers, url, today=TODAY)
    return (found.day.isoformat(), found.source) if found else None


def day(html: str, url: str = PAGE) -> str:
    found = last_update(html, None, url, today=TODAY)
    return found.day.isoformat() if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "Last updated: March 3, 2024",
        "Last Updated: Mar 3, 2024 10:15 AM",
        "Last updated on Sunday, 3rd of March 2024",
        "Last updated by Jane Doe on 3 March 2024.",
        "This page was last edited on 3 March 2024, at 06:56.",
        "Page last modified 2024-03-03",
        "Last modified: 2024-03-03T12:30:00Z",
        "Last update 3/3/2024",
        "Last reviewed: 03.03.2024",
        "Last revised 3-Mar-24",
        "Last modified: Sun Mar  3 10:22:01 2024",
        "Last modified: Sun Mar 3 10:22:01 EST 2024",
        "Last Modified: Sunday, 03-Mar-2024 10:22:01 GMT",
        "Last updated 10:22 3 March 2024",
        "Last updated: 10:22 AM CEST, 3 March 2024",
        "Last updated 10:22 MAR 3 2024",
        "© 1999-2025 The Club. Last updated 3 March 2024. All rights reserved.",
        "Updated March 3, 2024",
        "Updated: 3/3/24",
        "Zuletzt aktualisiert am 3. März 2024",
        "Letzte Änderung: 3.3.2024",
        "Stand: 03.03.2024",
        "Stand 3. März 2024",
        "Dernière mise à jour : 3 mars 2024",
        "Dernière mise à jour le dimanche 3 mars 2024",
        "Mis à jour le 03/03/2024",
        "Última actualización: 3 de marzo de 2024",
        "Última actualización 03/03/2024",
        "Ultimo aggiornamento: 3 marzo 2024",
        "Última atualização em 3 de março de 2024",
        "Laatst bijgewerkt op 3 maart 2024",
        "Ostatnia aktualizacja: 3 marca 2024 r.",
        "Senast uppdaterad: 3 mars 2024",
        "Sidst opdateret: 3. marts 2024",
        "Sist oppdatert 3. mars 2024",
        "Viimeksi päivitetty 3. maaliskuuta 2024",
        "Poslední aktualizace: 3. března 2024",
        "Posledná aktualizácia: 3. marca 2024",
        "Utolsó frissítés: 2024. március 3.",
        "Ultima actualizare: 3 martie 2024",
        "Son güncelleme: 3 Mart 2024",
        "Darrera actualització: 3 de març de 2024",
        "Τελευταία ενημέρωση: 3 Μαρτίου 2024",
        "Последнее обновление: 3 марта 2024 г.",
        "Останнє оновлення: 3 березня 2024",
        "最終更新日：2024年3月3日",
        "最終更新日 令和6年3月3日",
        "最后更新：2024-03-03",
        "최종 수정일: 2024년 3월 3일",
    ],
)
def test_words_on_the_page(text: str) -> None:
    found = last_update(f"<p>A list</p><footer><p>{text}</p></footer>", None, PAGE, today=TODAY)
    assert found is not None
    assert found.day == date(2024, 3, 3)
    assert found.source.endswith(" on the page")


def test_each_language_has_its_words_and_its_months() -> None:
    assert len(date_words.LAST_UPDATE) >= 12
    for language, months in date_words.MONTHS.items():
        assert len(months.split(" ")) == 12, language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last updated March 2024", "2024-03-01"),
        ("Last updated: 03/2024", "2024-03-01"),
        ("Stand: 03.2024", "2024-03-01"),
        ("Last updated: 3/4/2024", "2024-03-04"),
        ("Last updated: 13/4/2024", "2024-04-13"),
        ("Last updated: 3.4.2024", "2024-04-03"),
        ("Last updated: 7/8/25", ""),
        ("Last updated: 8/6/2025", "2025-06-08"),  # August the 6th is still to come
    ],
)
def test_the_parts_of_a_date(text: str, expected: str) -> None:
    assert day(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en-us", "2024-03-04"), ("en-gb", "2024-04-03"), ("fr", "2024-04-03")]
)
def test_a_slashed_date_is_read_as_its_country_does(language: str, expected: str) -> None:
    assert day(f"<html lang={language}><p>Last updated: 3/4/2024") == expected


@pytest.mark.parametrize(
    "html",
    [
        "<dl><dt>Last updated</dt><dd>3 March 2024</dd></dl>",
        "<table><tr><td>Last modified:</td><td>3 March 2024</td></tr></table>",
        "<p>Last<b> updated</b>:<br>3 March 2024</p>",
        "<p>Updated</p><p>3 March 2024</p>",
        "<p>Last updated 1 May 2019</p><p>Last updated 3 March 2024</p><p>Last updated 2 May 2020</p>",
    ],
)
def test_a_date_beside_its_label(html: str) -> None:
    assert day(html) == "2024-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "© 2024 The Club",
        "Copyright 1999-2024",
        "Last updated regularly. © 2024",
        "Last updated: 3 March 2031",
        "Last updated: 3 March 1981",
        "Last updated: 31 February 2024",
        "Last updated: 16 June 2025",
        "Last updated 2024",
        "The book, in its edition updated by the author, came out in 3 March 2024 copies",
        "Combined Notice (Modified)</p><p>3 March 2024",
        "Our stand: 12 chairs",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert day(f"<p>{text}</p>") == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<script type="application/ld+json">{"@type": "WebPage", "dateModified": "2024-03-03T10:00Z"}</script>',
            ("2024-03-03", "JSON-LD"),
        ),
        (
            '<script type="application/ld+json">//<![CDATA[\n{"@graph": [{"@type": "Organization"}, {"@type": '
            '["Article"], "dateModified": "2024-03-03", "datePublished": "2019-01-01"}]}\n//]]></script>',
            ("2024-03-03", "JSON-LD"),
        ),
        (
            '<script type="application/ld+json">{"@type": "BlogPosting", "datePublished": "2024-03-03"}</script>',
            ("2024-03-03", "JSON-LD (published)"),
        ),
        ('<meta property="article:modified_time" content="2024-03-03T10:00Z">', ("2024-03-03", "meta tag")),
        ('<meta property="og:updated_time" content="1709424000">', ("2024-03-03", "meta tag")),
        ('<meta name="DCTERMS.modified" content="2024-03-03">', ("2024-03-03", "meta tag")),
        ('<meta itemprop="dateModified" content="2024-03-03">', ("2024-03-03", "meta tag")),
        ('<meta name="date" content="20240303">', ("2024-03-03", "meta tag (published)")),
        ("<time class=updated datetime=2024-03-03>lately</time>", ("2024-03-03", "<time> tag")),
        ("<span itemprop=dateModified>March 3rd 2024</span>", ("2024-03-03", "<time> tag")),
        ("<abbr class=published title='2024-03-03T06:22:00'>6:22</abbr>", ("2024-03-03", "<time> tag")),
        (
            "<p class=byline><time datetime=2024-03-03>a</time></p><time datetime=2024-09-09>b</time>",
            ("2024-03-03", "<time> tag"),
        ),
        ("<article><header><time datetime=2024-03-03>a</time></header></article>", ("2024-03-03", "<time> tag")),
        ("<ul class=post-meta><li class=post-date>March 3, 2024</li></ul>", ("2024-03-03", "<time> tag")),
        ("<p>Veröffentlicht am 3. März 2024</p>", ("2024-03-03", "“veröffentlicht am” on the page")),
        ("<p>Posted: March 3, 2024</p><p>Posted: March 9, 2024</p>", ("2024-03-03", "“posted” on the page")),
        ("<div class=post-meta>March 3, 2024</div>", ("2024-03-03", "a date on the page (a guess)")),
    ],
)
def test_where_it_is_said(html: str, expected: tuple[str, str]) -> None:
    assert updated(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">{"@type": "Comment", "dateModified": "2024-03-03"}</script>',
        '<script type="application/ld+json">{"@type": "WebPage", "review": {"@type": "WebPage", "dateModified": '
        '"2024-03-03"}}</script>',
        '<script type="application/ld+json">{"@type": "WebPage", "dateModified": 20240303}</script>',
        '<script type="application/ld+json">not JSON</script>',
        "<aside><time datetime=2024-03-03>an older post</time></aside>",
        "<div itemscope itemtype='https://schema.org/Review'><meta itemprop=x><time>March 3, 2024</time></div>",
        "<time datetime=2031-03-03>the next meeting</time>",
        "<p>The meeting is on <time datetime=2024-03-03>3 March</time></p>",
        "<div class=event><h3>Fair</h3><time datetime=2024-03-03>March 3, 2024</time></div>",
        "<ol class=comment-list><li><time datetime=2024-03-03>March 3, 2024</time> Nice!</li></ol>",
        "<div id=comments><p>Joe</p><p class=meta>Posted: <time datetime=2024-03-03>March 3, 2024</time></p></div>",
        "<div id=sidebar><ul><li><a href=/a>A post</a> <time datetime=2024-03-03>March 3, 2024</time></ul></div>",
        "<div id=sidebar><p>Posted: March 3, 2024</p><p>Updated: March 3, 2024</p></div>",
        "<ul><li><a href=/a>A post</a> <span class=post-date>March 3, 2024</span></li></ul>",
        "<div class=recent-posts><p>Last updated March 3, 2024</p></div>",
        "<p>Our cookie policy was last updated on 3 March 2024</p>",
        "<p>Terms of use last updated: 3 March 2024</p>",
        "<div class=cookie-notice>This notice was last updated on 3 March 2024</div>",
        "<p><a href=https://www.example.net/>The hills</a> (last updated 3 March 2024)</p>",
        "<script>var built = '2024-03-03 10:00:00';</script>",
        "<!-- created 2024-03-03 10:00:00 -->",
        "<img src=/uploads/2024/03/03/a.jpg>",
        "<meta name=serverTime content=2024-03-03T10:00:00>",
        "<meta itemprop=copyrightYear content=2024>",
        "<div class=date style='display:none'>March 3, 2024</div>",
    ],
)
def test_dates_of_other_things(html: str) -> None:
    assert updated(f"<html><head></head><body><p>A list of links</p>{html}</body></html>") is None


def test_the_footer_of_a_very_long_page_is_read() -> None:
    assert day("<p>An entry</p>" * 30_000 + "<footer>Last updated 3 March 2024</footer>") == "2024-03-03"


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=https://www.example.net/>The hills</a> (last updated 3 March 2024)</p>",
        "<ul class=commentlist><li>Last updated 3 March 2024</ul>",
        "<aside>Updated 3 March 2024</aside>",
    ],
)
def test_the_page_itself_counts(html: str) -> None:
    assert day(f"{html}<p>Page last updated 1 June 2010</p>") == "2010-06-01"


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=/privacy>Privacy policy</a> | Last updated 3 March 2024</p>",
        "<p><a href=mailto:a@example.org>The webmaster</a>, last updated 3 March 2024</p>",
        "<div id=footer>Last updated 3 March 2024</div>",
        "<td class=leftcol>Last updated 3 March 2024</td>",
        "<body class='sidebar-left'><p>Updated 3 March 2024</p>",
    ],
)
def test_a_stamp_beside_other_things(html: str) -> None:
    assert day(html) == "2024-03-03"


def test_of_two_changes_the_later_counts() -> None:
    html = '<meta property="article:modified_time" content="2022-01-01"><p>Last updated 3 March 2024</p>'
    assert day(html) == "2024-03-03"


def test_a_change_counts_more_than_a_publication() -> None:
    html = '<meta property="article:published_time" content="2024-03-03"><p>Last updated 1 May 2023</p>'
    assert day(html) == "2023-05-01"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2024/03/03/links", "2024-03-03"),
        ("https://example.org/news/2024-03-03-links", "2024-03-03"),
        ("https://example.org/2024/links", ""),
        ("https://example.org/2031/03/03/links", ""),
        ("https://example.org/?id=20240303", ""),
    ],
)
def test_the_date_in_the_address(url: str, expected: str) -> None:
    assert day("<p>A list</p>", url) == expected


NOW = "Sun, 15 Jun 2025 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Last-Modified": "Sun, 03 Mar 2024 10:00:00 GMT", "Date": NOW}, "2024-03-03"),
        ({"last-modified": "Sun, 03 Mar 2024 10:00:00 GMT"}, "2024-03-03"),
        ({"Last-Modified": "Sat, 14 Jun 2025 23:00:00 GMT", "Date": NOW}, "2025-06-14"),
        ({"Last-Modified": NOW, "Date": NOW}, ""),
        ({"Last-Modified": "Sun, 15 Jun 2025 09:59:30 GMT", "Date": NOW}, ""),
        ({"Last-Modified": "Sun, 15 Jun 2025 10:00:30 GMT", "Date": NOW}, ""),
        ({"Last-Modified": NOW}, ""),
        ({"Last-Modified": "Thu, 01 Jan 1970 00:00:00 GMT", "Date": NOW}, ""),
        ({"Last-Modified": "yesterday", "Date": "now"}, ""),
        ({"Last-Modified": "Sun, 03 Mar 2024 10:00:00", "Date": NOW}, "2024-03-03"),
        ({}, ""),
    ],
)
def test_the_header(headers: dict[str, str], expected: str) -> None:
    found = updated("<p>A list of links</p>", headers)
    assert found == ((expected, "Last-Modified") if expected else None)


def test_the_date_of_a_file_counts_more_than_a_guess() -> None:
    html = "<div class=date>Shipping date: May 7, 2023</div>"
    assert updated(html, {"Last-Modified": "Sun, 03 Mar 2024 10:00:00 GMT", "Date": NOW}) == (
        "2024-03-03",
        "Last-Modified",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 06 Oct 2021 08:10:27 EST", date(2021, 10, 6)),
        ("2021-10-06T08:10:27.8100000", date(2021, 10, 6)),
        ("2021-10", date(2021, 10, 1)),
        ("20211006081027", date(2021, 10, 6)),
        ("1633500000000", date(2021, 10, 6)),
        ("9999999999", None),
        ("0", None),
        ("", None),
    ],
)
def test_moments(text: str, expected: date | None) -> None:
    assert parse_moment(text, today=TODAY) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000,
        "<div class=date>" * 20_000 + "x",
        "<time datetime=x>" * 50_000,
        "<time datetime=2030-01-01></time>" * 50_000,
        "last updated " * 100_000,
        "last updated<br>" * 30_000,
        "<p class=date>" + "2019-" * 50_000,
        "<script type=application/ld+json>" + "[" * 200_000 + "</script>",
        "<script type=application/ld+json>" + '{"@graph":[' * 20_000 + "</script>",
        "<!--" * 100_000,
        "<p><a href=x {{link}} <b class='\x01'>two</a> words",
        "<p>\x01&#2;<b style='display:none'>x</b>&#3;\x04</p>",
        "\x00\ud800",
        "",
    ],
)
def test_hostile_pages(html: str) -> None:
    assert updated(html) is None


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["Last updated ", "<time ", "<p>", "3", "/", ".", "2024", " March "])).map("".join),
    )
)
def test_never_raises(text: str) -> None:
    found = last_update(text, {"Last-Modified": text, "Date": text}, text, today=TODAY)
    assert found is None or date(1991, 1, 1) <= found.day <= TODAY


@given(
    st.dates(date(1991, 1, 1), TODAY),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日", "%Y/%m/%d"]),
)
def test_a_date_is_read_as_it_was_written(written: date, how: str) -> None:
    assert parse_date(written.strftime(how), today=TODAY) == written
