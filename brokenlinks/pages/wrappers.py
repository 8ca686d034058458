"""Addresses that only pass a visitor on: how they are recognised, as data. `wrapped_links` walks these lists."""

from __future__ import annotations

from typing import Final

#: Redirectors by domain (subdomains count too): the beginning of the path, and the parameters that hold the target.
#: "" among the parameters: the whole query is the target.
REDIRECTORS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    # search, mail, office
    "google.com": ("/url", ("q", "url")),
    "google.co.uk": ("/url", ("q", "url")),
    "google.ca": ("/url", ("q", "url")),
    "google.com.au": ("/url", ("q", "url")),
    "google.de": ("/url", ("q", "url")),
    "google.fr": ("/url", ("q", "url")),
    "googleadservices.com": ("/pagead/aclk", ("adurl",)),
    "safelinks.protection.outlook.com": ("/", ("url",)),
    "linkprotect.cudasvc.com": ("/url", ("a",)),
    "getpocket.com": ("/redirect", ("url",)),
    # social networks, forums, players
    "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)),
    "facebook.com": ("/l.php", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "l.messenger.com": ("/l.php", ("u",)),
    "linkedin.com": ("/redir/redirect", ("url",)),
    "youtube.com": ("/redirect", ("q",)),
    "out.reddit.com": ("/", ("url",)),
    "t.umblr.com": ("/redirect", ("z",)),
    "vk.com": ("/away.php", ("to",)),
    "ok.ru": ("/dk", ("st.link",)),
    "steamcommunity.com": ("/linkfilter", ("url", "u")),
    "slack-redir.net": ("/link", ("url",)),
    "disq.us": ("/url", ("url",)),
    "link.zhihu.com": ("/", ("target",)),
    "link.juejin.cn": ("/", ("target",)),
    "link.csdn.net": ("/", ("target",)),
    "deviantart.com": ("/users/outgoing", ("",)),
    "exit.sc": ("/", ("url",)),
    "gate.sc": ("/", ("url",)),
    "curseforge.com": ("/linkout", ("remoteUrl",)),
    # hide the referrer
    "href.li": ("/", ("",)),
    "anonym.to": ("/", ("",)),
    "anonym.es": ("/", ("",)),
    "nullrefer.com": ("/", ("",)),
    "dereferer.org": ("/", ("",)),
    "dereferer.me": ("/", ("",)),
    # affiliate networks
    "go.skimresources.com": ("/", ("url",)),
    "redirect.viglink.com": ("/", ("u",)),
    "click.linksynergy.com": ("/", ("murl", "RD_PARM1")),
    "awin1.com": ("/", ("ued", "p")),
    "shareasale.com": ("/", ("urllink",)),
    "partnerize.com": ("/", ("destination",)),
    "rover.ebay.com": ("/rover", ("mpre",)),
    # libraries
    "go.openathens.net": ("/redirector", ("url",)),
    "proxy.openathens.net": ("/login", ("qurl", "url")),
}

#: Names of pages on which a site says that one leaves it, or that count who does: the last name in the path, without
#: extension and without marks between its words.
EXITS: Final = frozenset(
    """
    exit exitpage exitsite exitdisclaimer exitnotice exitredirect disclaimer linkdisclaimer externaldisclaimer
    leave leaving leavingsite leavingpage leavingnotice leaveseite verlassen quitter salida
    external externallink externallinks externalsite externalurl extlink extlinks exlink
    out outbound outgoing outlink linkout away goto jump jumplink redirect redirecturl redirector redir rd
    link click clickout clickthrough clickthru go gourl visit visitlink visiturl weiterleitung weiterleiten
    transfer thirdparty thirdpartylink offsite url
    """.split()
)
#: How folders begin below which an address is not where one goes, but what one shows to others.
SHARING: Final = ("share", "sharing", "submit", "intent", "bookmark", "translate", "validat")
#: The parameters that hold the target there.
TARGETS: Final = (
    *("url", "u", "target", "targeturl", "target_url", "link", "linkurl", "link_url", "href", "to", "goto", "dest"),
    *("destination", "desturl", "dest_url", "redirect", "redirect_to", "redirecturl", "redirect_url", "redir", "go"),
    *("out", "outurl", "exit", "exiturl", "exit_url", "ext", "external", "externalurl", "external_url", "site"),
    *("siteurl", "page", "location", "l", "q", "r", "address", "uri", "ziel", ""),
)

#: Pages that say what an external link is, and lead nowhere: agencies put an icon with one beside each such link.
NOTICES: Final = frozenset(
    """
    exitdisclaimer disclaimer disclaimers externaldisclaimer linkdisclaimer externallinkdisclaimer externallinks
    externallinkpolicy externallinkspolicy externallinksdisclaimer linkingpolicy exitnotice leavingnotice leavingsite
    linkpolicy websitedisclaimer nonfederal websitepolicies
    """.split()
)

#: The parameters of a library's proxy that hold the target: https://proxy.example.edu/login?url=https://…
PROXY_LOGINS: Final = ("qurl", "url")
#: Labels of a proxy's host name: www-jstor-org.ezproxy.example.edu stands for www.jstor.org.
PROXY_LABELS: Final = frozenset(
    """
    ezproxy ezp ezproxy1 ezproxy2 eproxy libproxy libraryproxy proxy lib-proxy library-proxy ezproxy-prd ezproxy-prod
    idm remotexs proxy1 proxy2 webproxy ezaccess ezlibproxy ezlibproxy1 revproxy
    """.split()
)
#: Endings of names that are looked for before such a label: without them, `help-desk.proxy.example.com` were one.
PROXIED_ENDINGS: Final = frozenset(
    {
        *("com", "org", "net", "edu", "gov", "mil", "int", "info", "io", "eu", "uk", "ca", "au", "nz", "de", "fr"),
        *("nl", "ch", "at", "be", "es", "it", "se", "no", "dk", "fi", "ie", "us", "jp", "cn", "in", "br"),
    }
)

#: Pages of a site that redirect to where only its database knows, as paths: link directories' counters, and the
#: assets of library guides. A check follows them.
COUNTERS: Final = (
    r"/go\.php\?(?:.*&)?c=\d+",  # LibGuides
    r"/modules/(?:mylinks|weblinks|tdmlinks|wflinks)/visit\.php\?(?:.*&)?lid=\d+",  # XOOPS
    r"/modules\.php\?name=(?:Web_)?Links&(?:l_)?op=visit&(?:amp;)?lid=\d+",  # PHP-Nuke
)
