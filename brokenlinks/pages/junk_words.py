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

#: Of these, what stands under each reader's comment in a blog too: together they count as one.
COMMENTS: Final = {
    "en": phrases("reply, login to reply, log in to reply"),
    "de": phrases("Antworten"),
    "fr": phrases("répondre"),
    "es": phrases("responder"),
    "it": phrases("rispondi"),
    "pt": phrases("responder"),
    "nl": phrases("reageren"),
    "pl": phrases("odpowiedz"),
    "sv": phrases("svara"),
    "ja": phrases("返信"),
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
