"""What lists of links are called that tell of a business, and not of what is worth reading, as data.

Compared as `brokenlinks.pages.further.fold` has it, with a whole part of a title, a heading, or the last part of an
address. The language stands beside each.
"""

from __future__ import annotations

from typing import Final

from brokenlinks.pages.kind_words import phrases

#: Who pays, who sells, who wrote about us, who seeks staff, what is on: nobody adds another site to these.
NOT_OTHERS: Final = {
    "en": phrases(
        """
        sponsors, our sponsors, sponsors and donors, our donors, our supporters, our clients, clients, our customers,
        customers, trusted by, client list, portfolio, our portfolio, our work, case studies, testimonials, dealers,
        our dealers, find a dealer, dealer locator, stockists, our stockists, retailers, find a retailer, resellers,
        distributors, our distributors, where to buy, store locator, find a store, press, in the press, in the media,
        in the news, media coverage, press coverage, press room, as seen in, as seen on, featured in, news coverage,
        jobs, job board, careers, vacancies, job vacancies, job openings, job listings, events, event calendar,
        events calendar, calendar, calendar of events, upcoming events, licences, licenses, open source licences,
        open source licenses, third party licences, third party licenses, third party notices, third party software,
        acknowledgements, software licences, software licenses, coupons, coupon codes, promo codes, discount codes,
        vouchers, deals
        """
    ),
    "de": phrases(
        """
        Sponsoren, unsere Sponsoren, Förderer, unsere Kunden, Kunden, Referenzen, Kundenstimmen, Portfolio, Händler,
        Händlersuche, Händlerverzeichnis, Fachhändler, Vertriebspartner, Bezugsquellen, Verkaufsstellen, Presse,
        Pressespiegel, Presseberichte, Pressestimmen, in den Medien, Medienberichte, Stellenangebote, Stellenmarkt,
        Jobs, Stellenanzeigen, Termine, Veranstaltungen, Veranstaltungskalender, Kalender, Lizenzen, Gutscheine
        """
    ),
    "fr": phrases(
        """
        sponsors, nos sponsors, nos clients, nos références, nos réalisations, points de vente, nos points de vente,
        revendeurs, nos revendeurs, distributeurs, où nous trouver, où acheter, presse, revue de presse, on parle de
        nous, dans la presse, dans les médias, offres d'emploi, emplois, agenda, calendrier, événements, licences,
        codes promo, bons plans
        """
    ),
    "es": phrases(
        """
        patrocinadores, nuestros patrocinadores, nuestros clientes, portafolio, puntos de venta, distribuidores,
        dónde comprar, prensa, en los medios, en la prensa, ofertas de empleo, empleo, eventos, agenda, calendario,
        licencias, cupones
        """
    ),
    "it": phrases(
        """
        sponsor, i nostri sponsor, i nostri clienti, portfolio, punti vendita, rivenditori, distributori, dove
        acquistare, rassegna stampa, dicono di noi, parlano di noi, offerte di lavoro, lavora con noi, eventi, agenda,
        calendario, licenze, codici sconto
        """
    ),
    "pt": phrases(
        """
        patrocinadores, nossos clientes, portfólio, pontos de venda, revendedores, distribuidores, onde comprar,
        imprensa, na imprensa, na mídia, vagas, ofertas de emprego, eventos, agenda, calendário, licenças, cupons
        """
    ),
    "nl": phrases(
        """
        sponsors, onze sponsors, onze sponsoren, sponsoren, onze klanten, klanten, portfolio, verkooppunten, dealers,
        distributeurs, waar te koop, pers, in de media, in de pers, vacatures, agenda, evenementen, kalender, licenties,
        kortingscodes
        """
    ),
    "pl": phrases(
        """
        sponsorzy, nasi sponsorzy, nasi klienci, portfolio, realizacje, punkty sprzedaży, dystrybutorzy, gdzie kupić,
        media o nas, oferty pracy, praca, wydarzenia, kalendarz, licencje, kupony
        """
    ),
    "sv": phrases(
        """
        sponsorer, våra sponsorer, våra kunder, portfolio, återförsäljare, press, i media, lediga jobb, evenemang,
        kalender, kalendarium, licenser, rabattkoder
        """
    ),
    "ja": phrases("協賛企業, スポンサー, 導入企業, 取引先, 販売店, 取扱店, 掲載実績, メディア掲載, 求人情報, イベント"),
}

#: On a home page alone: elsewhere it is as often a list of whom to turn to.
PARTNERS: Final = {
    "en": phrases("our partners, partners, partners and sponsors, our partners and sponsors"),
    "de": phrases("unsere Partner, Partner"),
    "fr": phrases("nos partenaires, partenaires"),
    "es": phrases("nuestros socios, socios, colaboradores"),
    "it": phrases("i nostri partner, partner"),
    "pt": phrases("nossos parceiros, parceiros"),
    "nl": phrases("onze partners, partners"),
    "pl": phrases("nasi partnerzy, partnerzy"),
    "sv": phrases("våra partners, partners"),
    "ja": phrases("パートナー企業"),
}
