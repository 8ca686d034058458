"""The user's own templates come first; one that is broken costs a sentence, and no mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from brokenlinks.drafts import MAIL_FOLDER, TEMPLATES, Mail, MailKind, Templates, draft
from brokenlinks.drafts.template_values import NAMES, Link
from brokenlinks.scaffold import write_project
from tests.drafts.rows import LANGUAGES, SENDER, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.workbook_data import Prospect

BUILT_IN = draft([row()], Templates(), SENDER)


class Project:
    """A folder with templates of the user's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[str] = []

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        path = self.folder / MAIL_FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))

    def draft(self, *rows: Prospect) -> Mail:
        templates = Templates(self.folder, on_note=self.notes.append)
        mails = [draft(rows or [row()], templates, SENDER) for _ in range(3)]
        assert len(set(mails)) == 1
        return mails[0]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


# --- those of the package


def test_every_language_has_every_kind() -> None:
    found = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.txt")}
    assert found == {"about.txt"} | {f"{language}/{kind}.txt" for language in LANGUAGES for kind in MailKind}


def test_what_can_be_named_is_explained_and_all_that_is_explained_exists() -> None:
    about = (TEMPLATES / "about.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{ (\w+) \}\}", about)) == set(NAMES)
    assert all(re.search(rf"\b{name}\b", about.partition("For several.txt")[2]) for name in Link._fields)
    assert set(re.findall(r"^  ([\w-]+)\.txt ", about, re.MULTILINE)) == set(MailKind)
    assert max(map(len, about.splitlines())) <= 80


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.txt")), ids=lambda path: f"{path.parent.name} {path.stem}")
def test_no_template_tells_a_story_or_presses(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    told = (
        "fan of",
        "came across",
        "stumbled",
        "love",
        "while researching",
        "great",
        "!",
        "urgent",
        "gestoßen",
        "gerade",
    )
    assert not [words for words in told if words in text]
    assert text.startswith("subject: ")


# --- the user's own


@pytest.mark.parametrize(
    ("written", "subject", "text"),
    [
        ("Hi {{ site }}\n\nDead: {{ dead_link }}", "Hi library.example", f"Dead: {row().dead_url}"),
        ("Subject:  A\nB", "A", "B"),
        ("\n\nSUBJECT: A\r\n\r\n\r\n\r\nB  \r\nC\r\n", "A", "B\nC"),
        ("A\n\n{% if not section %}\nno\n{% endif %}\n\n\nB", "A", "B"),
        ("A\n{% for link in links %}{{ loop.index }}{{ link.anchor }}{% endfor %}", "A", "1River maps"),
        ("A\n{{ anchor | upper }}", "A", "RIVER MAPS"),
        ("{# mine #}A\nB", "A", "B"),
        ("Ü {{ page_title }}\nß", "Ü Useful links", "ß"),
    ],
)
def test_it_comes_first(project: Project, written: str, subject: str, text: str) -> None:
    project.write("en/dead-page.txt", written)
    assert project.draft() == Mail(subject, text, "en", MailKind.DEAD_PAGE)
    assert project.notes == []


def test_a_file_of_an_old_editor(project: Project) -> None:
    project.write("en/dead-page.txt", "Grüße\nB", "windows-1252")
    assert project.draft().subject == "Grüße"


def test_another_kind_and_another_language_stay_as_they_are(project: Project) -> None:
    project.write("en/moved.txt", "A\nB")
    project.write("fr/dead-page.txt", "A\nB")
    assert project.draft() == BUILT_IN


@pytest.mark.parametrize(("language", "taken"), [("it", "it"), ("pt-br", "pt-br"), ("pt-pt", "pt"), ("nl", "en")])
def test_a_language_of_ones_own(project: Project, language: str, taken: str) -> None:
    for folder in ("it", "pt", "pt-br"):
        project.write(f"{folder}/dead-page.txt", "A\nB")
    assert project.draft(row(language=language)).language == taken


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("A\n\nB {{ dead_lnk }}", "mail/en/dead-page.txt, line 3 is wrong ('dead_lnk' is undefined)"),
        ("A\n{% if anchor %}\nB", "mail/en/dead-page.txt, line 2 is wrong"),
        ("A\n{% if %}", "mail/en/dead-page.txt, line 2 is wrong"),
        ("A\n\n\n{{ page", "mail/en/dead-page.txt, line 4 is wrong"),
        ("A\n{{ page | shout }}", "mail/en/dead-page.txt, line 2 is wrong (No filter named 'shout')"),
        ("A\n{{ 1 / 0 }}", "mail/en/dead-page.txt, line 2 is wrong (division by zero)"),
        ("A\n{% include 'footer.txt' %}", "mail/en/dead-page.txt, line 2 is wrong"),
        ("A\nB\n{{ page.__class__.__mro__ }}", "mail/en/dead-page.txt, line 3 is wrong (access to attribute"),
        ("A\n{{ links[7].anchor }}", "mail/en/dead-page.txt, line 2 is wrong"),
        ("A\n{{ count + page }}", "mail/en/dead-page.txt, line 2 is wrong"),
        ("A\n{% for n in range(10 ** 9) %}x{% endfor %}", "mail/en/dead-page.txt, line 2 is wrong (Range too big"),
        ("", "mail/en/dead-page.txt needs a first line, which is the subject, and a text below it"),
        ("Only this", "mail/en/dead-page.txt needs a first line"),
        ("Subject:\n\nB", "mail/en/dead-page.txt needs a first line"),
    ],
)
def test_one_that_is_broken_costs_a_sentence(project: Project, written: str, problem: str) -> None:
    project.write("en/dead-page.txt", written)
    assert project.draft() == BUILT_IN
    (note,) = project.notes
    assert note.startswith(problem)
    assert note.endswith(": the built-in text is used until you mend it; mail/about.txt tells how.")
    assert "\n" not in note


def test_one_that_breaks_for_some_pages_only(project: Project) -> None:
    project.write("en/dead-page.txt", "A\n{% if reason == 'soft_404' %}{{ nothing }}{% endif %}B")
    assert project.draft().text == "B"
    assert project.notes == []


def test_a_broken_language_falls_back_to_its_built_in_text(project: Project) -> None:
    project.write("de/dead-page.txt", "{{")
    assert project.draft(row(language="de")) == draft([row(language="de")], Templates(), SENDER)
    assert len(project.notes) == 1


def test_a_folder_in_the_place_of_a_template(project: Project) -> None:
    (project.folder / MAIL_FOLDER / "en" / "dead-page.txt").mkdir(parents=True)
    assert project.draft() == BUILT_IN


def test_one_that_is_long_is_used_and_told(project: Project) -> None:
    project.write("en/dead-page.txt", "A\n" + "word " * 150)
    assert len(project.draft().text.split()) == 150
    assert project.notes == [
        "mail/en/dead-page.txt makes mails of 150 words or more, which few people read: shorten it."
    ]


def test_a_long_one_has_fewer_links(project: Project) -> None:
    project.write("en/several.txt", "A\n" + "word " * 146 + "{% for link in links %}\n{{ link.dead_link }}{% endfor %}")
    rows: Sequence[Prospect] = [row(dead_url=f"http://a.example/{number}") for number in range(9)]
    assert project.draft(*rows).text.splitlines()[1:] == [f"http://a.example/{number}" for number in range(3)]
    assert project.notes == []


def test_what_init_writes_is_what_the_package_has(tmp_path: Path) -> None:
    write_project(tmp_path / "mine")
    notes: list[str] = []
    mail = draft([row(language="de")], Templates(tmp_path / "mine", on_note=notes.append), SENDER)
    assert mail == draft([row(language="de")], Templates(), SENDER)
    assert notes == []
    assert (tmp_path / "mine" / "mail" / "about.txt").read_bytes() == (TEMPLATES / "about.txt").read_bytes()
