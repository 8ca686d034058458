"""The templates: the user's own come first, then those that came with the package.

A template is a file, `mail/en/dead-page.txt`: its first line is the mail's subject, the rest its text. What stands in
double braces is filled in (Jinja2). It runs in a sandbox, as people hand templates on; what is filled in comes from
the web, and is never read as a template.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from brokenlinks.drafts.mail import MOST_WORDS, Mail, MailKind
from brokenlinks.drafts.plain_text import count_words, one_line, short, visible
from brokenlinks.drafts.template_values import ROOMS
from brokenlinks.tables import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template

    from brokenlinks.drafts.template_values import Room

#: The folder of a project that holds the user's templates.
MAIL_FOLDER: Final = "mail"
#: Those that came with the package, and about.txt, which explains them.
TEMPLATES: Final = Path(__file__).parent / "templates"
#: What every language falls back to; it has a template of every kind.
DEFAULT_LANGUAGE: Final = "en"

_LONGEST_SUBJECT: Final = 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_SUBJECT_LABEL = re.compile(r"subject:\s*", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")
#: How Jinja2 calls a template without a file in a traceback.
_IN_TEMPLATE: Final = "<template>"
#: What a template can raise: it may calculate, and compare, and call methods of texts.
_BROKEN: Final = (
    TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RuntimeError, MemoryError,
)  # fmt: skip


class _Unusable(Exception):
    """A template cannot be used: the message is the beginning of a sentence, with file and line."""


class _TemplateFile:
    """One template, read when it is first used."""

    def __init__(self, path: Path, shown: str, language: str, kind: MailKind) -> None:
        self.shown = shown  #: what the user knows it by
        self._path = path
        self._language = language
        self._kind = kind
        self._template: Template | None = None

    def fill(self, environment: SandboxedEnvironment, values: Mapping[str, object]) -> Mail:
        """The mail. Raises _Unusable."""
        try:
            if self._template is None:
                self._template = environment.from_string(decode(self._path.read_bytes()))
            written = self._template.render(values)
        except OSError as error:
            raise _Unusable(f"{self.shown} cannot be read ({error.strerror or error})") from None
        except _BROKEN as error:
            wrong = one_line(str(error)).rstrip(".") or type(error).__name__
            raise _Unusable(f"{self.shown}, line {_line_of(error)} is wrong ({wrong})") from None
        subject, _, text = written.strip().partition("\n")
        subject = short(_SUBJECT_LABEL.sub("", subject, count=1), _LONGEST_SUBJECT, _LONGEST_SUBJECT)
        text = _tidy(text)
        if not subject or not text:
            raise _Unusable(f"{self.shown} needs a first line, which is the subject, and a text below it")
        return Mail(subject, text, self._language, self._kind)


class Templates:
    """The templates of a project.

    Args:
        folder: the project's folder; None: only the templates of the package.
        unknown: the language of mails to pages whose language is not known.
        on_note: gets a sentence, once, for each template of the user's that cannot be used or makes mails too long.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        unknown: str = DEFAULT_LANGUAGE,
        on_note: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._own = None if folder is None else folder / MAIL_FOLDER
        self._unknown = unknown
        self._on_note = on_note
        # Plain text: what would be escaped in HTML stands in a mail as it is.
        self._environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._files: dict[tuple[MailKind, str], tuple[_TemplateFile, ...]] = {}
        self._told: set[str] = set()

    def fill(self, kind: MailKind, language: str, values: Callable[[Room], Mapping[str, object]]) -> Mail:
        """The mail of a kind in the page's language where there is a template, else in English.

        Args:
            language: of the page: "en", "pt-br"; "" when it is not known.
            values: what is to be filled in, in the largest of `ROOMS` with which the text has fewer than `MOST_WORDS`
                words, else in the smallest.
        """
        for file in self._of(kind, language or self._unknown):
            try:
                return self._fitting(file, values)
            except _Unusable as problem:
                self._note(file, f"{problem}: the built-in text is used until you mend it; mail/about.txt tells how.")
        raise LookupError(f"no template for {kind}")  # never: the package has one of every kind in English

    def _fitting(self, file: _TemplateFile, values: Callable[[Room], Mapping[str, object]]) -> Mail:
        for room in ROOMS:
            mail = file.fill(self._environment, values(room))
            if count_words(mail.text) < MOST_WORDS:
                return mail
        self._note(file, f"{file.shown} makes mails of {MOST_WORDS} words or more, which few people read: shorten it.")
        return mail

    def _note(self, file: _TemplateFile, sentence: str) -> None:
        if file.shown not in self._told:
            self._told.add(file.shown)
            self._on_note(sentence)

    def _of(self, kind: MailKind, language: str) -> tuple[_TemplateFile, ...]:
        """The templates to try, one after the other."""
        key = kind, language
        if key not in self._files:
            self._files[key] = tuple(self._search(kind, language))
        return self._files[key]

    def _search(self, kind: MailKind, language: str) -> Iterator[_TemplateFile]:
        language = language.lower()
        wanted = [language, language.partition("-")[0]] if _LANGUAGE.fullmatch(language) else []
        for name in dict.fromkeys((*wanted, DEFAULT_LANGUAGE)):
            for folder in filter(None, (self._own, TEMPLATES)):
                path = folder / name / f"{kind}.txt"
                if path.is_file():
                    yield _TemplateFile(path, f"{MAIL_FOLDER}/{name}/{path.name}", name, kind)


def _tidy(text: str) -> str:
    """Lines without what is not seen, or stands at their end; one blank line where a condition has left several."""
    lines = (visible(line).rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _line_of(error: BaseException) -> int:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == _IN_TEMPLATE and frame.lineno), 1)
