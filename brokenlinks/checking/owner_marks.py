"""Words of pages that tell neither what they are about nor whose they are, as data."""

from __future__ import annotations

from typing import Final

#: On pages of any kind, in their menus and small print.
FRAME_WORDS: Final = frozenset(
    """
    about accept access account address agree april archive archives august author available back best blog book browser
    call category categories check close comment comments company conditions contact content cookie cookies copyright
    country create date december default description details disclaimer download east edit email enter error events
    facebook february feed find follow following form free friday full general google guide help here history home
    hour hours image images info information instagram item items january join july june know language last latest
    learn legal like linkedin list load local login logout made mail main make march media member members menu message
    mobile monday month more name navigation need news newsletter next notice november number october offer open order page
    password people phone photo photos please policy popular post posted posts powered press previous price privacy
    product products profile program project question questions quick rate read recent register related reply
    required reserved results review reviews rights rss saturday save search section security select send september
    service services settings share shop show sign site sitemap skip social start state store submit subscribe sunday
    support tags team telephone terms thank thanks theme thursday time today toggle topics tuesday twitter type update
    updated use user username version video videos view want website wednesday week welcome work world year years youtube
    """.split()
)

#: What firms and societies call themselves beside their names.
NAME_WORDS: Final = frozenset(
    """
    all and bv by co com company copyright corp corporation ev foundation gmbh group http https inc incorporated limited llc ltd net
    nv official org plc reserved rights sa sarl site srl the website www
    """.split()
)

#: Registrars, hosts, builders of sites and makers of programs: their names stand on pages of any owner, and on the pages
#: that they show in place of a site which is not there yet, or not any more.
SERVICE_NAMES: Final = frozenset(
    """
    afternic angelfire aruba binero blogger blogspot bluehost bodis bravenet cloudflare combell cpanel dnspod domainfactory
    dreamhost drupal dynadot elementor enom epik fasthosts freeservers gandi geocities ghost godaddy google homestead
    hostgator hostinger hosteurope hugedomains infomaniak ionos joomla jelsoft jimdo lcn loopia lycos mediawiki moodle
    namecheap namesilo nazwa networksolutions opensrs ovh ovhcloud parallels parkingcrew phpbb plesk porkbun sedo shopify
    simplemachines siteground sitemeter squarespace strato templates themeforest themes transip tripod tucows tumblr typo3
    uniregistry verisign vbulletin webflow webs weebly wikidot wix wordpress xoom yahoo yola
    """.split()
)
