"""Pages that are served as Markdown, as many lists are: rendered as the sites that show them do.

markdown-it-py: CommonMark with GitHub's tables and bare addresses. It takes linear time on all that its authors and
these tests threw at it, about a second for 600,000 characters.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: Characters of a page that are rendered; the longest list known has 400,000.
_MOST = 1_000_000
_KINDS = ("text/markdown", "text/x-markdown", "text/vnd.daringfireball.markdown")
_NAME = re.compile(r"(?:\.(?:md|markdown|mdown|mkdn?)|(?:^|/)readme(?:\.txt)?)$", re.IGNORECASE)
_LINK = re.compile(
    r"\]\( {0,3}<?(?:https?:)?//|^ {0,3}\[[^\]\n]{1,200}\]: {0,3}<?https?://", re.IGNORECASE | re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def is_markdown(kind: str, url: str, text: str) -> bool:
    """Whether an answer of that media type is Markdown: one that says so, or plain text that is named or linked so."""
    kind = kind.partition(";")[0].strip().lower()
    if kind in _KINDS:
        return True
    return kind == "text/plain" and bool(_NAME.search(urlsplit(url).path) or _LINK.search(text))


def render(text: str) -> str:
    """The text as HTML, in an <article class="markdown-body"> as on GitHub; front matter is no part of it.

    Addresses stay as they are written, since the list's keeper will search for them.
    """
    text = _FRONT_MATTER.sub("", text[:_MOST], count=1)
    return f'<article class="markdown-body">\n{_renderer().render(text)}</article>\n'


@functools.cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt  # here: most runs meet no Markdown

    class Renderer(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802  its name there
            return url

        def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002
            return True  # nothing is shown to anyone: what is no address on the web, the reader leaves out

    renderer = Renderer("gfm-like", {"html": True, "linkify": True})
    if renderer.linkify is not None:
        renderer.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # GitHub links no bare names
    return renderer
