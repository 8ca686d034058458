"""Settings: where a value comes from, and what is said of one that cannot be."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.config import CONFIG_NAME, ENV_PREFIX, Settings, as_toml, load_settings
from brokenlinks.errors import BadInput
from brokenlinks.network.resolver import Lookup

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_settings_of_the_one_who_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in os.environ:
        if variable.startswith(ENV_PREFIX):
            monkeypatch.delenv(variable)


def load(folder: Path, toml: str = "", **layers: Any) -> Settings:
    (folder / CONFIG_NAME).write_text(toml, encoding="utf-8")
    return load_settings(folder=folder, **layers)


@pytest.mark.parametrize(
    ("option", "variable", "in_file", "of_spider", "depth"),
    [
        (5, "4", "depth = 3", 2, 5),
        (0, "4", "depth = 3", 2, 0),
        (None, "4", "depth = 3", 2, 4),
        (None, None, "depth = 3", 2, 3),
        (None, None, "", 2, 2),
        (None, None, "", None, 1),
    ],
)
def test_precedence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: int | None,
    variable: str | None,
    in_file: str,
    of_spider: int | None,
    depth: int,
) -> None:
    if variable is not None:
        monkeypatch.setenv("BROKENLINKS_DEPTH", variable)
    spider = {} if of_spider is None else {"depth": of_spider}
    assert load(tmp_path, in_file, options={"depth": option}, spider=spider).depth == depth


def test_layers_meet_setting_by_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKENLINKS_TIMEOUT", "7.5")
    settings = load(tmp_path, "retries = 4\ntimeout = 1", options={"depth": 3}, spider={"max_pages": 9, "name": "x"})
    assert (settings.timeout, settings.retries, settings.depth, settings.max_pages) == (7.5, 4, 3, 9)


def test_no_file_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_the_working_folder_has_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / CONFIG_NAME).write_bytes(b"\xef\xbb\xbfdepth = 4\r\n")  # as an editor on Windows saves it
    monkeypatch.chdir(tmp_path)
    assert load_settings().depth == 4


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("TIMEOUT", "20", 20.0),
        ("OBEY_ROBOTS", "false", False),
        ("ALLOW_NETWORKS", '["10.1.0.0/16", "fd00::/8"]', ["10.1.0.0/16", "fd00::/8"]),
        ("HOSTS", '{"staging.example": "10.1.2.3"}', {"staging.example": "10.1.2.3"}),
        ("SECOND_NAMESERVERS", "[]", []),
        ("CONTACT_URL", "https://a.example/about", "https://a.example/about"),
    ],
)
def test_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, text: str, value: object) -> None:
    monkeypatch.setenv(ENV_PREFIX + variable, text)
    assert getattr(load(tmp_path), variable.lower()) == value


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ("depht = 2", 1, ["no setting depht", "did you mean depth"]),
        ("depth = 2\n\n# how many\nmax_page = 3\n", 4, ["no setting max_page", "did you mean max_pages"]),
        ('depth = 2\n"timeuot" = 3\n', 2, ["did you mean timeout"]),
        ("depth = 2\n[host]\na = 'b'\n", 2, ["no setting host", "did you mean hosts"]),
        ("depth = 2\nquetzal = 1\n", 2, ["no setting quetzal", "brokenlinks settings"]),
        ("depth = -1", 1, ["depth", "-1", "greater than or equal to 0"]),
        ("retries = 1\n  depth = 'two'", 2, ["'two'", "valid integer"]),
        ("timeout = 0", 1, ["greater than 0"]),
        ("host_requests = 99", 1, ["less than or equal to 16"]),
        ("max_requests = true\ntimeout = []", 2, ["timeout", "[]"]),
        ("allow_networks = ['10.1.0.0/33']", 1, ["allow_networks", "10.1.0.0/33"]),
        ("allow_networks = '10.1.0.0/16'", 1, ["valid list"]),
        ("\n[hosts]\n'a.example' = 1\n", 3, ["a.example", "valid string"]),
        ("hosts = {'a.example' = 'not an ip'}", 1, ["a.example", "'not an ip'", "IP address", "nxdomain"]),
        ("depth = 1\n[hosts]\n'b.example' = '10.0.0.1'\n'a.example' = 'found'\n", 4, ["a.example", "'found'"]),
        ("[hosts]\n'b.example' = '10.0.0.1'\npage_delay = 2.0\n", 3, ["under [hosts]", "above the line [hosts]"]),
        ("[hosts]\ncontact_url = 'https://a.example/'\n", 2, ["contact_url", "above the line [hosts]"]),
        ("nameservers = ['ns.example']", 1, ["nameservers", "'ns.example'", "192.0.2.53:5353"]),
        ("nameservers = ['192.0.2.53', '192.0.2']", 1, ["nameservers", "'192.0.2'"]),
        ("second_nameservers = ['192.0.2.53:70000']", 1, ["second_nameservers", "1 to 65535"]),
        ("second_nameservers = ['192.0.2.53:0']", 1, ["1 to 65535"]),
        ("nameservers = ['']", 1, ["nameservers", "IP address"]),
        ("contact_url = 'me@a.example'", 1, ["contact_url", "https://www.your-site.com/"]),
        ("contact_url = 'https://'", 1, ["contact_url"]),
        ('contact_url = "https://a.example/\\nX-Odd: 1"', 1, ["contact_url"]),
        ("sender_site = 'a.example'", 1, ["sender_site", "https://www.your-site.com/"]),
        ('sender_name = "Ann\\nBcc: all@a.example"', 1, ["sender_name", "on one line"]),
        (f"sender_name = '{'x' * 61}'", 1, ["sender_name", "60 characters"]),
        ("exclude = ['a.example', 'facebook']", 1, ["exclude", "'facebook'", "has a dot"]),
        ("exclude = ['']", 1, ["exclude", "facebook.com"]),
        ("exclude = ['mailto:me@a.example']", 1, ["exclude", "facebook.com"]),
        ("exclude = ['*.a.example']", 1, ["'*.a.example'", "subdomains"]),
        ("exclude = ['https://a.example:8443/x']", 1, ["no port"]),
        ("exclude = 'a.example'", 1, ["valid list"]),
        ("[searxng]\nurl = 'http://[x'", 2, ["url of [searxng]", "http://127.0.0.1:8888/"]),
        ("[brave]\ndelay = 1.0\nurl = 'localhost:8080'", 3, ["url of [brave]", "http://127.0.0.1:8888/"]),
        ("search_sites = ['library.example', 'edu']", 1, ["search_sites", "'edu'", "library.example.edu"]),
        ("search_sites = ['*.example.edu']", 1, ["search_sites", "library.example.edu"]),
        ("depth = 1\ndepth = 2\n", 2, ["not valid TOML"]),
        ("depth 1", 1, ["not valid TOML"]),
    ],
)
def test_what_is_wrong_in_the_file(tmp_path: Path, toml: str, line: int, words: list[str]) -> None:
    with pytest.raises(BadInput) as caught:
        load(tmp_path, toml)
    said = str(caught.value)
    assert str(tmp_path / CONFIG_NAME) in said
    assert f"line {line}" in said
    for word in words:
        assert word in said
    assert "\n" not in said
    assert said.endswith("?" if "did you mean" in said else ".")


@pytest.mark.parametrize(
    ("variable", "text", "words"),
    [
        ("BROKENLINKS_TIMOUT", "3", ["BROKENLINKS_TIMOUT", "did you mean timeout"]),
        ("BROKENLINKS_TIMEOUT", "soon", ["environment variable BROKENLINKS_TIMEOUT", "'soon'", "valid number"]),
        ("BROKENLINKS_ALLOW_NETWORKS", "10.1.0.0/16", ["JSON", "10.1.0.0/16"]),
        ("BROKENLINKS_HOSTS", '{"a.example"', ["JSON"]),
    ],
)
def test_what_is_wrong_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, text: str, words: list[str]
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(BadInput) as caught:
        load(tmp_path)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ({"options": {"max_pages": 0}}, ["--max-pages", "0", "greater than or equal to 1"]),
        ({"spider": {"depth": "deep"}}, ["the spider's attribute depth", "'deep'"]),
        ({"options": {"depth": 1}, "spider": {"depth": "deep", "timeout": -1}}, ["the spider's attribute timeout"]),
    ],
)
def test_what_is_wrong_elsewhere(tmp_path: Path, layers: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(BadInput) as caught:
        load(tmp_path, **layers)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    "values",
    [
        {"hosts": {"a.example": "192.0.2.1", "b.example": "2001:db8::1"}},
        {"hosts": {f"{way}.example": way.value for way in Lookup if way is not Lookup.FOUND}},
        {"nameservers": ["192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:5353", "[2001:db8::53]"]},
        {"second_nameservers": []},
        {"contact_url": "HTTP://a.example"},
        {"sender_name": "Ann Büchner", "sender_site": "https://a.example"},
        {
            "exclude": [
                "facebook.com",
                "https://Example.org/shop/",
                "bücher.example",
                "co.uk",
                "192.0.2.1",
                "a.example/x",
            ]
        },
    ],
)
def test_what_may_be_written(values: dict[str, Any]) -> None:
    assert Settings(**values).model_dump(include=set(values)) == values


@pytest.mark.parametrize(
    "value",
    [True, 0.25, 3, "", 'a "quoted" \\ text', [], ["10.1.0.0/16"], {}, {"a.example": "10.1.2.3", "odd key": "ü"}],
)
def test_values_as_the_file_has_them(value: object) -> None:
    assert tomllib.loads(f"value = {as_toml(value)}") == {"value": value}


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no settings file .*mine\.toml"):
        load_settings(config=tmp_path / "mine.toml")
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings(config=tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"contact_url = 'caf\xe9'")
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings(config=tmp_path / "latin.toml")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained(name: str) -> None:
    description = Settings.model_fields[name].description or ""
    assert description.endswith(".")
    assert not Settings.model_fields[name].is_required()


def test_settings_are_no_accident() -> None:
    """The environment is read by `load_settings` alone: a test's own Settings must not change with whose it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROKENLINKS_DEPTH", "7")
        assert Settings().depth == 1


@pytest.mark.parametrize(
    ("changes", "agent"),
    [
        ({}, "Mozilla/5.0 (compatible; ResourceReader/"),
        ({"contact_url": "https://a.example/me"}, "; +https://a.example/me)"),
        ({"user_agent": "Mine/1.0", "contact_url": "https://a.example/me"}, "Mine/1.0"),
    ],
)
def test_what_requests_say_of_themselves(changes: dict[str, Any], agent: str) -> None:
    headers = Settings(**changes).headers
    assert agent in headers["User-Agent"]
    assert "link" not in headers["User-Agent"].lower()
    assert {"Accept", "Accept-Language"} < set(headers)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"search": ["goggle"]}, "--search cannot be 'goggle': input should be 'ddgs', 'searxng'"),
        ({"tiers": ["best"]}, "--tier cannot be 'best': input should be 'precision'"),
        ({"languages": ["english"]}, "--language cannot be 'english': write a language's code of two letters"),
        ({"queries": 0}, "--queries cannot be 0"),
    ],
)
def test_an_option_that_cannot_be_is_named_as_it_was_typed(tmp_path: Path, options: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput) as raised:
        load(tmp_path, options=options)
    assert str(raised.value).startswith(words)


# --- services


@pytest.mark.parametrize(
    ("toml", "environment", "brave"),
    [
        ("", {}, ("", 1.1, 60)),
        ("[brave]\nkey = 'k'\n", {}, ("k", 1.1, 60)),
        ("[brave]\nkey = 'k'\ndelay = 3\n", {"BRAVE_BUDGET": "7"}, ("k", 3.0, 7)),
        ("[brave]\nkey = 'k'\n", {"BRAVE_KEY": "from the environment"}, ("from the environment", 1.1, 60)),
        ("brave = {key = 'k', budget = 0}\n", {}, ("k", 1.1, 0)),
    ],
)
def test_a_services_entries_meet_one_by_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    toml: str,
    environment: dict[str, str],
    brave: tuple[str, float, int],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(ENV_PREFIX + name, value)
    service = load(tmp_path, toml, spider={"brave": {"delay": 1.1}}).brave
    assert (service.key, service.delay, service.budget) == brave


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ("[brave]\nkee = 'x'\n", 2, "kee of [brave] in"),
        ("[google]\nkey = 'x'\n[brave]\n\nkee = 'x'\n", 5, "is no setting: did you mean key?"),
        ("[google]\ndelay = 1\n[brave]\ndelay = 'x'\n", 4, "delay of [brave] in"),
        ("depth = 1\nbrave = 'x'\n", 2, "brave in"),
        ("[brave]\ndepth = 2\n", 2, "stands under [brave]: move it above the line [brave]"),
        ("[searxng]\nurl = 'my server'\n", 2, "write the service's address, such as http://127.0.0.1:8888/"),
        ("[searxng]\nkey = 'x'\n", 2, "key of [searxng] in"),
    ],
)
def test_a_services_entry_that_cannot_be(tmp_path: Path, toml: str, line: int, words: str) -> None:
    with pytest.raises(BadInput) as raised:
        load(tmp_path, toml)
    assert words in str(raised.value)
    assert f"line {line}" in str(raised.value)


def test_a_service_in_the_environment_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKENLINKS_BRAVE_DELAY", "soon")
    with pytest.raises(BadInput, match="the environment variable BROKENLINKS_BRAVE_DELAY cannot be 'soon'"):
        load(tmp_path)


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(Settings(brave={"key": "secret"}))
