"""What is said where links are sold, traded or swapped, and what is linked to for money alone, as data.

Compared as `brokenlinks.pages.further.fold` has it. The language stands beside each.
"""

from __future__ import annotations

from typing import Final

from brokenlinks.pages.kind_words import phrases

#: Links for money, or traded as such. In a title, heading, button, or the page's first words; as the text of a mere
#: link, they count for less.
SELLS: Final = {
    "en": phrases(
        """
        sponsored post, sponsored posts, sponsored reviews, sponsored article, sponsored articles, featured
        link, featured links, paid links, paid listing, paid inclusion, paid post, buy links, buy backlinks,
        buy a link, buy text links, text links for sale, text link ads, sell links, get backlinks, free
        backlinks, dofollow backlinks, dofollow links, do follow links, seo friendly directory, link
        building service, link building services, link insertion, link insertions, niche edits, social
        bookmarking, bookmarking site, submit a story, submit a new story, link exchange, link exchanges,
        exchange links, links exchange, link swap, link trade, trade links, swap links, place your link
        here, your link here, your ad here
        """
    ),
    "de": phrases(
        """
        Linktausch, Link tauschen, Backlink kaufen, Backlinks kaufen, Links kaufen, gesponserte Beiträge, gesponserter
        Beitrag, Sponsored Post buchen, Hier werben, kostenlose Backlinks
        """
    ),
    "fr": phrases(
        """
        échange de liens, échanges de liens, liens sponsorisés, article sponsorisé, articles sponsorisés,
        acheter des liens, achat de liens
        """
    ),
    "es": phrases(
        """
        intercambio de enlaces, intercambio de links, enlaces patrocinados, post patrocinado, posts
        patrocinados, comprar enlaces, comprar backlinks, enlaces de pago, anúnciate aquí
        """
    ),
    "it": phrases("link sponsorizzati, articoli sponsorizzati, acquista link"),
    "pt": phrases("troca de links, links patrocinados, post patrocinado, posts patrocinados, comprar backlinks"),
    "nl": phrases("gesponsorde links, link kopen, backlinks kopen"),
    "pl": phrases("wymiana linków, linki sponsorowane, artykuł sponsorowany, artykuły sponsorowane, kup link"),
    "sv": phrases("länkbyte, byta länkar, sponsrade länkar, sponsrade inlägg, köpa länkar"),
    "ja": phrases("リンク販売, 被リンク購入, 広告募集"),
}

#: A link for a link, among friends: clubs and keepers of small sites say it as well as those who trade.
SWAPS: Final = {
    "en": phrases(
        "link partner, link partners, reciprocal link, reciprocal links, reciprocal linking, link back to us"
    ),
    "de": phrases("Linkpartner, Linkpartnerschaft"),
    "fr": phrases("liens partenaires, lien retour"),
    "it": phrases("scambio link, scambio di link"),
    "nl": phrases("linkruil, links ruilen, linkpartners"),
    "sv": phrases("länkpartners"),
    "ja": phrases("相互リンク募集, 相互リンク"),
}

#: Words that deny what comes after them.
NEGATIONS: Final = frozenset(
    "no not don never without cannot won kein keine keinen keinem nicht pas aucun non nunca sin nem não geen niet nie "
    "inte inga".split()
)

#: In the text of outbound links: what is linked to for money alone, by trade. A list may well be about one of them.
SPAM: Final = {
    "gambling": phrases(
        """
        casino, casinos, poker, slots, slot online, betting, sportsbook, gambling,
        Spielcasino, Online Casino, Sportwetten, casino en ligne, paris sportifs, apuestas deportivas, casinò online,
        scommesse, cassino online, apostas esportivas, kasyno online, zakłady bukmacherskie, nätcasino,
        casino utan licens, オンラインカジノ
        """
    ),
    "money": phrases(
        """
        payday loan, payday loans, cash advance, instant loans, bad credit loans, forex signals, mortgage rates,
        debt consolidation, Kredit ohne Schufa, crédit rapide, préstamos rápidos, créditos rápidos, prestiti veloci,
        empréstimo rápido, snel geld lenen, minilening, chwilówki, pożyczki online, snabblån, sms lån, 即日融資
        """
    ),
    "pills": phrases(
        """
        viagra, cialis, levitra, tramadol, online pharmacy, weight loss pills, cbd oil, Potenzmittel
        """
    ),
    "essays": phrases(
        """
        essay writing, essay writing service, write my essay, buy essay, buy essays, custom essay, custom essays,
        paper writing service, Ghostwriter
        """
    ),
    "adult": phrases("escort, escorts, porn, xxx, adult dating, 出会い系"),
    "ranking": phrases(
        "buy followers, buy instagram followers, seo services, cheap seo, backlinks, link building, web hosting coupon,"
        "vpn deals"
    ),
    "insurance": phrases("cheap car insurance, car insurance quotes, personal injury lawyer, personal injury attorney"),
    "goods": phrases("replica watches, cheap flights, cheap jerseys, jordan shoes, louis vuitton outlet"),
    "services": phrases("locksmith near me, plumber near me, voyance gratuite"),
}

#: Buttons of pages that earn when readers buy, by their first words.
BUY: Final = {
    "en": phrases(
        """
        check price, check prices, check latest price, check current price, see price, view price, buy on, buy now, buy
        from, buy at, shop now, get deal, get the deal, get this deal, view deal, see deal, view on amazon, see on
        amazon, check on amazon, check price on amazon, check it out on amazon
        """
    ),
    "de": phrases("Preis prüfen, zum Angebot, bei Amazon kaufen, bei Amazon ansehen, jetzt kaufen"),
    "fr": phrases("voir le prix, voir l'offre, acheter sur, voir sur Amazon"),
    "es": phrases("ver precio, ver oferta, comprar en, ver en Amazon"),
    "it": phrases("vedi prezzo, vedi offerta, acquista su, vedi su Amazon"),
    "pt": phrases("ver preço, ver oferta, comprar na, comprar no"),
    "nl": phrases("bekijk prijs, bekijk aanbieding, bekijk bij, koop bij"),
    "pl": phrases("sprawdź cenę, zobacz ofertę, kup na"),
    "sv": phrases("se pris, till butiken, köp hos"),
    "ja": phrases("価格を見る, 価格をチェック, アマゾンで見る"),
}

#: Parameters of addresses that say who is paid, …
AFFILIATE_PARAMETERS: Final = ("tag", "aff", "affid", "aff_id", "affiliate", "affiliate_id", "affsource", "clickref")
#: … and hosts that pass on readers for money.
AFFILIATE_HOSTS: Final = (
    "amzn.to",
    "anrdoezrs.net",
    "awin1.com",
    "click.linksynergy.com",
    "dpbolvw.net",
    "jdoqocy.com",
    "kqzyfj.com",
    "prf.hn",
    "shareasale.com",
    "tkqlhce.com",
)

#: Goods and services, by trade, that dumps of links have side by side.
TRADES: Final = {
    "insurance": phrases("insurance, Versicherung, assurance, seguros"),
    "loans": phrases("loan, loans, mortgage, mortgages, credit, Kredit, crédit, préstamos"),
    "travel": phrases("hotel, hotels, flights, car rental, car hire, holidays, vacation rentals, Ferienwohnung"),
    "building": phrases(
        "roofing, roofers, plumber, plumbers, plumbing, windows, flooring, locksmith, removals, Dachdecker"
    ),
    "law": phrases("lawyer, lawyers, attorney, attorneys, solicitors, abogado"),
    "web": phrases("web design, website design, web hosting, hosting, domains, Webdesign"),
    "ranking": phrases("seo, marketing, link building, advertising, search engine optimization"),
    "property": phrases("real estate, estate agents, apartments, Immobilien, immobilier"),
    "health": phrases("dentist, dentists, weight loss, vitamins, supplements, pharmacy, hair loss"),
    "gambling": phrases("casino, casinos, poker, betting, lottery, bingo"),
    "goods": phrases("cheap, discount, wholesale, jewelry, jewellery, shoes, furniture, watches, electronics"),
    "money": phrases("forex, crypto, bitcoin, stocks, trading"),
    "dating": phrases("dating, singles, escorts"),
}
