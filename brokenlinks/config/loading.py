"""Where the value of a setting comes from.

Precedence: command line, then environment (BROKENLINKS_TIMEOUT=20), then brokenlinks.toml, then the spider's own
attribute of that name, then the default.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_origin

from pydantic import BaseModel, ValidationError

from brokenlinks.config.services import Service
from brokenlinks.config.settings import Settings
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_NAME: Final = "brokenlinks.toml"
ENV_PREFIX: Final = "BROKENLINKS_"

#: Command-line options that are given once for each entry of a setting.
_OPTIONS: Final = {"tiers": "tier", "languages": "language"}
#: Settings that are a table of brokenlinks.toml: each service's …
SERVICES: Final[Mapping[str, type[Service]]] = {
    name: kind
    for name, field in Settings.model_fields.items()
    if isinstance(kind := field.annotation, type) and issubclass(kind, Service)
}
#: … and others.
_TABLES: Final = frozenset({"hosts", "offer_for", *SERVICES})


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
        return Settings(**_laid_over(below, in_file, in_environment, given))
    except ValidationError as error:
        problem = error.errors()[0]
    name, *inner = map(str, problem["loc"])
    entry = inner[0] if inner and name in _TABLES else ""
    if entry in Settings.model_fields and entry in in_file.get(name, {}):
        line = _line_of(file, entry)
        raise BadInput(f"{entry} ({file}, line {line}) stands under [{name}]: move it above the line [{name}].")
    if name in given:
        where = f"--{_OPTIONS.get(name, name).replace('_', '-')}"
    elif name in in_environment and (not entry or name not in SERVICES or entry in in_environment[name]):
        where = f"the environment variable {ENV_PREFIX}{'_'.join(filter(None, [name, entry])).upper()}"
    elif name in in_file:
        where = f"{f'{entry} of [{name}]' if entry and name in SERVICES else entry or name} in {file}, line"
        where += f" {_line_of(file, entry, name, table=name if entry and name in SERVICES else '')},"
    else:
        where = f"the spider's attribute {name}"
    if problem["type"] == "extra_forbidden":
        raise BadInput(f"{where} is no setting{_nearest(entry, SERVICES[name])}")
    message = problem["msg"].removeprefix("Value error, ")
    shown = "that" if name in SERVICES and entry in ("", "key", "url") else repr(problem["input"])  # it may be a secret
    raise BadInput(f"{where} cannot be {shown}: {message[0].lower()}{message[1:]}.")


def _laid_over(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """One layer over the other, setting by setting; and entry by entry, where a setting is a service's table."""
    values: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.items():
            both = name in SERVICES and isinstance(value, dict) and isinstance(values.get(name), dict)
            values[name] = {**values[name], **value} if both else value
    return values


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
        service, _, entry = name.partition("_")
        if service in SERVICES and entry in SERVICES[service].model_fields:
            values.setdefault(service, {})[entry] = text
            continue
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


def _nearest(name: str, settings: type[BaseModel] = Settings) -> str:
    close = difflib.get_close_matches(name, settings.model_fields, n=1)
    return f": did you mean {close[0]}?" if close else "; `brokenlinks settings` lists them all."


def _line_of(file: Path, *names: str, table: str = "") -> int:
    """The line of the first of these keys or tables that is found, 1 when they are written in another way; below the
    line [table], if there is one."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    header = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]")
    start = next((number for number, line in enumerate(lines) if table and header.match(line)), 0)
    for name in filter(None, names):
        key = re.compile(rf"""\s*\[?\s*["']?{re.escape(name)}["']?\s*[=.\]]""")
        for number, line in enumerate(lines[start:], start + 1):
            if key.match(line):
                return number
    return 1


def as_toml(value: object) -> str:
    """A setting's value as brokenlinks.toml has it. Texts, numbers, booleans and lists are written as in JSON."""
    if isinstance(value, Service):
        value = dict(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {as_toml(item)}" for name, item in value.items()) + "}"
    return json.dumps(value)
