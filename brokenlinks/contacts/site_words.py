"""What sites call the pages on which they say who they are and how to write to them, by language; and social networks."""

from __future__ import annotations

from typing import Final

#: Names of links to a page with addresses or a form.
CONTACT: Final = {
    "en": ("contact", "contacts", "contact us", "contact me", "contacting us", "get in touch", "email us", "e-mail us", "write to us", "reach us", "how to contact us", "contact information", "contact details", "contact info", "feedback", "ask a librarian", "ask us", "contact form", "contact page"),
    "de": ("kontakt", "kontakte", "kontaktieren sie uns", "kontaktformular", "so erreichen sie uns", "ansprechpartner", "kontakt aufnehmen"),
    "fr": ("contact", "contacts", "contactez nous", "nous contacter", "nous écrire", "contactez moi", "formulaire de contact"),
    "es": ("contacto", "contactos", "contáctenos", "contáctanos", "contactar", "contacte con nosotros", "escríbenos"),
    "pt": ("contato", "contatos", "contacto", "contactos", "fale conosco", "contate nos", "contacte nos", "fale connosco"),
    "it": ("contatti", "contatto", "contattaci", "scrivici"),
    "nl": ("contact", "contact opnemen", "contactgegevens", "contactformulier"),
    "pl": ("kontakt", "napisz do nas", "skontaktuj się z nami"),
    "sv": ("kontakt", "kontakta oss", "kontakta"),
    "da": ("kontakt", "kontakt os"),
    "no": ("kontakt", "kontakt oss"),
    "fi": ("yhteystiedot", "ota yhteyttä", "yhteys"),
    "cs": ("kontakt", "kontakty", "napište nám"),
    "hu": ("kapcsolat", "elérhetőség", "elérhetőségek", "írjon nekünk"),
    "tr": ("iletişim", "bize ulaşın"),
    "ro": ("contact", "contactează ne"),
    "el": ("επικοινωνία",),
    "ru": ("контакты", "контакт", "связаться с нами", "обратная связь", "напишите нам"),
    "uk": ("контакти", "зв'язок"),
    "ja": ("お問い合わせ", "お問合せ", "お問い合せ", "問い合わせ", "連絡先", "ご連絡"),
    "zh": ("联系我们", "聯絡我們", "联系方式", "联络我们"),
    "ko": ("문의하기", "연락처", "문의"),
}  # fmt: skip

#: A short name of a link may go on after one of these: "Contact the garden".
CONTACT_BEGINNINGS: Final = frozenset({"contact", "kontakt", "contacto", "contatti"})

#: Of pages that name the people.
TEAM: Final = {
    "en": ("staff", "our staff", "team", "our team", "meet the team", "people", "our people", "staff directory", "who we are", "editorial team", "editors", "our editors", "editorial staff", "editorial board", "masthead", "meet our team", "library staff", "leadership", "faculty and staff", "faculty staff", "directory", "authors", "contributors", "librarians", "meet the staff", "committee", "officers", "board members"),
    "de": ("team", "unser team", "mitarbeiter", "mitarbeiterinnen", "redaktion", "ansprechpartner", "ansprechpersonen", "über die redaktion", "vorstand", "personen", "wer wir sind"),
    "fr": ("équipe", "notre équipe", "l'équipe", "rédaction", "la rédaction", "qui sommes nous", "annuaire", "le bureau"),
    "es": ("equipo", "nuestro equipo", "quiénes somos", "quienes somos", "redacción", "personal", "directorio", "staff"),
    "pt": ("equipe", "equipa", "nossa equipe", "quem somos", "redação", "expediente", "ficha técnica"),
    "it": ("chi siamo", "redazione", "la redazione", "staff", "il team", "persone", "lo staff"),
    "nl": ("medewerkers", "ons team", "redactie", "wie zijn wij", "wie we zijn", "colofon", "bestuur"),
    "pl": ("zespół", "redakcja", "nasz zespół", "pracownicy", "zarząd"),
    "sv": ("medarbetare", "redaktion", "personal", "redaktionen", "styrelsen", "styrelse"),
    "da": ("medarbejdere", "redaktion", "bestyrelse", "bestyrelsen"),
    "no": ("ansatte", "redaksjon", "redaksjonen", "styret"),
    "fi": ("henkilökunta", "toimitus", "hallitus"),
    "cs": ("redakce", "náš tým", "lidé", "tiráž"),
    "hu": ("munkatársak", "szerkesztőség", "impresszum", "csapatunk"),
    "ru": ("редакция", "команда", "сотрудники", "о редакции"),
    "ja": ("スタッフ", "スタッフ紹介", "編集部", "運営者", "運営者情報"),
    "zh": ("团队", "编辑部"),
}  # fmt: skip

#: Of pages that name, by law, who answers for the site.
IMPRINT: Final = {
    "en": ("imprint", "legal notice", "legal information", "publisher", "site credits"),
    "de": ("impressum", "anbieterkennzeichnung", "offenlegung", "impressum datenschutz", "impressum und datenschutz"),
    "fr": ("mentions légales", "mention légale", "informations légales"),
    "es": ("aviso legal", "información legal"),
    "pt": ("aviso legal", "informações legais"),
    "it": ("note legali", "colophon"),
    "nl": ("colofon", "disclaimer"),
    "pl": ("nota prawna", "stopka redakcyjna"),
    "sv": ("om webbplatsen",),
    "fi": ("tietoa sivustosta",),
    "hu": ("impresszum",),
    "ja": ("特定商取引法に基づく表記", "会社概要"),
}  # fmt: skip

#: Of pages about the site.
ABOUT: Final = {
    "en": ("about", "about us", "about me", "about this site", "about the site", "about this website", "about the author", "about the library", "about this blog", "our story"),
    "de": ("über uns", "über mich", "wir über uns", "ueber uns", "über die seite", "über diese seite"),
    "fr": ("à propos", "a propos de nous", "qui suis je", "à propos du site"),
    "es": ("acerca de", "sobre nosotros", "sobre mí", "nosotros", "acerca de nosotros"),
    "pt": ("sobre", "sobre nós", "sobre o site", "sobre mim"),
    "it": ("chi sono", "informazioni", "su di noi"),
    "nl": ("over ons", "over mij", "over deze site"),
    "pl": ("o nas", "o mnie", "o stronie"),
    "sv": ("om oss", "om mig"),
    "da": ("om os", "om mig", "om"),
    "no": ("om oss", "om nettstedet"),
    "fi": ("meistä", "tietoa meistä"),
    "cs": ("o nás", "o mně"),
    "hu": ("rólunk",),
    "tr": ("hakkımızda",),
    "ro": ("despre noi",),
    "ru": ("о нас", "о сайте", "о проекте"),
    "ja": ("当サイトについて", "このサイトについて", "私たちについて", "プロフィール"),
    "zh": ("关于我们", "關於我們"),
    "ko": ("소개",),
}  # fmt: skip

#: With one of these, the link leads elsewhere: "Contact lenses", "About cookies", "Microsoft Teams".
NOT_LEADS: Final = frozenset(
    "lens lenses cookie cookies privacy datenschutz login signin cart wikipedia wiki facebook twitter linkedin microsoft google "
    "sports football tracing tracking terms conditions agb".split()
)

#: Registered domain or host of a social network → its name.
NETWORKS: Final = {
    "facebook.com": "Facebook", "fb.com": "Facebook", "twitter.com": "X", "x.com": "X", "linkedin.com": "LinkedIn", "instagram.com": "Instagram", "youtube.com": "YouTube",
    "pinterest.com": "Pinterest", "tiktok.com": "TikTok", "threads.net": "Threads", "threads.com": "Threads", "bsky.app": "Bluesky", "vimeo.com": "Vimeo", "flickr.com": "Flickr",
    "xing.com": "XING", "vk.com": "VK", "t.me": "Telegram", "telegram.me": "Telegram", "mastodon.social": "Mastodon", "mastodon.online": "Mastodon", "mstdn.social": "Mastodon",
    "fosstodon.org": "Mastodon", "hachyderm.io": "Mastodon", "mas.to": "Mastodon", "norden.social": "Mastodon", "scholar.social": "Mastodon", "glammr.us": "Mastodon",
}  # fmt: skip

#: In the names of other hosts that run Mastodon.
MASTODON_HOSTS: Final = ("mastodon", "mstdn", "social")

#: First parts of paths that share a page, log in or show a single post, and are no profile.
NOT_PROFILES: Final = frozenset(
    "share sharer sharer.php share.php sharearticle sharing intent home hashtag search explore login signup dialog plugins tr pin "
    "shareoffsite cws watch embed playlist results status statuses p reel reels stories events groups policies privacy legal help about tos "
    "terms settings i feed video videos photo photo.php photos story.php permalink.php posts shorts live apps tags tag add settings player "
    "widgets oauth sharing.php statuses.php notes marketplace hashtags s submit pulse jobs learning".split()
)
#: First parts before the name: linkedin.com/company/NAME.
PROFILE_FOLDERS: Final = frozenset(
    "company in school showcase showcase-page pub channel c user u pages people profile groups groups.php pg profiles".split()
)
#: Profiles of the programs that sites are made with.
MAKERS: Final = frozenset(
    "wordpress wix squarespace weebly shopify google facebook twitter youtube instagram linkedin godaddy jimdo drupal joomla "
    "typo3 bootstrap envato themeforest elegantthemes springshare libguides tumblr blogger github yourpage yourprofile yourusername username "
    "your-page your_page profile.php example user".split()
)

#: In the name of a form, or of its fields, with which it is no form to write to a site with.
NOT_CONTACT_FORMS: Final = (
    "comment", "reply", "newsletter", "subscri", "mailchimp", "list-manage", "login", "signin", "sign-in", "register", "checkout", "cart", "search", "review",
    "kommentar", "password", "wp-comments-post", "respond", "job", "application", "quote", "order", "poll", "vote", "donat", "rsvp", "booking",
)  # fmt: skip
#: In it, and it is one, even without a field for a mail address.
CONTACT_FORMS: Final = (
    "contact", "kontakt", "contato", "contacto", "contatto", "wpcf7", "feedback", "formmail", "gform", "wpforms", "ninja-forms", "nf-form", "enquir", "inquir", "message", "nachricht",
    "mensaje", "messaggio", "mensagem", "your-message", "comments", "forminator", "hs-form", "webform",
)  # fmt: skip
