"""Words that say when a page was last changed, and the names of the months, by language."""

from __future__ import annotations

#: What stands before the date of a page's last change, with at most a few words ("by Jane Doe, on Sunday") between.
LAST_UPDATE = {
    "en": (
        "last updated",
        "last update",
        "last modified",
        "last modification",
        "last edited",
        "last revised",
        "last revision",
        "last reviewed",
        "last review",
        "last changed",
        "last amended",
        "latest update",
        "most recent update",
        "most recently updated",
        "page updated",
        "page modified",
        "page revised",
        "page reviewed",
        "page edited",
        "content updated",
        "site updated",
        "list updated",
        "updated on",
        "updated as of",
        "modified on",
        "revised on",
        "reviewed on",
        "date modified",
        "date updated",
        "date last modified",
        "date last updated",
        "revision date",
        "links checked",
        "links last checked",
        "last checked",
        "last verified",
    ),
    "de": (
        "zuletzt aktualisiert",
        "zuletzt geändert",
        "zuletzt bearbeitet",
        "zuletzt überarbeitet",
        "letzte Aktualisierung",
        "letzte Änderung",
        "letzte Bearbeitung",
        "letztes Update",
        "aktualisiert am",
        "geändert am",
        "bearbeitet am",
        "Stand der Seite",
        "Stand vom",
        "Datenstand",
    ),
    "fr": (
        "dernière mise à jour",
        "dernière modification",
        "dernière révision",
        "dernière actualisation",
        "mis à jour le",
        "mise à jour le",
        "mise à jour du",
        "modifié le",
        "modifiée le",
        "actualisé le",
        "actualisée le",
        "date de modification",
        "date de mise à jour",
    ),
    "es": (
        "última actualización",
        "última modificación",
        "última revisión",
        "última edición",
        "actualizado el",
        "actualizada el",
        "actualizado a",
        "modificado el",
        "fecha de actualización",
        "fecha de modificación",
        "fecha de última actualización",
    ),
    "it": (
        "ultimo aggiornamento",
        "ultima modifica",
        "ultima revisione",
        "aggiornato al",
        "aggiornato il",
        "aggiornata al",
        "aggiornata il",
        "modificato il",
        "data di aggiornamento",
        "data aggiornamento",
    ),
    "pt": (
        "última atualização",
        "última actualização",
        "última modificação",
        "última alteração",
        "última revisão",
        "última edição",
        "atualizado em",
        "atualizada em",
        "actualizado em",
        "modificado em",
        "data de atualização",
    ),
    "nl": (
        "laatst bijgewerkt",
        "laatst gewijzigd",
        "laatst bewerkt",
        "laatst aangepast",
        "laatste wijziging",
        "laatste update",
        "laatste bewerking",
        "voor het laatst bewerkt",
        "bijgewerkt op",
        "gewijzigd op",
    ),
    "pl": (
        "ostatnia aktualizacja",
        "ostatnia modyfikacja",
        "ostatnia zmiana",
        "ostatnio aktualizowano",
        "ostatnio edytowano",
        "ostatnio zmodyfikowano",
        "data aktualizacji",
        "data modyfikacji",
        "zaktualizowano",
    ),
    "sv": (
        "senast uppdaterad",
        "senast uppdaterat",
        "senast ändrad",
        "senast redigerad",
        "senast granskad",
        "senaste uppdatering",
        "uppdaterad den",
    ),
    "da": ("sidst opdateret", "senest opdateret", "sidst ændret", "sidst redigeret", "sidste opdatering"),
    "no": ("sist oppdatert", "sist endret", "sist redigert", "siste oppdatering"),
    "fi": (
        "viimeksi päivitetty",
        "viimeksi muokattu",
        "viimeksi muutettu",
        "viimeisin päivitys",
        "päivitetty viimeksi",
    ),
    "cs": (
        "poslední aktualizace",
        "naposledy aktualizováno",
        "poslední úprava",
        "naposledy upraveno",
        "poslední změna",
    ),
    "sk": ("posledná aktualizácia", "naposledy aktualizované", "posledná úprava", "posledná zmena"),
    "hu": ("utolsó frissítés", "utoljára frissítve", "utolsó módosítás", "utoljára módosítva", "frissítve"),
    "ro": ("ultima actualizare", "ultima modificare", "actualizat la"),
    "tr": ("son güncelleme", "son güncellenme", "son değişiklik", "güncellenme tarihi", "güncelleme tarihi"),
    "ca": ("darrera actualització", "última actualització", "darrera modificació", "actualitzat el"),
    "el": ("τελευταία ενημέρωση", "τελευταία τροποποίηση"),
    "ru": (
        "последнее обновление",
        "последнее изменение",
        "дата обновления",
        "дата последнего обновления",
        "дата изменения",
        "обновлено",
    ),
    "uk": ("останнє оновлення", "остання зміна", "оновлено", "дата оновлення"),
    "ja": ("最終更新日", "最終更新", "更新日時", "更新日", "最終改訂日"),
    "zh": ("最后更新", "最近更新", "更新时间", "更新日期", "最后修改", "最後更新", "更新時間", "最後修改"),
    "ko": ("최종 수정일", "최종 업데이트", "마지막 업데이트", "최종수정일", "업데이트 날짜"),
}

#: The same, but too common a word to be believed unless the date follows at once.
UPDATED = {
    "en": ("updated", "update", "modified", "revised", "edited", "reviewed", "current as of"),
    "de": ("Stand", "aktualisiert", "geändert", "Änderungsdatum"),
    "fr": ("mis à jour", "mise à jour", "modifié", "màj"),
    "es": ("actualizado", "actualizada", "actualización", "modificado"),
    "it": ("aggiornato", "aggiornata", "aggiornamento", "modificato"),
    "pt": ("atualizado", "atualizada", "atualização", "actualizado", "modificado"),
    "nl": ("bijgewerkt", "gewijzigd"),
    "pl": ("aktualizacja",),
    "sv": ("uppdaterad", "uppdaterat"),
    "da": ("opdateret",),
    "no": ("oppdatert",),
    "fi": ("päivitetty",),
    "cs": ("aktualizováno", "aktualizace"),
    "sk": ("aktualizované",),
    "tr": ("güncelleme", "güncellendi"),
}

#: What stands before the date on which a page, or the newest part of it, was published.
PUBLISHED = {
    "en": (
        "published",
        "published on",
        "date published",
        "posted",
        "posted on",
        "posted at",
        "first posted",
        "created on",
    ),
    "de": ("veröffentlicht am", "veröffentlicht", "erstellt am", "publiziert am"),
    "fr": ("publié le", "publiée le", "posté le", "mis en ligne le", "date de publication"),
    "es": ("publicado el", "publicado en", "publicado", "fecha de publicación"),
    "it": ("pubblicato il", "pubblicata il", "pubblicato", "data di pubblicazione"),
    "pt": ("publicado em", "publicado a", "publicado", "postado em", "data de publicação"),
    "nl": ("gepubliceerd op", "geplaatst op"),
    "pl": ("opublikowano", "data publikacji", "dodano"),
    "sv": ("publicerad", "publicerat", "publicerad den"),
    "da": ("offentliggjort", "publiceret", "udgivet"),
    "no": ("publisert",),
    "fi": ("julkaistu",),
    "cs": ("publikováno", "zveřejněno"),
    "ru": ("опубликовано", "дата публикации"),
    "uk": ("опубліковано",),
    "tr": ("yayınlanma tarihi", "yayın tarihi"),
    "ja": ("公開日", "投稿日", "掲載日"),
    "zh": ("发布时间", "发布日期", "發布日期", "发表于", "發表於"),
    "ko": ("게시일", "등록일", "작성일"),
}

#: January to December, each in full and, apart by a bar, as it is shortened or inflected.
MONTHS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "de": "januar|jänner februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november "
    "dezember|dez",
    "fr": "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre octobre novembre "
    "décembre|déc",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre "
    "noviembre diciembre|dic",
    "it": "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott "
    "novembre dicembre",
    "pt": "janeiro fevereiro|fev março abril maio junho julho agosto setembro outubro|out novembro dezembro",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "pl": "styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi maj|maja czerwiec|czerwca|cze "
    "lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz październik|października|paź "
    "listopad|listopada|lis grudzień|grudnia|gru",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember|des",
    "fi": "tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta "
    "kesäkuu|kesäkuuta heinäkuu|heinäkuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta "
    "marraskuu|marraskuuta joulukuu|joulukuuta",
    "cs": "leden|ledna únor|února březen|března duben|dubna květen|května červen|června červenec|července "
    "srpen|srpna září říjen|října - prosinec|prosince",
    "sk": "január|januára február|februára marec|marca apríl|apríla máj|mája jún|júna júl|júla august|augusta "
    "september|septembra október|októbra november|novembra december|decembra",
    "hu": "január február március|márc április|ápr május|máj június|jún július|júl augusztus szeptember|szept október "
    "november december",
    "ro": "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie "
    "decembrie",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "el": "ιανουάριος|ιανουαρίου φεβρουάριος|φεβρουαρίου μάρτιος|μαρτίου απρίλιος|απριλίου μάιος|μαΐου "
    "ιούνιος|ιουνίου ιούλιος|ιουλίου αύγουστος|αυγούστου σεπτέμβριος|σεπτεμβρίου οκτώβριος|οκτωβρίου "
    "νοέμβριος|νοεμβρίου δεκέμβριος|δεκεμβρίου",
    "ru": "январь|января|янв февраль|февраля|фев март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн "
    "июль|июля|июл август|августа|авг сентябрь|сентября|сен октябрь|октября|окт ноябрь|ноября|ноя декабрь|декабря|дек",
    "uk": "січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня липень|липня "
    "серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня",
}

#: Japanese eras: the year before their first.
ERAS = {"令和": 2018, "平成": 1988}

#: Between a day, a month and a year: "3rd of March", "3 de marzo", "den 3.", "2024年3月3日".
FILLERS = frozenset(
    "st nd rd th er o of the on at de del di do den der le la el il dnia dne r g t г р 年 月 日 년 월 일".split()
)

#: What else than the page was "last updated", when it stands right before, but for `BETWEEN`.
OTHER_THINGS = frozenset(
    "cookie cookies policy policies privacy terms conditions agreement disclaimer datenschutzerklarung "
    "confidentialite privacidad privacyverklaring privacybeleid".split()
)
BETWEEN = frozenset("was were is are has have been statement notice of use service this it wurde zuletzt".split())
