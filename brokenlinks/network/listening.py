"""The end of a server of asyncio's."""

from __future__ import annotations

import asyncio
from contextlib import suppress


async def stop_listening(server: asyncio.Server) -> None:
    """Accept no more connections, and close the server's own sockets.

    `Server.close` alone fails those that were accepted in the same turn of the loop: their transports find a server
    without sockets, and are left half made and open (Python 3.11 to 3.13).
    """
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows' loop has none to remove
        for listening in server.sockets:
            loop.remove_reader(listening.fileno())
    await asyncio.sleep(0)
    server.close()
    await asyncio.sleep(0)  # and they are handed over
