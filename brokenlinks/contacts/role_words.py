"""What people at a site do, what departments are called, and what is no name of a person; by language."""

from __future__ import annotations

from typing import Final

#: What somebody is who looks after pages, and whose business a dead link is.
FITTING: Final = {
    "en": "editor webmaster webmistress librarian author curator maintainer publisher blogger archivist owner founder co-founder moderator writer columnist copywriter journalist bibliographer marketer",
    "de": "redakteur redakteurin chefredakteur chefredakteurin schriftleiter schriftleiterin schriftleitung webmaster betreiber betreiberin inhaber inhaberin bibliothekar bibliothekarin fachreferent fachreferentin pressesprecher pressesprecherin herausgeber herausgeberin autor autorin gründer gründerin",
    "fr": "rédacteur rédactrice webmestre bibliothécaire documentaliste éditeur éditrice auteur autrice auteure fondateur fondatrice",
    "es": "editor editora redactor redactora bibliotecario bibliotecaria autor autora fundador fundadora",
    "it": "redattore redattrice bibliotecario bibliotecaria autore autrice fondatore fondatrice curatore curatrice",
    "pt": "editor editora redator redatora bibliotecário bibliotecária autor autora fundador fundadora",
    "nl": "redacteur redactrice hoofdredacteur eindredacteur webbeheerder bibliothecaris eigenaar oprichter auteur",
    "pl": "redaktor redaktorka bibliotekarz bibliotekarka autor autorka właściciel założyciel",
    "sv": "redaktör webbredaktör webbansvarig bibliotekarie kommunikatör ägare grundare",
    "da": "redaktør webredaktør bibliotekar ejer",
    "no": "redaktør nettredaktør bibliotekar eier",
    "fi": "toimittaja päätoimittaja kirjastonhoitaja verkkotoimittaja ylläpitäjä",
    "cs": "redaktor redaktorka knihovník knihovnice šéfredaktor",
    "hu": "szerkesztő főszerkesztő könyvtáros",
    "ru": "редактор библиотекарь вебмастер автор",
    "ja": "編集長 編集者 管理人 司書",
}

#: What such people, and their departments, have to do with: "Web Manager", "Director of Communications".
FITTING_TOPICS: Final = frozenset(
    "web website content communications communication media digital online seo outreach marketing editorial publications publishing library libraries "
    "resources information redaktion öffentlichkeitsarbeit kommunikation internetredaktion onlineredaktion rédaction communication redacción comunicación "
    "redazione comunicazione redação comunicação redactie communicatie redakcja redaktion redaksjon redakce toimitus viestintä szerkesztőség редакция 編集部".split()
)

#: With a topic before or after them, they make a department: "Web Team", "Editorial Office".
DEPARTMENT_WORDS: Final = frozenset(
    "team office desk department dept staff group unit board services service abteilung büro équipe equipo ufficio".split()
)

#: A department's addresses end so: "websupport", "beesales", "beeinfo".
DEPARTMENT_ENDS: Final = (
    "support", "service", "services", "office", "info", "inquiries", "enquiries", "sales", "dept", "dep", "team", "desk", "help", "admin",
    "events", "news", "press", "marketing",
)  # fmt: skip

#: Words that may stand in a role in lower case.
ROLE_PARTICLES: Final = frozenset(
    "of for and the to at in on a an de du des der die das für und von y e et di del della dei do da dos la le les van voor i och og for au aux en".split()
)

#: A text that begins so is no role, but asks for something, or is a sentence.
NO_ROLE_STARTS: Final = frozenset(
    "contact email e mail if our we to any please your the ask meet for all become find visit call write about each every this "
    "click view see more other".split()
)

#: What somebody is whose business it is not, but who may pass a letter on.
OTHER_ROLES: Final = {
    "en": (
        "director manager president vice-president chair chairman chairwoman chairperson secretary treasurer coordinator "
        "officer administrator assistant associate professor lecturer teacher dean principal head chief executive ceo "
        "cto cfo coo partner consultant advisor adviser specialist analyst engineer developer designer architect attorney "
        "lawyer physician nurse therapist counselor counsellor pastor minister rector member representative agent broker clerk recorder mayor "
        "supervisor superintendent registrar producer photographer reporter correspondent researcher scientist fellow intern "
        "volunteer trustee board instructor trainer coach leader lead receptionist"
    ),
    "de": (
        "geschäftsführer geschäftsführerin leiter leiterin vorsitzender vorsitzende vorstand schatzmeister schriftführer "
        "schriftführerin sekretariat sekretär sekretärin ansprechpartner ansprechpartnerin referent referentin professor "
        "professorin direktor direktorin assistent assistentin koordinator koordinatorin verantwortlich verantwortliche "
        "vertreten vertretungsberechtigt dozent dozentin mitarbeiter mitarbeiterin stellvertretender geschäftsführung"
    ),
    "fr": (
        "directeur directrice président présidente secrétaire trésorier trésorière responsable chargé chargée coordinateur "
        "coordinatrice professeur gérant gérante assistant assistante conseiller conseillère"
    ),
    "es": "director directora presidente presidenta secretario secretaria tesorero tesorera coordinador coordinadora gerente responsable profesor profesora jefe jefa",
    "it": "direttore direttrice presidente segretario segretaria tesoriere responsabile coordinatore coordinatrice professore titolare",
    "pt": "diretor diretora presidente secretário secretária tesoureiro coordenador coordenadora gerente responsável professor professora",
    "nl": "directeur voorzitter secretaris penningmeester coördinator hoofd manager bestuurder medewerker",
    "pl": "dyrektor prezes sekretarz skarbnik koordynator kierownik",
    "sv": "direktör ordförande sekreterare kassör samordnare chef ansvarig handläggare",
    "da": "direktør formand sekretær kasserer koordinator leder ansvarlig",
    "no": "direktør leder sekretær kasserer koordinator ansvarlig",
    "fi": "johtaja toimitusjohtaja puheenjohtaja sihteeri rahastonhoitaja koordinaattori päällikkö",
    "ru": "директор президент секретарь руководитель менеджер",
}

#: In the role of somebody who is asked about other things, and in the names of such departments.
UNFIT: Final = frozenset(
    "privacy legal dpo gdpr dsgvo datenschutz datenschutzbeauftragter datenschutzbeauftragte compliance abuse dmca copyright "
    "billing accounts accounting invoice invoices payroll finance rechnung buchhaltung facturacion comptabilite fatturazione "
    "hr jobs job careers career recruitment recruiting hiring bewerbung bewerbungen karriere personal resume cv emploi "
    "recrutement empleo rrhh lavora vacatures sales sale vertrieb ventes ventas vendite verkauf verkoop orders order bestellung "
    "pedidos commandes ordini shop booking bookings reservations reservation reservierung reservas prenotazioni tickets "
    "returns shipping wholesale warranty security postmaster hostmaster root sysadmin advertising ads ad anzeigen werbung "
    "publicidad pubblicita publicite mediadaten subscriptions subscription abo abos abonnement abonnements leserservice "
    "membership donations donate spenden admissions admission enrollment parking complaints beschwerde techsupport "
    "jugendschutz".split()
)

#: Local parts of departments whose business a dead link is; their letters alone count: "web-master" is webmaster.
FITTING_LOCALS: Final = frozenset(
    "webmaster webmistress webadmin webteam web website webeditor webredaktion siteadmin sitemaster webadministrator "
    "editor editors editorial editorinchief redaktion redaktor redaktør redaksjon redaccion redaction redazione redactie redacao "
    "redakcja redakce onlineredaktion internetredaktion chefredaktion newsroom news desk newsdesk content contents contentteam "
    "library libraries librarian refdesk reference askalibrarian askus ask bibliothek bibliotheque biblioteca bibliotheek "
    "communications communication comms kommunikation comunicacion comunicazione communicatie press presse prensa stampa "
    "pers media medien publications publishing outreach marketing pr publicrelations publicaffairs blog links link "
    "resources resource suggestions feedback corrections correction tips seo digital online admin administrator "
    "oeffentlichkeitsarbeit pressestelle curator archive archives archiv museum".split()
)
#: Local parts of everybody's letter box.
GENERAL_LOCALS: Final = frozenset(
    "info infos information informacion informazioni informations infodesk moreinfo contact contacts contactus contactme "
    "contato contacto contatto contatti kontakt kontakti kapcsolat yhteys hello hi hey hallo hola bonjour ciao hej welcome mail "
    "email post posta post poste posti post correo office buero sekretariat secretariat secretaria segreteria secretary "
    "secretaris enquiries enquiry inquiries inquiry query queries questions question general generalinfo mailbox service "
    "services support help helpdesk team us all reception front frontdesk frontoffice hq headquarters customerservice "
    "customercare customersupport custserv clientservices kundenservice kundendienst care accueil anfrage verwaltung "
    "postfach postmaster poststelle administration administracion zentrale kontor kanslia kirjaamo gemeinde rathaus".split()
)
#: Local parts of other departments.
OTHER_LOCALS: Final = frozenset(
    "events event veranstaltungen volunteer volunteers education training research school schule academy director president "
    "chair chairman treasurer board vorstand management programs program projects project development dev tech technical it "
    "studio design conference registration register members membership donations foundation partner partners partnerships "
    "newsletter list science student students faculty department dept clinic hotel restaurant catering customer clients "
    "sponsors sponsorship licensing permissions rights quality safety export import purchasing".split()
)

#: Words that begin with a capital in the names of places, pages and offices: with one of these it is no person's name.
NO_NAMES: Final = frozenset(
    "about access account address addresses adresse advertise advertising after all america american analytics and annual apply archive "
    "archives article articles ask association at avenue ave back bank bar before best biography blog blvd board book books box "
    "building business buy call campus canada care careers cart case cell center centers central centre chapter chat check children "
    "church city click clinic club college comment comments commission committee community company conference connect "
    "contact contacts content cookie cookies copyright corporate council counseling country county course courses court customer "
    "data date day days dear delivery demo department departments design dial dept details development digital directions directory discover "
    "division donate download drive e-mail east education email emergency engineering english enquiries enter entry europe event "
    "events executive faculty family faq fax feedback festival file films find fire first floor follow for form forms forum "
    "foundation founded free friday from front full fund fundraising gallery garden gardens general get gift give global "
    "government group guide guides hall headquarters health hello help here high highway history home hospital hotel hours house "
    "how if important in inc index industries info information inquiries insurance institute international internet is items "
    "jobs join june july kit law lane learn legal letters level library license link links list live llc local location locations "
    "log login ltd magazine mail mailing main make management map maps market marketing media medical meet meeting member "
    "members menu message michigan ministry mission mobile monday more museum music my name names national navigation network "
    "new news newsletter next no north not notice now number of office offices on one online open opening order orders organization "
    "other our page pages park parking partner partners party password pay payment people phone photo photos place plan please "
    "plumbing po policy portal post postal press previous price privacy private product products professional profile program programs project "
    "projects property public publications publishing purchase questions quick quote rates read real reception records references register "
    "registration related request research reservations reserved resort resource resources restaurant results return review "
    "reviews rights road room rooms route sales saturday save schedule school schools science search sec secretariat section security see select "
    "send series service services share shipping shop show sign site sites skip skype social society solutions south special "
    "sponsors square st staff state station stay store stories street student students studio studios subject submit subscribe suite sunday "
    "support survey system systems tax team technical tel telephone terms test thank thanks the theater theatre this thursday "
    "tickets time times to today tools top total tour tours town toll training travel trust tuesday twitter uk union unit united "
    "university update updates upload us usa use user valley video videos view village visit volunteer wednesday welcome west "
    "what when where who why width with work works workshop world write year york you your youth zip zone "
    "texas california florida ohio oregon washington arizona colorado georgia illinois indiana iowa kansas kentucky louisiana maryland massachusetts minnesota "
    "mississippi missouri montana nebraska nevada jersey mexico hampshire dakota oklahoma pennsylvania tennessee utah vermont wisconsin wyoming carolina "
    "ontario quebec alberta scotland wales ireland england britain france germany italy spain angeles francisco diego jose york "
    "beach lake river creek hills heights mountain mountains bay port point ridge grove island islands springs park inquiry enquiry request requests "
    "report employee employees planning range fan close "
    "allgemeine anfahrt angaben anschrift ansprechpartner bitte datenschutz die das der dem den deutschland ein eine fax für "
    "gesellschaft gmbh ag kg ev handelsregister haftung hochschule homepage hotline impressum inhalt inhalte institut "
    "kontakt kontaktformular kontaktieren leitung links mit mobil nachricht oder öffnungszeiten platz plz postfach presse rechtsanwalt "
    "registergericht seite sitz startseite steuernummer straße strasse stadt tel telefax telefon telefonnummer umsatzsteuer und universität "
    "unser unsere verantwortlich verein verlag vertreten von weitere website webseite wir "
    "accueil adresse avec contactez directeur téléphone nous mentions légales numéro rue siège société votre vos les des une "
    "correo contacto dirección empresa nosotros número teléfono calle avenida ciudad "
    "contatti indirizzo telefono via piazza sede chi siamo "
    "adres telefoon telefoonnummer postbus straat bezoekadres contactgegevens over ons "
    "adresa telefon ulica".split()
)

#: Before a name, and no part of the person's own.
HONORIFICS: Final = frozenset(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. miss sir rev rev. reverend fr. sr. hon. herr frau dipl.-ing. dipl. ing. "
    "mag. mag m. mme mme. mlle sig. sig.ra sr sra sra. d. dña. dott. dott.ssa drs. ir. mw. dhr. mgr. rndr. phdr. bc. father sister".split()
)
#: After a name.
DEGREES: Final = frozenset(
    "phd ph.d ph.d. md m.d. m.d ma m.a. msc m.sc. mba mls m.l.s. mlis mlis. ms ba b.a. bsc bs b.s. jd j.d. esq esq. rn r.n. cpa pe jr jr. "
    "sr sr. ii iii iv dds d.d.s. dvm edd ed.d. llm ll.m. aia faia ccim cfre csp lcsw pmp".split()
)
#: Before a name on the line of an address: "Contact: Ada Brook", "Verantwortlich: …".
NAME_LABELS: Final = frozenset(
    "name contact contacts attn attention by email mail e-mail kontakt ansprechpartner ansprechpartnerin contacto contatto contato "
    "author autor auteur autore from ask write owner inhaber herr frau".split()
)
