"""Exports of other tools as they are remembered: their columns, encodings and delimiters, a few rows each.

None was written by the tool itself. Every one has the same two broken links, to DEAD_A on PAGE_1 and to DEAD_B on
PAGE_2, where PAGE_2 is the better page by the tool's own rank; and rows that are none.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final, NamedTuple

from openpyxl import Workbook

PAGE_1: Final = "https://guild.example/links"
PAGE_2: Final = "https://council.example.org/bees?page=2"
DEAD_A: Final = "http://gone.example.net/hive-plans"
DEAD_B: Final = "http://lost.example.com/"


class Sample(NamedTuple):
    """A file."""

    name: str
    data: bytes
    tool: str
    rows: int
    left_out: tuple[str, ...] = ()  #: what is said of the rows that are no broken links
    ranked: bool = True  #: whether the tool ranks pages


_AHREFS: Final = f'''\
"Referring page title","Referring page URL","Language","Platform","Referring page HTTP code","Domain rating","UR",\
"Domain traffic","External links","Target URL","Left context","Anchor","Right context","Type","Nofollow","First seen",\
"Last seen","Lost status"
"Useful links | Guild","{PAGE_1}","en","wordpress","200","41","12","1200","61","{DEAD_A}","See the","Hive plans",\
"for more.","Text","false","2019-02-03 10:11:12","2026-10-01 01:02:03",""
"Bees, wasps and ""others""","{PAGE_2}","en","","200","64","31","90100","44","{DEAD_B}","","lost.example","","Text",\
"true","2020-02-03 10:11:12","2026-10-02 01:02:03",""
"Useful links | Guild","{PAGE_1}","en","wordpress","200","41","12","1200","61","{DEAD_A}","","again","","Text","false",\
"2019-02-03 10:11:12","2026-10-01 01:02:03",""
"Away","https://away.example/","en","","404","9","3","0","5","{DEAD_A}","","Hive plans","","Text","false",\
"2019-02-03 10:11:12","2026-10-01 01:02:03",""
'''

_OLD_AHREFS: Final = f"""\
"#"\t"Domain Rating"\t"URL Rating (desc)"\t"Referring Page URL"\t"Referring Page Title"\t"Internal Links Count"\t\
"External Links Count"\t"Link URL"\t"TextPre"\t"Link Anchor"\t"TextPost"\t"Type"\t"First Seen"\t"Last Check"\t"Language"
"1"\t"41"\t"12"\t"{PAGE_1}"\t"Useful links"\t"12"\t"61"\t"{DEAD_A}"\t"See the"\t"Hive plans"\t"for more."\t"Dofollow"\t\
"2015-02-03"\t"2016-10-01"\t"en"
"2"\t"64"\t"31"\t"{PAGE_2}"\t"Bees"\t"8"\t"44"\t"{DEAD_B}"\t""\t"Lost"\t""\t"Nofollow"\t"2015-02-03"\t"2016-10-01"\t"en"
"""

_SEMRUSH: Final = f"""\
Page ascore,Source title,Source url,Target url,Anchor,External links,Internal links,Nofollow,Sponsored,Ugc,Text,Frame,\
Form,Image,Sitewide,First seen,Last seen,New link,Lost link
22,"Useful links",{PAGE_1},{DEAD_A},Hive plans,61,12,false,false,false,true,false,false,false,false,1549188672,\
1727740800,false,true
48,Bees,{PAGE_2},{DEAD_B},,44,8,true,false,false,true,false,false,false,false,1549188672,1727740800,false,false
"""

_MOZ: Final = f"""\
URL,Title,Anchor Text,Spam Score,PA,DA,Linking Domains,Target URL,Link Type,Link State
guild.example/links,Useful links,Hive plans,1%,22,31,4,gone.example.net/hive-plans,follow,active
{PAGE_2},Bees,Lost,-,48,60,9,{DEAD_B},nofollow,active
,No page,x,-,1,1,1,{DEAD_B},follow,active
"""

_MAJESTIC: Final = f"""\
Target URL,Source URL,Anchor Text,Source Crawl Date,Source First Found Date,Flag NoFollow,Flag Image Link,\
Flag Redirect,Flag Frame,Source Citation Flow,Source Trust Flow,Target Citation Flow,Target Trust Flow,\
Source Language,Link Type
{DEAD_A},{PAGE_1},Hive plans,2026-09-01,2019-02-03,-,-,-,-,12,9,20,8,en,TextLink
{DEAD_B},{PAGE_2},Lost,2026-09-01,2019-02-03,+,-,-,-,31,30,20,8,en,TextLink
"""

_SCREAMING_FROG: Final = f"""\
"Type","Source","Destination","Size (Bytes)","Alt Text","Anchor","Status Code","Status","Follow","Target","Rel",\
"Path Type","Link Path","Link Position","Link Origin"
"Hyperlink","{PAGE_1}","{DEAD_A}","0","","Hive plans","404","Not Found","true","","","Absolute","//b/a","Content","HTML"
"Hyperlink","{PAGE_2}","{DEAD_B}","0","Lost","","0","DNS Lookup Failed","true","","","Absolute","//p/a","Content","HTML"
"Hyperlink","{PAGE_1}","http://fine.example.net/","9","","Fine","200","OK","true","","","Absolute","//p/a","Content","HTML"
"Hyperlink","{PAGE_1}","http://walled.example.net/","9","","Walled","403","Forbidden","true","","","","","Content","HTML"
"Hyperlink","{PAGE_1}","http://slow.example.net/","0","","Slow","0","Connection Timeout","true","","","","","","HTML"
"Hyperlink","{PAGE_1}","https://guild.example/old","0","","Old","404","Not Found","true","","","","","Content","HTML"
"Image","{PAGE_1}","http://gone.example.net/bee.png","0","Bee","","404","Not Found","true","","","","","Content","HTML"
"Hyperlink","{PAGE_1}","mailto:a@b.example","0","","Write","404","","true","","","","","Content","HTML"
"""

_OLD_SCREAMING_FROG: Final = f"""\
Type,From,To,Anchor Text,Alt Text,Follow,Status Code,Status
AHREF,{PAGE_1},{DEAD_A},Hive plans,,true,410,Gone
AHREF,{PAGE_2},{DEAD_B},Lost,,true,404,Not Found
"""

_BY_HAND: Final = f"""\
Found on;Broken URL;Link text
{PAGE_1};{DEAD_A};Hive plans
{PAGE_2};{DEAD_B};Lost
"""

_FROG_SAID: Final = (
    *("1 that answered 200", "1 that answered 403", "1 that gave no answer", "1 within one site"),
    *("1 that are no links to click", "1 without a web address"),
)


def _workbook(text: str) -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Export", 0)
    for line in text.splitlines():
        sheet.append(line.split(";"))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


SAMPLES: Final = (
    Sample(
        "ahrefs.csv", _AHREFS.encode(), "Ahrefs", 4, ("1 that repeat others", "1 on pages that are gone themselves")
    ),
    Sample("ahrefs-utf16.csv", _AHREFS.replace('","', '"\t"').encode("utf-16"), "Ahrefs", 4,
           ("1 that repeat others", "1 on pages that are gone themselves")),
    Sample("ahrefs-old.csv", _OLD_AHREFS.encode("utf-16"), "Ahrefs", 2),
    Sample("semrush.csv", _SEMRUSH.encode(), "Semrush", 2),
    Sample("moz.csv", _MOZ.encode("utf-8-sig"), "Moz", 3, ("1 without a web address",)),
    Sample("majestic.csv", _MAJESTIC.encode(), "Majestic", 2),
    Sample("majestic-api.csv", _MAJESTIC.replace("Source URL", "SourceURL").replace("Target URL", "TargetURL").encode(),
           "Majestic", 2),
    Sample("frog.csv", _SCREAMING_FROG.encode("utf-8-sig"), "Screaming Frog", 8, _FROG_SAID, ranked=False),
    Sample("frog-old.csv", _OLD_SCREAMING_FROG.encode(), "Screaming Frog", 2, ranked=False),
    Sample("hand.csv", _BY_HAND.encode(), "", 2, ranked=False),
    Sample("hand.xlsx", _workbook(_BY_HAND), "", 2, ranked=False),
)  # fmt: skip
