"""Sites that are gone: what servers, hosts, registrars and sellers of domains show in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.cases import HOST, PATH, Case, assert_dead
from tests.web.odd_sites import page, raw

if TYPE_CHECKING:
    from brokenlinks.demo.web import Answer
    from tests.conftest import ServeWeb

#: The home page of a server on which there is no site; all else is not found.
NO_SITE_YET: dict[str, Answer] = {
    "IIS": page(
        "IIS Windows Server",
        "<div id=container><a href='http://go.microsoft.com/fwlink/?linkid=66138'><img src=iisstart.png alt=IIS></a>"
        "</div>",
    ),
    "Apache on Ubuntu": page(
        "Apache2 Ubuntu Default Page: It works",
        "<div class=main_page><div class='page_header floating_element'><img src=/icons/ubuntu-logo.png>"
        "<span class=floating_element>Apache2 Ubuntu Default Page</span></div><div class=section_header>It works!</div>"
        "<p>This is the default welcome page used to test the correct operation of the Apache2 server after "
        "installation on Ubuntu systems."
        + " If you can read this page, it means that the Apache HTTP server installed at this site is working properly."
        " You should replace this file before continuing to operate your HTTP server." * 3 + "</p></div>",
    ),
    "Apache on CentOS": page(
        "Apache HTTP Server Test Page powered by CentOS",
        "<h1>Testing 123..</h1><p>This page is used to test the proper operation of the Apache HTTP server after it "
        "has been installed.</p>",
    ),
    "Apache": raw("<html><body><h1>It works!</h1></body></html>"),
    "cPanel": page(
        "Default Web Site Page",
        "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@host"
        "</p><p>It is possible you have reached this page because: The IP address has changed.</p>",
    ),
    "Plesk": page(
        "Domain Default page",
        "<h1>Domain Default page</h1><p>If you are seeing this message, the website is not available at this time.</p>",
    ),
    "Hostinger": page(
        "Default page",
        "<h3>You Are All Set to Go!</h3><p>All you have to do now is upload your website files and start your journey."
        "</p>",
    ),
    "XAMPP": page(
        "Welcome to XAMPP",
        "<h1>Welcome to <img alt=XAMPP></h1><p>You have successfully installed XAMPP on this system!</p>",
    ),
}

#: At every address of a host that shows no site, or no longer.
NO_SITE: dict[str, Answer] = {
    "nginx": page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"),
    "IONOS": page(
        HOST, "<h1>Hier entsteht eine neue Internetpräsenz</h1><p>Diese Domain wurde bei IONOS registriert.</p>"
    ),
    "OVH": page(
        "Félicitations ! Votre domaine a bien été créé chez OVHcloud !",
        "<h1>Félicitations !</h1><p>Votre domaine a bien été créé</p>",
    ),
    "Strato": page("STRATO - Domain reserved", "<h1>Diese Internetpräsenz wurde noch nicht eingerichtet</h1>"),
    "Wix": page(
        "Looks Like This Domain Isn't Connected To A Website Yet",
        "<h1>Looks like this domain isn't connected to a website yet</h1><p>Is this your domain? Connect it to your "
        "Wix website in just a few easy steps</p>",
        "<script src=//wix/x.js></script>",
    ),
    "Squarespace": page(
        "Website Expired",
        "<h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to login.</p>",
    ),
    "Shopify, a closed shop": page(
        "Sorry, this shop is currently unavailable.", "<h1>Sorry, this shop is currently unavailable.</h1>"
    ),
    "Shopify, a name without a shop": page(
        "Only one step left!",
        "<h1>Only one step left!</h1><p>To finish setting up your new web address, go to your domain settings and "
        "click Connect existing domain.</p>",
    ),
    "Blogger": page(
        "Blog has been removed",
        f"<h1>Blog has been removed</h1><p>Sorry, the blog at {HOST} has been removed. This address is not available "
        "for new blogs.</p>",
    ),
    "not published": page("Site not published", "<h1>This site is not published yet</h1>"),
    "suspended": page(
        "Account Suspended",
        "<div class=msg><h2>This Account Has Been Suspended</h2><p>Contact support.</p></div>",
    ),
    "suspended, in Spanish": page(
        "Cuenta suspendida", "<h1>Esta cuenta ha sido suspendida</h1><p>Contacte con su proveedor.</p>"
    ),
    "suspended, in Indonesian": page(
        "Akun Ditangguhkan", "<h1>Akun ini telah ditangguhkan</h1><p>Hubungi penyedia hosting.</p>"
    ),
    "expired": page(
        f"{HOST} has expired",
        "<h1>This domain has expired.</h1><p>Is this your domain? Renew it now.</p>",
    ),
    "expired, in German": page("Domain abgelaufen", "<h1>Diese Domain ist abgelaufen</h1>"),
    "expired, in French": page("Domaine expiré", "<h1>Ce nom de domaine a expiré</h1>"),
    "expired, in Russian": page(
        "Срок регистрации домена истёк", "<h1>Срок регистрации домена истёк</h1><p>Продлить домен</p>"
    ),
    "expired, in Chinese": page("域名已过期", "<h1>该域名已过期</h1>"),
}

#: At every address of a domain that is for sale, or earns by advertisements until it is sold.
PARKED: dict[str, Answer] = {
    "for sale, in Chinese": page("域名出售", "<h1>该域名正在出售</h1><p>This domain is for sale, contact us</p>"),
    "for sale, in Japanese": page("このドメインは販売中です", "<h1>このドメインは販売中です</h1>"),
    "for sale, in Turkish": page("Bu alan adı satılıktır", "<h1>Bu alan adı satılıktır</h1>"),
    "an offer to make": page(
        f"{HOST} | For Sale",
        f"<h1>Interested in {HOST}?</h1><p>Make an offer for this domain name. Buy now for $2,499.</p>",
    ),
    "Sedo's offer": page(
        f"{HOST} is available for purchase - Sedo.com",
        f"<h1>{HOST}</h1><p>The domain name is available for purchase.</p>",
    ),
    "Sedo's advertisements": page(
        f"{HOST} - &nbspThis website is for sale! - &nbsplooms Resources and Information.",
        f"<p>{HOST} is your first and best source for all of the information you’re looking for.</p>",
        "<script src=https://img.sedoparking.com/x.js></script>",
    ),
    "Namecheap": page(
        f"{HOST} - Registered at Namecheap.com",
        f"<h1>{HOST}</h1><p>This domain is registered at Namecheap. Please check back later!</p>",
    ),
    "advertisements in a set of frames": raw(
        f"<html><head><title>{HOST}</title></head><frameset rows='100%'>"
        f"<frame src='http://searchdiscovered.example/?dn={HOST}'></frameset></html>"
    ),
    "a script that goes to advertisements": page(
        "", "", f"<script>window.location.replace('http://ww16.{HOST}/?sub1=2024');</script>"
    ),
    "a script that fetches advertisements": raw(
        f"<!doctype html><html data-adblockkey='MFww'><head><title>{HOST}</title></head><body><div id=target></div>"
        "<script>window.park='eyJ1'</script><script src=/bAbC.js></script></body></html>"
    ),
}


@pytest.mark.parametrize("server", NO_SITE_YET)
async def test_a_server_without_a_site(serve_web: ServeWeb, server: str) -> None:
    await assert_dead(serve_web, Case({"/": NO_SITE_YET[server]}, "/"))


@pytest.mark.parametrize("path", ["/", PATH])
@pytest.mark.parametrize("host", NO_SITE)
async def test_a_site_that_is_gone(serve_web: ServeWeb, host: str, path: str) -> None:
    await assert_dead(serve_web, Case({"*": NO_SITE[host]}, path))


@pytest.mark.parametrize("what", PARKED)
async def test_a_parked_domain(serve_web: ServeWeb, what: str) -> None:
    await assert_dead(serve_web, Case({"*": PARKED[what]}))
