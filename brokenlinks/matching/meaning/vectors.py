"""The vectors of texts, kept in the project's file: a page that did not change is not read by the model again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    from brokenlinks.matching.meaning.models import Model

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS text_vector (
    model TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    vector BLOB NOT NULL,           -- half-precision floats
    PRIMARY KEY (model, text_hash)
) WITHOUT ROWID
"""
#: Texts that are read before what was found is written down.
_AT_ONCE: Final = 256


class Vectors:
    """A model's vectors of texts, each made once, and kept under the model's name."""

    def __init__(self, connection: sqlite3.Connection, model: Model, name: str) -> None:
        self._connection = connection
        self._model = model
        self._name = name
        self._dimensions = model.encode([""]).shape[1]
        connection.execute(_SCHEMA)

    def of(self, texts: Sequence[str], on_progress: Callable[[int], None] = lambda _: None) -> npt.NDArray[np.float32]:
        """The vectors of texts, in order: (texts, dimensions). `on_progress` is told how many there are so far."""
        readable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]  # no model takes half a pair
        hashes = [hashlib.blake2b(text.encode("utf-8"), digest_size=16).digest() for text in readable]
        different = dict(zip(hashes, readable, strict=True))
        known = {digest: vector for digest in different if (vector := self._kept(digest)) is not None}
        missing = [digest for digest in different if digest not in known]
        for start in range(0, len(missing), _AT_ONCE):
            on_progress(len(known))
            digests = missing[start : start + _AT_ONCE]
            made = self._model.encode([different[digest] for digest in digests]).astype(np.float16)
            known.update(zip(digests, made, strict=True))
            self._keep(zip(digests, made, strict=True))
        vectors = np.array([known[digest] for digest in hashes], np.float32)
        return vectors.reshape(len(texts), self._dimensions)

    def _kept(self, digest: bytes) -> npt.NDArray[np.float16] | None:
        row = self._connection.execute(
            "SELECT vector FROM text_vector WHERE model = ? AND text_hash = ?", (self._name, digest)
        ).fetchone()
        if row is None or not isinstance(row[0], bytes) or len(row[0]) != self._dimensions * np.float16().nbytes:
            return None  # what is damaged, or of another model of that name, is made anew
        vector = np.frombuffer(row[0], np.float16)
        return vector if np.isfinite(vector).all() else None

    def _keep(self, made: Iterable[tuple[bytes, npt.NDArray[np.float16]]]) -> None:
        # A savepoint nests in the caller's transaction, or is one where there is none: a write to the disk for all.
        self._connection.execute("SAVEPOINT text_vectors")
        try:
            rows = ((self._name, digest, vector.tobytes()) for digest, vector in made)
            self._connection.executemany("INSERT OR REPLACE INTO text_vector VALUES (?, ?, ?)", rows)
        finally:
            self._connection.execute("RELEASE text_vectors")
