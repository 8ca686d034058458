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
    r"/(?:log-?[io]n|sign-?in|signon|auth|oauth2?|sso|saml|users/sign_in|anmelden|connexion|paywall|"
    r"consent|cookie-?(?:wall|consent|check)|gdpr|age-?(?:gate|check|verification)|verify-?age|disclaimer|"
    r"wp-login\.php|checkpoint|captcha|challenge|validatecaptcha|_?login\.(?:php|aspx?|jsp))(?:[/.?]|$)",
    re.IGNORECASE,
)
DOOR_HOSTS: Final = re.compile(
    r"^(?:login|signin|auth|sso|accounts?|idp|id|consent|shibboleth|cas|adfs)\.|^validate\.perfdrive\.com$",
    re.IGNORECASE,
)

#: A field for a password, in lower-case HTML.
PASSWORD: Final = re.compile(r"""<input[^>]+type\s*=\s*["']?password""")

#: Titles and first headings, or whole parts of them, of gates for the young and for strangers.
GATES: Final = (
    "age verification", "age check", "age gate", "verify your age", "please verify your age", "confirm your age",
    "are you over 18", "are you over 21", "are you 18 or older", "are you 21 or older", "are you of legal drinking age",
    "are you of legal age", "adults only", "altersprüfung", "bist du über 18", "sind sie über 18",
    "vérification de l âge", "avez vous plus de 18 ans", "verificación de edad", "eres mayor de edad",
    "sei maggiorenne", "verifica dell età", "verificação de idade", "leeftijdscontrole", "select your country",
    "choose your country", "choose your region", "select your region", "choose your location", "cookie consent",
    "we value your privacy", "this site uses cookies", "not available in your country", "not available in your region",
    "年齢確認",
)

#: Titles and first headings, or whole parts of them, of pages that stand in for others while something is mended.
PAUSES: Final = (
    "maintenance", "under maintenance", "site under maintenance", "website under maintenance", "scheduled maintenance",
    "site maintenance", "maintenance mode", "down for maintenance", "undergoing maintenance", "we ll be back soon",
    "we will be back soon", "be right back", "we ll be right back", "back soon", "temporarily unavailable",
    "site temporarily unavailable", "service unavailable", "service temporarily unavailable", "coming soon",
    "under construction", "something went wrong", "an error occurred", "an error has occurred", "error occurred",
    "internal server error", "server error", "bad gateway", "gateway timeout", "database error", "application error",
    "error establishing a database connection", "too many requests", "wartung", "wartungsarbeiten", "wartungsmodus",
    "ein fehler ist aufgetreten", "maintenance en cours", "en maintenance", "site en maintenance",
    "une erreur est survenue", "en mantenimiento", "sitio en mantenimiento", "se ha producido un error", "in manutenzione",
    "sito in manutenzione", "em manutenção", "site em manutenção", "onderhoud", "in onderhoud", "prace konserwacyjne",
    "przerwa techniczna", "underhåll", "vedligeholdelse", "vedlikehold", "huoltokatko", "údržba", "karbantartás",
    "технические работы", "ведутся технические работы", "сайт на обслуживании", "технічні роботи", "bakım çalışması",
    "メンテナンス中", "ただいまメンテナンス中です", "系统维护中", "网站维护中", "系統維護中", "網站維護中", "점검 중", "서비스 점검 중",
)
