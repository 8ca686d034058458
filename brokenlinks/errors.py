"""What can be wrong with what the user gave us, said in one sentence."""

from __future__ import annotations


class BadInput(Exception):
    """The user can mend this: the message says what is wrong, where, and what to do.

    The command line prints the message alone and exits with status 2.
    """
