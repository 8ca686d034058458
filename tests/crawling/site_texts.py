"""What sites are about, in as many words as a rule wants to see."""

from __future__ import annotations

from typing import Final

BEES: Final = """\
Our association keeps an apiary behind the orchard, where newcomers open a hive with a steward beside them. Bring a
veil, gloves and a smoker. In spring we look for queen cells, in summer we lift supers of honey, in autumn we feed
syrup and treat against varroa mites, and in winter nobody disturbs the cluster. Frames, foundation and an
extractor can be borrowed by families. Swarms are collected free of charge; ring the steward, describe the branch,
and stay away from wasps. Drones, workers, brood, pollen and propolis are explained by our lecturers on Thursday
evenings."""

HONEY_SHOP: Final = """\
Jars of acacia, heather and chestnut honey are poured every morning in our small kitchen. Add beeswax candles, comb
in wooden boxes, mead from the cellar and soap with propolis to your basket, and we wrap it in straw. Delivery
takes three days; glasses can be sent back, and are washed and filled again. Bakers order buckets of clover honey,
brewers take darker sorts. Gift hampers hold gingerbread, nougat, mustard and tea. Our beekeepers hive their swarms
on meadows between rivers and beech forests, and harvest twice a summer, when the lime trees have flowered."""

LOANS: Final = """\
Borrow cash until payday and repay in instalments. Our lenders decide within minutes, whatever your credit score,
and transfer the money to your bank before lunch. Interest, fees and penalties are shown before signing. Bad
credit, no guarantor, debts elsewhere: apply anyway. Refinance car loans, consolidate debts, raise a mortgage on
your flat, or ask for an overdraft. Calculators tell how much a thousand pounds cost over twelve months. Brokers
compare forty banks. Late repayment can cause serious financial trouble; debtors find help with charities."""

ESSAYS: Final = """\
Order a custom essay, dissertation or thesis from native writers with degrees. Deadlines of six hours are met,
plagiarism is checked with software, and revisions cost nothing. Choose an academic level, upload instructions,
pick a writer, pay half in advance. Students of nursing, law, marketing and psychology trust our editors with term
papers, case studies, coursework, lab reports and admission letters. Citations follow Harvard, APA or Chicago.
Drafts arrive early, proofreaders polish grammar, and refunds are granted when professors complain."""

PILLS: Final = """\
Cannabidiol drops, gummies and capsules, tested in laboratories and shipped in plain parcels. Ease pain, sleep
deeper, calm nerves: customers praise our tinctures. Hemp grows on licensed farms, distillates are made with carbon
dioxide, and certificates list every terpene. Vape cartridges, balms, bath bombs and biscuits for dogs complete the
range. Dosage depends on weight and tolerance; doctors advise slow increases. Discount codes halve the second
bottle, subscribers save a fifth, wholesalers ask for bulk quotes."""

CRYPTO: Final = """\
Bitcoin climbed above its resistance while altcoins lagged behind ether. Traders watch the funding rate, open
interest and liquidations on futures exchanges. Stablecoins, staking yields and layer two rollups dominate the
debate; miners sell reserves after the halving. Our analysts chart candlesticks, moving averages and whale wallets.
Airdrops reward early testers of bridges. Cold wallets, seed phrases and hardware keys protect tokens from hackers.
Regulators in Brussels and Washington discuss custody, taxes and exchange traded funds."""

TOWN: Final = """\
Councillors argued until midnight over the swimming bath, whose roof leaks again. The mayor wants tenders by
Easter; the opposition calls for a referendum. Bus fares rise by ten pence, bins are emptied fortnightly, and the
primary school gets a second playground. Police found the stolen bronze of the miller in a barn. On Saturday the
brass band plays at the weir, the chapel sells cakes, and anglers restock the pond with carp. Rain is expected from
the west."""

HOSTING: Final = """\
This address is registered with us, and its owner has not renewed it in time or has not put anything here yet.
Owners log in to the customer centre, choose a tariff, and point the nameservers to a server. Certificates,
mailboxes, backups, databases and builders can be booked along with it. Registrants who forgot a renewal have
thirty days until the registry deletes the entry; redemption costs a penalty. Resellers manage portfolios with an
interface. Whois entries are hidden by default, transfers need an authorisation code, and invoices arrive by
electronic post."""

BIENEN: Final = """\
Unser Verein hält seine Bienen hinter dem Obstgarten, und wer neu ist, öffnet dort mit einem Paten zum ersten Mal
einen Stock. Im Frühjahr suchen wir nach den Zellen der Königin, im Sommer heben wir die Waben mit dem Honig
heraus, im Herbst füttern wir mit Sirup und behandeln gegen die Milbe, und im Winter wird die Traube nicht gestört.
Schleier, Handschuhe, Schleuder und Rähmchen können von den Familien ausgeliehen werden. Schwärme holen wir
kostenlos ab, wenn man uns anruft und den Ast beschreibt. Über Drohnen, Brut, Pollen und Propolis spricht der
Lehrer am Abend."""

SPIELBANK: Final = """\
Drehen Sie an den Walzen, und sichern Sie sich den Bonus auf Ihre Einzahlung. Roulette und Blackjack laufen live in
einem Studio mit echten Croupiers, und der Jackpot steigt mit jeder Minute. Gewinne sind noch am gleichen Tag auf
dem Konto, wenn der Ausweis geprüft ist. Mit Freispielen probieren Sie neue Automaten aus, und das ohne eigenes
Geld. Sportwetten auf Fußball, Tennis und Boxen haben hohe Quoten. Die Lizenz aus Malta und der Zufallsgenerator
sind von einem Labor zertifiziert. Bitte setzen Sie sich ein Limit, und zocken Sie mit Verstand. Pokerrunden
starten stündlich, Turniere haben einen Preispool, und Treuepunkte tauschen Sie gegen Chips. Bitcoin, Kreditkarte
und Überweisung sind möglich."""


def site(title: str, text: str, foot: str = "", *, head: str = "", lang: str = "en") -> str:
    """A page with a frame around it."""
    return (
        f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/contact>Contact us</a></nav><h1>{title}</h1><p>{text}</p>"
        f"<footer>{foot}</footer></body></html>"
    )
