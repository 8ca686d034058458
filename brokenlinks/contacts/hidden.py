"""Addresses as sites hide them from programs: encoded in an attribute, written by a script, or written backwards.

Each way is one that a widely used program has: Cloudflare's e-mail obfuscation, TYPO3's spam protection, Joomla's
e-mail cloaking, WordPress plugins. What a visitor's browser shows without being asked is what is made of it here.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST: Final = 2_000  # characters of an attribute that are read
_CLOUDFLARE: Final = "/cdn-cgi/l/email-protection#"
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")
_TYPO3_CALL = re.compile(r"(?:un|de)cryptmailto\w*\(\s*['\"]([^'\"]+)", re.IGNORECASE)
#: The alphabets in which TYPO3 turns letters, each for itself; the step is the site's choice.
_TYPO3_RANGES: Final = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
_LOCALS: Final = ("data-user", "data-name", "data-local", "data-email-name", "data-mailbox", "data-u", "data-part1")
_DOMAINS: Final = ("data-domain", "data-host", "data-website", "data-email-domain", "data-d", "data-part2")
_TLDS: Final = ("data-tld", "data-part3")
_WHOLE: Final = ("data-email", "data-mail", "data-mailto", "data-email-address", "data-e-mail")
_ROTATED: Final = ("data-enc-email", "data-rot13", "data-email-rot13")
_NAME = re.compile(r"[\w.+%-]{1,64}", re.ASCII)
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})*", re.ASCII)
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
_MAILTO = re.compile(r"mailto:([^\"'<>\s]{3,300})", re.IGNORECASE)

_BIDI = re.compile(r"bidi-override", re.IGNORECASE)
_RTL = re.compile(r"direction\s*:\s*rtl", re.IGNORECASE)
_STYLE_RULE = re.compile(r"\.([\w-]{1,60})\s*\{[^{}]{0,300}bidi-override[^{}]{0,300}\}", re.IGNORECASE)
_REVERSING_CLASSES: Final = frozenset({"eeb-rtl", "codedirection", "rtl-email", "reverse-email", "email-reverse"})

_LITERAL: Final = r"'(?:[^'\\\n]|\\.){0,400}'|\"(?:[^\"\\\n]|\\.){0,400}\""
_TERM: Final = rf"(?:{_LITERAL}|[A-Za-z_$][\w$]{{0,60}})"
_EXPRESSION = re.compile(rf"{_TERM}(?:\s{{0,9}}\+\s{{0,9}}{_TERM}){{0,60}}")
_TERMS = re.compile(_TERM)
_ASSIGNED = re.compile(r"([A-Za-z_$][\w$]{0,60})\s{0,9}(\+?=)\s{0,9}\Z")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_CHAR_CODES = re.compile(r"String\.fromCharCode\(([\d\s,]{3,2000})\)")
_MOST_EXPRESSIONS: Final = 3_000
#: Only such scripts are looked into.
_PROMISING = re.compile(r"mailto|@|&#64;|&#x40;|\\x40|%40|\\u0040|fromCharCode", re.IGNORECASE)
_WRITES = re.compile(
    r"document\s*\.\s*write|innerHTML|\.href|mailto|getElementById|m.{0,8}a.{0,8}i.{0,8}l", re.IGNORECASE
)


def cloudflare(encoded: str) -> str:
    """What Cloudflare encoded: each byte XOR the first one, in hexadecimal; "" when it is nothing of the kind."""
    encoded = encoded.strip()[:_LONGEST]
    if len(encoded) < 6 or not _HEX.fullmatch(encoded):
        return ""
    key, *rest = bytes.fromhex(encoded)
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


def typo3(encoded: str) -> str:
    """What TYPO3 encoded, whatever the step: the one that makes "mailto:" of its beginning; "" for none."""
    encoded = encoded[:_LONGEST]
    for step in range(-25, 26):
        if "".join(_turned(char, step) for char in encoded[:7]).lower() == "mailto:":
            return "".join(_turned(char, step) for char in encoded)
    return ""


def _turned(char: str, step: int) -> str:
    code = ord(char)
    for first, last in _TYPO3_RANGES:
        if first <= code <= last:
            return chr((code + step - first) % (last - first + 1) + first)
    return char


def mail_link(href: str) -> str:
    """The "mailto:…" that a link's address stands for, plain or hidden; "" when it is no mail link."""
    href = href.strip()[:_LONGEST]
    lower = href.lower()
    if lower.startswith(("mailto:", "malto:", "mailto//")):
        return "mailto:" + href[len("mailto:") :].removeprefix("//") if lower[0:4] == "mail" else "mailto:" + href[6:]
    if lower.startswith("mail:"):
        return "mailto:" + href[5:]
    if _CLOUDFLARE in lower:
        found = cloudflare(href[lower.index(_CLOUDFLARE) + len(_CLOUDFLARE) :])
        return f"mailto:{found}" if found else ""
    if lower.startswith("javascript:"):
        script = unquote(href)
        if call := _TYPO3_CALL.search(script):
            return typo3(html.unescape(call[1]))
        return next((f"mailto:{address}" for address in written_addresses(script)), "")
    return ""


def shown_address(tag: str, attributes: Mapping[str, str]) -> str:
    """The address that an element's attributes make a script show in it; "" for none."""
    if encoded := attributes.get("data-cfemail"):
        return f" {cloudflare(encoded)} "
    if token := attributes.get("data-mailto-token"):
        return " " + typo3(token).partition(":")[2].partition("?")[0] + " "
    if tag == "joomla-hidden-mail":
        local, domain = _from_base64(attributes.get("first", "")), _from_base64(attributes.get("last", ""))
        return f" {local}@{domain} " if local and domain else ""
    for name in attributes:
        if name in _ROTATED:
            turned = codecs.decode(attributes[name][:_LONGEST].replace("[at]", "@"), "rot13")
            return f" {turned} " if _ADDRESS.fullmatch(turned) else ""
        if name in _WHOLE and tag in ("a", "span"):
            whole = html.unescape(unquote(attributes[name][:_LONGEST])).strip()
            return f" {whole} " if _ADDRESS.fullmatch(whole) else ""
    local = next((attributes[name] for name in _LOCALS if name in attributes), "").strip()
    domain = next((attributes[name] for name in _DOMAINS if name in attributes), "").strip().removeprefix("@")
    if local and domain and _NAME.fullmatch(local) and _HOST.fullmatch(domain):
        tld = next((attributes[name] for name in _TLDS if name in attributes), "").strip().lstrip(".")
        whole = f"{local}@{domain}" + (f".{tld}" if tld else "")
        return f" {whole} " if _ADDRESS.fullmatch(whole) else ""
    return ""


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text[:_LONGEST], validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


# --- written backwards


def reversing_classes(page: str) -> frozenset[str]:
    """The classes by which the page's own style sheet turns text round."""
    if not _BIDI.search(page):
        return _REVERSING_CLASSES
    return _REVERSING_CLASSES | {name.lower() for name in _STYLE_RULE.findall(page)}


def is_backwards(tag: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether an element shows its text from its end to its beginning."""
    style = attributes.get("style", "")
    if tag == "bdo" and attributes.get("dir", "").lower() == "rtl":
        return True
    if _RTL.search(style) and _BIDI.search(style):
        return True
    return "class" in attributes and not classes.isdisjoint(attributes["class"].lower().split())


# --- written by a script


def written_addresses(script: str) -> list[str]:
    """The addresses that a script puts together from pieces and writes, in order, each once.

    Strings, variables that hold strings, and `+` are followed; nothing is run. A script that only has data is none.
    """
    if not (_PROMISING.search(script) and _WRITES.search(script)):
        return []
    found: dict[str, None] = {}
    for code in _CHAR_CODES.findall(script):
        text = "".join(chr(int(number)) for number in code.split(",") if number.strip().isdigit() and len(number) < 8)
        found.update(dict.fromkeys(_in_text(text)))
    for text in _texts(script):
        found.update(dict.fromkeys(_in_text(text)))
    # Of a text that is put together step by step, the steps before are no addresses of their own.
    return [one for one in found if not any(other != one and other.startswith((f"{one}.",)) for other in found)]


def _texts(script: str) -> Iterator[str]:
    values: dict[str, str] = {}
    for number, expression in enumerate(_EXPRESSION.finditer(script)):
        if number >= _MOST_EXPRESSIONS:
            return
        terms = _TERMS.findall(expression[0])
        if len(terms) == 1 and not terms[0].startswith(("'", '"')):
            continue
        known = [_literal(term) if term[0] in "'\"" else values.get(term, "") for term in terms]
        text = "".join(known)[:_LONGEST]
        if assigned := _ASSIGNED.search(script, max(0, expression.start() - 90), expression.start()):
            if assigned[2] == "+=":
                text = (values.get(assigned[1], "") + text)[:_LONGEST]
            values[assigned[1]] = text
        if len(terms) > 1 or "mailto:" in text.lower() or "&#" in text or "%40" in text:
            yield text


def _literal(term: str) -> str:
    return _ESCAPE.sub(_unescaped, term[1:-1])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]


def _in_text(text: str) -> Iterator[str]:
    text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    for shown in (text, *_MAILTO.findall(text)):
        yield from _ADDRESS.findall(shown)
