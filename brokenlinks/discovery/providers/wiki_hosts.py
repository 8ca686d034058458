"""Hosts that articles of a wiki link to without meaning a page for its readers: copies, catalogues, their own kin."""

from __future__ import annotations

from typing import Final

NEVER_PAGES: Final = frozenset(
    {
        # copies of pages that are gone
        "web.archive.org", "archive.org", "archive.today", "archive.is", "archive.ph", "archive.md", "archive.fo",
        "webcitation.org", "ghostarchive.org", "wayback.archive-it.org", "webarchive.nationalarchives.gov.uk",
        "perma.cc", "megalodon.jp",
        # the wikis themselves
        "wikipedia.org", "wikimedia.org", "wikidata.org", "wikisource.org", "wiktionary.org", "wikibooks.org",
        "wikiquote.org", "wikivoyage.org", "wikiversity.org", "wikinews.org", "mediawiki.org", "wmcloud.org",
        "toolforge.org", "wmflabs.org",
        # catalogues, by number
        "doi.org", "jstor.org", "worldcat.org", "viaf.org", "isni.org", "d-nb.info", "id.loc.gov", "lccn.loc.gov",
        "catalogue.bnf.fr", "data.bnf.fr", "id.ndl.go.jp", "ci.nii.ac.jp", "nla.gov.au", "semanticscholar.org",
        "ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov", "ui.adsabs.harvard.edu", "arxiv.org", "hdl.handle.net",
        "books.google.com", "scholar.google.com", "openlibrary.org", "getty.edu", "orcid.org", "zenodo.org",
    }
)  # fmt: skip
