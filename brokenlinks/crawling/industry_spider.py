"""How a spider reads a page, by its class attributes: the part of `BrokenLinksSpider` that an industry changes."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, ClassVar, Final

import scrapy

from brokenlinks.crawling.industry import Industry, industry_of
from brokenlinks.pages import read_page
from brokenlinks.pages.formats import as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from scrapy.http import Response

    from brokenlinks.crawling.session import CrawlSession
    from brokenlinks.models import ResourcePage

#: How the note begins that counts pages which are laid out otherwise than the spider's attributes say.
_NO_PART: Final = "links_css or links_xpath of"


class IndustrySpider(scrapy.Spider):
    """Class attributes, and the reading of pages. `BrokenLinksSpider` tells what each attribute means."""

    keywords: ClassVar[str | Sequence[str]] = ()
    footprints: ClassVar[str | Sequence[str]] = ()
    skip_hosts: ClassVar[str | Sequence[str]] = ()
    start_pages: ClassVar[str | Sequence[str]] = ()
    links_css: ClassVar[str | Sequence[str]] = ()
    links_xpath: ClassVar[str | Sequence[str]] = ()
    except_css: ClassVar[str | Sequence[str]] = ()
    follow: ClassVar[str | Sequence[str]] = ()
    dont_follow: ClassVar[str | Sequence[str]] = ()

    _elsewhere: int = 0  #: pages that are laid out in another way than the attributes say
    _first_elsewhere: str = ""

    @functools.cached_property
    def industry(self) -> Industry:
        """The class attributes, read and checked.

        Raises:
            BadInput: one of them cannot be used.
        """
        return industry_of(type(self))

    def read(self, response: Response) -> ResourcePage:
        """Make a `ResourcePage` of a response: the method to override for odd markup.

        Change the HTML before it is read, or the page that comes of it:

            def read(self, response):
                html = self.html_of(response).replace("<blink>", "<h2>").replace("</blink>", "</h2>")
                page = self.read_html(html, response)
                links = [link for link in page.links if link.anchor != "Advertisement"]
                return dataclasses.replace(page, links=tuple(links))
        """
        return self.read_html(self.html_of(response), response)

    def html_of(self, response: Response) -> str:
        """The text of a page, decoded as browsers do; Markdown is made into HTML."""
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return as_html(kind, response.url, response.body)

    def read_html(
        self,
        html: str,
        response: Response,
        *,
        ignored: Container[int] = (),
        is_own: Callable[[str], bool] | None = None,
    ) -> ResourcePage:
        """Read the text of a page as this spider's attributes say: `links_css`, `links_xpath`, `follow` …

        `ignored` are the positions of links that are only marks on others: neither they nor their text are read.
        `is_own` tells of an address whether it is of the page's own site, where that is not one registered domain.
        """
        within: set[int] | None = None
        if self.industry.has_scope:
            found = self.industry.links_in(html)
            if found is None:
                self._laid_out_otherwise(response.url)
            within = found or set()
        page = read_page(html, response.url, headers=_headers(response), within=within, ignored=ignored, is_own=is_own)
        return self.followed(dataclasses.replace(page, size=len(response.body)))

    def followed(self, page: ResourcePage) -> ResourcePage:
        """The page with the further pages that the attributes leave it; `read_html` has done so."""
        return dataclasses.replace(page, further=self.industry.further(page))

    def _laid_out_otherwise(self, url: str) -> None:
        """Count the page, and say so at the end, in one sentence over all of them."""
        self._elsewhere += 1
        self._first_elsewhere = self._first_elsewhere or url
        session: CrawlSession | None = getattr(self, "session", None)
        if session is not None:
            session.notes[:] = [note for note in session.notes if not note.startswith(_NO_PART)]
            pages = f"{self._elsewhere} pages, the first" if self._elsewhere > 1 else "one page,"
            session.notes.append(
                f"{_NO_PART} the spider {self.name} found nothing on {pages} {self._first_elsewhere}, so no link of"
                " them was checked: if they are of another kind, use --spider resources."
            )


def _headers(response: Response) -> dict[str, str]:
    """The last value of each header, names in lower case."""
    return {
        name.decode("latin-1").lower(): values[-1].decode("latin-1")
        for name, values in response.headers.items()
        if values
    }
