"""Find broken links on resource pages and match them to your own content."""

__version__ = "0.1.0"
