"""Resource pages of agencies, councils, associations and charities."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.wrapped_links import is_notice, notices

if TYPE_CHECKING:
    from scrapy.http import Response

    from brokenlinks.models import ResourcePage


class InstitutionsSpider(BrokenLinksSpider):
    """Government and non-profit pages: what their lists link to, behind exit pages and without their own furniture."""

    name = "institutions"

    footprints = (
        'KW site:.gov intitle:"resources"',
        'KW site:.gov "external links"',
        'KW site:.org intitle:"helpful links"',
        'KW site:.gov.uk "useful links"',
        'KW "related organizations" intitle:links',
        'KW inurl:association "links"',
    )
    # The same on every page of a site: banner, menus, social networks, the agency it belongs to.
    except_css = (
        *("header", "footer", "nav", "[role=banner]", "[role=navigation]", "[role=contentinfo]", "[role=search]"),
        *(".usa-banner", ".usa-header", ".usa-footer", ".usa-identifier", ".govuk-footer", ".govuk-header"),
        *("#header", "#footer", "#nav", "#navigation", "#masthead", ".site-header", ".site-footer", ".breadcrumb"),
        *(".region-header", ".region-footer", ".region-sidebar-first", ".skip-link", ".cookie-banner"),
        *(".social", ".social-links", ".social-media", ".share", ".sharing", ".addthis_toolbox", ".sharedaddy"),
    )
    dont_follow = (r"/(?:news|press|events?|calendar|jobs|careers|privacy|foia|accessibility)(?:/|$)", r"/exit\b")
    depth = 1
    page_delay = 1.0

    def read(self, response: Response) -> ResourcePage:
        """Read a page, without the icons beside its links that explain what an external link is."""
        html = self.html_of(response)
        page = self.read_html(html, response, ignored=notices(LinkTree(html), response.url))
        return dataclasses.replace(page, links=tuple(link for link in page.links if not is_notice(link.url)))
