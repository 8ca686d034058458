"""What the exports of other tools call their columns.

From memory and from the tools' documentation, since no export of any could be had: versions and plans differ, so each
entry lists the names of several. A name is folded: lower case, letters and digits only ("Referring Page URL" →
"referringpageurl").
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Role(Enum):
    """What a column says of a link."""

    PAGE = auto()  #: the address of the page that has the link
    PAGE_TITLE = auto()
    PAGE_STATUS = auto()  #: what the page itself answered
    TARGET = auto()  #: where the link leads
    STATUS = auto()  #: what that answered: a number
    STATUS_WORDS = auto()  #: the same in words: "Not Found", "DNS Lookup Failed"
    ANCHOR = auto()
    ALT = auto()  #: the alternative text of a picture that is linked
    BEFORE = auto()  #: the words before the link
    AFTER = auto()
    LANGUAGE = auto()  #: of the page
    KIND = auto()  #: what refers to the target: a link to click, a picture, a script
    RANK = auto()  #: what the tool thinks of the page; more is better


class Tool(NamedTuple):
    """A tool's export."""

    name: str
    told_by: tuple[tuple[str, ...], ...]  #: it is this tool's when all columns of one of these are there
    columns: Mapping[Role, tuple[str, ...]]  #: the first one that is there counts


#: The first that fits counts.
TOOLS: Final = (
    # Site Explorer: Broken backlinks, Backlinks; the older ones are UTF-16 with tabs.
    Tool(
        "Ahrefs",
        (("referringpageurl", "targeturl"), ("referringpageurl", "linkurl")),
        {
            Role.PAGE: ("referringpageurl",),
            Role.PAGE_TITLE: ("referringpagetitle",),
            Role.PAGE_STATUS: ("referringpagehttpcode",),
            Role.TARGET: ("targeturl", "linkurl"),
            Role.STATUS: ("targethttpcode", "targeturlhttpcode", "linkurlhttpcode"),
            Role.ANCHOR: ("anchor", "linkanchor"),
            Role.BEFORE: ("leftcontext", "textpre"),
            Role.AFTER: ("rightcontext", "textpost"),
            Role.LANGUAGE: ("language",),
            Role.RANK: ("ur", "urlrating", "urlratingdesc", "domainrating", "dr"),
        },
    ),
    # Majestic: Backlinks.
    Tool(
        "Majestic",
        (
            ("sourceurl", "targeturl", "sourcetrustflow"),
            ("sourceurl", "targeturl", "sourcecitationflow"),
            ("sourceurl", "targeturl", "flagnofollow"),
        ),
        {
            Role.PAGE: ("sourceurl",),
            Role.PAGE_TITLE: ("sourcetitle",),
            Role.TARGET: ("targeturl",),
            Role.ANCHOR: ("anchortext",),
            Role.LANGUAGE: ("sourcelanguage", "language"),
            Role.RANK: ("sourcetrustflow", "sourcecitationflow"),
        },
    ),
    # Backlink Analytics: Backlinks; Backlink Audit.
    Tool(
        "Semrush",
        (("sourceurl", "targeturl", "sourcetitle"), ("sourceurl", "targeturl", "pageascore")),
        {
            Role.PAGE: ("sourceurl",),
            Role.PAGE_TITLE: ("sourcetitle",),
            Role.TARGET: ("targeturl",),
            Role.STATUS: ("targethttpcode", "targetresponsecode"),
            Role.ANCHOR: ("anchor", "anchortext"),
            Role.RANK: ("pageascore", "authorityscore", "domainascore"),
        },
    ),
    # Link Explorer: Inbound Links. Its "URL" is the page that links.
    Tool(
        "Moz",
        (
            ("url", "targeturl", "pa"), ("url", "targeturl", "pageauthority"), ("url", "targeturl", "da"),
            ("sourceurl", "targeturl", "pa"), ("sourceurl", "targeturl", "pageauthority"),
        ),
        {
            Role.PAGE: ("sourceurl", "url"),
            Role.PAGE_TITLE: ("title", "sourcetitle", "pagetitle"),
            Role.TARGET: ("targeturl",),
            Role.STATUS: ("targethttpstatuscode", "targethttpstatus", "targetstatuscode"),
            Role.ANCHOR: ("anchortext", "anchor"),
            Role.RANK: ("pa", "pageauthority", "da", "domainauthority"),
        },
    ),
    # Bulk Export: Client Error (4xx) Inlinks, All Outlinks; the lower window's Outlinks. "From" and "To" are older.
    Tool(
        "Screaming Frog",
        (("source", "destination"), ("from", "to", "statuscode")),
        {
            Role.PAGE: ("source", "from"),
            Role.TARGET: ("destination", "to"),
            Role.STATUS: ("statuscode",),
            Role.STATUS_WORDS: ("status",),
            Role.ANCHOR: ("anchor", "anchortext"),
            Role.ALT: ("alttext",),
            Role.KIND: ("type",),
        },
    ),
)  # fmt: skip

#: A table of another program, or one that was made by hand.
OTHER: Final = Tool(
    "",
    (),
    {
        Role.PAGE: (
            "sourceurl", "source", "sourcepage", "referringpageurl", "referringpage", "referringurl", "referrer",
            "linkingpage", "linkfrom", "from", "foundon", "foundat", "parent", "pageurl", "page",
        ),
        Role.PAGE_TITLE: ("pagetitle", "sourcetitle", "title"),
        Role.TARGET: (
            "deadurl", "brokenurl", "brokenlink", "deadlink", "targeturl", "target", "destinationurl", "destination",
            "linkurl", "linkto", "to", "link", "url", "address",
        ),
        Role.STATUS: ("statuscode", "httpstatuscode", "httpstatus", "httpcode", "responsecode", "status", "code"),
        Role.ANCHOR: ("anchor", "anchortext", "linkanchor", "linktext"),
        Role.LANGUAGE: ("language",),
        Role.RANK: (),
    },
)  # fmt: skip

#: Kinds of reference that a reader can click, folded.
CLICKED: Final = frozenset({"hyperlink", "ahref", "href", "a"})
#: Words with which Screaming Frog says that a site's name does not exist.
NO_SUCH_NAME: Final = ("dns",)
