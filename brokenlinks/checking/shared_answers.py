"""Answers of pages to which many links are redirected: such a page is not asked for each of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from brokenlinks.network.transport import Answer

#: So many pages are kept.
_MOST: Final = 8


class SharedAnswers:
    """The last answers of one host, each good for `seconds`: whoever looks again after that time gets another one."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._kept: dict[tuple[str, str], _Shared] = {}  #: oldest first

    async def get(self, method: str, href: str, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer of `href`: a young one that is good for everybody, or what `ask` gets."""
        key = (method, href)
        shared = self._kept.get(key)
        if shared is None:
            while len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]
            shared = self._kept[key] = _Shared()
        async with shared.asking:
            if (answer := shared.younger_than(self._seconds)) is not None:
                return answer
            if shared.may_be:
                shared.may_be = False  # should it fail
                return shared.keep(await ask())
        return await ask()

    def clear(self) -> None:
        """Keep none."""
        self._kept.clear()


class _Shared:
    """What one page answered last."""

    __slots__ = ("_answer", "_asked_at", "asking", "may_be")

    def __init__(self) -> None:
        self.asking = asyncio.Lock()
        #: False once it failed, or gave an answer for one visitor: the others need not wait for one another.
        self.may_be = True
        self._asked_at = 0.0
        self._answer: Answer | None = None

    def younger_than(self, seconds: float) -> Answer | None:
        """The answer, if it came less than so long ago."""
        return self._answer if asyncio.get_running_loop().time() - self._asked_at < seconds else None

    def keep(self, answer: Answer) -> Answer:
        """Share an answer, unless it sends its visitor on, or gives them something: a token may be good for once."""
        self.may_be = not 300 <= answer.status < 400 and answer.header("set-cookie") is None
        if self.may_be:
            self._asked_at = asyncio.get_running_loop().time()
            self._answer = answer
        return answer
