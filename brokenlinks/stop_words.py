"""Words that tell nothing about what a page is about, by language (ISO 639-1), as data.

Function words only. A word that means something in another listed language is left out on purpose (German `war`,
Spanish `sin`, Italian `come`, Swedish `men`): the language of an address or an anchor is not known, so all lists are
used at once, and a rare stop word slipping through costs less than a topic lost. Words are case-folded.
"""

from __future__ import annotations

from typing import Final


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _word_set(
        """
    a about after all also am an and any are aren as at be because been before being between both but by can
    cannot could did didn do does doesn doing don during each etc every few for from get gets had has hasn have
    having he her here hers him his how i if in into is isn it its itself just ll may me might more most much
    must my no nor not of on once only or other our ours out over own re same she should shouldn so some such
    than that the their theirs them then there these they this those through to too under until up us ve very
    via was wasn we were what when where whether which while who whom whose why will with within without would
    you your yours yourself
    """
    ),
    "de": _word_set(
        """
    aber als am auch auf aus bei bis das dass dem den der des die dies diese dieser doch durch ein eine einem
    einen einer eines er es für haben hat ich ihr im ist kann mit nach nicht noch nur oder sich sie sind über um
    und uns unser vom von wie wir wird zu zum zur zwischen
    """
    ),
    "fr": _word_set(
        """
    au aux avec ce ces cette chez dans de des donc du elle en est et être eux il ils je la le les leur leurs
    mais ne nos notre nous ou où par pas pour qu que qui sa ses sont sur un une vos votre vous à
    """
    ),
    "es": _word_set(
        """
    al como con de del el ella en entre es esta este esto la las lo los más muy para pero por que se ser su sus
    también un una uno unos y ya
    """
    ),
    "it": _word_set(
        """
    ai al alla alle anche che chi con da dal dalla dei del della delle di e gli ha i il in la le lo ma nei nel
    nella non o per più quando questa questo si sono su sul sulla tra un una uno è
    """
    ),
    "pt": _word_set(
        """
    ao aos as com como da das de do dos e em entre é mais mas na nas no nos não o os ou para pela pelo por que
    se sua suas são também um uma
    """
    ),
    "nl": _word_set(
        """
    aan als bij dat de deze die dit door een en er het hoe ik in is maar met naar niet nog of om onze ook op
    over te tot uit van voor wat we wij wordt ze zich zijn
    """
    ),
    "sv": _word_set(
        """
    att av de den det där du efter eller en ett från för han har hur i inte kan med när och om på som så till
    under upp ut vad vi vid är
    """
    ),
    "pl": _word_set(
        """
    albo ale co czy dla do gdy gdzie i ich jak jako jest lub ma na nad nie o od oraz po pod przez przy się są ta
    tak to tu w we z za ze że
    """
    ),
}

#: What links are called whatever they lead to: "click here", "visit the website", "read more", "source link".
LINK_WORDS: Final = _word_set(
    """
    click homepage link links online page pages read see site sites url view visit web webpage website websites
    www hier klicken mehr seite seiten ici lien liens cliquez aquí enlace enlaces clic qui pagina sito aqui
    página
    """
)

#: Parts of an address that its software put there, not its author.
ADDRESS_WORDS: Final = _word_set(
    """
    amp archive archives asp aspx category categories cfm cgi default detail details file files ftp home htm
    html http https id index item items jsp main php playlist post posts public root static story tag tags
    upload uploads viewform watch wp
    """
)

#: Endings of file names in addresses. Others stay: `.js` and `.net` name the subject as often as the format.
FILE_EXTENSIONS: Final = _word_set(
    """
    asp aspx cfm cgi csv doc docx epub gif htm html jpeg jpg jsp markdown md mp3 mp4 pdf php php3 php5 phtml png
    ppt pptx ps rtf shtml svg txt xhtml xls xlsx xml zip
    """
)

ALL_STOP_WORDS: Final = frozenset().union(*STOP_WORDS.values(), LINK_WORDS)
