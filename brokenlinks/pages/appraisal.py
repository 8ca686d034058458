"""Placeholder until merged."""

from brokenlinks.models import Appraisal, Niche, PageKind, ResourcePage


def appraise(page: ResourcePage, niche: Niche | None = None) -> Appraisal:
    n = len(page.links)
    return Appraisal(PageKind.RESOURCE_LIST if n > 9 else PageKind.OTHER, min(100.0, n * 6.0), (f"{n} links",))
