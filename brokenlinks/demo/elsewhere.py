"""The sites that the demo's resource pages link to: most alive, some gone, a few that do not say."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from brokenlinks.demo.web import ADDRESS, Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Behaviour, Exchange, Site

_LIVING = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{text}</p></body>
</html>
"""
_GONE = "<!doctype html>\n<html lang=en><title>410 Gone</title><h1>Gone</h1><p>This page was removed.</p>\n"


def _page(title: str, text: str) -> Answer:
    return Answer(body=_LIVING.replace("{title}", html.escape(title)).replace("{text}", html.escape(text)))


def _moved(location: str, status: int = 301) -> Answer:
    return Answer(status, {"Location": location})


def _without_head(answer: Answer) -> Behaviour:
    """As some older servers: HEAD is refused, GET is not."""

    async def behave(exchange: Exchange) -> Answer:
        return Answer(405, {"Allow": "GET"}) if exchange.seen.method == "HEAD" else answer

    return behave


_CHALLENGE = Answer(
    403,
    {"Server": "cloudflare", "CF-Mitigated": "challenge"},
    "<!doctype html><title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>",
)
_OVERLOADED = Answer(503, body="<!doctype html><title>503 Service Unavailable</title><h1>Back soon</h1>")
_TOO_MANY = Answer(429, {"Retry-After": "1"}, "<!doctype html><title>429 Too Many Requests</title>")

#: Paths that are not listed answer 404: that is how most of the dead links died.
ELSEWHERE: Mapping[str, Site] = {
    "a-hive-of-ones-own.example": {
        "/": _page("A Hive of One's Own", "Today the goat willow opened, and nobody in hive two stayed at home."),
        "/on-not-inspecting": _page("On not inspecting", "What would you do with the answer? Then leave the lid on."),
    },
    "allotment-federation.example": {
        "/": _page("Allotment Federation", "We speak for eleven thousand plot holders."),
        "/rules/bees": _page("Rules on bees", "Two hives a plot, a screen of two metres, and insurance."),
    },
    "apiary-inspectorate.example": {
        "/": _page("Apiary Inspectorate", "Our inspectors visit six thousand apiaries a year."),
        "/notifiable-diseases": _page("Notifiable diseases", "Which diseases must be reported, country by country."),
        "/register": _page("Register your apiary", "Registering is free and takes four minutes."),
    },
    "barefoot-apiarist.example": {
        "/": _page("The Barefoot Apiarist", "I have bought boots. The reader who asked knows why."),
    },
    "bee-anatomy.example": {
        "/": _page("Bee Anatomy Online", "Two hundred labelled sections, from antenna to sting."),
        "/plates/Wing%20Veins.html": _page("Wing veins", "The cubital index is the ratio of these two veins."),
    },
    "bee-course-online.example": {
        "/": _page("Bee Course Online", "Twelve evenings, one apiary day and a lot of tea."),
        "/free-course": _moved("/courses/first-steps"),
        "/courses/first-steps": _page("First steps", "Lesson one: what lives in a hive, and what each does all day."),
    },
    "bee-forage.example": {
        "/": _page("Bee Forage", "Nectar and pollen by region. We are moving to new software this summer."),
        "/calendar.php": _moved("/errors/missing"),
    },
    "bee-genetics.example": {
        "/": _page("Bee Genetics", "Local bees live longer in local weather. Here is the evidence."),
    },
    "bee-health-lab.example": {
        "/": _page("Bee Health Lab", "Send us thirty bees in a matchbox and we tell you what ails them."),
        "/varroa/life-cycle": _page("Life cycle of varroa", "The mite enters a cell hours before it is capped."),
        "/brood/chalkbrood": _page("Chalkbrood", "White mummies on the floor board: a fungus, and seldom serious."),
    },
    "bee-journal-abstracts.example": {"*": _CHALLENGE},
    "bee-podcast.example": {
        "/": _page("The Bee Podcast", "Two beekeepers, one microphone, no agreement."),
        "/episodes/41": _page("Episode 41: spring build-up", "Why the brood nest doubles in April, and what it eats."),
    },
    "bee-weather.example": {"*": _OVERLOADED},
    "beekeeping-glossary.example": {
        "/": _page("Beekeeping glossary", "Abscond: to leave the hive for good, all together and without a note."),
    },
    "bumblebee-count.example": {
        "/": _page("Bumblebee Count", "Walk a mile in July and count the bumblebees on your left."),
    },
    "city-bees.example": {
        "/": _moved("/en/", 302),
        "/en/": _page("City Bees", "Forty hives on hospital roofs, and a lift that is often out of order."),
    },
    "dance-of-the-bees.example": {
        "/": _page("Dance of the Bees", "A film a week, three minutes each."),
        "/waggle": _page("The waggle dance", "The angle is the direction, the length is the distance."),
    },
    "garden-pollinators.example": {
        "/": _page("Garden Pollinators Trust", "A window box is a petrol station for a tired bee."),
        "/lists/bee-plants.html": Answer(410, body=_GONE),
    },
    "hive-scale-network.example": {
        "/": _page("Hive scale network", "Three hundred hives, weighed every quarter of an hour."),
        "/build": _moved("/build/", 308),
        "/build/": _page("Build a hive scale", "Four load cells, a small computer and a tin of paint."),
    },
    "honey-standards.example": {
        "/": _page("Honey Standards Council", "We define what may be called honey."),
        "/moisture": _page("Moisture in honey", "Put a drop on the prism and read the line. Below twenty is ripe."),
        "/guides/label-rules": _moved("http://honey-standards.example:{port}/errors/missing", 302),
    },
    "honeycomb-kitchen.example": {
        "/": _page("Honeycomb Kitchen", "Parkin wants a week in the tin. Nobody has ever waited."),
        "/honey-mustard": _page("Honey mustard", "Equal parts of seeds, vinegar and the honey from the sieve."),
    },
    "hornet-watch.example": {
        "/": _page("Hornet Watch", "Ring us, or send a photograph and a place."),
    },
    "jars-by-post.example": {
        "/": _page("Jars by Post", "Hexagonal jars from a dozen upwards, lids in six colours."),
    },
    "mellow-meadery.example": {
        "/": _page("Mellow Meadery", "Dry, still and two years old. We ship yeast as well."),
    },
    "members-rota.example": {"/old-rota.html": _page("Extractor rota", "Saturday is taken until August.")},
    "national-honey-show.example": {
        "/schedule": _page("Schedule of the show", "Class 17: two matching jars of set honey."),
    },
    "nucs-and-nectar.example": {
        "/": _page("Nucs & Nectar", "Six hundred colonies and an opinion on each."),
        "/nuclei": _page("Overwintered nuclei", "Five frames, a marked queen, ready in April."),
    },
    "oak-and-comb.example": {
        "/": _page("Oak & Comb", "Cedar hives, flat or assembled, from our own yard."),
    },
    "observation-hive.example": {
        "/": _page("An observation hive", "Two frames behind glass, and a queen that children can find."),
    },
    "old-bee-museum.example": {
        "/": _page("The Old Bee Museum", "Closed on Mondays, and while the roof is mended."),
    },
    "pesticide-watch.example": {
        "/": _page("Pesticide Watch", "Incidents with pollinators, quarter by quarter."),
    },
    "pollen-atlas.example": {
        "/": _page("Pollen Atlas", "Keys and micrographs for 1,200 types."),
        "/colours": _page("Pollen colours", "Grey-blue is phacelia, brick red is horse chestnut."),
    },
    "propolis-press.example": {
        "/": _page("Propolis Press", "Four books a year, all of them about bees."),
        "/book/the-year-of-the-bee": _page("The Year of the Bee", "Twelve chapters and sixty woodcuts."),
        "/essays/straw-skep": _page("The straw skep", "A basket upside down, and a thousand years of honey."),
    },
    "queen-breeders.example": {
        "/": _without_head(
            _page("Queen breeders' register", "Fifty breeders of local queens, and their mating sites.")
        ),
    },
    "royal-bee-society.example": {
        "/": _page("Royal Bee Society", "Examinations, insurance and a journal since 1874."),
        "/journal": _page("The journal", "Open to all readers after one year."),
        "/local-groups": _page("Local groups", "Two hundred and six groups, from coast to coast."),
    },
    "smoker-and-veil.example": {
        "/": _page("Smoker & Veil", "Suits, smokers and hive tools, sent the same day."),
        "/suits": _page("Bee suits", "Children's sizes from age four. They wash at forty degrees."),
    },
    "solitary-bee-project.example": {
        "/": _page("The Solitary Bee Project", "Nine bees in ten live alone. We count them."),
        "/nestbox/plan.html": Answer(410, body=_GONE),
    },
    "swarm-map.example": {"*": _TOO_MANY},
    "the-straw-skep.example": {
        "/": _page("The Straw Skep", "Hives older than the movable frame, and the people who wove them."),
        "/history": _moved("http://propolis-press.example:{port}/essays/straw-skep"),
    },
    "wax-and-wick.example": {
        "/": _page("Wax & Wick", "Bring your wax, take home foundation."),
    },
}

#: Names without a site: what the resolver says of them.
NAMES: Mapping[str, str] = {
    "www.hiveplans.example": "nxdomain",
    "winter-cluster.example": "nxdomain",
    "honey-extraction.example": "nxdomain",
    "school-bee-club.example": "nxdomain",
    "county-beekeepers.example": "servfail",
    "old-drone-forum.example": ADDRESS,  # linked to at a port that refuses connections
}
