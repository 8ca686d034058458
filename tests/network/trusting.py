"""Trusting an authority of one's own, as a user does: by SSL_CERT_FILE."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from brokenlinks.network.trust import trusted_certificates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def trusting(authority: Path, variable: str = "SSL_CERT_FILE") -> Iterator[None]:
    """Certificates that `authority` (a PEM file; or a folder, for SSL_CERT_DIR) signed are believed within."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(variable, str(authority))
        trusted_certificates.cache_clear()
        try:
            yield
        finally:
            trusted_certificates.cache_clear()
