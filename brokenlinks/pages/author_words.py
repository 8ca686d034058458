"""Words around the names of those who keep a page, and names that are nobody's."""

from __future__ import annotations

#: What stands before the name of a page's keeper or author, at or near the beginning of a line.
KEPT_BY = {
    "en": (
        "maintained by",
        "page maintained by",
        "list maintained by",
        "curated by",
        "compiled by",
        "collected by",
        "page created by",
        "list created by",
        "page owner",
        "page editor",
        "page author",
        "content owner",
        "guide owner",
        "guide author",
        "subject librarian",
        "written by",
        "authored by",
        "page by",
    ),
    "de": ("betreut von", "gepflegt von", "zusammengestellt von", "verfasst von", "geschrieben von", "erstellt von"),
    "fr": ("rédigé par", "écrit par", "tenu à jour par", "maintenu par", "page réalisée par"),
    "es": ("escrito por", "mantenido por", "recopilado por", "elaborado por"),
    "it": ("scritto da", "a cura di", "curato da", "redatto da"),
    "pt": ("escrito por", "mantido por", "compilado por"),
    "nl": ("geschreven door", "samengesteld door", "onderhouden door", "beheerd door"),
    "pl": ("napisane przez", "opracował", "opracowała", "prowadzi"),
    "sv": ("skriven av", "skrivet av", "sammanställd av", "sidansvarig"),
    "ja": ("執筆者", "投稿者", "作成者"),
}

#: What stands before the colon before such a name, and elsewhere means other things.
KEPT_LABELS = ("webmaster", "web master", "webmistress", "page maintainer", "maintainer", "list owner")

#: With these before "maintained by", it is a firm that keeps the machinery, unless `OF_THE_PAGE` is there as well.
OF_THE_SITE = frozenset("site website web designed developed built created hosted powered hosting".split())
OF_THE_PAGE = frozenset("page pages webpage list guide directory links collection".split())

#: Before a name that is marked as the author's, and no part of it.
BEFORE_NAME = (
    "by",
    "author",
    "authors",
    "written by",
    "posted by",
    "submitted by",
    "story by",
    "text by",
    "words by",
    "redaktion",
)
#: The same, but a name may begin so too: not to be taken off where a program wrote the name.
BEFORE_NAME_IN_TEXT = (
    "von",
    "autor",
    "autorin",
    "par",
    "auteur",
    "por",
    "di",
    "da",
    "autore",
    "door",
    "av",
    "af",
    "przez",
)

#: Between the words of a name, in lower case.
PARTICLES = frozenset(
    "a al am an and at bin d da das de degli dei del della den der des di do dos du e el et for für il "
    "in ibn la las le les lo los "
    "of och og on op the ten ter und ut van vom von voor y zu zum zur & i".split()
)

#: What programs and keepers write where nobody's name is wanted.
NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "anonymous",
        "author",
        "author name",
        "blog",
        "blogger",
        "contributor",
        "default",
        "drupal",
        "editor",
        "guest",
        "guest author",
        "guest blogger",
        "guest contributor",
        "guest post",
        "home",
        "joomla",
        "na",
        "n a",
        "none",
        "null",
        "root",
        "site admin",
        "site administrator",
        "site editor",
        "staff",
        "staff writer",
        "super user",
        "test",
        "undefined",
        "unknown",
        "user",
        "web admin",
        "web administrator",
        "web master",
        "web team",
        "webadmin",
        "webmaster",
        "webteam",
        "website",
        "wix",
        "wordpress",
        "wpadmin",
        "your name",
        "superadmin",
        "themeforest",
        "theme forest",
        "templatemo",
        "template mo",
        "elegant themes",
        "colorlib",
        "html5 up",
        "mobirise",
        "w3layouts",
        "styleshout",
        "envato",
        "start bootstrap",
        "bootstrap",
        "your company",
        "company name",
        "readers",
        "our readers",
        "members",
        "our members",
        "visitors",
        "users",
        "volunteers",
        "students",
        "weebly",
        "squarespace",
        "typo3",
        "redaktion",
        "redaktor",
        "redakcja",
        "administrador",
        "administrateur",
        "amministratore",
        "beheerder",
        "gast",
        "gastautor",
        "invité",
        "invitado",
        "ospite",
        "管理者",
        "管理员",
        "管理人",
    }
)

#: With these in it, it is a program's name, a notice, a thing to click, or a firm that built the site.
NO_NAME_WORDS = frozenset(
    "rights reserved copyright click subscribe read more login cookies cookie powered generator version http https www "
    "frontpage dreamweaver microsoft wordpress joomla drupal plugin theme comments comment views replies "
    "web webdesign designstudio hosting seo webbureau internetbureau webagentur webagency".split()
)

#: They end a name: "Bryan Walsh Tuesday, Aug. 17".
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi "
    "today yesterday updated published posted at on in am pm last modified edited".split()
)
