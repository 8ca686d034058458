"""How parked domains give themselves away. Each kind of mark alone can be innocent; two of different kinds are not.

Public lists of parking name servers also hold registrars and hosts with millions of living sites: only names that serve
parked domains alone are here, and even they are one mark.
"""

# fmt: off
from __future__ import annotations

import re
from typing import Final

#: The last labels of name servers that answer for parked domains.
NAME_SERVERS: Final = frozenset({
    "sedoparking.com", "parkingcrew.net", "bodis.com", "parklogic.com", "above.com", "cashparking.com", "dan.com",
    "undeveloped.com", "afternic.com", "hugedomains.com", "namedrive.com", "parkingpage.namecheap.com", "parkweb.com",
    "voodoo.com", "uniregistrymarket.link", "ztomy.com", "fabulous.com", "domainparking.ru", "parked.com", "dsredirection.com",
    "smartname.com", "trafficz.com", "rookdns.com", "sav-parking.com", "brandbucket.com", "efty.com", "epik-parking.com",
    "domainmarket.com", "buydomains.com", "dnsnuts.com", "searchmagnified.com", "itidns.com", "parking-page.net",
    "eftydns.com", "registrar-servers-parking.com", "tmdparking.com", "thisdomainisforsale.com", "nameresolve.com",
})

#: Hosts to which a parked domain sends its visitors: where domains are sold, or filled with advertisements.
MARKETPLACES: Final = frozenset({
    "hugedomains.com", "dan.com", "sedo.com", "afternic.com", "buydomains.com", "domainmarket.com", "brandbucket.com",
    "undeveloped.com", "godaddy.com", "domainnamesales.com", "uniregistry.com", "squadhelp.com", "atom.com", "efty.com",
    "perfectname.com", "mydomaincontact.com", "sedoparking.com",
    "searchhounds.com", "dynadot.com", "namecheap.com", "bodis.com", "parkingcrew.net", "flippa.com", "spaceship.com",
})

#: Hosts to which parking companies send the visitors of a domain: ww25.example.org.
LANDER_HOST: Final = re.compile(r"ww(?:1|12|16|25|38)\.")

#: A title or heading, whole or at its beginning, after `checking.wording.plain`; {host} is the page's own host.
SALE_HEADINGS: Final = (
    "{host} is for sale", "{host} domain is for sale", "{host} may be for sale", "the domain {host} is for sale",
    "the domain name {host} is for sale", "{host} domain name is for sale",
    "{host} steht zum verkauf", "die domain {host} steht zum verkauf", "domain {host} zu verkaufen",
    "{host} est à vendre", "le nom de domaine {host} est à vendre", "{host} está en venta", "{host} è in vendita",
    "{host} is te koop", "{host} está à venda", "домен {host} продается", "{host} jest na sprzedaż",
    "this domain is for sale", "this domain may be for sale", "this domain name is for sale", "domain for sale",
    "domain name for sale", "buy this domain", "this premium domain is for sale", "this web page is parked free",
    "this domain is parked", "this domain has been registered", "parked domain", "domain parking", "parked domain name",
    "this page is parked free courtesy of godaddy com", "diese domain steht zum verkauf", "ce domaine est à vendre",
    "este dominio está en venta", "questo dominio è in vendita", "deze domeinnaam is te koop", "domena na sprzedaż",
    "{host} is available for purchase", "the domain name {host} is available for purchase", "this website is for sale",
    "该域名正在出售", "此域名正在出售", "域名出售", "此網域出售中", "このドメインは販売中です", "このドメインは売り出し中です",
    "bu alan adı satılıktır", "alan adı satılıktır", "이 도메인은 판매 중입니다", "этот домен продается", "домен продается",
    "цей домен продається", "den här domänen är till salu", "este domínio está à venda", "ez a domain eladó", "tato doména je na prodej",
    "{host} parked", "{host} registered at namecheap com", "welcome to {host} parked", "{host} domain parked",
)

#: The same, as a whole heading or part of one: "Buy example.org mugs" sells mugs.
WHOLE_SALE_HEADINGS: Final = ("buy {host}", "{host} for sale", "interested in {host}", "for sale {host}")

#: Code that only landers carry, in lower case.
LANDER_MARKS: Final = re.compile("|".join((
    r"window\.park\b", r"\bsedoparking\b", r"\bparkingcrew\b", r"\bbodis\.com", r"/_zc\b", r"\bparklogic\b", "d38psrni17bvxu",
    r"adsense/domains/caf\.js", "landerparkingpage", r"wsimg\.com/parking-lander", "data-adblockkey", r"park\.bodiscdn",
    r"dan\.com/buy-domain", r"hugedomains\.com/domain_profile", "uniregistrymarket", r"searchdiscovered", r"/parking\.php4?\b",
)))
