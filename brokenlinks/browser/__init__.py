"""Pages opened in a Chromium that asks through the address gate. Knows nothing of Scrapy, or of verdicts.

Playwright is imported when the first page is opened.
"""

from brokenlinks.browser.looks import Browser

__all__ = ["Browser"]
