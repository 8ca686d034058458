"""Words by which addresses and titles of pages that nobody would link to are known, by kind, as data.

They are as they stand in addresses: lower case, words joined by "-", Latin letters without accents; other scripts as
written. They are compared with whole segments of an address, and with whole titles ("privacy-policy" is "Privacy policy").
English first, then de, fr, es, it, pt, nl, sv, da, no, fi, pl, cs, hu, ro, tr, ru, ja.
"""

from __future__ import annotations

from typing import Final


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Lists of pages by subject: `/tag/hives/`.
TAGS: Final = _word_set(
    """
    tag tags category categories product-category product-tag
    kategorie kategorien schlagwort schlagworte schlagwoerter produkt-kategorie produkt-schlagwort categorie
    categorie-produit etiqueta etiquetas categoria categorias categoria-producto producto-categoria etichetta categorie-prodotto
    categoria-prodotto marcador categoria-produto productcategorie etikett kategori kategorier stikkord produktkategori
    avainsana kategoria kategoriat kategorie-produktu kategorie-zbozi stitek stitky rubrika kategoria-produktu cimke
    cimkek kategoria-termek eticheta etichete etiket etiketler urun-kategori rubriki metka kategoriya категория метка рубрика
    カテゴリー カテゴリ タグ
    """
)

#: Lists of pages by writer: `/author/jane/`.
AUTHORS: Final = _word_set("author autor auteur autore forfattare forfatter kirjoittaja szerzo yazar avtor автор")

#: All pages by date.
ARCHIVES: Final = _word_set(
    "archive archives archiv archivo archivos archivio arquivo arquivos archief arkiv arkisto archiwum"
)
#: Folders of which the dates are no pages of their own: `/blog/2023/`.
DATED: Final = ARCHIVES | _word_set(
    "blog news aktuelles nachrichten actualites noticias notizie nieuws nyheter nyheder uutiset aktualnosci aktuality hirek "
    "stiri haberler novosti"
)

#: Further pages of a list: `/page/2/`, `?page=2`.
PAGING: Final = _word_set("page paged seite pagina pagine sida side sivu strona strana oldal sayfa stranitsa stranica")

#: What a search finds. At the top of a site only: a site may have research, or searching, for its subject.
SEARCH: Final = _word_set(
    "search search-results suche suchergebnisse recherche resultats-de-recherche buscar busqueda resultados-de-busqueda "
    "cerca ricerca pesquisa zoeken zoekresultaten sok soeg sog haku szukaj wyszukiwarka hledat vyhledavani kereses cautare "
    "arama poisk поиск 検索"
)
SEARCH_PARAMETERS: Final = frozenset({"s", "q", "query", "search", "suche", "keyword", "searchword", "search_query"})

#: Carts and accounts, with all that lies below them.
ACCOUNT: Final = _word_set(
    """
    cart shopping-cart shopping-bag checkout account my-account myaccount wishlist order-tracking
    warenkorb mein-konto kundenkonto merkliste wunschliste panier commande mon-compte liste-de-souhaits
    carrito carrito-de-compra finalizar-compra mi-cuenta lista-de-deseos carrello il-mio-account mio-account
    carrinho minha-conta winkelwagen winkelmand afrekenen mijn-account varukorg kassan mitt-konto mina-sidor
    indkobskurv min-konto handlekurv ostoskori oma-tili koszyk moje-konto zamowienie
    kosik muj-ucet pokladna penztar fiokom cos-de-cumparaturi contul-meu sepet sepetim hesabim odeme
    korzina lichnyj-kabinet корзина カート
    """
)

#: Ways in: as the last segment.
LOGIN: Final = _word_set(
    """
    login log-in signin sign-in logout log-out sign-out signup sign-up create-account lost-password
    forgot-password reset-password password-reset wp-login wp-admin
    anmelden registrieren passwort-vergessen einloggen se-connecter
    mot-de-passe-oublie iniciar-sesion registrarse accedi registrati
    inloggen aanmelden registreren logga-in registrera log-ind opret-konto logg-inn kirjaudu
    rekisteroidy logowanie zaloguj rejestracja prihlaseni registrace bejelentkezes regisztracio autentificare inregistrare
    uye-ol kayit-ol vhod registraciya вход регистрация ログイン 会員登録
    """
)

#: Legal pages whose name means nothing else.
LEGAL: Final = _word_set(
    """
    privacy-policy privacy-notice privacy-statement privacy-policies privacypolicy data-protection-policy gdpr-policy
    your-privacy-rights do-not-sell-my-personal-information privacy-and-cookies
    terms-of-service terms-of-use terms-and-conditions terms-conditions terms-and-privacy conditions-of-use
    conditions-of-sale general-terms-and-conditions user-agreement legal-notice legal-notices legal-information
    cookie-policy cookie-notice cookies-policy cookie-settings cookie-preferences use-of-cookies
    accessibility-statement accessibility-policy copyright-notice affiliate-disclosure refund-policy return-policy
    returns-policy shipping-policy dmca-policy modern-slavery-statement
    impressum imprint datenschutzerklaerung datenschutzerklarung datenschutz-erklaerung datenschutzhinweise
    datenschutzbestimmungen allgemeine-geschaeftsbedingungen allgemeine-geschaftsbedingungen nutzungsbedingungen widerrufsbelehrung widerrufsrecht
    haftungsausschluss cookie-richtlinie cookie-richtlinie-eu barrierefreiheitserklaerung erklaerung-zur-barrierefreiheit
    mentions-legales politique-de-confidentialite conditions-generales conditions-generales-de-vente
    conditions-d-utilisation conditions-generales-d-utilisation politique-de-cookies declaration-d-accessibilite
    aviso-legal politica-de-privacidad politica-privacidad politica-de-cookies terminos-y-condiciones
    condiciones-de-uso condiciones-generales declaracion-de-accesibilidad
    informativa-privacy informativa-sulla-privacy note-legali termini-e-condizioni termini-di-servizio
    informativa-cookie dichiarazione-di-accessibilita
    politica-de-privacidade termos-de-uso termos-e-condicoes termos-de-servico
    privacybeleid privacyverklaring privacyreglement cookiebeleid algemene-voorwaarden gebruiksvoorwaarden
    toegankelijkheidsverklaring
    integritetspolicy anvandarvillkor kopvillkor cookiepolicy tillganglighetsredogorelse
    privatlivspolitik handelsbetingelser cookiepolitik tilgaengelighedserklaering
    personvernerklaering salgsbetingelser informasjonskapsler tilgjengelighetserklaering
    tietosuojaseloste tietosuojakaytanto kayttoehdot toimitusehdot saavutettavuusseloste rekisteriseloste
    polityka-prywatnosci regulamin-sklepu polityka-cookies polityka-plikow-cookies deklaracja-dostepnosci
    ochrana-osobnich-udaju zasady-ochrany-osobnich-udaju obchodni-podminky prohlaseni-o-pristupnosti
    adatvedelmi-nyilatkozat adatkezelesi-tajekoztato altalanos-szerzodesi-feltetelek aszf impresszum
    politica-de-confidentialitate termeni-si-conditii
    gizlilik-politikasi kullanim-kosullari kvkk cerez-politikasi
    politika-konfidencialnosti politika-konfidentsialnosti polzovatelskoe-soglashenie политика-конфиденциальности
    пользовательское-соглашение プライバシーポリシー 利用規約 特定商取引法に基づく表記 個人情報保護方針
    """
)

#: Pages to write to the site, whose name means nothing else.
CONTACT: Final = _word_set(
    """
    contact-us contact-form contact-page contactus get-in-touch kontaktformular kontakt-aufnehmen nous-contacter
    contactez-nous formulaire-de-contact contactanos contactenos formulario-de-contacto contattaci fale-conosco
    formulario-de-contato contacteer-ons neem-contact-op kontakta-oss kontakt-os kontakt-oss ota-yhteytta yhteystiedot
    skontaktuj-sie kontaktujte-nas kapcsolatfelvetel contacteaza-ne bize-ulasin お問い合わせ
    """
)

#: What else is no page to link to, whose name means nothing else.
ERRORS: Final = _word_set(
    """
    thank-you thank-you-page thanks-for-subscribing page-not-found 404-not-found seite-nicht-gefunden vielen-dank
    page-non-trouvee page-introuvable pagina-no-encontrada pagina-non-trovata pagina-nao-encontrada pagina-niet-gevonden
    sidan-hittades-inte siden-blev-ikke-fundet siden-ble-ikke-funnet sivua-ei-loytynyt strona-nie-znaleziona
    stranka-nenalezena az-oldal-nem-talalhato pagina-nu-a-fost-gasita sayfa-bulunamadi страница-не-найдена
    """
)

#: Names that may mean a subject as well: they count at the top of a site only, or below one of `PARENTS`.
LEGAL_AT_TOP: Final = _word_set(
    "privacy terms cookies cookie disclaimer accessibility legal tos gdpr dsgvo copyright conditions returns agb datenschutz "
    "barrierefreiheit confidentialite accessibilite cgv cgu rgpd privacidad accesibilidad terminos privacidade termos "
    "termini voorwaarden disclaimer-page toegankelijkheid integritet villkor betingelser vilkar tietosuoja personvern regulamin prywatnosc "
    "podminky adatvedelem confidentialitate gizlilik privacy-cookies"
)
CONTACT_AT_TOP: Final = _word_set(
    "contact contacts kontakt contacto contactos contatti contatto contato contatos kontakty kontakta kapcsolat iletisim "
    "ota-yhteytta kontakti контакты contactformulier"
)
LOGIN_AT_TOP: Final = _word_set(
    "register registration basket anmeldung registrierung kasse connexion inscription panier acceder acceso registro accesso "
    "registrazione entrar cadastro kassa giris kosar"
)
ERRORS_AT_TOP: Final = _word_set(
    "404 404-page thanks danke merci gracias grazie obrigado bedankt tack tak takk kiitos dziekujemy"
)
FEEDS_AT_TOP: Final = _word_set("feed feeds rss atom rss-feed rss2")
PARENTS: Final = _word_set(
    "about about-us info information help support legal company site pages page policies policy service customer-service de-de "
    "ueber-uns uber-uns rechtliches unternehmen hilfe a-propos aide informations ayuda informacion empresa azienda informazioni "
    "over-ons om-os om-oss o-nas content"
)

#: Names of a site's first page in an address.
HOMES: Final = _word_set("index default home homepage start startseite accueil inicio welcome main index-page")

#: Languages and countries as addresses have them: `/de/`, `/en-us/`.
LANGUAGES: Final = _word_set(
    "ar bg bn ca cn cs cz da de dk el en es et eu fa fi fr ga gl gr he hi hr hu id int intl is it ja jp ko kr lt lv mk ms nb "
    "nl nn no pl pt pt-br ro ru se sk sl sq sr sv th tr tw ua uk us vi zh zh-cn zh-tw zh-hans zh-hant at ch be ie au nz ca "
    "english deutsch francais espanol italiano"
)

#: Classes that WordPress, Ghost, Drupal and Shopify give to the body of such pages. All of a group have to be there.
BODY_CLASSES: Final = (
    ("tags", frozenset({"archive", "category"})),
    ("tags", frozenset({"archive", "tag"})),
    ("tags", frozenset({"archive", "tax-product_cat"})),
    ("tags", frozenset({"archive", "tax-product_tag"})),
    ("tags", frozenset({"tag-template"})),
    ("tags", frozenset({"page-taxonomy-term"})),
    ("tags", frozenset({"path-taxonomy"})),
    ("authors", frozenset({"archive", "author"})),
    ("authors", frozenset({"author-template"})),
    ("dates", frozenset({"archive", "date"})),
    ("search", frozenset({"search", "search-results"})),
    ("search", frozenset({"search", "search-no-results"})),
    ("search", frozenset({"template-search"})),
    ("paging", frozenset({"archive", "paged"})),
    ("paging", frozenset({"blog", "paged"})),
    ("attachments", frozenset({"attachment", "single-attachment"})),
    ("errors", frozenset({"error404"})),
    ("errors", frozenset({"error-template"})),
    ("errors", frozenset({"template-404"})),
    ("account", frozenset({"woocommerce-cart"})),
    ("account", frozenset({"woocommerce-checkout"})),
    ("account", frozenset({"woocommerce-account"})),
    ("account", frozenset({"template-cart"})),
    ("account", frozenset({"template-customers-login"})),
    ("legal", frozenset({"privacy-policy", "page"})),
    ("home", frozenset({"home", "blog"})),
    ("home", frozenset({"home", "page"})),
    ("home", frozenset({"home-template"})),
    ("home", frozenset({"path-frontpage"})),
    ("home", frozenset({"template-index"})),
)

#: What pages say they are (schema.org), lower case.
TYPES: Final = {
    "contactpage": "contact",
    "searchresultspage": "search",
    "checkoutpage": "account",
    "profilepage": "authors",
}

#: Kind → what is said of its pages, after a number.
REASONS: Final = {
    "home": "are home pages",
    "tags": "are tag and category pages",
    "authors": "are pages of authors",
    "dates": "are archives by date",
    "paging": "are further pages of lists",
    "search": "are search pages",
    "account": "are log-in, account and cart pages",
    "legal": "are legal pages",
    "contact": "are contact pages",
    "errors": "are error and thank-you pages",
    "feeds": "are feeds",
    "attachments": "are pages of attached files",
}
#: Kinds whose pages lead to those that are looked for.
LISTS: Final = frozenset({"home", "tags", "authors", "dates", "paging"})

#: The same of one page.
REASONS_OF_ONE: Final = {
    "are home pages": "is the home page",
    "are tag and category pages": "is a tag or category page",
    "are pages of authors": "is a page of an author",
    "are archives by date": "is an archive by date",
    "are further pages of lists": "is a further page of a list",
    "are search pages": "is a search page",
    "are log-in, account and cart pages": "is a log-in, account or cart page",
    "are legal pages": "is a legal page",
    "are contact pages": "is a contact page",
    "are error and thank-you pages": "is an error or thank-you page",
    "are feeds": "is a feed",
    "are pages of attached files": "is a page of an attached file",
}
