"""Addresses that are nobody's, or of others than the site: examples, machines, and those who made or host the site."""

from __future__ import annotations

from typing import Final

#: Before the @ of examples in forms and instructions, whatever stands behind it.
EXAMPLE_LOCALS: Final = frozenset(
    "you your yourname your.name your-name your_name youremail your.email your-email your_email yourmail yourid youraddress "
    "firstname.lastname first.last firstname_lastname firstname-lastname firstnamelastname firstinitiallastname "
    "first.lastname firstname lastname fname.lname flastname first.name f.lastname first_last firstlast "
    "vorname.nachname vorname nachname v.nachname prenom.nom prénom.nom prenom nombre.apellido nombre.apellidos nome.cognome "
    "nome.sobrenome imie.nazwisko imię.nazwisko voornaam.achternaam fornavn.etternavn fornavn.efternavn fornamn.efternamn "
    "etunimi.sukunimi jmeno.prijmeni vezeteknev.keresztnev ad.soyad "
    "john.doe johndoe john_doe jane.doe janedoe jane_doe j.doe jdoe jsmith john.smith johnsmith joe.bloggs joebloggs "
    "max.mustermann maxmustermann mustermann erika.mustermann m.mustermann musterfrau erika.musterfrau jan.kowalski "
    "jean.dupont mario.rossi juan.perez "
    "someone somebody anybody nobody yourfriend friend friendsemail friend.name xxx xxxx xxxxx xyz abc abcd abc123 asdf foo "
    "foobar bar example beispiel ejemplo exemple exemplo esempio voorbeeld przyklad sample user123 username usuario "
    "utilisateur benutzer benutzername recipient sender receiver placeholder dummy lorem.ipsum lorem ipsum "
    "yourcompany your.company myname my.name myemail my.email mailaddress emailaddress email.address email-address "
    "tu tucorreo tu-email tuemail tunombre su.correo seu seuemail seunome votre.nom votrenom votre.email vous toi ihre.email "
    "deine.email deinname ihrname uw.naam jouwnaam naam twoj twojemail".split()
)
#: The same, but a site may have chosen them for its own: "name@garden.org" on garden.org is meant.
LIKELY_EXAMPLE_LOCALS: Final = frozenset(
    "email e-mail name nom nombre nome naam user test tester testing test1 me local login address adresse adress demo my "
    "customer client member person people a b c x y z aa bb ab".split()
)
#: At a mail service these are examples; elsewhere they may be the one letter box of a firm, or somebody's.
SERVICE_EXAMPLE_LOCALS: Final = frozenset("mail info contact joe bob alice john jane jack mary hello office".split())
#: Behind the @ of examples. Names reserved for them (RFC 2606) are known without a list.
EXAMPLE_DOMAINS: Final = frozenset(
    "agency.gov email.gov domain.com domain.net domain.org domain.tld domain.co.uk domain.de domain.fr yourdomain.com yourdomain.org yourdomain.net "
    "yourdomain.tld your-domain.com mydomain.com mydomain.org mydomain.net yoursite.com yoursite.org your-site.com mysite.com "
    "mysite.org yourwebsite.com mywebsite.com website.com yourcompany.com mycompany.com companyname.com yourcompanyname.com "
    "company.com yourorganization.org yourorg.org yourname.com youremail.com yourmail.com yourhost.com yourserver.com "
    "yourschool.edu youruniversity.edu school.edu university.edu college.edu somewhere.com somewhere.org someplace.com "
    "somedomain.com somesite.com anywhere.com nowhere.com nowhere.org host.com hostname.com server.com site.com test.com "
    "test.org test.de sample.com sample.org samplesite.com emailaddress.com address.com acme.com foo.com foo.org bar.com "
    "foobar.com baz.com xyz.com abc.com xxx.com aaa.com isp.com provider.com provider.net blah.com "
    "beispiel.de beispiel.com beispiel.at musterfirma.de mustermann.de muster.de musterdomain.de meinedomain.de ihredomain.de "
    "ihre-domain.de deinedomain.de firma.de exemple.com exemple.fr exemple.org domaine.com domaine.fr votredomaine.fr "
    "votredomaine.com votresite.com monsite.fr ejemplo.com ejemplo.es ejemplo.org dominio.com dominio.es tudominio.com "
    "midominio.com empresa.com exemplo.com exemplo.com.br seudominio.com.br seusite.com.br dominio.com.br esempio.it "
    "esempio.com dominio.it tuodominio.it miodominio.it voorbeeld.nl domein.nl jouwdomein.nl przyklad.pl domena.pl "
    "twojadomena.pl doe.com johndoe.com janedoe.com".split()
)

#: Where everybody may have an address: an example there is nobody's.
MAIL_SERVICES: Final = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.co.uk ymail.com hotmail.com hotmail.co.uk outlook.com live.com msn.com aol.com icloud.com me.com mac.com "
    "email.com mail.com e-mail.com inbox.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com pm.me "
    "orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it telefonica.net terra.es uol.com.br bol.com.br terra.com.br "
    "comcast.net verizon.net sbcglobal.net att.net bellsouth.net cox.net charter.net earthlink.net rr.com juno.com shaw.ca rogers.com sympatico.ca "
    "btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com talktalk.net tiscali.co.uk bigpond.com optusnet.com.au xtra.co.nz "
    "ziggo.nl home.nl planet.nl kpnmail.nl xs4all.nl hetnet.nl telenet.be skynet.be wp.pl onet.pl o2.pl interia.pl op.pl seznam.cz centrum.cz "
    "freemail.hu citromail.hu mail.ru yandex.ru bk.ru list.ru inbox.ru rambler.ru ukr.net abv.bg qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net "
    "docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com telia.com bredband.net online.no bluewin.ch sunrise.ch hispeed.ch aon.at fastmail.com fastmail.fm zoho.com tutanota.com rediffmail.com".split()
)

#: No person reads what is sent to these.
MACHINE_LOCALS: Final = frozenset(
    "noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply do.not.reply dontreply notreply noresponse "
    "no-response nicht-antworten keineantwort ne-pas-repondre nepasrepondre noresponder no-responder nao-responda naoresponda "
    "mailer-daemon mailerdaemon daemon bounce bounces autoreply auto-reply robot spamtrap spam-trap honeypot spam uce "
    "unsubscribe listserv majordomo".split()
)
#: Beginnings of such ones: "noreply-newsletter".
MACHINE_BEGINNINGS: Final = ("noreply", "no-reply", "donotreply", "do-not-reply", "bounce+", "bounces+", "unsubscribe-")

#: Ends of those of mailing lists: "bees-subscribe".
MACHINE_ENDINGS: Final = (
    "-subscribe", "+subscribe", "-unsubscribe", "+unsubscribe", "-subscribe-request", "-unsubscribe-request", "-signoff-request",
    "-bounces", "-noreply", "-no-reply", ".noreply",
)  # fmt: skip

#: Whoever made, hosts, measures or protects sites, with their subdomains: what they publish on others' pages is about
#: themselves.
VENDORS: Final = frozenset(
    # keys and identifiers that look like addresses
    "sentry.io wixpress.com getsentry.com ingest.sentry.io sentry-cdn.com bugsnag.com rollbar.com "
    # programs and services that sites are made with
    "wordpress.com wordpress.org automattic.com wix.com squarespace.com weebly.com shopify.com myshopify.com webflow.com jimdo.com "
    "godaddy.com blogger.com blogspot.com typepad.com tumblr.com medium.com substack.com ghost.org joomla.org drupal.org "
    "typo3.org prestashop.com magento.com duda.co strikingly.com site123.com webnode.com mobirise.com mozello.com "
    "springshare.com libguides.com libapps.com edublogs.org github.com gitlab.com bitbucket.org codeberg.org sourceforge.net "
    "archive.org readthedocs.io gitbook.com notion.so "
    # their themes, fonts and scripts
    "themeforest.net envato.com elementor.com elegantthemes.com colorlib.com templatemo.com html5up.net w3layouts.com "
    "themeisle.com studiopress.com woothemes.com woocommerce.com yoast.com astra.com wpbakery.com themeum.com rockettheme.com "
    "joomlart.com yootheme.com bootstrapmade.com styleshout.com freecsstemplates.org getbootstrap.com jquery.com jqueryui.com "
    "fontawesome.com fontawesome.io typekit.com fonts.com myfonts.com typotheque.com schema.org w3.org openweathermap.org "
    "cookiebot.com usercentrics.com onetrust.com osano.com iubenda.com termsfeed.com trustarc.com "
    # hosts, registrars and those who hide a domain's owner
    "cloudflare.com akamai.com fastly.com amazonaws.com whoisguard.com withheldforprivacy.com domainsbyproxy.com "
    "whoisprivacyprotect.com contactprivacy.com privacyguardian.org namecheap.com namesilo.com enom.com tucows.com networksolutions.com "
    "bluehost.com hostgator.com dreamhost.com siteground.com ovh.net sedo.com sedoparking.com "
    # measuring, advertisements, social networks
    "google.com googlemail.l.google.com google-analytics.com doubleclick.net googletagmanager.com hotjar.com matomo.org "
    "statcounter.com addthis.com sharethis.com disqus.com taboola.com outbrain.com facebook.com facebookmail.com twitter.com x.com "
    "instagram.com linkedin.com pinterest.com youtube.com tiktok.com vimeo.com mailchimp.com mailchimpapp.com "
    "sendgrid.net hubspot.com zendesk.com constantcontact.com campaignmonitor.com paypal.com stripe.com".split()
)
#: Numbers of messages that mail programs make.
MESSAGE_HOSTS: Final = frozenset(
    "mail.gmail.com googlegroups.com phx.gbl prod.outlook.com amazonses.com localhost.localdomain".split()
)

#: Ends of names of files that are also top-level domains.
FILE_TLDS: Final = frozenset("zip mov py sh pl rs so ps md cc app dev js ai py ms".split())
