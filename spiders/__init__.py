"""Spiders: one file an industry or kind of page, class attributes first."""
