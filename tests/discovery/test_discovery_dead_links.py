"""Wikitext → the links in it that editors marked as dead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.discovery.dead_links import marked_dead

A, B = "http://a.example/page?x=1&y=2", "http://b.example/"
COPY = "https://web.archive.org/web/2010/http://a.example/"


@pytest.mark.parametrize(
    ("wikitext", "dead"),
    [
        ("", set()),
        (f"* [{A} A page]", set()),
        (f"* [{A} A page] {{{{dead link|date=May 2020}}}}", {A}),
        (f"* [{A} A page]{{{{Dead_link|date=May 2020|bot=x}}}}", {A}),
        (f"* {A}{{{{dead link}}}}", {A}),
        (f"* [{A} A page], by Ann, 1999. {{{{Dead link}}}}\n* [{B} B]", {A}),
        (f"* [{A} A]\n* [{B} B] {{{{dead link}}}}", {B}),
        (f"* [{A} A]\n{{{{dead link}}}}", set()),  # in the next line: whose it is cannot be known
        (f"<ref>[{A} A]</ref> {{{{dead link}}}}", set()),
        (f"<ref>[{A} A] {{{{dead link}}}}</ref> and <ref>[{B} B]</ref>", {A}),
        ("{{dead link}}", set()),
        (f"{{{{dead link}}}} [{A} A]", set()),
        (f"* [{A} A] {'x' * 600} {{{{dead link}}}}", set()),
        (f"{{{{cite web|url={A}|title=A}}}}", set()),
        (f"{{{{cite web|url={A}|title=A}}}}{{{{dead link}}}}", {A}),
        (f"{{{{cite web|url={A}|title=A {{{{dead link}}}}}}}}", {A}),
        (f"{{{{cite web|url={A}|archive-url={COPY}|url-status=live}}}}", set()),
        (f"{{{{cite web|url={A}|archive-url={COPY}|url-status=dead}}}}", {A}),
        (f"{{{{cite web|url={A}|archive-url={COPY}|url-status=usurped}}}}", {A}),
        (f"{{{{Cite web\n | url = {A}\n | archive-url = {COPY}\n | url-status = Dead\n}}}}", {A}),
        (f"{{{{cite web|url={A}|archive-url={COPY}}}}}", {A}),  # its own rule: dead unless said to be live
        (f"{{{{cite web|url={A}|archiveurl={COPY}|deadurl=no}}}}", set()),
        (f"{{{{cite web|url={A}|archiveurl={COPY}|deadurl=yes}}}}", {A}),
        (f"{{{{cite web|url={A}|archive-url=|url-status=}}}}", set()),
        (f"{{{{cite web|url={A}|archive-url={COPY}}}}}{{{{dead link}}}}", {A}),
        (f"{{{{cite web|url={A}|author={{{{nowrap|Ann {{{{!}}}} B}}}}|url-status=dead}}}}", {A}),
        (f"{{{{Toter Link|url={A}|date=2019}}}}", {A}),
        (f"[{B} B] {{{{Toter Link|url={A}}}}}", {A}),
        (f"{{{{Internetquelle|url={A}|archiv-url={COPY}|offline=ja}}}}", {A}),
        (f"{{{{Internetquelle|url={A}|archiv-url={COPY}}}}}", set()),
        (f"{{{{lien brisé|url={A}|titre=A}}}}", {A}),
        (f"{{{{Lien web|url={A}|brisé le=2020-01-01}}}}", {A}),
        (f"[{A} A] {{{{enlace roto}}}}", {A}),
        (f"[{B} B] {{{{usurped|1=[{A} A]}}}}", {A}),
        (f"[{B} B] {{{{usurped|[{A} A]}}}}", {A}),
        (f"{{{{Enlace roto|1={A}|fechaacceso=2020}}}}", {A}),
        (f"{{{{cita web|url={A}|urlarchivo={COPY}}}}}", {A}),
        (f"[{A} A]{{{{リンク切れ|date=2020年}}}}", {A}),
        (f"{{{{flag|USA}}}} [{A} A] {{{{flag|USA}}}}", set()),
        (f"[{A} A] {{{{dead link|url}}}} }}}} }}}}", {A}),
        (f"{{{{ {{{{ [{A} A] {{{{dead link}}}}", {A}),
        (f"[{A.upper()} A] {{{{dead link}}}}", {A.upper()}),
        (f"[//a.example/ A] [{B} B] {{{{dead link}}}}", {B}),
    ],
)
def test_marked_dead(wikitext: str, dead: set[str]) -> None:
    assert marked_dead(wikitext) == dead


@given(st.lists(st.sampled_from(["{{", "}}", "|", "url=", A, " ", "\n", "dead link", "cite web", "[", "]", "1="])))
def test_odd_wikitext(pieces: list[str]) -> None:
    found = marked_dead("".join(pieces))
    assert all(url and url in "".join(pieces) for url in found)


@pytest.mark.parametrize(
    "wikitext",
    ["{{" * 200_000, "}}" * 200_000, "{{a|" * 100_000 + "}}" * 100_000, f"[{A} x] {{{{dead link}}}}" * 10_000,
     "{{dead link}}" * 100_000, f"{{{{cite web|url={A}" * 10_000, "|" * 500_000, "{{" + "|a=b" * 200_000 + "}}"],
)  # fmt: skip
def test_a_page_that_was_made_to_take_time(wikitext: str) -> None:
    assert marked_dead(wikitext) <= {A}
