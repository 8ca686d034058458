"""What a page says where it tells readers whom to write to about the page itself, by language."""

from __future__ import annotations

from typing import Final

#: In the line of an address, or right before it.
KEEPER: Final = {
    "en": (
        "maintained by", "curated by", "compiled by", "page by", "site by", "created by", "webmaster", "web master", "page owner", "page editor", "site editor",
        "list owner", "last updated by", "broken link", "broken links", "dead link", "dead links", "suggest a link", "suggest a site", "suggest a resource",
        "suggestions", "corrections", "comments to", "comments or suggestions", "comments and suggestions", "questions or comments", "questions and comments", "questions about this list", "questions about this page", "about this page", "about this site", "about this website", "about this list",
        "about this guide", "feedback", "report a problem", "report an error", "if you know of", "let me know",
        "subject librarian", "subject guide", "profile photo", "write to us", "write to me",
    ),
    "de": ("betreut von", "gepflegt von", "zusammengestellt von", "defekte links", "tote links", "linkvorschläge", "anregungen", "hinweise an", "für den inhalt verantwortlich", "inhaltlich verantwortlich", "verantwortlich für den inhalt", "verantwortlich im sinne", "schreiben sie uns", "schreiben sie an"),
    "fr": ("tenu à jour par", "maintenu par", "lien mort", "liens morts", "suggestions", "proposer un lien", "signaler un lien", "responsable de la publication", "directeur de la publication", "écrivez nous", "contactez nous"),
    "es": ("mantenido por", "enlace roto", "enlaces rotos", "sugerencias", "sugerir un enlace", "escríbanos", "escríbenos"),
    "it": ("a cura di", "link non funzionanti", "segnalare un link", "suggerimenti", "segnalazioni", "scrivici", "scrivete a"),
    "pt": ("mantido por", "links quebrados", "sugestões", "sugerir um link", "escreva para"),
    "nl": ("onderhouden door", "beheerd door", "dode links", "suggesties", "opmerkingen"),
    "pl": ("opracował", "opracowała", "martwe linki", "uwagi", "sugestie"),
    "sv": ("sidansvarig", "webbansvarig", "döda länkar", "förslag", "synpunkter"),
    "da": ("sideansvarlig", "døde links", "forslag", "kommentarer"),
    "no": ("nettansvarlig", "døde lenker", "forslag"),
    "fi": ("sivun ylläpitäjä", "palaute", "ehdotukset"),
    "cs": ("správce stránek", "připomínky"),
    "hu": ("az oldal gondozója", "javaslatok"),
    "ja": ("リンク切れ", "ご意見"),
}  # fmt: skip
