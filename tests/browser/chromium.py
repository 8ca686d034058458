"""What the tests with a real Chromium share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.browser.options import EXECUTABLES
from brokenlinks.browser.visit import Patience
from brokenlinks.demo.web import Answer

if TYPE_CHECKING:
    from brokenlinks.demo.web import Site

needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, EXECUTABLES)), reason="there is no Chromium on this machine"
)
#: So little is waited for a page to be quiet; answers get the time they may need.
IN_A_HURRY: Final = Patience(answer=10.0, render=10.0, quiet=0.2, wall=0.4)

APP: Final = "app.example"
_APP: Final = """<!doctype html><html lang=en><title>Loading</title><div id=root></div><script>
const pages = {
  '/': ['Hive Almanac', 'Welcome to the almanac: what bees do in every month, and what their keepers do about it. '],
  '/spring': ['Spring', 'When the willows flower, the queen lays again, and the first pollen comes in on warm days. '],
};
fetch('/data').then(answer => answer.text()).then(() => {
  const [title, text] = pages[location.pathname] || ['Page not found', 'There is no such page in this almanac. '];
  document.title = title;
  const times = pages[location.pathname] ? 3 : 1;
  document.getElementById('root').innerHTML = `<h1>${title}</h1><p>${text.repeat(times)}</p>`;
});
</script>"""


SHELL: Final = Answer(body=_APP)


def application() -> Site:
    """An application: one shell for all addresses, whose script shows /, /spring, or that there is no such page."""
    return {"/data": Answer(body="{}"), "*": SHELL}
