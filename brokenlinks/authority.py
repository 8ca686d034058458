"""How much weight a site has on the web, from a file of ranks or ratings that the user downloaded.

Nothing is fetched. The files have up to 130 million lines, so they are read as a stream, and only what was asked for
is kept.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import math
import re
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple, cast

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.tables import FOREIGN_ENDINGS, TABLE_ENDINGS, read_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

#: From this rank on, a site has no value. The longest list, Common Crawl's, ends a little beyond.
_LAST_RANK: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Authority:
    """A site's weight."""

    value: float  #: 0–100, the same for all sources: see `load_authority`
    label: str  #: for a cell: "Tranco 1,234", "Common Crawl 12,345", "Majestic 1,234", "DR 56", "DA 40", "TF 22"


class _Measure(NamedTuple):
    """A column that tells a site's weight."""

    label: str
    columns: tuple[str, ...]  #: its names, folded by `_folded`, the best first
    is_rank: bool = False


_MEASURES: Final = (
    _Measure("DR", ("domainrating", "dr", "ahrefsdr", "drahrefs", "ahrefsdomainrating", "domainratingdr")),
    _Measure("DA", ("domainauthority", "da", "mozda", "damoz", "domainauthorityda")),
    _Measure("TF", ("domaintrustflow", "trustflow", "tf", "trustflowtf")),
    _Measure("Majestic", ("globalrank",), is_rank=True),
)
#: Who links comes before what is linked to: in a file of links, the rating is the former's.
_SITE_COLUMNS: Final = (
    *("referringdomain", "refdomain", "sourcedomain", "linkingdomain", "referringpageurl", "referringurl", "sourceurl"),
    *("rootdomain", "domain", "target", "url", "item", "website", "site", "host", "pageurl", "targeturl"),
)

_COMMON_CRAWL: Final = b"#harmonicc_pos\t"
_TRANCO: Final = re.compile(rb'\s*"?\d{1,9}"?,"?[^\s,"]+\.[^\s,"]+"?\s*(?:[\r\n]|$)')
_AROUND_RANK: Final = b'" ' + codecs.BOM_UTF8
_BUFFER: Final = 1 << 20
_HEAD: Final = 1 << 16  # bytes: enough for any header
_MOST_BLANK: Final = 100
_EXCEL: Final = (TABLE_ENDINGS | FOREIGN_ENDINGS) - {".csv", ".tsv"}
_SEP_LINE: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_NOT_NAME: Final = re.compile(r"[\W_]+")
_RATING: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,9})?")
_RANK: Final = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]?\d{3}){0,2}|\d{1,9}")
_DAMAGED: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, UnicodeError)


def load_authority(path: Path, sites: Collection[str]) -> dict[str, Authority]:
    """The authority of those of `sites` (registered domains) that the file has; of several rows, the best.

    Read are, packed (.gz, .zip) or not:

    - Tranco's list (`rank,domain`), and those of the same shape;
    - Common Crawl's ranks of domains or hosts, by harmonic centrality;
    - a table (.csv, .tsv, .xlsx) with a column of domains or addresses, and one of Ahrefs' Domain Rating, Moz's Domain
      Authority, Majestic's Trust Flow or, as in the Majestic Million, GlobalRank.

    A rating is the value as it is. A rank r counts 100 · (1 − (log₁₀ r / 8)²), but never less than 0: 100 for the
    first site, 94 for the 100th, 86 for the 1,000th, 61 for the 100,000th, 44 for the millionth, 23 for the ten
    millionth. That is a rule of thumb with the ratings' shape, not fitted to any of them.

    Raises:
        BadInput: the file cannot be read, or is none of these.
    """
    try:
        return _load(path, _Wanted(sites))
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}: check its name and folder.") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder: name a file in it.") from None
    except PermissionError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}): check your rights to it.") from None
    except csv.Error as error:
        raise BadInput(f"{path} is no table that can be read ({error}): export it again as .csv or .xlsx.") from None
    except _DAMAGED:
        raise BadInput(f"{path} is damaged, incomplete or protected: download or export it again.") from None


class _Wanted:
    """The sites that are asked for, to be found by any host of theirs."""

    def __init__(self, sites: Collection[str]) -> None:
        self.names = frozenset(site.lower().rstrip(".") for site in sites)

    def site_of(self, host: str) -> str | None:
        """The site that `host` belongs to, if it is asked for."""
        if host in self.names:
            return host
        # The Public Suffix List is asked for the few hosts below a wanted name only: it takes microseconds each.
        _, dot, parent = host.partition(".")
        while dot:
            if parent in self.names:
                return parent if urls.registered_domain(host) == parent else None
            _, dot, parent = parent.partition(".")
        return None

    def site_at(self, written: str) -> str | None:
        """The same for a host or an address as a table has it."""
        try:
            return self.site_of(urls.parse_loose(written).host.rstrip("."))
        except ValueError:
            return None


def authority_of(sites: Collection[str], file: str, notes: list[str]) -> dict[str, Authority]:
    """`load_authority`, as far as the user has a `file` ("": none); one that cannot be read costs a note."""
    if not file:
        return {}
    try:
        return load_authority(Path(file), sites)
    except BadInput as error:
        notes.append(f"No authority is shown: {error}")
        return {}


def _load(path: Path, wanted: _Wanted) -> dict[str, Authority]:
    if path.suffix.lower() in _EXCEL:
        table = read_table(path)
        rows: Iterator[list[str]] = (list(values.values()) for _, values in table.rows)
        return _best(*_of_table(path, list(table.columns), rows, wanted))
    with _opened(path) as stream:
        head = stream.read(_HEAD)
    with _opened(path) as stream:
        if head.startswith(_COMMON_CRAWL):
            return _best(_Measure("Common Crawl", (), is_rank=True), _of_common_crawl(stream, wanted))
        if _TRANCO.match(head.removeprefix(codecs.BOM_UTF8)):
            return _best(_Measure("Tranco", (), is_rank=True), _of_tranco(stream, wanted))
        # Ahrefs used to write UTF-16 with tabs. Sites' names are ASCII: a wrong guess at the others does no harm.
        encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        with io.TextIOWrapper(stream, encoding, "replace", newline="") as lines:
            return _best(*_of_csv(path, lines, wanted))


def _best(measure: _Measure, found: Iterable[tuple[str, float]]) -> dict[str, Authority]:
    better = min if measure.is_rank else max
    best: dict[str, float] = {}
    for site, number in found:
        best[site] = better(best.get(site, number), number)
    if measure.is_rank:
        return {site: Authority(_rank_value(rank), f"{measure.label} {rank:,.0f}") for site, rank in best.items()}
    return {site: Authority(rating, f"{measure.label} {rating:g}") for site, rating in best.items()}


def _rank_value(rank: float) -> float:
    return round(100 * max(0.0, 1 - (math.log10(rank) / math.log10(_LAST_RANK)) ** 2), 1)


# --- where the bytes come from


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's content, unpacked as it is read."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        magic = file.read(4)
        file.seek(0)
        stream: IO[bytes] = file
        if magic.startswith(b"\x1f\x8b"):
            stream = cast("IO[bytes]", stack.enter_context(gzip.open(file)))
        elif magic == b"PK\x03\x04":
            archive = stack.enter_context(zipfile.ZipFile(file))
            names = [name for name in archive.namelist() if not name.endswith("/")]
            lists = [name for name in names if name.lower().endswith((".csv", ".tsv", ".txt"))]
            if not names:
                raise zipfile.BadZipFile("nothing in it")
            stream = stack.enter_context(archive.open((lists or names)[0]))
        yield stack.enter_context(io.BufferedReader(cast("io.RawIOBase", stream), _BUFFER))


# --- the shapes


def _of_tranco(stream: IO[bytes], wanted: _Wanted) -> Iterator[tuple[str, float]]:
    # As bytes, and the quick question first: of a million lines, a few hundred are asked for.
    names = frozenset(name.encode() for name in wanted.names)
    for line in stream:
        rank, _, rest = line.partition(b",")
        host = rest.rstrip().lower()
        if host in names:
            site: str | None = host.decode()
        elif host.count(b".") > 1 and host.isascii():
            site = wanted.site_of(host.decode().strip('"'))
        elif not host.isascii() or host.startswith(b'"'):
            site = wanted.site_at(host.decode("utf-8", "replace").strip('"'))
        else:
            continue
        number = rank.strip(_AROUND_RANK)
        if site and number.isdigit() and int(number):
            yield site, int(number)


def _of_common_crawl(stream: IO[bytes], wanted: _Wanted) -> Iterator[tuple[str, float]]:
    names = {".".join(reversed(name.split("."))).encode(): name for name in wanted.names}
    columns = stream.readline().strip().split(b"\t")
    of_hosts = b"#n_hosts" not in columns  # one line a host: the site's may stand for it
    for line in stream:
        fields = line.split(b"\t", 5)
        if len(fields) < 5:
            continue
        reversed_host = fields[4].rstrip()
        site = names.get(reversed_host)
        if site is None and of_hosts:
            site = wanted.site_of(".".join(reversed(reversed_host.decode("utf-8", "replace").split("."))))
        if site and fields[0].isdigit() and int(fields[0]):
            yield site, int(fields[0])


def _of_csv(path: Path, lines: io.TextIOWrapper, wanted: _Wanted) -> tuple[_Measure, Iterator[tuple[str, float]]]:
    first = _first_line(lines)
    delimiter = None
    if named := _SEP_LINE.fullmatch(first):
        delimiter, first = named[1], _first_line(lines)
    delimiter = delimiter or max(",;\t|", key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    return _of_table(path, header, csv.reader(lines, delimiter=delimiter), wanted)


def _first_line(lines: io.TextIOWrapper) -> str:
    """The next line that is not blank, as far as a header goes."""
    for _ in range(_MOST_BLANK):
        line = lines.readline(_HEAD)
        if line.strip(',;\t|" \r\n'):
            return line.strip("\r\n")
    return ""


def _of_table(
    path: Path, header: list[str], rows: Iterable[list[str]], wanted: _Wanted
) -> tuple[_Measure, Iterator[tuple[str, float]]]:
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(_NOT_NAME.sub("", name).casefold(), place)
    of_site = next((places[name] for name in _SITE_COLUMNS if name in places), None)
    measured = ((measure, places[name]) for measure in _MEASURES for name in measure.columns if name in places)
    measure, of_number = next(measured, (None, None))
    if of_site is None or measure is None or of_number is None:
        raise BadInput(
            f"{path} is no known list of sites' authority: give Tranco's or Common Crawl's file of ranks as"
            " downloaded, or a table with a column Domain and one named Domain Rating (Ahrefs), Domain Authority (Moz),"
            " Trust Flow or GlobalRank (Majestic)."
        )
    return measure, _of_rows(rows, of_site, of_number, measure, wanted)


def _of_rows(
    rows: Iterable[list[str]], of_site: int, of_number: int, measure: _Measure, wanted: _Wanted
) -> Iterator[tuple[str, float]]:
    for row in rows:
        if len(row) > max(of_site, of_number) and (site := wanted.site_at(row[of_site])):
            number = _rank(row[of_number]) if measure.is_rank else _rating(row[of_number])
            if number is not None:
                yield site, number


def _rating(text: str) -> float | None:
    text = text.strip()
    number = float(text.replace(",", ".")) if _RATING.fullmatch(text) else None
    return number if number is not None and number <= 100 else None


def _rank(text: str) -> float | None:
    text = text.strip()
    return (int(_NOT_NAME.sub("", text)) or None) if _RANK.fullmatch(text) else None
