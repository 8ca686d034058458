"""Pages that stand before the page: tests for robots, log-ins, consent. Behind them the page may be well alive."""

# fmt: off
from __future__ import annotations

import re
from typing import Final

#: Titles, or whole parts of them, after `checking.wording.plain`.
WALL_TITLES: Final = (
    "just a moment", "attention required", "access denied", "access to this page has been denied", "are you a robot",
    "are you human", "robot check", "pardon our interruption", "security check", "security checkpoint", "checking your browser",
    "verify you are human", "verifying you are human", "please verify you are a human", "ddos guard", "ddos protection",
    "one moment please", "please wait", "bot verification", "human verification", "captcha", "request blocked", "blocked",
    "vercel security checkpoint", "client challenge", "forbidden", "you have been blocked", "sucuri website firewall",
    "before you continue", "request unsuccessful incapsula", "unusual traffic", "making sure you re not a bot",
)

#: Code that only such pages carry, in lower case.
WALL_SOURCE: Final = (
    "/cdn-cgi/challenge-platform/", "_incapsula_resource", "cf-chl-", "geo.captcha-delivery.com", "px-captcha", "awswafcookie",
    "awswaf.com", "slowaes.decrypt", "toNumbers(".lower(), "ddos-guard", "sucuri_cloudproxy_js", "hcaptcha.com/1/api.js",
    "anubis_challenge", "window._cf_chl_opt",
)

#: Answer headers: name → the beginning of a value.
WALL_HEADERS: Final = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "c"), ("x-datadome", "protected"))

#: Where a redirect leads when the visitor must log in or agree first.
DOOR_PATH: Final = re.compile(
    r"/(?:log-?in|sign-?in|signon|auth|oauth2?|sso|saml|account/login|users/sign_in|consent|cookie-?wall|age-?gate|"
    r"wp-login\.php|checkpoint|captcha|challenge|validatecaptcha|_?login\.(?:php|aspx?|jsp))(?:[/.?]|$)",
    re.IGNORECASE,
)
DOOR_HOSTS: Final = re.compile(
    r"^(?:login|signin|auth|sso|accounts?|idp|id|consent|shibboleth|cas|adfs)\.|^validate\.perfdrive\.com$",
    re.IGNORECASE,
)
