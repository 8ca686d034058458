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

#: Code that only such pages carry, in lower case. Not /cdn-cgi/challenge-platform/scripts/: Cloudflare puts it into pages
#: that it lets through.
WALL_SOURCE: Final = (
    "/cdn-cgi/challenge-platform/h/", "_incapsula_resource", "cf-chl-", "geo.captcha-delivery.com", "px-captcha", "awswafcookie",
    "awswaf.com", "slowaes.decrypt", "toNumbers(".lower(), "ddos-guard", "sucuri_cloudproxy_js",
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
PASSWORD: Final = re.compile(r"""<input\s[^<>]{0,400}type\s{0,9}=\s{0,9}["']?password""")

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
    "under construction", "website coming soon", "site coming soon", "something went wrong", "an error occurred", "an error has occurred", "error occurred",
    "internal server error", "server error", "bad gateway", "gateway timeout", "database error", "application error",
    "error establishing a database connection", "too many requests", "wartung", "wartungsarbeiten", "wartungsmodus",
    "ein fehler ist aufgetreten", "maintenance en cours", "en maintenance", "site en maintenance",
    "une erreur est survenue", "en mantenimiento", "sitio en mantenimiento", "se ha producido un error", "in manutenzione",
    "sito in manutenzione", "em manutenção", "site em manutenção", "onderhoud", "in onderhoud", "prace konserwacyjne",
    "przerwa techniczna", "underhåll", "vedligeholdelse", "vedlikehold", "huoltokatko", "údržba", "karbantartás",
    "технические работы", "ведутся технические работы", "сайт на обслуживании", "технічні роботи", "bakım çalışması",
    "メンテナンス中", "ただいまメンテナンス中です", "系统维护中", "网站维护中", "系統維護中", "網站維護中", "점검 중", "서비스 점검 중",
)

#: Sentences, anywhere in a page and not in the home page's frame, by which a page asks something of its visitor first.
GATE_SENTENCES: Final = (
    "subscribe to continue", "subscribe to read", "already a subscriber", "for subscribers", "subscribers only", "members only",
    "for members of", "only for members", "become a member", "log in to continue", "log in to view", "log in to read",
    "sign in to continue", "sign in to view", "please log in", "please sign in", "you must be logged in", "you need to log in",
    "you must log in", "you must sign in", "login required", "please register", "register to continue", "create an account to",
    "confirm that you are", "confirm you are", "years of age", "legal age", "legal drinking age", "are you over", "18 or over",
    "18 or older", "21 or older", "grown up", "not available in your", "unavailable in your", "not available where you are",
    "rights restrictions", "can only be watched from", "only available in", "access from your", "your country", "your region",
    "accept all", "we use cookies to", "183 partner", "our partners", "verify that you are", "verify you are", "are not a robot",
    "not a robot", "unusual traffic", "captcha", "enter the code", "tell us who you are", "select your country",
    "alle akzeptieren", "bitte melden sie sich an", "bitte loggen sie sich ein", "anmelden um", "nur für mitglieder",
    "nur für abonnenten", "fachkreise", "volljährig", "mindestens 18", "tout accepter", "réservé aux abonnés",
    "réservé aux membres", "veuillez vous connecter", "connectez vous pour", "majeur", "aceptar todo", "solo para suscriptores",
    "inicia sesión para", "inicie sesión", "mayor de edad", "accedi per", "riservato agli abbonati", "maggiorenne",
    "faça login", "exclusivo para assinantes", "maior de idade", "alleen voor abonnees", "log in om", "zaloguj się",
    "tylko dla", "войдите", "авторизуйтесь", "только для", "подтвердите", "验证码", "请登录", "登录后", "驗證碼", "請登入",
    "ログインして", "会員限定", "有料会員", "로그인", "giriş yapın", "đăng nhập để",
)

#: Sentences of pages that stand in for others while something is out of order, closed or too busy.
PAUSE_SENTENCES: Final = (
    "technical difficulties", "technical problems", "try again later", "try again in a few", "please try again", "come back later",
    "check back soon", "check back later", "be back soon", "be back shortly", "will be back", "back online", "currently closed",
    "currently offline", "currently unavailable due", "temporarily unavailable", "temporarily closed", "temporarily offline",
    "temporarily down", "undergoing maintenance", "for maintenance", "scheduled maintenance", "under maintenance",
    "while we upgrade", "we are upgrading", "on holiday", "closed for the", "opens again", "reopen", "apologise for the inconvenience",
    "apologize for the inconvenience", "inconvenience", "under construction", "go online in", "launching soon",
    "wartungsarbeiten", "vorübergehend nicht", "technische probleme", "versuchen sie es später", "bis bald", "sommerpause",
    "betriebsferien", "urlaub", "wieder für sie da", "en cours de maintenance", "cours de maintenance", "réessayer plus tard",
    "problème technique", "momentanément", "actuellement fermé", "tareas de mantenimiento", "inténtelo más tarde", "unos minutos",
    "vuelva a intentarlo", "temporalmente", "in manutenzione", "riprova più tardi", "temporaneamente", "em manutenção",
    "tente novamente", "temporariamente", "probeer het later", "tijdelijk", "spróbuj ponownie", "chwilowo", "tymczasowo",
    "попробуйте позже", "временно", "технические работы", "稍后再试", "维护", "維護", "メンテナンス", "しばらくして", "점검",
    "daha sonra tekrar",
)

#: Sentences of programs and guards that fail or refuse in place of a page.
FAILURE_SENTENCES: Final = (
    "requested url was rejected", "your support id is", "your request has been blocked", "request blocked", "access denied",
    "you have been blocked", "your ip address", "reference id", "incident id", "fatal error", "uncaught exception", "uncaught error",
    "stack trace", "sqlstate", "mysql_connect", "mysqli", "pdoexception", "database connection", "database error",
    "error establishing", "parse error", "syntax error", "call to undefined", "allowed memory size", "maximum execution time",
    "internal server error", "server error in application", "runtime error", "traceback most recent call last",
    "service unavailable", "bad gateway", "too many requests", "out of memory", "no such file or directory in", "warning include",
    "an error occurred while processing your request", "something went wrong",
)

#: Of these titles and headings other pages may have one too: they count where a made-up address gets them as well.
OFTEN_MEANT: Final = frozenset({
    "blocked", "forbidden", "please wait", "one moment please", "captcha", "client challenge", "unusual traffic", "access denied",
    "security check", "request blocked", "attention required", "before you continue", "robot check",
})

#: Sentences of the lists above that stand on error pages, in small print and in menus too.
ALSO_OF_ERRORS: Final = (
    "please try again", "try again later", "inconvenience", "apologise for the inconvenience", "apologize for the inconvenience", "reopen",
    "urlaub", "on holiday", "bis bald", "unos minutos", "closed for the", "opens again", "your country", "your region",
    "become a member", "captcha", "only available in", "our partners", "accept all", "years of age", "majeur", "grown up",
    "только для", "tylko dla", "로그인", "access denied", "reference id", "please register", "please log in", "please sign in",
)
