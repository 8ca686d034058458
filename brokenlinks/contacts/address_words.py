"""How people write "@" and "." so that programs do not read them, by language."""

from __future__ import annotations

from typing import Final

#: The sign @, spoken.
AT: Final = {
    "en": ("at", "at sign", "at symbol"),
    "de": ("ät", "aet", "at zeichen", "klammeraffe", "affenschwanz", "bei"),
    "fr": ("arobase", "arrobase", "arobas", "chez"),
    "es": ("arroba", "en"),
    "pt": ("arroba",),
    "ca": ("arrova",),
    "it": ("chiocciola", "chiocciolina"),
    "nl": ("apenstaartje", "apestaartje"),
    "pl": ("małpa", "malpka", "małpka"),
    "sv": ("snabel a", "snabela", "snabel"),
    "da": ("snabel a", "snabela", "alfakrøll"),
    "fi": ("ät merkki", "miuku", "miukumauku", "kissanhäntä"),
    "cs": ("zavináč", "zavinac"),
    "hu": ("kukac",),
    "ru": ("собака", "собачка", "эт"),
    "uk": ("равлик",),
    "tr": ("kuyruklu a",),
    "el": ("παπάκι",),
    "ja": ("アット", "アットマーク", "あっと", "＠"),
    "zh": ("在",),
    "any": ("a", "æt", "at no spam", "nospam at", "ad"),
}
#: Of these, only what stands in brackets is meant: they are words of their own in too many sentences.
ONLY_IN_BRACKETS: Final = frozenset({"a", "ad", "bei", "chez", "en", "在", "эт", "snabel"})

#: The dot, spoken.
DOT: Final = {
    "en": ("dot", "period", "d0t"),
    "de": ("punkt",),
    "fr": ("point",),
    "es": ("punto",),
    "pt": ("ponto",),
    "ca": ("punt",),
    "it": ("punto",),
    "nl": ("punt", "stip"),
    "pl": ("kropka",),
    "sv": ("punkt",),
    "da": ("punktum", "prik", "prikk"),
    "fi": ("piste",),
    "cs": ("tečka", "tecka"),
    "hu": ("pont",),
    "ru": ("точка",),
    "uk": ("крапка",),
    "tr": ("nokta",),
    "ja": ("ドット",),
    "zh": ("点",),
}

#: Of these, what is a word of English: between spaces, after "at", it is no dot.
ENGLISH_WORDS: Final = frozenset({"period", "point", "punt", "pont", "piste", "stip"})

#: Before an address, they say that it is one: "E-mail: jane at garden.org".
MAIL_LABELS: Final = (
    "e-mail email e mail mail mailto e-post epost epostadresse e-postadress sähköposti correo courriel "
    "mél mel posta e-posta poczta пошта почта электронная почта メール 邮箱 电子邮件 이메일 "
    "kontakt contact contacto contato contatto"
).split()
#: Run together with an address by a page that forgot the space.
GLUED_LABELS: Final = frozenset({"email", "e-mail", "mail", "mailto", "contact", "kontakt", "mailto-", "us", "at"})
#: Before an address, they say that it is one for something else than mail.
OTHER_LABELS: Final = frozenset(
    "xmpp jabber sip skype mastodon fediverse matrix aim icq msn acct ssh git rsync".split()
)

#: Right before an address, they say that it is only an example of one.
EXAMPLE_LABELS: Final = (
    "e.g. e.g eg. eg example examples z.b. bsp. beispiel p.ex. ex. exemple ej. p.ej. ejemplo esempio exemplo bijv. bijvoorbeeld "
    "np. przykład t.ex. exempel f.eks. eksempel např. например 例 例えば"
).split()

#: "us @ example.org", "live at example.org": these are words of a sentence, not somebody's.
NOT_LOCALS: Final = frozenset(
    "a about above all and are at available be blog book buy by call click come data event find follow for found free from "
    "hang her here him hosted in is it jobs join just kontakt learn leave live login look made me meet meeting more my news "
    "not now of on online only or order ours page paid posted powered published read register server shop shopping sign site "
    "store than that the them there this tickets to today tour up us visit was watch we website welcome with work working "
    "you your".split()
)
