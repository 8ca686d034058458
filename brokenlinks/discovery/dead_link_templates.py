"""How the editors of Wikipedias say in wikitext that a link is dead: names of templates and of their parameters.

In lower case, with spaces for underscores; from each Wikipedia's own help on dead links and its citation templates.
"""

from __future__ import annotations

from typing import Final

#: Templates that stand behind a link, or name it.
DEAD_LINK: Final = frozenset(
    {
        # en
        "dead link", "deadlink", "dead", "dl", "broken link", "link rot", "permanent dead link", "cbignore dead link",
        "dead youtube link",
        # de
        "toter link", "deadurl",
        # fr
        "lien brisé", "lien mort", "lien brise",
        # es
        "enlace roto", "enlace muerto",
        # it
        "collegamento interrotto",
        # pt
        "ligação inativa", "link inativo", "ligação inativa (web)",
        # nl
        "dode link",
        # pl
        "martwy link",
        # sv
        "död länk",
        # da
        "dødt link",
        # no
        "død lenke",
        # fi
        "404", "vanhentunut linkki",
        # cs
        "nedostupný zdroj",
        # ru
        "недоступная ссылка", "битая ссылка",
        # ja
        "リンク切れ",
        # zh
        "失效連結", "失效链接",
    }
)  # fmt: skip
#: Templates that stand around a link.
AROUND_DEAD_LINK: Final = frozenset({"usurped", "usurped source", "defekter link"})
#: Parameters that hold the link's address, the surest first.
URL: Final = ("url", "1")
#: Those whose value is one of a few words …
STATUS: Final = ("url-status", "urlstatus", "url-stato", "statuts-url")
#: … and which of them mean that a reader does not get the page.
DEAD_STATUS: Final = frozenset({"dead", "unfit", "usurped", "deviated", "bot: unknown"})
#: Those that ask whether it is dead …
IS_DEAD: Final = (
    "dead-url", "deadurl", "offline", "brisé le", "lien brisé", "urlmuerta", "enlaceroto", "urlmorta", "urlmorto",
    "dodeurl", "död-url", "dødlenke", "deadlinkdate", "deadlink",
)  # fmt: skip
#: … and the answers that say no.
NO: Final = frozenset({"no", "n", "false", "0", "nein", "non", "nee", "nej", "nei", "não"})
#: Those with a copy in an archive, where that alone says, by the templates' own rules, that the link is dead.
ARCHIVED_SINCE_DEAD: Final = ("archive-url", "archiveurl", "urlarchivo", "arquivourl", "urlarchivio", "archiefurl")
