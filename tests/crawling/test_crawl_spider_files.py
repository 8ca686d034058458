"""Attributes of a spider that are nearly settings."""

from __future__ import annotations

from typing import Any

import pytest

from brokenlinks.config import Settings
from brokenlinks.crawling.spider_files import check_attributes
from brokenlinks.errors import BadInput


@pytest.mark.parametrize(
    ("name", "setting"),
    [("depht", "depth"), ("max_page", "max_pages"), ("timeuot", "timeout"), ("obey_robot", "obey_robots")],
)
def test_a_misspelt_setting(name: str, setting: str) -> None:
    with pytest.raises(BadInput, match=f"The spider clinics has an attribute {name}, .*: write {setting} if"):
        check_attributes("clinics", {"name": "clinics", "depth": 2, name: 3})


@pytest.mark.parametrize(
    "attributes",
    [
        dict.fromkeys(Settings.model_fields),
        {"paid_sections": ("our sponsors",), "custom_settings": {}, "allowed_domains": [], "start_urls": []},
        {"_depht": 3, "__module__": "spiders.clinics"},
        {"depht": lambda self: self.depth},
        {"depht": property(lambda self: self.depth)},
        {"max_page_size": 3, "page": 1, "pages": 2},
    ],
)
def test_what_is_no_misspelt_setting(attributes: dict[str, Any]) -> None:
    check_attributes("clinics", attributes)
