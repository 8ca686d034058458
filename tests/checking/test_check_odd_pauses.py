"""Pauses and failures in place of pages: they pass, and the page is there again, so it is not dead.

They answer with 200 for whatever address, made-up ones too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.cases import UNCLEAR, Case, assert_living
from tests.web.odd_sites import LOOMS, PLAIN, Frame, all_but_home, page, raw, section, site, to

if TYPE_CHECKING:
    from tests.conftest import ServeWeb

BANCO = Frame("Banco del Telar", lang="es")
MAIRIE = Frame("Mairie de Tissage", lang="fr")
STADT = Frame("Stadt Weberstein", lang="de")

OUTAGE = page(
    "Page unavailable | First Bank",
    "<h1>Page unavailable</h1><p>We are having technical difficulties. Please try again later. We apologise for the "
    "inconvenience.</p>",
)
REJECTED = raw(
    "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your "
    "administrator.<br><br>Your support ID is: 1234567890123456789<br><br><a href='javascript:history.back();'>"
    "[Go Back]</a></body></html>"
)
CAPTCHA = page(
    "访问验证",
    "<h1>安全验证</h1><p>您的访问过于频繁，请输入验证码</p><form><input name=code><button>提交</button></form>",
)
FATAL = raw(
    "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in "
    "/var/www/html/lib/db.php:17\nStack trace:\n#0 /var/www/html/lib/db.php(17): PDO-&gt;__construct()\n#1 {main}\n"
    "  thrown in <b>/var/www/html/lib/db.php</b> on line <b>17</b><br />"
)
NO_DATABASE = raw("<title>Database Error</title><h1>Error establishing a database connection</h1>")
REBUILT = page(
    "Website coming soon | Hill Farm",
    "<h1>Website coming soon</h1><p>Hill Farm's new pages go online in June. Until then, ring us on 0123 4567 or "
    "visit the shop.</p>",
)
ON_HOLIDAY = LOOMS.page(
    "Holiday",
    "<h1>We are on holiday until 12 August</h1><p>The shop opens again then. Thank you for your patience!</p>",
)
SOMMERPAUSE = PLAIN.page("Sommerpause", "<h1>Sommerpause bis 12. August</h1><p>Danach sind wir wieder für Sie da.</p>")
BOARD_CLOSED = LOOMS.page(
    "",
    "<h2>Information</h2><p>Sorry, but the board is currently closed while we upgrade. We will be back tonight.</p>",
)

PAUSES: dict[str, Case] = {
    "technical difficulties at every address": Case({"*": OUTAGE}),
    "technical difficulties at the home page": Case({"*": OUTAGE}, "/"),
    "technical difficulties, and three pages from a cache": Case(
        {**site(), "/guides/knots": OUTAGE, "/guides/dyes": OUTAGE, "*": OUTAGE}
    ),
    "Spanish maintenance": Case(
        {
            **site(BANCO),
            "*": BANCO.page(
                "Página no disponible",
                "<h1>Página no disponible</h1><p>Estamos realizando tareas de mantenimiento. Vuelva a intentarlo en "
                "unos minutos.</p>",
            ),
        }
    ),
    "French maintenance": Case(
        {
            "*": MAIRIE.page(
                "Page non disponible",
                "<h1>Page non disponible</h1><p>Nos services en ligne sont en cours de maintenance. Merci de réessayer "
                "plus tard.</p>",
            )
        }
    ),
    "German maintenance": Case(
        {
            "*": STADT.page(
                "Seite nicht verfügbar",
                "<h1>Seite nicht verfügbar</h1><p>Wegen Wartungsarbeiten ist unser Angebot vorübergehend nicht "
                "erreichbar.</p>",
            )
        }
    ),
    "being rebuilt": Case({"*": REBUILT}),
    "a shop on holiday": Case(section("/shop/", SOMMERPAUSE, "reeds", frame=PLAIN), "/shop/table-loom"),
    "a shop on holiday, sent to the notice": Case(
        {**section("/shop/", to("/holiday"), "reeds", "yarn"), "/holiday": ON_HOLIDAY}, "/shop/table-loom"
    ),
    "a forum that is closed for an upgrade": Case(
        section("/forum/", BOARD_CLOSED, "threads/rigid-heddle.7/"), "/forum/threads/which-loom.12/"
    ),
    "a firewall rejects all but the home page": Case(all_but_home(REJECTED)),
    "a firewall rejects everything": Case({"*": REJECTED}),
    "a captcha before the items": Case(
        {**site(home="<a href=/item/1>1</a><a href=/item/2>2</a>"), "*": CAPTCHA}, "/item/77"
    ),
    "a fatal error of all but the home page": Case(all_but_home(FATAL)),
    "a fatal error of all that is not static": Case(
        {**site(), "/guides/knots": FATAL, "/guides/dyes": FATAL, "*": FATAL}
    ),
    "a fatal error everywhere": Case({"*": FATAL}),
    "no database": Case({"*": NO_DATABASE}),
}


@pytest.mark.parametrize("case", PAUSES)
async def test_pauses_and_failures(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, PAUSES[case], UNCLEAR)
