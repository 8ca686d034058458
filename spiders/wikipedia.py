"""Wikipedia, and other wikis of its kind: what their articles cite, and what their editors tagged as dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.wiki_pages import with_marks

if TYPE_CHECKING:
    from scrapy.http import Response

    from brokenlinks.models import ResourcePage


class WikipediaSpider(BrokenLinksSpider):
    """Articles of Wikipedia: references and external links, with the editors' own dead-link tags."""

    name = "wikipedia"

    search = ("mediawiki",)
    footprints = ('KW site:wikipedia.org "permanent dead link"',)
    links_css = "#mw-content-text"
    # Boxes that every article on a subject has, and what says something of the article instead of its subject.
    except_css = (
        *(".navbox", ".authority-control", ".ambox", ".mbox-small", ".sistersitebox", ".side-box", ".metadata"),
        *(".vertical-navbox", ".catlinks", ".printfooter", ".mw-editsection", ".mw-indicators", "#coordinates", ".geo"),
        *(".geo-inline", ".normdaten", ".bandeau-container", ".bandeau-portail", ".hintergrundfarbe-basis.navigation"),
    )
    # An article is worth reading for what it cites, whatever kind of page it is; and all of them are on one site.
    min_page_score = 0
    site_share = 1.0
    depth = 0
    dont_follow = (r"/wiki/[^/:]+:", r"/w/")
    page_delay = 1.0

    def read(self, response: Response) -> ResourcePage:
        """Read an article, and what it says of its links."""
        html = self.html_of(response)
        return with_marks(self.read_html(html, response), LinkTree(html))
