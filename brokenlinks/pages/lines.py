"""Headings that are only lines in bold: which lines are, which look like it, and what these do to the ones before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.pages.passages import collapse

if TYPE_CHECKING:
    from brokenlinks.pages.headings import Headings
    from brokenlinks.pages.passages import Heading

#: Text without a letter beside the bold words makes them no less of a heading: ":", "1.", "[", "(12)", "»".
_LONGEST_MARK = 6
#: So does a link to nowhere: "more", "back to top".
_LONGEST_LINK_MARK = 12
_LONGEST_REMARK = 30
#: More than this after the bold words, and they only stress the beginning of a paragraph.
_LONGEST_REST = 100


class Lines:
    """The line of text that is being read. When it ends, it may come into force as a heading."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self.has_begun = False
        self._lead: list[str] = []  #: the line up to where it is no longer bold
        self._rest: list[str] = []  #: what follows
        self._is_bold = False  #: `_lead` has bold words
        self._has_link = False
        self._lead_is_link = False
        self._has_words = False  #: in `_rest`, and no link's to nowhere
        self._is_list = False  #: "**Size:** 5 **Colour:** red"
        self._above_list = ""  #: the last line, no heading but over a list
        self._label: Heading | None = None  #: of the block's lines, one that is bold …
        self._is_label = False  #: … but no more than a label: what follows is a number or an address
        self._runs_on = False  #: the bold words went on behind the line's end

    def add(self, text: str, *, bold: bool, linked: bool, to_nowhere: bool = False) -> None:
        """Words of the line, in a link or not, and that a link to nothing (`to_nowhere`)."""
        self.has_begun = True
        self._above_list = ""
        if self._rest and not self._is_bold and self._label is None:
            return  # it did not begin bold
        is_mark = not bold and self._is_mark(text.strip())
        if self._rest or not (bold or is_mark):
            self._rest.append(text)
            self._has_words = self._has_words or not (is_mark or to_nowhere)
            self._has_link = self._has_link or (linked and not to_nowhere)
            self._is_list = self._is_list or bold
        else:
            self._lead_is_link = self._has_link = self._has_link or (linked and not is_mark)
            self._lead.append(text)
            self._is_bold = self._is_bold or bold

    def add_picture(self) -> None:
        """A link without words stands in the line."""
        self.has_begun = True
        self._above_list = ""
        self._has_link = True

    def end(self, *, bold: bool) -> None:
        """The line ends; `bold`: what follows is bold as well."""
        if self._headings.reading is None and (self._is_bold or self._label is not None):
            self._settle(runs_on=bold)
        self.has_begun = False
        self._lead.clear()
        self._rest.clear()
        self._is_bold = self._has_link = self._lead_is_link = self._has_words = self._is_list = False

    def end_block(self) -> None:
        """A block ends: a label in it goes with it, where there is a heading to go back to."""
        if self._label is None:
            return
        label, self._label = self._label, None
        if self._is_label and label is self._headings.current and label.above is not None:
            self._headings.current = label.above
            self._above_list = label.text

    def begin_list(self) -> None:
        """A list begins: the line above it is its heading, if it began bold, whatever else is in it."""
        if self._above_list:
            self._headings.offer(self._above_list, is_sentence=True)
        self._above_list = ""

    def _settle(self, *, runs_on: bool) -> None:
        lead, rest = collapse("".join(self._lead)), collapse("".join(self._rest))
        lead = lead.strip("[] ") if self._is_bold else ""
        if lead and not self._has_link and self._is_remark(rest):
            if self._headings.offer(lead):
                self._label, self._is_label, self._runs_on = self._headings.current, False, runs_on
                return
            self._headings.end_minor()
        elif self._label is not None:
            if self._has_link:
                self._label = None
            else:
                goes_on = bool(lead) and self._runs_on
                ends_open = self._label.text.endswith(":")
                self._is_label = self._is_label or goes_on or ends_open or any(map(str.isdigit, lead + rest))
                if goes_on:
                    self.end_block()
        if len(rest) <= _LONGEST_REST and not self._is_list and not (rest and self._lead_is_link):
            self._above_list = lead

    def _is_mark(self, text: str) -> bool:
        if len(text) > _LONGEST_MARK:
            return False
        if self._is_bold and text[0] not in "([":
            return not any(map(str.isalnum, text))  # "Size: 5"
        return not any(map(str.isalpha, text))

    def _is_remark(self, rest: str) -> bool:
        if not self._has_words:
            return len(rest) <= _LONGEST_LINK_MARK
        return len(rest) <= _LONGEST_REMARK and rest[0] + rest.rstrip(":")[-1:] in ("()", "[]")
