"""Subject guides of university and public libraries, most of them made with LibGuides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.pages.library_guides import in_guide
from brokenlinks.pages.link_tree import LinkTree

if TYPE_CHECKING:
    from scrapy.http import Response

    from brokenlinks.models import ResourcePage


class LibGuidesSpider(BrokenLinksSpider):
    """Library guides: the boxes of every page of a guide, with the targets behind the library's proxy."""

    name = "libguides"

    footprints = (
        "KW inurl:libguides",
        "KW site:libguides.com",
        'KW "research guide" inurl:guides site:.edu',
        'KW "subject guide" "web resources"',
        'KW intitle:"library guide" "websites"',
    )
    # Boxes of LibGuides 2, entries of its A-Z list, boxes of LibGuides 1.
    links_css = (".s-lib-box", ".s-lg-az-result", ".innerbox")
    # Who made the guide: their address is worth having, their profile is no resource.
    except_css = (".s-lib-profile-container", ".s-lib-profile-div", ".profile_box")
    dont_follow = (
        r"^https?://[^/]+/?$",
        r"/(?:az|prf|srch|sb|login|index)\.php",
        r"[?&](?:print|preview)=",
        r"/admin_",
    )
    depth = 1
    page_delay = 1.0

    def read(self, response: Response) -> ResourcePage:
        """Read a page of a guide, and find the guide's other pages in its menu."""
        html = self.html_of(response)
        page = in_guide(self.read_html(html, response), LinkTree(html))
        return self.followed(page)
