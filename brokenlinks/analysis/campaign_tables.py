"""Figures of a campaign. All count pages to contact: one page, one mail."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.analysis.campaign import Stage
from brokenlinks.analysis.frames import frame

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from brokenlinks.analysis.campaign import Campaign, Mail

#: Days after the first mail when to write again, where the user named no day.
FOLLOW_UP_AFTER: Final = 7
#: Of these, gaps in the weeks are filled; a year that was mistyped would fill a chart with nothing.
_MOST_WEEKS: Final = 156
_STEPS: Final = (
    ("to contact", Stage.TO_CONTACT),
    ("contacted", Stage.CONTACTED),
    ("replied", Stage.REPLIED),
    ("placed", Stage.PLACED),
)
_WHAT_TO_DO: Final = (
    "Nobody is contacted yet. Take the rows of Prospects from the top, send the mail, choose “Contacted” under Status,"
    " and put the day under Contacted on. Save the workbook and run this notebook again."
)


def headline(campaign: Campaign) -> str:
    """How the campaign stands, in a few sentences; what to do when nobody was contacted; then the campaign's notes."""
    said = [_WHAT_TO_DO]
    if campaign.begun:
        reached = {stage: sum(mail.stage >= stage for mail in campaign.mails) for stage in Stage}
        sent = reached[Stage.CONTACTED]
        said = [
            f"{reached[Stage.TO_CONTACT]} pages to contact: {sent} contacted, {reached[Stage.REPLIED]} replied"
            f" ({reached[Stage.REPLIED] / sent:.0%} of those contacted), {reached[Stage.PLACED]} placed"
            f" ({reached[Stage.PLACED] / sent:.0%})."
        ]
        if declined := sum(mail.declined for mail in campaign.mails):
            said.append(f"{declined} of the replies said no.")
        waited = [(mail.replied - mail.contacted).days for mail in campaign.mails if mail.replied and mail.contacted]
        if waited := [days for days in waited if days >= 0]:
            said.append(f"Half of the replies came within {median(waited):g} days.")
    return "\n".join([" ".join(said), *campaign.notes])


def funnel(campaign: Campaign) -> pd.DataFrame:
    """step, pages, of the step before (0–1): to contact, contacted, replied, placed. Pages set aside do not count."""
    rows: list[dict[str, Any]] = []
    for step, stage in _STEPS:
        pages = sum(mail.stage >= stage for mail in campaign.mails)
        before = rows[-1]["pages"] if rows else pages
        rows.append({"step": step, "pages": pages, "of the step before": round(pages / before, 3) if before else 0.0})
    return frame(rows, "step", "pages", "of the step before")


def weeks(campaign: Campaign) -> pd.DataFrame:
    """week (its Monday), contacted, replied: by the days that were written down; weeks without any have 0."""
    contacted = Counter(_monday(mail.contacted) for mail in campaign.mails if mail.contacted)
    replied = Counter(_monday(mail.replied) for mail in campaign.mails if mail.replied)
    found = sorted({*contacted, *replied})
    if found and (span := (found[-1] - found[0]).days // 7) <= _MOST_WEEKS:
        found = [found[0] + timedelta(weeks=number) for number in range(span + 1)]
    rows = [{"week": week, "contacted": contacted[week], "replied": replied[week]} for week in found]
    return frame(rows, "week", "contacted", "replied")


def by_offer(campaign: Campaign) -> pd.DataFrame:
    """How each offer fared: offer, contacted, replied, placed, reply rate, placed rate (0–1 of the contacted).

    Beside them stand the parts that add up to contacted: placed, “replied, not placed”, “no reply”. Most placed first.
    """
    return _rates(campaign, "offer", lambda mail: mail.furthest.offer or "(none)")


def by_kind(campaign: Campaign) -> pd.DataFrame:
    """kind of page, and the same as `by_offer`."""
    return _rates(campaign, "kind of page", lambda mail: mail.furthest.kind or "(not known)")


def follow_ups(campaign: Campaign, today: date, within: int = 7) -> pd.DataFrame:
    """Whom to write to again: due on, days late, page, title, contacted on, offer, notes; the latest first.

    Those who were contacted and gave no answer, were not written to twice, and are due by `today` or within so many
    days. Where no day was written down, it is a week after the first mail. Days late are negative before the day.
    """
    rows = []
    for mail in campaign.mails:
        due = mail.due or (mail.contacted and mail.contacted + timedelta(days=FOLLOW_UP_AFTER))
        if mail.stage is not Stage.CONTACTED or mail.followed_up or due is None:
            continue
        if (due - today).days <= within:
            entry = mail.furthest
            rows.append(
                {
                    "due on": due,
                    "days late": (today - due).days,
                    "page": entry.page,
                    "title": entry.title,
                    "contacted on": mail.contacted,
                    "offer": entry.offer,
                    "notes": entry.notes,
                }
            )
    rows.sort(key=lambda row: (str(row["due on"]), row["page"]))
    return frame(rows, "due on", "days late", "page", "title", "contacted on", "offer", "notes")


def won_links(campaign: Campaign) -> pd.DataFrame:
    """Links that were placed: page, site, placed at, offer, anchor. A row of the sheet each, but no address twice."""
    rows = {
        entry.placed_at or entry.page: {
            "page": entry.page,
            "site": entry.site,
            "placed at": entry.placed_at,
            "offer": entry.offer,
            "anchor": entry.anchor,
        }
        for mail in campaign.mails
        for entry in reversed(mail.entries)
        if entry.stage is Stage.PLACED
    }
    return frame(rows.values(), "page", "site", "placed at", "offer", "anchor")


def anchors(campaign: Campaign) -> pd.DataFrame:
    """anchor, links, share (0–1) of the links that were placed; most first. Case does not count."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for anchor in won_links(campaign)["anchor"]:
        written[str(anchor).casefold()][str(anchor) or "(not known)"] += 1
    total = sum(found.total() for found in written.values())
    rows = [
        {"anchor": found.most_common(1)[0][0], "links": found.total(), "share": round(found.total() / total, 3)}
        for found in sorted(written.values(), key=lambda found: (-found.total(), found.most_common(1)[0][0]))
    ]
    return frame(rows, "anchor", "links", "share")


def _rates(campaign: Campaign, name: str, key: Callable[[Mail], str]) -> pd.DataFrame:
    groups: defaultdict[str, list[Mail]] = defaultdict(list)
    for mail in campaign.mails:
        if mail.stage >= Stage.CONTACTED:
            groups[key(mail)].append(mail)
    rows: list[dict[str, Any]] = []
    for value, mails in groups.items():
        replied, placed = (sum(mail.stage >= stage for mail in mails) for stage in (Stage.REPLIED, Stage.PLACED))
        rows.append(
            {
                name: value,
                "contacted": len(mails),
                "replied": replied,
                "placed": placed,
                "replied, not placed": replied - placed,
                "no reply": len(mails) - replied,
                "reply rate": round(replied / len(mails), 3),
                "placed rate": round(placed / len(mails), 3),
            }
        )
    rows.sort(key=lambda row: (-row["placed"], -row["replied"], -row["contacted"], row[name]))
    parts = ("replied, not placed", "no reply")
    return frame(rows, name, "contacted", "replied", "placed", *parts, "reply rate", "placed rate")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
