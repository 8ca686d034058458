"""Whose certificates are believed: the system's, and those that SSL_CERT_FILE and SSL_CERT_DIR add."""

from __future__ import annotations

import functools
import os
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wreq.tls import CertStore


#: Where systems keep their store as one file: a Python that was built elsewhere may know of none.
_BUNDLES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS, BSD
)


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
    # Where there is a folder too it holds the same, a file for each, and takes many times as long.
    for bundle in (paths.openssl_cafile, *_BUNDLES):
        if not context.cert_store_stats()["x509"]:
            _load(context, bundle)
    if not context.cert_store_stats()["x509"]:
        _load_folder(context, paths.openssl_capath)
    _load(context, os.environ.get("SSL_CERT_FILE", ""))
    for folder in os.environ.get("SSL_CERT_DIR", "").split(os.pathsep):
        _load_folder(context, folder)
    if os.name == "nt":
        context.load_default_certs()
    if not context.cert_store_stats()["x509"]:
        import certifi

        _load(context, certifi.where())
    yield from context.get_ca_certs(binary_form=True)


def _load_folder(context: ssl.SSLContext, folder: str) -> None:
    if folder and Path(folder).is_dir():
        for file in sorted(Path(folder).iterdir()):
            if file.is_file():
                _load(context, str(file))


def _load(context: ssl.SSLContext, file: str) -> None:
    """Take a file's certificates; one that holds none (a README, a broken link) is passed over, as OpenSSL does."""
    if not file:
        return
    try:
        context.load_verify_locations(file)
    except (ssl.SSLError, OSError):
        return
