"""What the markup of forums, shops, blogs and directories gives them away by, as data.

Ids and classes are whole tokens in lower case. They come from the programs' own default templates, so that one token
is seldom there by chance; those that also occur elsewhere are weighed by how often they stand on a page.
"""

from __future__ import annotations

from typing import Final

#: Tokens of id and class beside the mark that they leave.
_TOKENS: Final = {
    "forum": """
        bbp-forums bbp-topics bbp-topic-form bbpress forabg forumbg forumbit_post forumlist forum-list forum_list
        forumline forumrow forumtitle forum-title ipsdatalist ipstopic lastpost phpbb postbit postbit_legacy
        postbody post_body postprofile structitem--thread message-userdetails threadbit threadtitle
        topiclist topictitle topicrow vbulletin windowbg windowbg2 thead-forum
        node--forum catbg titlebg navbits forumhome boardindex
        message--post bbwrapper p-body-pagecontent actionbar-action commentarea comments-page topic-post cooked
        js-post-body athing
        """,
    "shop": """
        add-to-cart add_to_cart add_to_cart_button addtocart add-to-basket addtobasket add-to-bag btn-cart buy-now
        buynow cart-count cart-link cart-total cart-contents mini-cart minicart shopping-cart shoppingcart shopping_cart
        basket-link checkout-button product-grid product-item product_item product-list product-card productlist
        products-grid product-title product_title product-name product-image product-tile single_add_to_cart_button
        wishlist add-to-wishlist woocommerce woocommerce-page woocommerce-breadcrumb shopify-section sku cart-icon
        warenkorb panier carrito carrello winkelwagen koszyk kundvagn
        """,
    "price": """
        price prices product-price product_price price-box regular-price special-price old-price new-price sale-price
        our-price final-price price-tag amount woocommerce-price-amount currency preis prix precio prezzo prijs cena
        """,
    "comment": """
        comment comment-list commentlist comment-body comment_body comment-author comment-content comments-area
        comment-text comment-reply-link depth-1 depth-2
        """,
    "comment form": "commentform comment-form respond comment-respond disqus_thread fb-comments livefyre-comments",
    "post": """
        hentry article-body article__body articlebody article-content article-text story-body storybody story-content
        post-body post-content post_content entry-content entry-title byline by-line article-header article-title
        post-meta entry-meta posted-on author-name article-author article-date dateline post-author
        """,
    "date": """
        date entry-date post-date postdate published timestamp pubdate publish-date article-date dateline updated
        posted-on time-ago
        """,
    "directory": "phpld dir-listing directory-listing link-listing listing-website listing-url",
}
TOKENS: Final = {token: mark for mark, tokens in _TOKENS.items() for token in tokens.split()}

#: Tokens of id and class for what stands beside a page's own content, further to `elements.REGION_NAMES`.
SIDE_NAMES: Final = frozenset(
    """
    header site-header page-header masthead topbar top-bar top-nav topnav main-nav mainnav nav nav-menu navigation-menu
    main-menu mainmenu menu-main primary-menu secondary-menu menubar menu subnav sub-nav sidenav side-nav site-nav
    side-bar sidebar-left sidebar-right left-sidebar right-sidebar sidebar1 sidebar2 leftcol rightcol left-col
    right-col left-column right-column rightcolumn leftcolumn secondary rail right-rail widget-area widgets breadcrumbs
    footer-widgets footer-links footer-nav footer-menu footercontainer foot bottom colophon globalfooter globalheader
    share shares sharing share-buttons social social-links social-icons social-media socialmedia sharedaddy addthis
    related related-posts related-articles yarpp-related popular most-read mostread recommended outbrain taboola
    comments comment-list commentlist disqus_thread respond ads ad advert advertisement sponsor sponsors cookie-notice
    """.split()
)

#: Of these, what is a list of the page's own when it stands in <main> or <article>.
SIDE_NAMES_OUTSIDE: Final = frozenset({"related", "recommended", "popular"})

#: How the program that made a page names itself in <meta name=generator>, by its beginning, beside the mark it leaves.
GENERATORS: Final = {
    "forum": ("phpbb", "vbulletin", "mybb", "smf", "discuz", "xenforo", "discourse", "invision", "vanilla", "fluxbb"),
    "shop": (
        "woocommerce",
        "prestashop",
        "magento",
        "opencart",
        "oscommerce",
        "shopware",
        "shopify",
        "zen cart",
        "bigcommerce",
        "ecwid",
    ),
    "directory": ("php link directory", "phpld", "esyndicat", "edirectory", "directorypress"),
    "bookmarks": ("pligg", "kliqqi", "scuttle", "semantic scuttle", "hotaru"),
}

#: schema.org and Open Graph types beside the mark that they leave.
TYPES: Final = {
    "product": "shop",
    "product.item": "shop",
    "og:product": "shop",
    "offer": "shop",
    "aggregateoffer": "shop",
    "discussionforumposting": "forum",
    "qapage": "forum",
    "article": "article",
    "newsarticle": "article",
    "blogposting": "article",
    "reportagenewsarticle": "article",
    "opinionnewsarticle": "article",
    "socialmediaposting": "article",
    "recipe": "article",
    "videoobject": "article",
}

#: Classes of <body>, by which WordPress and others name the kind of page.
BODY_CLASSES: Final = {
    "single-post": "article",
    "single-product": "shop",
    "woocommerce": "shop",
    "woocommerce-page": "shop",
    "template-product": "shop",
    "template-collection": "shop",
    "single-topic": "forum",
    "bbpress": "forum",
    "search-results": "search",
    "search": "search",
    "archive": "archive",
    "blog": "archive",
    "category": "archive",
    "error404": "error",
    "login": "login",
}

#: Where a page is shared or followed, what it was made with, and who places its advertisements: links to them are no
#: part of any list. By registered domain.
NOT_LISTED_SITES: Final = frozenset(
    """
    facebook.com twitter.com x.com t.co instagram.com linkedin.com pinterest.com reddit.com digg.com
    delicious.com del.icio.us stumbleupon.com addthis.com addtoany.com sharethis.com whatsapp.com wa.me t.me
    telegram.me tumblr.com vk.com ok.ru weibo.com mixi.jp getpocket.com flipboard.com bsky.app
    mastodon.social threads.net tiktok.com snapchat.com feedburner.com feedly.com
    doubleclick.net googleadservices.com googlesyndication.com outbrain.com taboola.com disqus.com gravatar.com
    google.com goo.gl bit.ly adobe.com wordpress.org wordpress.com joomla.org drupal.org
    blogger.com phpbb.com vbulletin.com creativecommons.org browsehappy.com cookiedatabase.org
    shields.io travis-ci.org travis-ci.com codeclimate.com coveralls.io
    onetrust.com cookiebot.com iubenda.com cookiesandyou.com automattic.com wix.com squarespace.com shopify.com
    """.split()
)

#: Of these, sites at which others have theirs, each under a host of its own, …
HOSTING_SITES: Final = frozenset({"google.com", "squarespace.com", "tumblr.com", "wix.com", "wordpress.com"})
#: … and the hosts of theirs that are none.
NOT_LISTED_HOSTS: Final = frozenset(
    """
    accounts.google.com books.google.com calendar.google.com docs.google.com drive.google.com groups.google.com
    mail.google.com maps.google.com news.google.com play.google.com plus.google.com policies.google.com
    scholar.google.com support.google.com tools.google.com translate.google.com en.wordpress.com
    support.squarespace.com support.wix.com
    """.split()
)

#: Hosts at which people talk, whatever is said there.
FORUM_HOSTS: Final = frozenset({"reddit.com", "quora.com", "news.ycombinator.com"})
