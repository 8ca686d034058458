"""What gives away the pages that are never worth a pitch, guest-post pages, link sellers, forums, shops, as data.

Compared as `brokenlinks.pages.further.fold` has it: without case, accents and punctuation, as whole words, in names
also run together. The language stands beside each.
"""

from __future__ import annotations

from typing import Final

from brokenlinks.pages.kind_words import phrases

#: A page that asks for guest posts: in its title, h1 or address; elsewhere the words are only a link to such a page.
GUEST_POST: Final = {
    "en": phrases(
        """
        write for us, guest posts, guest posting, guest post guidelines, guest blogging, guest author guidelines,
        submit a guest post, submit guest post, submit an article, submit article, submit your article,
        become a contributor, become an author, become a guest blogger, contribute to our blog,
        contribute an article, accepting guest posts, accept guest posts, blog for us, looking for writers,
        write for our blog, guest posts wanted, guest post opportunities, guest bloggers wanted, contributor guidelines
        """
    ),
    "de": phrases(
        "Gastartikel schreiben, Gastartikel veröffentlichen, Gastartikel einreichen, Gastbeitrag schreiben,"
        "Gastbeitrag einreichen, Gastautor werden, Gastautoren gesucht, schreib für uns, schreiben Sie für uns"
    ),
    "fr": phrases("proposer un article, soumettre un article, articles invités, écrivez pour nous, devenir rédacteur"),
    "es": phrases("escribe para nosotros, artículos invitados, publica tu artículo, enviar un artículo"),
    "it": phrases("scrivi per noi, articoli ospiti, diventa autore, invia un articolo, proponi un articolo"),
    "pt": phrases("escreva para nós, artigos convidados, publique seu artigo, envie seu artigo"),
    "nl": phrases("schrijf voor ons, gastblog plaatsen, gastblogs plaatsen, gastblogger worden, gastbloggers gezocht"),
    "pl": phrases("napisz dla nas, wpisy gościnne, artykuły gościnne"),
    "sv": phrases("skriv för oss, skriv gästinlägg, bli gästbloggare"),
    "ja": phrases("寄稿募集, ゲスト投稿募集, ライター募集"),
}

#: The thing itself: as a whole title or name it means such a page, within one it may be an article by a guest.
GUEST: Final = {
    "en": phrases("guest post, guest blogger, guest bloggers, guest author, guest contributor, guest article"),
    "de": phrases("Gastartikel, Gastbeitrag, Gastbeiträge, Gastautor, Gastautoren"),
    "fr": phrases("article invité, rédacteur invité"),
    "es": phrases("artículo invitado, autor invitado, post invitado"),
    "it": phrases("articolo ospite"),
    "pt": phrases("artigo convidado, autor convidado"),
    "nl": phrases("gastblog, gastblogger, gastbloggen, gastartikel"),
    "pl": phrases("wpis gościnny, artykuł gościnny, autor gościnny"),
    "sv": phrases("gästinlägg, gästblogg, gästbloggare"),
    "ja": phrases("ゲスト投稿"),
}

#: Links for money or for a link back. In a title, heading, button, or the page's first words; as the text of a mere
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
        exchange links, links exchange, link swap, link trade, trade links, swap links, link partner, link
        partners, reciprocal link, reciprocal links, reciprocal linking, link back to us, place your link
        here, your link here, your ad here
        """
    ),
    "de": phrases(
        """
        Linktausch, Link tauschen, Linkpartner, Linkpartnerschaft, Backlink kaufen, Backlinks kaufen, Links
        kaufen, gesponserte Beiträge, gesponserter Beitrag, Sponsored Post buchen, Hier werben, kostenlose
        Backlinks
        """
    ),
    "fr": phrases(
        """
        échange de liens, échanges de liens, liens sponsorisés, liens partenaires, article sponsorisé,
        articles sponsorisés, acheter des liens, achat de liens, lien retour
        """
    ),
    "es": phrases(
        """
        intercambio de enlaces, intercambio de links, enlaces patrocinados, post patrocinado, posts
        patrocinados, comprar enlaces, comprar backlinks, enlaces de pago, anúnciate aquí
        """
    ),
    "it": phrases("scambio link, scambio di link, link sponsorizzati, articoli sponsorizzati, acquista link"),
    "pt": phrases("troca de links, links patrocinados, post patrocinado, posts patrocinados, comprar backlinks"),
    "nl": phrases("linkruil, links ruilen, linkpartners, gesponsorde links, link kopen, backlinks kopen"),
    "pl": phrases("wymiana linków, linki sponsorowane, artykuł sponsorowany, artykuły sponsorowane, kup link"),
    "sv": phrases("länkbyte, byta länkar, länkpartners, sponsrade länkar, sponsrade inlägg, köpa länkar"),
    "ja": phrases("相互リンク募集, リンク販売, 被リンク購入, 広告募集"),
}

#: In the text of outbound links: what is linked to for money alone.
SPAM: Final = {
    "en": phrases(
        """
        casino, casinos, poker, slots, slot online, betting, sportsbook, gambling, payday loan, payday
        loans, cash advance, instant loans, bad credit loans, viagra, cialis, levitra, tramadol, online
        pharmacy, essay writing, essay writing service, write my essay, buy essay, buy essays, custom essay,
        custom essays, paper writing service, escort, escorts, replica watches, weight loss pills, cbd oil,
        forex signals, buy followers, buy instagram followers, seo services, cheap seo, porn, xxx, adult
        dating, web hosting coupon, vpn deals, cheap car insurance, car insurance quotes, personal injury
        lawyer, personal injury attorney, mortgage rates, locksmith near me, plumber near me, cheap flights,
        cheap jerseys, jordan shoes, louis vuitton outlet, debt consolidation, backlinks, link building
        """
    ),
    "de": phrases("Spielcasino, Online Casino, Sportwetten, Kredit ohne Schufa, Potenzmittel, Ghostwriter"),
    "fr": phrases("casino en ligne, paris sportifs, crédit rapide, voyance gratuite"),
    "es": phrases("casino online, apuestas deportivas, préstamos rápidos, créditos rápidos"),
    "it": phrases("casinò online, scommesse, prestiti veloci"),
    "pt": phrases("cassino online, apostas esportivas, empréstimo rápido"),
    "nl": phrases("online casino, snel geld lenen, minilening"),
    "pl": phrases("kasyno online, zakłady bukmacherskie, chwilówki, pożyczki online"),
    "sv": phrases("nätcasino, casino utan licens, snabblån, sms lån"),
    "ja": phrases("オンラインカジノ, 出会い系, 即日融資"),
}

#: Forums, by the whole text of links and buttons.
FORUM: Final = {
    "en": phrases(
        """
        reply, quote, post reply, reply with quote, new topic, new thread, new posts, unanswered topics,
        active topics, view unanswered posts, view active topics, memberlist, member list, members list,
        mark forums read, last post, view first unread, forum index, board index, usergroups, thread
        starter, login to reply, log in to reply, forum rules
        """
    ),
    "de": phrases("Antworten, Zitieren, neues Thema, neue Beiträge, aktive Themen, Mitgliederliste, letzter Beitrag"),
    "fr": phrases("répondre, citer, nouveau sujet, dernier message, liste des membres, sujets actifs"),
    "es": phrases("responder, citar, nuevo tema, último mensaje, lista de miembros, temas activos"),
    "it": phrases("rispondi, cita, nuova discussione, ultimo messaggio, lista utenti"),
    "pt": phrases("responder, citar, novo tópico, última mensagem, lista de membros"),
    "nl": phrases("reageren, citeren, nieuw onderwerp, laatste bericht, ledenlijst"),
    "pl": phrases("odpowiedz, cytuj, nowy temat, ostatni post, użytkownicy"),
    "sv": phrases("svara, citera, nytt ämne, senaste inlägg, medlemslista"),
    "ja": phrases("返信, 引用, 新規トピック, 掲示板"),
}

#: Shops, by the whole text of links and buttons.
SHOP: Final = {
    "en": phrases(
        """
        add to cart, add to basket, add to bag, add to trolley, buy now, buy it now, shopping cart, view
        cart, your cart, my cart, cart, basket, my basket, view basket, shopping bag, checkout, add to
        wishlist, wish list, wishlist, my wishlist, shipping and returns, shipping returns, delivery and
        returns, track order, track your order, order tracking, gift cards, add to compare, price low to
        high
        """
    ),
    "de": phrases("in den Warenkorb, Warenkorb, zur Kasse, Merkzettel, Wunschliste, jetzt kaufen, Versandkosten"),
    "fr": phrases("ajouter au panier, panier, mon panier, passer commande, liste d'envies, acheter"),
    "es": phrases("añadir al carrito, agregar al carrito, carrito, mi carrito, comprar, lista de deseos, cesta"),
    "it": phrases("aggiungi al carrello, carrello, acquista, lista dei desideri, alla cassa"),
    "pt": phrases("adicionar ao carrinho, carrinho, comprar, lista de desejos, finalizar compra"),
    "nl": phrases("in winkelwagen, in winkelmand, winkelwagen, winkelmandje, afrekenen, verlanglijst"),
    "pl": phrases("do koszyka, dodaj do koszyka, koszyk, do kasy, lista życzeń"),
    "sv": phrases("lägg i varukorg, lägg i varukorgen, varukorg, kundvagn, till kassan, önskelista"),
    "ja": phrases("カートに入れる, 買い物かご, ショッピングカート, カート, 購入する, ほしい物リスト"),
}

#: Shops, in their titles.
SHOP_TITLES: Final = {
    "en": phrases("shop, store, online store, online shop, shop online, buy online, buy, wholesale, for sale"),
    "de": phrases("Onlineshop, online kaufen, kaufen, günstig kaufen, bestellen"),
    "fr": phrases("boutique, boutique en ligne, achat, acheter, vente en ligne"),
    "es": phrases("tienda, tienda online, comprar, venta de"),
    "it": phrases("negozio, negozio online, acquista, vendita online"),
    "pt": phrases("loja, loja online, comprar"),
    "nl": phrases("webshop, winkel, kopen, online kopen, bestellen"),
    "pl": phrases("sklep, sklep internetowy, kup"),
    "sv": phrases("butik, webbutik, köp"),
    "ja": phrases("通販, ショップ, 激安"),
}
