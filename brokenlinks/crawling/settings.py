"""Scrapy's settings for a crawl, in a checkout, in a project of one's own, or outside any.

Whatever a user sets in brokenlinks.toml is laid over these when the spider starts: `brokenlinks.crawling.spider`.
"""

from brokenlinks import new_spider, project
from brokenlinks.config import Settings

project.activate()

_DEFAULTS = Settings()

BOT_NAME = "brokenlinks"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
# For `scrapy genspider -t industry NAME DOMAIN`, which writes what `brokenlinks new-spider NAME` does.
TEMPLATES_DIR = str(new_spider.TEMPLATES)

# In the order in which a page meets them; each also has a last step when the crawl ends, in the same order.
ITEM_PIPELINES = {
    "pipelines.store.StorePipeline": 100,
    "pipelines.check.CheckLinksPipeline": 200,
    "pipelines.match.MatchPipeline": 300,
    "pipelines.contacts.ContactsPipeline": 350,
    "pipelines.workbook.WorkbookPipeline": 400,
}

TWISTED_DNS_RESOLVER = "brokenlinks.crawling.gate.GatedResolver"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "brokenlinks.crawling.meta_refresh.TolerantMetaRefreshMiddleware": 580,
    # Nearest to the network, so that redirects and robots.txt pass it too.
    "brokenlinks.crawling.gate.AddressGateMiddleware": 990,
}

_HANDLER = "brokenlinks.crawling.handler.BoundedDownloadHandler"
DOWNLOAD_HANDLERS = {"http": _HANDLER, "https": _HANDLER}
DOWNLOAD_TIMEOUT = _DEFAULTS.timeout
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 2
# Each unit is a task for every response.
CONCURRENT_ITEMS = 8
RETRY_TIMES = 1
REDIRECT_MAX_TIMES = 10
# Scrapy leaves longer addresses out without a word.
URLLENGTH_LIMIT = 0
USER_AGENT = _DEFAULTS.agent
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "ResourceReader"
DOWNLOAD_DELAY = _DEFAULTS.page_delay

# A proxy would look names up for us, out of the gate's sight.
HTTPPROXY_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Switched off above, they would be loaded all the same: a tenth of the time that a crawl needs to start.
EXTENSIONS = {"scrapy.extensions.telnet.TelnetConsole": None, "scrapy.extensions.remote_control.RemoteControl": None}
LOG_LEVEL = "WARNING"
FEED_EXPORT_ENCODING = "utf-8"
