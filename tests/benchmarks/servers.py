"""What is asked: one nginx worker for every host, and a name server; each in a process of its own, its CPU counted."""

from __future__ import annotations

import os
import re
import selectors
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.private_network import ADDRESS
from tests.web.certificates import make_server_files
from tests.web.dns import FakeDns

if TYPE_CHECKING:
    from collections.abc import Iterator

#: No country is given zz (ISO 3166, user-assigned). Names set aside for such ends, as .test, lychee passes over.
_DOMAIN: Final = "bench.zz"
#: A socket holds some 270 questions (net.core.rmem_default). lychee asks 512 at once, and waits 5 s for a lost one.
_DNS_SOCKETS: Final = 8
_STATUS_PORT: Final = 8080
_PAGE: Final = (
    "<!doctype html><html><head><title>Rigid hive boxes</title></head><body><h1>Rigid hive boxes</h1><p>"
    + "How the frames are spaced, which wood lasts in the rain, and what a beginner should build first. " * 12
    + "</p></body></html>"
)
#: No log and no latency. What has no number is not there, as a made-up address should not be. The network's only
#: user is called root, whoever that is outside.
_NGINX: Final = """
daemon off;
master_process off;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_rlimit_nofile {files};
events {{ worker_connections {connections}; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type text/html;
    keepalive_requests 100000;
    server {{
        listen 80 backlog=4096;
        listen 443 ssl backlog=4096;
        ssl_certificate {pem};
        ssl_certificate_key {pem};
        location ~ ^/page/[0-9]+$ {{ return 200 '{page}'; }}
        location / {{ return 404; }}
    }}
    server {{ listen {address}:{status}; location / {{ stub_status; }} }}
}}
"""


def host(number: int) -> str:
    """The name of a host; a wildcard certificate is good for all of them."""
    return f"site-{number}.{_DOMAIN}"


def _address(number: int) -> str:
    """Each host's own, as most have: all of 127.0.0.0/8 is loopback."""
    return f"127.{1 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"


@dataclass(frozen=True, slots=True)
class Load:
    """What the servers have done so far."""

    web_cpu: float  #: seconds
    dns_cpu: float
    connections: int
    requests: int

    def __sub__(self, before: Load) -> Load:
        return Load(
            self.web_cpu - before.web_cpu,
            self.dns_cpu - before.dns_cpu,
            self.connections - before.connections - 1,  # the one that asked for these figures
            self.requests - before.requests - 1,
        )


class Servers:
    """The running servers: `authority` is the certificate to trust."""

    def __init__(self, authority: Path, web: int, dns: int) -> None:
        self.authority = authority
        self._web = web
        self._dns = dns

    def load(self) -> Load:
        """Read the counters. nginx counts this as one connection and one request."""
        with urllib.request.urlopen(f"http://{ADDRESS}:{_STATUS_PORT}/", timeout=10) as answer:
            # "Active connections: 1 \nserver accepts handled requests\n 3 3 5 \nReading: …"
            accepted, _, requests = re.findall(r"^ (\d+) (\d+) (\d+)", answer.read().decode(), re.MULTILINE)[0]
        return Load(_cpu(self._web), _cpu(self._dns), int(accepted), int(requests))


@contextmanager
def serving(folder: Path, hosts: int, open_files: int) -> Iterator[Servers]:
    """Serve `hosts` hosts at ports 80 and 443 for as long as the block runs."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")
    if nginx is None:
        sys.exit("The benchmark serves its links with nginx: install it (Debian and Ubuntu: nginx-light).")
    files = make_server_files(folder, f"*.{_DOMAIN}")
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _NGINX.format(
            folder=folder,
            files=open_files,
            connections=open_files - 100,
            pem=files.server,
            page=_PAGE,
            address=ADDRESS,
            status=_STATUS_PORT,
        )
    )
    with ExitStack() as running:
        web = running.enter_context(_process(nginx, "-e", str(folder / "error.log"), "-c", str(configuration)))
        dns = running.enter_context(_process(sys.executable, "-m", __name__, str(hosts)))
        _wait_for(web, _STATUS_PORT)
        _wait_for_names(dns)
        yield Servers(files.authority, web.pid, dns.pid)


@contextmanager
def _process(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    while server.poll() is None:
        with socket.socket() as visitor:
            if visitor.connect_ex((ADDRESS, port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"The web server did not start (exit status {server.returncode}); its message is above.")


def _wait_for_names(server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            socket.getaddrinfo(host(0), 80)
        except socket.gaierror:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"The name server did not start (exit status {server.returncode}); its message is above.")


def _cpu(process: int) -> float:
    """Seconds of processor time, user and system (proc(5), stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _answer_names(hosts: int) -> None:
    """Answer for `hosts` hosts at UDP port 53, for ever."""
    names = FakeDns({host(number): (_address(number),) for number in range(hosts)})
    with selectors.DefaultSelector() as ready:
        for _ in range(_DNS_SOCKETS):
            opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            opened.bind((ADDRESS, 53))
            ready.register(opened, selectors.EVENT_READ, opened)
        while True:
            for key, _ in ready.select():
                query, asker = key.data.recvfrom(512)
                if (answer := names.answer(query)) is not None:
                    key.data.sendto(answer, asker)


if __name__ == "__main__":
    _answer_names(int(sys.argv[1]))
