"""Resource pages of any niche. `brokenlinks new-spider NAME` writes a spider for your industry, to be changed."""

from brokenlinks.crawling.spider import BrokenLinksSpider


class ResourcesSpider(BrokenLinksSpider):
    """Reads the pages it is given and follows a site's own further link pages."""

    name = "resources"

    # Any setting of brokenlinks.toml can stand here as the spider's own default. The file, the environment and the
    # command line come before it.
    depth = 1
    max_pages = 500
