"""Whose certificates are believed: the system's, and those that SSL_CERT_FILE and SSL_CERT_DIR add."""

from __future__ import annotations

import functools
import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wreq.tls import CertStore


@functools.cache
def trusted_certificates() -> CertStore:
    """The store that every client is given.

    wreq reads none of the usual places by itself, so that without this each link of a private authority would be a
    certificate error. OpenSSL lets SSL_CERT_FILE replace the system's file; here it adds to it, as a company's own
    authority is wanted beside the public ones. Where the system has no store at all, certifi's stands in.
    """
    from wreq.tls import CertStore

    seen: dict[bytes, None] = {}
    for certificate in _certificates():
        seen.setdefault(certificate)
    return CertStore(der_certs=list(seen))


def _certificates() -> Iterator[bytes]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    paths = ssl.get_default_verify_paths()
    files = [paths.openssl_cafile, os.environ.get("SSL_CERT_FILE", "")]
    folders = [paths.openssl_capath, *os.environ.get("SSL_CERT_DIR", "").split(os.pathsep)]
    for folder in filter(None, folders):
        if Path(folder).is_dir():
            files += [str(file) for file in sorted(Path(folder).iterdir()) if file.is_file()]
    for file in filter(None, files):
        _load(context, file)
    if os.name == "nt":
        context.load_default_certs()
    if not context.cert_store_stats()["x509"]:
        import certifi

        _load(context, certifi.where())
    yield from context.get_ca_certs(binary_form=True)


def _load(context: ssl.SSLContext, file: str) -> None:
    """Take a file's certificates; one that holds none (a README, a broken link) is passed over, as OpenSSL does."""
    try:
        context.load_verify_locations(file)
    except (ssl.SSLError, OSError):
        return
