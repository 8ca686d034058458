"""Certificates made for one test run: a private authority, and servers whose certificates are good or not."""

from __future__ import annotations

import datetime
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

#: Host names, each served with the certificate that it is called after.
VALID = "valid.example"
EXPIRED = "expired.example"
SELF_SIGNED = "self-signed.example"
WRONG_NAME = "wrong-name.example"

_DAY = datetime.timedelta(days=1)
_Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Certificates:
    """What a TLS server and its visitors need."""

    authority: Path  #: PEM; a client that trusts it finds `VALID` in order
    server: ssl.SSLContext  #: picks the certificate by the name that the client asks for (SNI)


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """What a TLS server in a process of its own, and its visitors, need: PEM files."""

    authority: Path
    server: Path  #: key and certificate


def make_server_files(folder: Path, name: str) -> ServerFiles:
    """Make an authority and a certificate for `name`, which may be a wildcard, below `folder`."""
    authority_file, authority, authority_key = _make_authority(folder)
    key = ec.generate_private_key(ec.SECP256R1())
    server_file = folder / "server.pem"
    _write(server_file, _certificate(name, key, authority, authority_key), key)
    return ServerFiles(authority_file, server_file)


def make_certificates(folder: Path) -> Certificates:
    """Make an authority and four certificates below `folder`."""
    authority_file, authority, authority_key = _make_authority(folder)

    contexts: dict[str, ssl.SSLContext] = {}
    for host in (VALID, EXPIRED, SELF_SIGNED, WRONG_NAME):
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(
            "elsewhere.example" if host == WRONG_NAME else host,
            key,
            None if host == SELF_SIGNED else authority,
            key if host == SELF_SIGNED else authority_key,
            age=3 * _DAY if host == EXPIRED else _DAY,
        )
        contexts[host] = _context(folder / f"{host}.pem", certificate, key)

    def choose(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        connection.context = contexts.get(name or "", contexts[VALID])

    server = contexts[VALID]
    server.sni_callback = choose
    return Certificates(authority_file, server)


def _make_authority(folder: Path) -> tuple[Path, x509.Certificate, _Key]:
    key = ec.generate_private_key(ec.SECP256R1())
    authority = _certificate("Test authority", key, None, key, is_authority=True)
    file = folder / "authority.pem"
    file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    return file, authority, key


def _certificate(
    name: str,
    key: _Key,
    issuer: x509.Certificate | None,
    issuer_key: _Key,
    *,
    age: datetime.timedelta = _DAY,
    is_authority: bool = False,
) -> x509.Certificate:
    """A certificate that was made `age` ago and holds for two days; self-signed without an issuer."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = datetime.datetime.now(datetime.UTC) - age
    # OpenSSL, told to be strict, wants both key identifiers and the key's usage of an authority.
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made)
        .not_valid_after(made + 2 * _DAY)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if not is_authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def _write(file: Path, certificate: x509.Certificate, key: _Key) -> None:
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )


def _context(file: Path, certificate: x509.Certificate, key: _Key) -> ssl.SSLContext:
    _write(file, certificate, key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
