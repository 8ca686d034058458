"""The crawl: Scrapy fetches the pages, the rooms of the library do the rest. The one room that knows Scrapy."""
