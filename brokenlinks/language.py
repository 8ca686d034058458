"""Which language a page is in: what it declares, unless its text clearly says otherwise."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

#: Characters of text from which on a classifier may fill in a language, or contradict the declared one.
_ENOUGH_TO_FILL_IN: Final = 200
_ENOUGH_TO_CORRECT: Final = 1_000
#: How likely a language has to be, of 1, and how likely the declared one may still be to be contradicted.
_SURE: Final = 0.8
_RULED_OUT: Final = 0.01
#: Characters that it is given: more take longer and tell nothing new.
_READ: Final = 20_000

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
#: Declared codes that are no languages but countries, or are old names.
_MEANT: Final = {
    "us": "en",
    "uk": "",
    "gb": "en",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
}
_OLD_NAMES: Final = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no"}
#: Written so much alike that a classifier's word is no better than the keeper's.
_ALIKE: Final = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "cnr", "me"}),
    frozenset({"id", "ms"}),
    frozenset({"pt", "gl"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
    frozenset({"nl", "af"}),
    frozenset({"zh", "yue"}),
    frozenset({"fa", "prs"}),
    frozenset({"hi", "mr", "ne"}),
)
#: The languages that are believed of a text. The others, rare on the web, are mostly mistaken for mixed text.
_COMMON: Final = frozenset(
    "ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml "
    "mn mr ms ne nl no nb nn pa pl pt ro ru si sk sl sq sr sv ta te th tl tr uk ur uz vi zh".split()
)


def language_of(declared: str, text: str) -> str:
    """The page's language, lower case: "en", "pt-br"; "" when it is neither declared nor clear from its text.

    `declared` is what the page says of itself. Many themes say "en" of every page, so that a long text that is clearly
    in another language counts more. A declared region is kept.
    """
    declared = declared.strip().lower().replace("_", "-")
    declared = _MEANT.get(declared, declared) if _LANGUAGE.fullmatch(declared) else ""
    base = declared.partition("-")[0]
    base = _OLD_NAMES.get(base, base)
    text = text[:_READ]
    if len(text) < (_ENOUGH_TO_CORRECT if declared else _ENOUGH_TO_FILL_IN):
        return declared
    found = _told_by(text, base)
    if not declared or not found or _is_alike(base, found):
        return declared or found
    # A list of French books on an English page is French in the middle only.
    third = len(text) // 3
    parts = (text[:third], text[third : 2 * third], text[2 * third :])
    return found if all(_told_by(part, base) == found for part in parts) else declared


def _told_by(text: str, declared: str) -> str:
    """The language that the text is in, if that is clear, and clearly not `declared`; else ""."""
    likely: dict[str, float] = {}
    for language, likelihood in _identifier().rank(text):
        language = _OLD_NAMES.get(language, language)
        likely[language] = likely.get(language, 0.0) + likelihood
    found = max(likely, key=likely.__getitem__)
    # A declared language that the classifier does not know cannot be ruled out.
    ruled_out = not declared or likely.get(declared, 1.0) <= _RULED_OUT
    return found if ruled_out and found in _COMMON and likely[found] >= _SURE else ""


def _is_alike(declared: str, found: str) -> bool:
    return declared == found or any(declared in group and found in group for group in _ALIKE)


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, 100 MB: once a page needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
