"""A network of this program's own, with loopback alone in it: its own port 53, 80 and 443, and its own name server.

Every program that is compared then asks the same links by the same names, lookups included, and nothing that goes
wrong reaches another machine. Linux lets any user have one (user_namespaces(7)).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS: Final = "127.0.0.1"
_MARK: Final = "BENCHMARK_NETWORK"
_SIOCSIFFLAGS: Final = 0x8914  # linux/sockios.h
_IFF_UP: Final = 1
_NEW: Final = ("--map-root-user", "--net", "--mount")
_WITHOUT: Final = (
    "The benchmark needs a network of its own, and this system gives none to this user:"
    " run it on Linux, as root or in a container with --privileged. (`{}`: {})"
)


def enter(module: str) -> None:
    """Return inside a network of our own; outside one, start `module` again in it, with the same arguments."""
    if os.environ.get(_MARK) == ADDRESS:
        _raise_loopback()
        return
    unshare = shutil.which("unshare") or sys.exit(_WITHOUT.format("unshare", "there is no such command"))
    tried = subprocess.run([unshare, *_NEW, "true"], capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode:
        sys.exit(_WITHOUT.format(f"unshare {' '.join(_NEW)}", tried.stderr.strip()))
    os.environ[_MARK] = ADDRESS
    os.execv(unshare, [unshare, *_NEW, sys.executable, "-m", module, *sys.argv[1:]])  # noqa: S606


def use_name_server(folder: Path) -> None:
    """Let every program in this network ask the name server at `ADDRESS`. Needs `enter` before."""
    for name, text in (("resolv.conf", f"nameserver {ADDRESS}\n"), ("nsswitch.conf", "hosts: files dns\n")):
        (folder / name).write_text(text)
        subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)  # noqa: S603, S607


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", _IFF_UP))
