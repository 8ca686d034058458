"""How open lists ask to take part, and how pages ask for guest posts, by language."""

from __future__ import annotations

from typing import Final

#: On a page that is an open list, and there only: elsewhere they ask for code, or for articles.
CONTRIBUTE: Final = {
    "en": (
        "contribution guidelines",
        "contributions guidelines",
        "contributing guidelines",
        "contribution guide",
        "contributions welcome",
        "contributions are welcome",
        "contributions are always welcome",
        "contributions and suggestions",
        "suggestions are welcome",
        "suggestions welcome",
        "suggestions are always welcome",
        "want to contribute",
        "to contribute to this",
        "pull requests welcome",
        "pull requests are welcome",
        "prs welcome",
        *(
            f"{verb} {thing}"
            for verb in ("submit", "create", "open", "make", "send", "send us", "send me")
            for thing in ("a pull request", "pull request", "pull requests", "a pr", "an issue")
        ),
        "submit the pull request",
    ),
}
#: The same, as the whole of a heading.
CONTRIBUTE_HEADINGS: Final = {
    "en": ("contribute", "contributing", "contributions", "how to contribute", "want to contribute", "suggestions"),
}
#: What such a list is called.
OPEN_LIST: Final = {
    "en": ("awesome", "list of", "collection of", "curated list", "community curated", "crowdsourced list"),
}

#: What a page is called that looks for articles by others.
GUEST_POSTS: Final = {
    "en": (
        "write for us",
        "write for our blog",
        "guest post guidelines",
        "guest posting guidelines",
        "guest blogging guidelines",
        "guest author guidelines",
        "submit a guest post",
        "submit your guest post",
        "submit guest post",
        "submit an article",
        "submit your article",
        "accept guest posts",
        "accepting guest posts",
        "accepts guest posts",
        "guest posts wanted",
        "guest post opportunities",
        "become a guest blogger",
        "become a guest author",
        "become a guest writer",
        "guest bloggers wanted",
        "contributor guidelines",
        "contribute an article",
    ),
    "de": (
        "Gastbeitrag schreiben",
        "Gastbeitrag einreichen",
        "Gastartikel schreiben",
        "Gastartikel einreichen",
        "Gastautor werden",
        "Gastautoren gesucht",
        "schreiben Sie für uns",
        "schreibe für uns",
    ),
    "fr": (
        "écrivez pour nous",
        "écrire pour nous",
        "proposer un article",
        "proposez un article",
        "soumettre un article",
        "publier un article invité",
        "devenir rédacteur invité",
    ),
    "es": (
        "escribe para nosotros",
        "escribir para nosotros",
        "publica tu artículo",
        "enviar un artículo",
        "autor invitado",
    ),
    "it": ("scrivi per noi", "scrivere per noi", "invia un articolo", "proponi un articolo", "pubblica un guest post"),
    "pt": (
        "escreva para nós",
        "escreva para o blog",
        "envie seu artigo",
        "envie o seu artigo",
        "publique um guest post",
    ),
    "nl": ("schrijf voor ons", "gastblog schrijven", "gastblog plaatsen", "gastblogger worden", "gastbloggers gezocht"),
    "pl": ("napisz dla nas", "artykuł gościnny", "wpis gościnny", "publikacja gościnna"),
    "sv": ("skriv för oss", "gästblogga hos oss", "gästblogga", "skicka in ett gästinlägg"),
    "ja": ("寄稿募集", "寄稿者募集", "ゲスト投稿", "ライター募集"),
}
