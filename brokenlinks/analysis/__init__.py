"""Tables and charts of finished crawls and of campaigns: what the notebooks show."""

from brokenlinks.analysis.campaign import Campaign, Mail, Stage, read_campaign
from brokenlinks.analysis.campaign_tables import (
    anchors,
    by_kind,
    by_offer,
    follow_ups,
    funnel,
    headline,
    weeks,
    won_links,
)
from brokenlinks.analysis.charts import bars, columns
from brokenlinks.analysis.finished_crawl import FinishedCrawl, read_crawl
from brokenlinks.analysis.glance import (
    crawl_headline,
    footprints,
    links_by_reason,
    pages_by_dead_share,
    pages_by_kind,
    troubled_hosts,
)
from brokenlinks.analysis.showing import shown
from brokenlinks.analysis.writing_ideas import Idea, idea_table, ideas, pages_to_pitch, targets_of

__all__ = [
    "Campaign",
    "FinishedCrawl",
    "Idea",
    "Mail",
    "Stage",
    "anchors",
    "bars",
    "by_kind",
    "by_offer",
    "columns",
    "crawl_headline",
    "follow_ups",
    "footprints",
    "funnel",
    "headline",
    "idea_table",
    "ideas",
    "links_by_reason",
    "pages_by_dead_share",
    "pages_by_kind",
    "pages_to_pitch",
    "read_campaign",
    "read_crawl",
    "shown",
    "targets_of",
    "troubled_hosts",
    "weeks",
    "won_links",
]
