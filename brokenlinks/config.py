"""Every setting: its meaning, its default, and where its value comes from.

Precedence: command line, then environment (BROKENLINKS_TIMEOUT=20), then brokenlinks.toml, then the spider's own
attribute of that name, then the default given here.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from brokenlinks import __version__
from brokenlinks.errors import BadInput
from brokenlinks.exclusions import Exclusion
from brokenlinks.network.addresses import allowed_networks

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_NAME: Final = "brokenlinks.toml"
ENV_PREFIX: Final = "BROKENLINKS_"

#: Accept headers as browsers send them: some servers answer 406, or an error page, to a client without.
_ACCEPT: Final = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.8,*;q=0.5",
}

_WITH_PORT: Final = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<four>[^:\[\]]+))(?::(?P<port>\d{1,5}))?")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


# What these raise, pydantic words.
def _name_server(text: str) -> str:
    found = _WITH_PORT.fullmatch(text)
    if found and int(found["port"] or 53) not in range(1, 65_536):
        raise ValueError("a port is a number from 1 to 65535")
    if not _is_address(found["six"] or found["four"] if found else text):
        raise ValueError("a name server is an IP address, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")
    return text


def _host_address(text: str) -> str:
    if not _is_address(text):
        from brokenlinks.network.resolver import Lookup  # here, since it loads c-ares

        ways = [lookup.value for lookup in Lookup if lookup is not Lookup.FOUND]
        if text not in ways:
            raise ValueError(f"write an IP address, such as 10.1.2.3, or how its lookup is to fail ({', '.join(ways)})")
    return text


def _contact_page(text: str) -> str:
    if text and not _WEB_ADDRESS.fullmatch(text):
        raise ValueError("write the address of a page, such as https://www.your-site.com/about-our-crawler/")
    return text


def _canary(text: str) -> str:
    from brokenlinks import urls

    try:
        secure = urls.parse_loose(text).scheme == "https"
    except ValueError:
        secure = False
    if not secure:
        raise ValueError("a canary is a site that answers over https, such as www.wikipedia.org")
    return text


def _excluded(text: str) -> str:
    return Exclusion.read(text).written


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


_NameServers = list[Annotated[str, AfterValidator(_name_server)]]


class Settings(BaseModel):
    """The settings of a run. Times are in seconds, ages in days."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    # --- the crawl
    depth: int = Field(1, ge=0, description="How many steps to follow a site's own further link pages; 0: none.")
    max_pages: int = Field(500, ge=1, description="Read at most this many pages in a run.")
    page_delay: float = Field(0.5, ge=0, description="Least seconds between two pages of one site.")
    obey_robots: bool = Field(True, description="Leave out pages that a site's robots.txt forbids.")

    # --- your content
    content_limit: int = Field(10_000, ge=1, description="Read at most this many pages of your own.")
    content_delay: float = Field(
        0.02, ge=0, description="Least seconds between two requests to your own site; lower it if your server is fast."
    )
    content_requests: int = Field(4, ge=1, le=64, description="Requests to your own site at once.")
    min_score: float = Field(30.0, ge=0, le=100, description="Offer a page only from this match score on, 0 to 100.")

    # --- how links are checked
    exclude: list[Annotated[str, AfterValidator(_excluded)]] = Field(
        [],
        description="Links that are never asked: domains with their subdomains, or beginnings of addresses: "
        '["facebook.com", "https://example.org/shop/"].',
    )
    timeout: float = Field(15.0, gt=0, description="Seconds to wait for an answer.")
    head_timeout: float = Field(5.0, gt=0, description="Seconds to wait for the answer to a HEAD; then GET is tried.")
    connect_timeout: float = Field(8.0, gt=0, description="Seconds to wait for a connection.")
    recheck_after: float = Field(4.0, ge=0, description="A dead link is looked at again after this many seconds.")
    retries: int = Field(2, ge=0, le=10, description="Further attempts after a server error or a broken connection.")
    retry_after: float = Field(2.0, ge=0, description="Seconds before the first further attempt; then twice as long.")
    max_retry_after: float = Field(
        15.0, ge=0, description="When a server says how long to wait, wait at most this long; else leave it unclear."
    )
    max_redirects: int = Field(20, ge=0, description="Follow at most this many redirects of one link.")
    host_requests: int = Field(2, ge=1, le=16, description="Requests to one host at once.")
    host_delay: float = Field(0.05, ge=0, description="Least seconds between two requests to one host.")
    max_requests: int = Field(256, ge=1, le=4096, description="Requests at once, over all hosts.")

    # --- a browser for links that refuse programs, or need scripts
    browser: bool = Field(
        False, description="Open such links in a Chromium, one at a time; they stay unclear without one."
    )
    browser_path: str = Field("", description="The Chromium or Chrome to use; without it, one is looked for.")

    # --- how long a verdict is good for
    cache_alive: float = Field(7.0, ge=0, le=36_500, description="Days before a living link is checked again.")
    cache_dead: float = Field(
        0.0,
        ge=0,
        le=36_500,
        description="Days before a dead link is checked again; 0: in every run, before it is pitched.",
    )
    cache_unclear: float = Field(0.25, ge=0, le=36_500, description="Days before an unclear link is checked again.")

    # --- who asks, and where
    contact_url: Annotated[str, AfterValidator(_contact_page)] = Field(
        "", description="A page about you; it is named to every server that is asked."
    )
    user_agent: str = Field(
        "", description="Sent instead of the program's own name; some sites refuse what they do not know."
    )
    nameservers: _NameServers = Field(
        [], description='Name servers to ask instead of the system\'s: ["192.0.2.53", "192.0.2.54:5353"].'
    )
    second_nameservers: _NameServers = Field(
        ["9.9.9.9", "1.1.1.1"],
        description="Asked too before a domain is called gone: company and family filters hide living ones. []: none.",
    )
    canaries: list[Annotated[str, AfterValidator(_canary)]] = Field(
        ["www.wikipedia.org", "www.apple.com", "www.cloudflare.com"],
        description="Well-known sites, asked when it seems that your own network is down or filtered. []: none.",
    )
    network_patience: float = Field(
        300.0, ge=0, description="Seconds to wait in all for your own network to come back; then the run ends."
    )
    allow_networks: list[str] = Field(
        [], description='Private networks that may be asked all the same: ["10.1.0.0/16"].'
    )
    hosts: dict[str, Annotated[str, AfterValidator(_host_address)]] = Field(
        {}, description='Addresses of names, before any name server is asked: {"staging.example.com" = "10.1.2.3"}.'
    )

    @field_validator("allow_networks")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        allowed_networks(value)  # raises ValueError, which pydantic words
        return value

    @property
    def headers(self) -> dict[str, str]:
        """What every request says of itself."""
        return {"User-Agent": self.agent, **_ACCEPT}

    @property
    def agent(self) -> str:
        """The user agent. Many hosts refuse names without Mozilla/5.0, and a stock firewall rule those with "link"."""
        if self.user_agent:
            return self.user_agent
        contact = f"; +{self.contact_url}" if self.contact_url else ""
        return f"Mozilla/5.0 (compatible; ResourceReader/{__version__}{contact})"


def load_settings(
    options: Mapping[str, Any] | None = None,
    *,
    config: Path | None = None,
    spider: Mapping[str, Any] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings of a run, every layer over the one below.

    Args:
        options: from the command line; values of None were not given.
        config: the settings file; None: `brokenlinks.toml` in `folder` (the working directory) when there is one.
        spider: the attributes of a spider, of which those with a setting's name count.

    Raises:
        BadInput: an unknown name or an impossible value, with the file and line, or the variable, that it stands in.
    """
    file = config or (folder or Path()) / CONFIG_NAME
    in_file = _read_config(file) if config or file.exists() else {}
    in_environment = _read_environment()
    given = {name: value for name, value in (options or {}).items() if value is not None}
    below = {name: value for name, value in (spider or {}).items() if name in Settings.model_fields}
    try:
        return Settings(**{**below, **in_file, **in_environment, **given})
    except ValidationError as error:
        problem = error.errors()[0]
        name, *inner = map(str, problem["loc"])
        item = inner[0] if inner and name == "hosts" else ""
        if name in given:
            where = f"--{name.replace('_', '-')}"
        elif name in in_environment:
            where = f"the environment variable {ENV_PREFIX}{name.upper()}"
        elif name in in_file:
            line = _line_of(file, item, name)
            if item in Settings.model_fields:
                raise BadInput(
                    f"{item} ({file}, line {line}) stands under [{name}]: move it above the line [{name}]."
                ) from None
            where = f"{item or name} in {file}, line {line},"
        else:
            where = f"the spider's attribute {name}"
        message = problem["msg"].removeprefix("Value error, ")
        raise BadInput(f"{where} cannot be {problem['input']!r}: {message[0].lower()}{message[1:]}.") from None


def _read_config(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise BadInput(f"There is no settings file {file}: check the name given with --config.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The settings file {file} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The settings file {file} is not valid TOML: {error}.") from None
    for name in values:
        if name not in Settings.model_fields:
            raise BadInput(f"{file}, line {_line_of(file, name)}: there is no setting {name}{_nearest(name)}")
    return values


def _read_environment() -> dict[str, Any]:
    """Not by pydantic-settings, which takes a quarter of a second to load: half of what `check` needs to start."""
    values: dict[str, Any] = {}
    for variable, text in os.environ.items():
        if not variable.startswith(ENV_PREFIX):
            continue
        name = variable.removeprefix(ENV_PREFIX).lower()
        if name not in Settings.model_fields:
            raise BadInput(f"The environment variable {variable} sets no setting: there is no {name}{_nearest(name)}")
        values[name] = text
        if get_origin(Settings.model_fields[name].annotation) in (list, dict):
            try:
                values[name] = json.loads(text)
            except ValueError:
                raise BadInput(
                    f"The environment variable {variable} cannot be read: lists and tables are written as JSON, "
                    """such as BROKENLINKS_ALLOW_NETWORKS='["10.1.0.0/16"]'."""
                ) from None
    return values


def _nearest(name: str) -> str:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1)
    return f": did you mean {close[0]}?" if close else "; `brokenlinks settings` lists them all."


def _line_of(file: Path, *names: str) -> int:
    """The line of the first of these keys or tables that is found, 1 when they are written in another way."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    for name in filter(None, names):
        key = re.compile(rf"""\s*\[?\s*["']?{re.escape(name)}["']?\s*[=.\]]""")
        for number, line in enumerate(lines, 1):
            if key.match(line):
                return number
    return 1


def as_toml(value: object) -> str:
    """A setting's value as brokenlinks.toml has it. Texts, numbers, booleans and lists are written as in JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {as_toml(item)}" for name, item in value.items()) + "}"
    return json.dumps(value)
