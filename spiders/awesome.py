"""Awesome lists, and other lists that are kept as Markdown: on GitHub and its like, on documentation sites, or raw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.pages.badges import badges
from brokenlinks.pages.forges import own_pages
from brokenlinks.pages.link_tree import LinkTree

if TYPE_CHECKING:
    from scrapy.http import Response

    from brokenlinks.models import ResourcePage


class AwesomeSpider(BrokenLinksSpider):
    """Awesome-style lists: every entry with its section and description, and no badges."""

    name = "awesome"

    footprints = (
        'KW "awesome list" site:github.com',
        "KW intitle:awesome inurl:readme",
        'KW "curated list" site:github.com',
        'KW "a curated list of" resources',
    )
    links_css = (
        *("article.markdown-body", ".markdown-body"),  # GitHub; Markdown that is served as such
        *(".file-content .md", ".blob-viewer .md", ".wiki-page-details .md"),  # GitLab
        *(".file-view.markdown", ".markup.markdown"),  # Gitea, Forgejo
        *(".md-content", ".rst-content", ".markdown-section", ".theme-doc-markdown"),  # MkDocs, Docsify, Docusaurus
    )
    except_css = (".md-source-file", ".md-content__button", ".headerlink", ".wy-breadcrumbs", ".rst-footer-buttons")
    follow = (
        r"/(?:blob|src/branch)/[^/]+/.+\.(?:md|markdown)$",
        r"^https://raw\.githubusercontent\.com/.+\.(?:md|markdown)$",
    )
    dont_follow = (
        r"(?i)/(?:contributing|code[-_]of[-_]conduct|changelog|license|security)\b",
        r"(?i)/blob/[^/]+/readme\.(?:md|markdown)$",  # what the project's own page shows
        r"/(?:issues|pulls?|actions|commits?|stargazers|wiki|edit)(?:/|$)",
    )
    # Most of them are on one site.
    site_share = 1.0
    min_page_score = 20
    depth = 1

    def read(self, response: Response) -> ResourcePage:
        """Read a list. On a forge, the projects of other owners are links to other sites."""
        html = self.html_of(response)
        return self.read_html(html, response, ignored=badges(LinkTree(html)), is_own=own_pages(response.url))
