"""The class attributes of a spider: what they mean, and what is wrong with one, in a sentence."""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_origin

from brokenlinks import urls
from brokenlinks.config import Settings
from brokenlinks.errors import BadInput
from brokenlinks.exclusions import Exclusions
from brokenlinks.pages.scope import compiled_css, compiled_xpath, links_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from brokenlinks.models import ResourcePage

#: How alike an attribute's name and a right one must be to be called misspelt: as `depht` and `depth` are.
_ALIKE: Final = 0.8
#: Stands for the keyword in a footprint.
KEYWORD: Final = "KW"
#: Longer addresses are not compared with patterns.
_LONGEST: Final = 2_048
#: Attributes that other spiders have, and the one that does this here.
_ELSEWHERE: Final = {"start_urls": "start_pages", "start_url": "start_pages", "rules": "follow"}


def _footprint(text: str) -> str:
    if KEYWORD not in re.findall(r"\w+", text):
        raise ValueError(f"write {KEYWORD} where the keyword is to stand, as in: {KEYWORD} intitle:links")
    return text


def _host(text: str) -> str:
    Exclusions((text,))  # raises ValueError
    return text


def _address(text: str) -> str:
    try:
        return urls.page_address(text)
    except ValueError:
        raise ValueError("write the address of a page, such as https://www.example.org/links.html") from None


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"it is no regular expression ({error})") from None
    return text


def _css(text: str) -> str:
    compiled_css(text)
    return text


def _xpath(text: str) -> str:
    compiled_xpath(text)
    return text


def _as_it_is(text: str) -> str:
    return text


class _Kind(NamedTuple):
    """How one attribute's texts are read, and an example of the whole."""

    read: Callable[[str], str]
    example: str


#: The attributes that are no settings. Each is a text, or a tuple or list of them.
ATTRIBUTES: Final[Mapping[str, _Kind]] = {
    "keywords": _Kind(_as_it_is, '("apiculture", "honey bees")'),
    "footprints": _Kind(_footprint, '("KW intitle:resources", "KW inurl:links")'),
    "skip_hosts": _Kind(_host, '("amazon.com", "pinterest.com")'),
    "start_pages": _Kind(_address, '("https://www.example.org/links.html",)'),
    "links_css": _Kind(_css, '"main .resources"'),
    "links_xpath": _Kind(_xpath, "\"//div[@id='links']\""),
    "except_css": _Kind(_css, '("nav", ".sponsors")'),
    "follow": _Kind(_pattern, r'(r"/links/\d+$",)'),
    "dont_follow": _Kind(_pattern, r'(r"/archive/",)'),
}


@dataclass(frozen=True, slots=True)
class Industry:
    """What a spider's class attributes say, read and checked. `BrokenLinksSpider` tells what each of them means."""

    keywords: tuple[str, ...] = ()
    footprints: tuple[str, ...] = ()
    skip_hosts: tuple[str, ...] = ()
    start_pages: tuple[str, ...] = ()
    links_css: tuple[str, ...] = ()
    links_xpath: tuple[str, ...] = ()
    except_css: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    dont_follow: tuple[str, ...] = ()

    def skips(self, url: str) -> bool:
        """Whether a page is never read, unless it is given: by `skip_hosts` or `dont_follow`."""
        if _matches(self.dont_follow, url):
            return True
        try:
            return bool(self.skip_hosts) and _exclusions(self.skip_hosts).entry_for(urls.parse(url)) is not None
        except ValueError:
            return False

    @property
    def has_scope(self) -> bool:
        """Whether only links in some parts of a page count."""
        return bool(self.links_css or self.links_xpath or self.except_css)

    def links_in(self, html: str) -> set[int] | None:
        """The positions of the links that count; None when the selectors find nothing on this page."""
        return links_within(
            html,
            css=", ".join(self.links_css),
            xpath=" | ".join(self.links_xpath),
            but_css=", ".join(self.except_css),
        )

    def further(self, page: ResourcePage) -> tuple[str, ...]:
        """The pages of its own site to read after this one: those that look like link pages and those that `follow`
        wants, without those that `dont_follow` and `skip_hosts` forbid; each address once."""
        if not (self.follow or self.dont_follow or self.skip_hosts):
            return page.further
        known = {urls.canonical(page.url)}
        found: list[str] = []
        for url in (*page.further, *(link.url for link in page.site_links if _matches(self.follow, link.url))):
            if (key := urls.canonical(url)) not in known:
                known.add(key)
                if not self.skips(url):
                    found.append(url)
        return tuple(found)


_exclusions = functools.lru_cache(maxsize=8)(Exclusions)


def _matches(patterns: tuple[str, ...], url: str) -> bool:
    return len(url) <= _LONGEST and any(re.search(pattern, url) for pattern in patterns)


def industry_of(spider: type) -> Industry:
    """Read the attributes of a spider's class and of the classes it is made from.

    Raises:
        BadInput: a misspelt name, a value of another type, or one that cannot be understood.
    """
    for owner in _own_classes(spider):
        check_names(_name(spider), vars(owner))
    return Industry(**{name: _read(spider, name, kind) for name, kind in ATTRIBUTES.items()})


def own_settings(spider: object) -> dict[str, Any]:
    """The settings that a spider sets for itself. A list of one may be written as a text, as everywhere here."""
    own = {name: getattr(spider, name) for name in Settings.model_fields if hasattr(spider, name)}
    return {
        name: [value] if isinstance(value, str) and _is_list(name) else list(value) if _is_group(value) else value
        for name, value in own.items()
    }


def check_names(spider: str, attributes: Mapping[str, Any]) -> None:
    """Look for misspelt names among the attributes that a spider's own class gives itself.

    Methods, properties and names that begin with _ are left alone, and so are names much longer or shorter.

    Raises:
        BadInput: an attribute is nearly named like a setting or one of `ATTRIBUTES`.
    """
    right = (*Settings.model_fields, *ATTRIBUTES)
    for name, value in attributes.items():
        if name.startswith("_") or name in right or callable(value) or hasattr(value, "__get__"):
            continue
        if name in _ELSEWHERE and value:
            raise BadInput(
                f"The spider {spider} has an attribute {name}, which does nothing here: write {_ELSEWHERE[name]}."
            )
        for near in difflib.get_close_matches(name, right, n=1, cutoff=_ALIKE):
            if abs(len(near) - len(name)) <= 1:
                what = "setting" if near in Settings.model_fields else "attribute of spiders"
                raise BadInput(
                    f"The spider {spider} has an attribute {name}, which is no {what}: write {near} if that is"
                    " meant, else another name."
                )


def _own_classes(spider: type) -> Iterator[type]:
    """The class and those below it, as far as they are the user's: up to the first of this package or of Scrapy."""
    for owner in spider.__mro__:
        if owner.__module__.partition(".")[0] not in ("brokenlinks", "scrapy", "builtins"):
            yield owner


def _read(spider: type, name: str, kind: _Kind) -> tuple[str, ...]:
    value = getattr(spider, name, ())
    texts = (value,) if isinstance(value, str) else tuple(value) if _is_group(value) else None
    where = f"{name} of the spider {_name(spider)} ({_file(spider)})"
    if texts is None or not all(isinstance(text, str) for text in texts):
        wrong = value if texts is None else next(text for text in texts if not isinstance(text, str))
        raise BadInput(
            f"{where} cannot be {wrong!r}: write a text or a tuple of texts, such as {name} = {kind.example}."
        )
    read = []
    for text in filter(None, map(str.strip, texts)):
        try:
            read.append(kind.read(text))
        except ValueError as error:
            raise BadInput(f"{where} cannot be {text!r}: {error}.") from None
    return tuple(dict.fromkeys(read))


def _is_group(value: object) -> bool:
    return isinstance(value, tuple | list | set | frozenset)


def _is_list(setting: str) -> bool:
    return get_origin(Settings.model_fields[setting].annotation) is list


def _name(spider: type) -> str:
    return str(getattr(spider, "name", None) or spider.__name__)


def _file(spider: type) -> str:
    return spider.__module__.replace(".", "/") + ".py"
