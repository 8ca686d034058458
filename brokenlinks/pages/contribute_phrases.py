"""How open lists ask to take part, and how pages ask for guest posts, by language."""

from __future__ import annotations

from typing import Final

#: On a page that is an open list, and there only: elsewhere they ask for code, or for articles.
CONTRIBUTE: Final = {
    "en": (
        "contribution guidelines",
        "contributions guidelines",
        "contributing guidelines",
        "contribution guide",
        "contributions welcome",
        "contributions are welcome",
        "contributions are always welcome",
        "contributions and suggestions",
        "suggestions are welcome",
        "suggestions welcome",
        "suggestions are always welcome",
        "want to contribute",
        "to contribute to this",
        "pull requests welcome",
        "pull requests are welcome",
        "prs welcome",
        *(
            f"{verb} {thing}"
            for verb in ("submit", "create", "open", "make", "send", "send us", "send me")
            for thing in ("a pull request", "pull request", "pull requests", "a pr", "an issue")
        ),
        "submit the pull request",
    ),
}
#: The same, as the whole of a heading.
CONTRIBUTE_HEADINGS: Final = {
    "en": ("contribute", "contributing", "contributions", "how to contribute", "want to contribute", "suggestions"),
}
#: What such a list is called.
OPEN_LIST: Final = {
    "en": ("awesome", "list of", "collection of", "curated list", "community curated", "crowdsourced list"),
}
