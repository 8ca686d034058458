"""The front matter of Markdown and HTML files: what static site generators keep above a page's text."""

from __future__ import annotations

import re
import tomllib
from typing import Final

_YAML = re.compile(r"\A---[ \t]*\n(.*?)(?:^---|^\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY: Final = re.compile(r"([A-Za-z_][\w -]*?)\s*:(?:\s+(.*)|\s*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The front matter's top-level values as text, and the rest of the file.

    Keys are lower case; lists are joined by ", ". YAML is read as far as front matter needs: scalars, quoted or not,
    block scalars and lists; deeper structures are passed over. Never fails: what cannot be read is not there.
    """
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if found := _YAML.match(text):
        return _read_yaml(found[1]), text[found.end() :]
    if found := _TOML.match(text):
        return _read_toml(found[1]), text[found.end() :]
    return {}, text


def _read_toml(text: str) -> dict[str, str]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
    return {
        key.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value).strip()
        for key, value in values.items()
        if not isinstance(value, dict)
    }


def _read_yaml(text: str) -> dict[str, str]:
    """A key at the margin and the lines that belong to it: indented ones, and list items at the margin."""
    entries: list[tuple[str, str, list[str]]] = []
    for line in text.split("\n"):
        key = _KEY.fullmatch(line.rstrip())
        if key:
            entries.append((key[1].lower(), key[2] or "", []))
        elif entries and (line[:1] in (" ", "\t", "-") or not line.strip()):
            entries[-1][2].append(line.strip())
    return {key: _yaml_value(first, rest) for key, first, rest in entries}


def _yaml_value(first: str, rest: list[str]) -> str:
    rest = [line for line in rest if line]
    if _BLOCK_SCALAR.fullmatch(first):
        return " ".join(rest)
    first = first if first[:1] in ("'", '"', "[") else _COMMENT.sub("", first).strip()
    if not first and rest and all(line.startswith("-") for line in rest):
        return ", ".join(filter(None, (_unquoted(line[1:].strip()) for line in rest)))
    value = " ".join((first, *rest)) if first else ""
    if value.startswith("[") and "]" in value:
        items = value[1 : value.rindex("]")].split(",")
        return ", ".join(filter(None, (_unquoted(item.strip()) for item in items)))
    return _unquoted(value)


def _unquoted(text: str) -> str:
    quote = text[:1]
    if quote not in ("'", '"') or (end := text.rfind(quote)) == 0:
        return text
    inner = text[1:end]
    return inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"').replace("\\\\", "\\")
