"""Which own page is the dead one itself, and which is the section that it stood in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.same_address import is_section, last_name, leads_to, path_of, section_name

#: Any text at all, lone surrogates included, and texts that begin as addresses do.
ODD = st.text(st.characters(codec=None)) | st.builds(
    "{}{}".format, st.sampled_from(["http://", "https://[", "//", "content/", "C:\\"]), st.text("[]/:?#@%.-1a\\é℀ \0")
)


@pytest.mark.parametrize(
    ("dead", "own"),
    [
        # web addresses: one page in two spellings
        ("https://h.example/guides/hives", "https://h.example/guides/hives"),
        ("HTTPS://H.example:443/guides/%68ives#top", "https://h.example/guides/hives"),
        # the sources of a site: Hugo, Jekyll, Eleventy, plain HTML
        ("https://h.example/guides/hives/", "content/guides/hives.md"),
        ("https://h.example/guides/hives/", "guides/hives/index.md"),
        ("https://h.example/guides/hives/", "content/guides/hives/_index.md"),
        ("https://h.example/guides/hives/", "docs/guides/hives/README.markdown"),
        ("https://h.example/guides/hives.html", "site/guides/hives.html"),
        ("https://h.example/guides/hives.php", "site/guides/hives.html"),
        ("https://h.example/guides/hives/index.html", "content/guides/hives.md"),
        ("https://h.example/Guides/HIVES/?page=2#top", "content/guides/hives.md"),
        ("https://h.example/guides/hives/", "bees:content/guides/hives.md"),  # with the name of its list
        ("https://h.example/guides/bees:keeping/", "guides/bees:keeping.md"),
        # posts: the date is in the address, in the name of the file, or in both
        ("https://h.example/2014/05/30/hives/", "_posts/2014-05-30-hives.md"),
        ("https://h.example/2014/05/hives.html", "_posts/2014-05-30-hives.md"),
        ("https://h.example/blog/2014/05/30/hives/", "content/blog/2014-05-30-hives.md"),
        ("https://h.example/2014/05/30/hives/", "content/posts/2014/05/30/hives.md"),
        ("https://h.example/2014-05-30-hives/", "src/posts/2014-05-30-hives.md"),
    ],
)
def test_the_dead_page_itself(dead: str, own: str) -> None:
    assert leads_to(dead, own)


@pytest.mark.parametrize(
    ("dead", "own"),
    [
        ("https://h.example/guides/hives", "https://h.example/guides/hives/"),  # another page to a server
        ("https://h.example/guides/hives", "http://h.example/guides/hives"),
        ("https://h.example/guides/hives", "https://other.example/guides/hives"),
        ("https://h.example/hives/", "content/guides/hives.md"),  # one name alone is on many pages
        ("https://h.example/2014/05/30/hives/", "content/guides/hives.md"),  # a date on one side alone
        ("https://h.example/hives/", "_posts/2014-05-30-hives.md"),
        ("https://h.example/guides/hives/", "content/hives.md"),
        ("https://h.example/guides/hives/", "content/guides/hives/frames.md"),
        ("https://h.example/guides/hives/", "content/guides/old-hives.md"),
        ("https://h.example/guides/hives.md", "content/guides/hives.md"),  # no site shows its sources so
        ("https://h.example/", "content/index.md"),
        ("https://h.example/", ""),
        ("", "content/guides/hives.md"),
        ("", ""),
    ],
)
def test_another_page(dead: str, own: str) -> None:
    assert not leads_to(dead, own)


@pytest.mark.parametrize(
    ("dead", "name"),
    [
        ("https://h.example/guides/old-hives/", ("guides",)),
        ("https://h.example/Guides/Bees/old-hives.html?x=1", ("guides", "bees")),
        ("https://h.example/blog/2014/05/30/hives/", ("blog",)),  # a date names nothing
        ("https://h.example/guides/hives/index.php", ("guides",)),
        ("https://h.example/hives/", ()),
        ("https://h.example/", ()),
        ("https://h.example", ()),
        ("guides/old-hives.md", ("guides",)),
        ("http://[broken/guides/hives/", ()),
        ("", ()),
    ],
)
def test_the_name_of_a_section(dead: str, name: tuple[str, ...]) -> None:
    assert section_name(dead) == name


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        (("guides",), "https://h.example/guides/", True),
        (("guides",), "https://h.example/Guides/index.html", True),
        (("guides", "bees"), "https://h.example/guides/bees.html", True),
        (("guides",), "content/guides/_index.md", True),
        (("guides",), "content/guides.md", True),
        (("guides", "bees"), "bees:content/guides/bees.md", True),
        (("guides",), "https://h.example/old/guides/", False),  # the section of another section
        (("guides",), "https://h.example/guides/hives/", False),
        (("guides", "bees"), "https://h.example/bees/", False),
        (("guides",), "content/guides/hives.md", False),
        (("guides",), "", False),
        (("guides",), "http://[broken/guides/", False),
    ],
)
def test_the_page_of_a_section(name: tuple[str, ...], own: str, *, expected: bool) -> None:
    assert is_section(name, own) is expected


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("https://h.example/Guides/Hives.HTML?x=1", "hives"),
        ("https://h.example/guides/index.html", "guides"),
        ("https://h.example/2014/05/30/", ""),
        ("content/posts/2014-05-30-hives.md", "hives"),
        ("bees:content/guides/_index.md", "guides"),
        ("guides/bees: a start.md", "bees: a start"),
        ("C:/site/guides/hives.md", "hives"),
        ("https://h.example/", ""),
        ("index.md", ""),
        ("http://[broken/hives", ""),
        ("", ""),
    ],
)
def test_the_last_name(own: str, name: str) -> None:
    assert last_name(own) == name


@pytest.mark.parametrize("odd", ["http://[broken", "https://[::1", "http://a]b/c", "http://℀.example/", "//["])
def test_an_address_that_cannot_be_taken_apart_has_no_path(odd: str) -> None:
    assert path_of(odd) == ""


@given(ODD, ODD)
def test_no_address_is_too_odd(dead: str, own: str) -> None:
    leads_to(dead, own)
    assert last_name(own) == last_name(own).lower()
    name = section_name(dead)
    assert "" not in name
    assert not name or is_section(name, f"content/{'/'.join(name)}/index.md")


_SEGMENTS = st.lists(st.from_regex(r"[a-z]{2,8}(-[a-z]{2,8})?", fullmatch=True), min_size=2, max_size=5)


@given(_SEGMENTS.filter(lambda parts: parts[-1] not in {"index", "readme"}))
def test_a_page_of_a_folder_leads_to_itself_by_whatever_name_its_site_gives_it(parts: list[str]) -> None:
    path = "/".join(parts)
    for dead in (f"https://h.example/{path}", f"https://h.example/{path}/", f"http://www.h.example/{path}.html"):
        assert leads_to(dead, f"https://h.example/{path}") == (dead == f"https://h.example/{path}")
        for own in (f"{path}.md", f"content/{path}.html", f"src/{path}/index.md"):
            assert leads_to(dead, own)
            assert last_name(own) == parts[-1]
        assert is_section(section_name(dead), f"{'/'.join(parts[:-1])}.md")
