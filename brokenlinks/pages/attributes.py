"""What an element's attributes say of it: that it is a region, hidden, bold, or the frame of a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from brokenlinks.pages import elements

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*none|(?:^|;)\s*visibility\s*:\s*hidden", re.IGNORECASE)
#: Parts of ids and classes: mw-heading, markdown-heading, entry-header, panel-title, headline, section_head.
_FRAME_NAME = re.compile(
    r"(?:head(?:er|ing|line)?|title)\d?(?:[-_]?(?:wrap|wrapper|container|bar|row|box))?(?:\s|$)", re.IGNORECASE
)
#: … but these stand at the top of a page, and what follows them is the page.
_SITE_NAME = re.compile(r"(?:^|\s)(?:site-?|main-?|top-?)?(?:header|masthead|banner)(?:\s|$)", re.IGNORECASE)


def classes_of(attributes: Mapping[str, str]) -> Collection[str]:
    """The classes, in lower case."""
    return attributes["class"].lower().split() if "class" in attributes else ()


def is_region(tag: str, attributes: Mapping[str, str], classes: Collection[str]) -> bool:
    """Whether an element that is none by its name is a navigation, a side bar or a footer."""
    if not attributes or tag in ("html", "body"):
        return False  # class="sidebar" there says that the page has one
    return (
        ("role" in attributes and attributes["role"].lower() in elements.REGION_ROLES)
        or ("id" in attributes and attributes["id"].lower() in elements.REGION_NAMES)
        or (bool(classes) and not elements.REGION_NAMES.isdisjoint(classes))
    )


def is_sealed(tag: str, attributes: Mapping[str, str], classes: Collection[str]) -> bool:
    """Whether headings inside an element, no region, say nothing of what follows it."""
    if tag in elements.SECTIONS:
        return True
    # A heading in a link names what it leads to, as on a card; in a link to itself it is still a heading.
    if tag == "a" and not attributes.get("href", "#").startswith("#"):
        return True
    return bool(attributes) and _is_hidden(attributes, classes)


def _is_hidden(attributes: Mapping[str, str], classes: Collection[str]) -> bool:
    if "hidden" in attributes or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"])):
        return True
    # Where another class names a width of screens ("hidden md:block"), it is shown on some of them.
    return (
        bool(classes) and not elements.HIDDEN_CLASSES.isdisjoint(classes) and not any(":" in name for name in classes)
    )


def is_bold(attributes: Mapping[str, str]) -> bool:
    """Whether the style is bold."""
    return _BOLD_STYLE.search(attributes.get("style", "")) is not None


class Element(NamedTuple):
    """What an element that ends was, as far as its headings are concerned."""

    tag: str
    attributes: Mapping[str, str]
    in_section: bool  #: that is, not in the frame of the page

    @property
    def frames_a_heading(self) -> bool:
        """Whether it is called the frame of a heading; what is called the frame of the page is, in no section, none."""
        name = f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"
        if self.tag == "header" or _SITE_NAME.search(name):
            return self.in_section
        return self.tag == "hgroup" or _FRAME_NAME.search(name) is not None


def alternative_text(attributes: Mapping[str, str]) -> str:
    """What stands for a picture."""
    return attributes.get("alt") or attributes.get("aria-label") or attributes.get("title", "")
