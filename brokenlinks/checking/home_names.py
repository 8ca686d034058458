"""What home pages are called in addresses."""

# fmt: off
from __future__ import annotations

from typing import Final

#: The last part of the path, without its ending and a number behind it.
HOME_NAMES: Final = (
    "index", "default", "home", "main", "start", "welcome", "homepage", "home-?page", "frontpage", "front-?page", "startpage",
    "start-?page", "mainpage", "main_page", "portal", "intro", "hello", "root",
    "startseite", "hauptseite", "willkommen",  # German
    "accueil", "bienvenue",  # French
    "inicio", "portada", "bienvenidos",  # Spanish
    "pagina-?iniziale", "benvenuti",  # Italian
    "pagina-?inicial", "bem-?vindo",  # Portuguese
    "voorpagina", "welkom", "hoofdpagina",  # Dutch
    "startsida", "hem", "forside", "hjem", "etusivu",  # Swedish, Danish, Norwegian, Finnish
    "strona-?glowna", "uvod", "domu", "kezdolap", "fooldal", "acasa", "pocetna", "naslovna", "anasayfa", "glavnaya", "golovna",
)
#: A folder that holds a whole site: a system's name, or a person's on the machine of their provider.
HOME_FOLDERS: Final = (
    "wordpress", "wp", "cms", "joomla", "drupal", "typo3", "typo", "site", "web", "www", "public", "home", "homepage", r"~[\w.-]+",
)
