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
