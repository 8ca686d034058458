"""Answers in the form that each service documents, shortened."""

from __future__ import annotations

from typing import Any, Final

SEARXNG: Final[dict[str, Any]] = {
    "query": "beekeeping intitle:links",
    "number_of_results": 0,
    "results": [
        {
            "url": "https://bees.example/links.html",
            "title": "Bee links – Hive & Honey",
            "content": "Links for beekeepers",
            "engine": "brave",
            "parsed_url": ["https", "bees.example", "/links.html", "", "", ""],
            "template": "default.html",
            "engines": ["brave", "duckduckgo"],
            "positions": [1, 3],
            "score": 2.6,
            "category": "general",
        },
        {"url": "https://club.example/weblinks", "title": "Weblinks", "content": None, "engine": "mojeek"},
    ],
    "answers": [],
    "corrections": [],
    "infoboxes": [],
    "suggestions": ["beekeeping links uk"],
    "unresponsive_engines": [["google", "Suspended: CAPTCHA"]],
}

BRAVE: Final[dict[str, Any]] = {
    "query": {"original": "beekeeping intitle:links", "more_results_available": True},
    "mixed": {"type": "mixed", "main": [{"type": "web", "index": 0, "all": False}]},
    "type": "search",
    "web": {
        "type": "search",
        "results": [
            {
                "title": "Bee links",
                "url": "https://bees.example/links.html",
                "is_source_local": False,
                "description": "All the <strong>links</strong> a beekeeper needs",
                "language": "en",
                "family_friendly": True,
                "type": "search_result",
                "subtype": "generic",
                "meta_url": {"scheme": "https", "netloc": "bees.example", "path": "› links.html"},
            },
            {"title": "Пчёлы", "url": "https://ключ.example/ссылки"},
        ],
        "family_friendly": True,
    },
}

GOOGLE: Final[dict[str, Any]] = {
    "kind": "customsearch#search",
    "url": {"type": "application/json", "template": "https://www.googleapis.com/customsearch/v1?q={searchTerms}"},
    "queries": {"request": [{"title": "Google Custom Search", "totalResults": "1", "count": 1, "startIndex": 1}]},
    "searchInformation": {"searchTime": 0.2, "totalResults": "1"},
    "items": [
        {
            "kind": "customsearch#result",
            "title": "Bee links",
            "htmlTitle": "Bee <b>links</b>",
            "link": "https://bees.example/links.html",
            "displayLink": "bees.example",
            "snippet": "All the links …",
            "htmlSnippet": "All the <b>links</b> …",
        }
    ],
}

SERPAPI: Final[dict[str, Any]] = {
    "search_metadata": {"id": "66", "status": "Success", "google_url": "https://www.google.com/search?q=bees"},
    "search_parameters": {"engine": "google", "q": "beekeeping intitle:links"},
    "search_information": {"organic_results_state": "Results for exact spelling"},
    "organic_results": [
        {
            "position": 1,
            "title": "Bee links",
            "link": "https://bees.example/links.html",
            "redirect_link": "https://www.google.com/url?url=https://bees.example/links.html",
            "displayed_link": "https://bees.example › links",
            "snippet": "All the links …",
        }
    ],
}

MARGINALIA: Final[dict[str, Any]] = {
    "license": "CC-BY-NC-SA 4.0",
    "query": "beekeeping links",
    "page": 1,
    "pages": 1,
    "results": [
        {
            "url": "https://www.bees.example/~ann/links.html",
            "title": "Ann's bee links",
            "description": "links about bees",
            "quality": 5.2,
            "format": "html4",
            "details": [],
        }
    ],
}

_DUCKDUCKGO: Final = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><title>beekeeping intitle:links at DuckDuckGo</title></head><body class="body--html">
<div><div class="serp__results"><div id="links" class="results">%s</div></div></div></body></html>"""
_RESULT: Final = """<div class="result results_links results_links_deep web-result">
<div class="links_main links_deep result__body">
<h2 class="result__title"><a rel="nofollow" class="result__a" href="%s">%s</a></h2>
<div class="result__extras"><a class="result__url" href="%s">shown</a></div>
<a class="result__snippet" href="%s">%s</a>
<div class="clear"></div></div></div>"""


def _result(href: str, title: str, snippet: str) -> str:
    return _RESULT % (href, title, href, href, snippet)


DUCKDUCKGO: Final = _DUCKDUCKGO % "".join(
    (
        _result("https://duckduckgo.com/y.js?ad_domain=shop.example&amp;ad_provider=bing", "Buy bees", "Ad"),
        _result(
            "//duckduckgo.com/l/?uddg=https%3A%2F%2Fbees.example%2Flinks.html%3Fa%3D1%26b%3D%252F&amp;rut=5e1f",
            "Bee links",
            "All the <b>links</b> a beekeeper needs",
        ),
        _result("https://club.example/weblinks", "Weblinks", "Our links"),
    )
)
DUCKDUCKGO_NOTHING: Final = _DUCKDUCKGO % (
    '<div class="result results_links results_links_deep result--no-result"><div class="no-results">'
    "No results found for beekeeping</div></div>"
)
DUCKDUCKGO_CAPTCHA: Final = """<!DOCTYPE html><html><head><title>DuckDuckGo</title></head><body>
<form id="challenge-form" action="//duckduckgo.com/anomaly.js?sv=html&amp;cc=botnet" method="POST">
<div class="anomaly-modal__title">Unfortunately, bots use DuckDuckGo too.</div>
<div class="anomaly-modal__description">Please complete the following challenge to confirm this search was made by a
human.</div></form></body></html>"""

GOOGLE_SORRY: Final = """<html><head><title>https://www.google.com/search</title></head><body>
<form id="captcha-form" action="index" method="post"><div class="g-recaptcha"></div></form>
Our systems have detected unusual traffic from your computer network.</body></html>"""

BRAVE_BAD_KEY: Final[dict[str, Any]] = {
    "type": "ErrorResponse",
    "error": {
        "id": "5d83",
        "status": 422,
        "code": "SUBSCRIPTION_TOKEN_INVALID",
        "detail": "The provided subscription token is invalid.",
        "meta": {"component": "authentication"},
    },
    "time": 1663072993,
}
GOOGLE_BAD_KEY: Final[dict[str, Any]] = {
    "error": {
        "code": 400,
        "message": "API key not valid. Please pass a valid API key.",
        "errors": [{"message": "API key not valid.", "domain": "global", "reason": "badRequest"}],
        "status": "INVALID_ARGUMENT",
    }
}
GOOGLE_QUOTA: Final[dict[str, Any]] = {
    "error": {"code": 429, "message": "Quota exceeded for quota metric 'Queries'", "status": "RESOURCE_EXHAUSTED"}
}
SERPAPI_BAD_KEY: Final[dict[str, Any]] = {
    "error": "Invalid API key. Your API key should be here: https://serpapi.com/manage-api-key"
}
