"""Text set as a heading that heads nothing: who wrote the article above it, when, and how it is filed."""

from __future__ import annotations

import re

#: What such a label says, in the languages of the pages that were looked at, before its colon.
_LABELS = (
    "by|from|author|authors|written by|posted|posted by|posted in|posted on|published|updated|last updated|date"
    "|topic|topics|tag|tags|tagged|category|categories|filed under|filed in|keywords|source|share|via"
    "|von|autor|veröffentlicht|aktualisiert|datum|schlagwörter|kategorie|kategorien|themen"
    "|par|auteur|publié|publié le|mis à jour|mots-clés|catégorie|catégories"
    "|por|publicado|actualizado|fecha|etiquetas|categoría|categorías|temas|di|da|pubblicato|categoria|categorie"
    "|door|geplaatst|gepubliceerd|av|publicerad|автор|дата|теги|метки|категория|рубрика"
)
_LABELLED = re.compile(rf"(?:{_LABELS})\s*:\s*\S", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d|\s?h\s?\d\d|\s?[ap]\.?m\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_STAMP = 60
#: A day, and nothing else: "March 3, 2012", "Saturday 3. März 2012", "3 de marzo de 2012", "2012-03-03".
_DAY = re.compile(
    r"(?:\w+\.?,?\s)?(?:\d{1,2}(?:st|nd|rd|th|er|\.)?,?\s(?:de\s)?[^\W\d]+\.?,?\s(?:de\s)?|[^\W\d]+\.?\s\d{1,2},?\s)"
    r"(?:19|20)\d\d|\d{1,4}([-./])\d{1,2}\1\d{1,4}",
    re.IGNORECASE,
)
#: "By Ann Lee", "von Ann Lee"; not "By destination".
_NAMED = re.compile(r"(?i:by|von|par|por|di|door|av|от)\s[A-ZÀ-ÞА-Я]\S*\s[A-ZÀ-ÞА-Я].{,50}")


def is_byline(text: str, *, is_direct: bool) -> bool:
    """Whether a heading says only that of another; `is_direct` when it comes right after that one.

    A day or "By Ann" may as well head a section of its own; there they count only when `is_direct`.
    """
    if _LABELLED.match(text):
        return True
    if len(text) <= _LONGEST_STAMP and _YEAR.search(text) and _TIME.search(text):
        return True
    return is_direct and (_DAY.fullmatch(text) is not None or _NAMED.fullmatch(text) is not None)
