"""Each shipped spider as a whole: its attributes can be used, and say what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.config import load_settings
from brokenlinks.crawling.industry import own_settings
from spiders.resources import ResourcesSpider
from tests.spiders.saved import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.crawling.spider import BrokenLinksSpider

_USED: set[type[BrokenLinksSpider]] = {ResourcesSpider, *(saved.spider for saved in PAGES)}
SPIDERS = sorted(_USED, key=lambda spider: spider.name)
each_spider = pytest.mark.parametrize("spider", SPIDERS, ids=lambda spider: spider.name)


@each_spider
def test_its_attributes_can_be_used(spider: type[BrokenLinksSpider], tmp_path: Path) -> None:
    made = spider()
    assert all(len(text) < 100 for text in made.industry.footprints)
    settings = load_settings(spider=own_settings(made), folder=tmp_path)
    assert settings.depth == getattr(made, "depth", 1)


@each_spider
def test_it_says_what_it_reads(spider: type[BrokenLinksSpider]) -> None:
    first = str(spider.__doc__).partition("\n")[0]
    assert first.endswith(".")
    assert spider.__module__ == f"spiders.{spider.name}"


def test_the_wiki_searches_wikis(tmp_path: Path) -> None:
    wikis = next(spider for spider in SPIDERS if spider.name == "wikipedia")
    settings = load_settings(spider=own_settings(wikis()), folder=tmp_path)
    assert (settings.search, settings.min_page_score, settings.site_share) == (["mediawiki"], 0.0, 1.0)
