"""What wikis write beside a dead link, as their templates render it, and where they keep copies of pages."""

from __future__ import annotations

from typing import Final

#: The words of the tag, or of the title of the help page that it links to. Matched without case and accents.
DEAD_LINK_TAGS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("dead link", "permanent dead link", "link rot", "broken link", "dead links"),
    "de": ("toter link", "nicht mehr abrufbar", "nicht mehr verfügbar", "nicht abrufbar", "defekte weblinks"),
    "fr": ("lien brisé", "liens brisés", "lien mort", "liens morts", "correction des liens externes"),
    "es": ("enlace roto", "enlaces rotos", "enlace caído"),
    "it": ("collegamento interrotto", "collegamenti interrotti", "link non funzionante"),
    "pt": ("ligação inativa", "ligações inativas", "link inativo", "link quebrado", "ligação externa inativa"),
    "nl": ("dode link", "dode koppeling", "niet meer beschikbaar"),
    "pl": ("martwy link", "martwe linki"),
    "sv": ("död länk", "döda länkar"),
    "da": ("dødt link", "døde links"),
    "no": ("død lenke", "død lenkje", "døde lenker"),
    "fi": ("vanhentunut linkki", "kuollut linkki", "linkki ei toimi"),
    "ru": ("недоступная ссылка", "мёртвая ссылка"),
    "uk": ("недоступне посилання", "мертве посилання"),
    "cs": ("nedostupné", "mrtvý odkaz"),
    "hu": ("halott link",),
    "tr": ("ölü bağlantı", "kırık bağlantı"),
    "ca": ("enllaç no actiu", "enllaç trencat"),
    "ro": ("legătură nefuncțională", "link mort"),
    "ja": ("リンク切れ",),
    "zh": ("失效連結", "失效链接", "永久失效連結", "永久失效链接", "死链"),
    "ko": ("깨진 링크",),
}

MONTHS: Final = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    januari februari maart mei augustus
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    augusti
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    """.split()
)

#: Domains of archives: a copy of a page is there because the page may die, and is no page to be replaced.
ARCHIVES: Final = frozenset(
    """
    web.archive.org archive.today archive.is archive.ph archive.li archive.vn archive.fo archive.md archive.wikiwix.com
    webcitation.org ghostarchive.org perma.cc webarchive.nationalarchives.gov.uk wayback.archive-it.org megalodon.jp
    webarchive.loc.gov arquivo.pt webarchive.org.uk wayback.vefsafn.is timetravel.mementoweb.org webarchiv.cz
    """.split()
)

#: Domains of the wikis' own family: what they link to there is no other site to a reader.
FAMILY: Final = frozenset(
    """
    wikipedia.org wikimedia.org wikidata.org wikisource.org wiktionary.org wikiquote.org wikibooks.org wikinews.org
    wikivoyage.org wikiversity.org wikifunctions.org mediawiki.org wikimediafoundation.org toolforge.org wmflabs.org
    wmcloud.org
    """.split()
)
