"""Tables and charts of finished crawls and of campaigns, for the notebooks: pandas tables, computed where tests reach."""

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
from brokenlinks.analysis.glance import footprints, links_by_reason, pages_by_dead_share, pages_by_kind, troubled_hosts
from brokenlinks.analysis.ideas import Idea, idea_table, ideas, pages_to_pitch, targets_of

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
    "targets_of",
    "troubled_hosts",
    "weeks",
    "won_links",
]
