"""A crawl's result as one HTML file that needs nothing else: no network, no server, no program but a browser."""

from brokenlinks.html_report.page import render
from brokenlinks.html_report.write import write_report

__all__ = ["render", "write_report"]
