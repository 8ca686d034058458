"""Sites of a frame and a few words about weaving, and the odd ways in which servers answer for them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brokenlinks.demo.web import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Behaviour, Exchange, Site

_WORDS = (
    "warp weft reed heddle shuttle bobbin selvedge twill tabby satin damask linen wool cotton hemp silk felt spindle "
    "distaff carding dyeing madder indigo weld mordant skein hank swift niddy-noddy treadle harness castle beater "
    "breast beam"
).split()
KNOTS = "".join(
    f"<li><a href=/guides/knot-{number}>{one} and {other} by hand</a></li>"
    for number, (one, other) in enumerate(zip(_WORDS, _WORDS[5:], strict=False))
)
_LINKS = (
    "<a href=/>Home</a> <a href=/guides/knots>Knots</a> <a href=/guides/dyes>Dyes</a> <a href=/about>About</a> "
    "<a href=/contact>Contact</a>"
)
MENU = f"<nav>{_LINKS}</nav>"
LONG_MENU = f"<nav>{_LINKS}<ul>{KNOTS}</ul></nav>"
SCRIPTS = "<script async src=/assets/site.js></script><script>window.dataLayer=window.dataLayer||[]</script>"


# Answers.


def page(title: str, body: str, head: str = "") -> Answer:
    return Answer(body=f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>")


def status(code: int, answer: Answer) -> Answer:
    return Answer(code, answer.headers, answer.body)


def to(target: str, code: int = 302, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(code, {"Location": target, **(headers or {})})


def raw(body: str | bytes, kind: str = "text/html") -> Answer:
    """What a server sends that does not say how its text is encoded."""
    return Answer(headers={"Content-Type": kind}, body=body)


def paragraph(about: str, words: int = 60) -> str:
    """So many words of weavers, the same ones whenever the subject is the same."""
    chosen = random.Random(about).choices(_WORDS, k=words)  # noqa: S311 nothing secret
    return f"<p>{' '.join(chosen).capitalize()}.</p>"


@dataclass(frozen=True)
class Frame:
    """What the pages of a site have in common."""

    name: str = "Loom Society"
    lang: str = "en"
    menu: str = MENU
    scripts: str = SCRIPTS
    title: str = ""  #: of every page; without it each has its own, before the site's name

    def page(self, title: str, body: str, code: int = 200, head: str = "") -> Answer:
        shown = self.title or (f"{title} | {self.name}" if title else self.name)
        return Answer(
            code,
            body=f"<!doctype html><html lang={self.lang}><head><meta charset=utf-8><title>{shown}</title>"
            "<meta name=viewport content='width=device-width'><link rel=stylesheet href=/assets/site.css>"
            f"{self.scripts}{head}</head><body><header>{self.menu}</header><main>{body}</main>"
            f"<footer>© 2024 {self.name}. Privacy. Imprint.</footer></body></html>",
        )

    def article(self, title: str, words: int = 120) -> Answer:
        return self.page(title, f"<h1>{title}</h1>{paragraph(title, words)}")


LOOMS = Frame()
PLAIN = Frame(scripts="")
LONG = Frame(menu=LONG_MENU)
BARE = Frame(menu="")

WEAVING = LOOMS.article("Weaving")
NOT_HERE = LOOMS.page("Page not found", "<h1>404</h1><p>Sorry, nothing here.</p>", 404)


# Sites.


def site(frame: Frame = LOOMS, home: str = "") -> dict[str, Answer | Behaviour]:
    """Five living pages, with `home` on the first of them, and an honest 404 for all other addresses."""
    news = "<p>News of the society: the spring fair and new courses.</p>"
    return {
        "/": frame.page("", f"<h1>{frame.name}</h1>{news}{home}{paragraph('home', 40)}"),
        "/about": frame.page("About", f"<h1>About us</h1>{paragraph('about', 70)}"),
        "/contact": frame.page("Contact", f"<h1>Contact</h1><p>Write to Mill Lane 7.</p>{paragraph('contact', 20)}"),
        "/guides/knots": frame.article("Knots", 90),
        "/guides/dyes": frame.article("Dyes", 90),
        "*": frame.page("Page not found", "<h1>404</h1><p>Sorry, nothing here.</p>", 404),
    }


def all_but_home(answer: Answer) -> Site:
    """Only the home page is itself; at every other address there is `answer`."""
    return {**dict.fromkeys(site(), answer), "/": site()["/"]}


def section(folder: str, answer: Answer, *linked: str, frame: Frame = LOOMS, otherwise: Answer = NOT_HERE) -> Site:
    """All of `folder` gets `answer`, even what was made up; the home page links to the pages `linked` there."""
    links = " ".join(f"<a href={folder}{name}>{name.title()}</a>" for name in linked)
    return {**site(frame, links), "*": within(folder, answer, otherwise)}


# Behaviours. None holds state: what happened before is in the server's own log.


def within(folder: str, answer: Answer | Behaviour, otherwise: Answer = NOT_HERE) -> Behaviour:
    """`answer` for all addresses that begin with `folder`."""

    async def behave(exchange: Exchange) -> Answer | None:
        chosen = answer if exchange.seen.path.startswith(folder) else otherwise
        return chosen if isinstance(chosen, Answer) else await chosen(exchange)

    return behave


def only_with_cookie(answer: Answer, otherwise: Answer, cookie: str = "seen=1") -> Behaviour:
    async def behave(exchange: Exchange) -> Answer:
        return answer if cookie in exchange.seen.headers.get("cookie", "") else otherwise

    return behave


def only_with_query(answer: Answer, otherwise: Answer) -> Behaviour:
    async def behave(exchange: Exchange) -> Answer:
        return answer if exchange.seen.query else otherwise

    return behave


def carrying(target: str) -> Behaviour:
    """Redirects to `target`, the asked path at its end."""

    async def behave(exchange: Exchange) -> Answer:
        return to(target + exchange.seen.path)

    return behave


def other_links(exchange: Exchange) -> str:
    """Names of further pages, others each time."""
    chance = random.Random(f"{exchange.seen.target} {exchange.nth}")  # noqa: S311 nothing secret
    return "<ul>" + "".join(f"<li>{' '.join(chance.choices(_WORDS, k=3))}</li>" for _ in range(25)) + "</ul>"


def among_others(title: str, body: str, frame: Frame = LOOMS) -> Behaviour:
    """`body` before the names of further pages, which are others each time."""

    async def behave(exchange: Exchange) -> Answer:
        return frame.page(title, f"{body}<h2>…</h2>{other_links(exchange)}")

    return behave
