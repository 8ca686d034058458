"""The vectors of texts, kept in the project's file: a page that did not change is not read by the model again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

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
    """A model's vectors of texts, each made once."""

    def __init__(self, connection: sqlite3.Connection, model: Model, name: str) -> None:
        self._connection = connection
        self._model = model
        self._name = name
        connection.execute(_SCHEMA)

    def of(self, texts: Sequence[str], on_progress: Callable[[int], None] = lambda _: None) -> npt.NDArray[np.float32]:
        """The vectors of texts, in order: (texts, dimensions). `on_progress` is told how many there are so far."""
        hashes = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        known = {digest: vector for digest in set(hashes) if (vector := self._kept(digest)) is not None}
        missing = [place for place, digest in enumerate(hashes) if digest not in known]
        for start in range(0, len(missing), _AT_ONCE):
            on_progress(len(texts) - len(missing) + start)
            places = missing[start : start + _AT_ONCE]
            made = self._model.encode([texts[place] for place in places]).astype(np.float16)
            rows = [(self._name, hashes[place], vector.tobytes()) for place, vector in zip(places, made, strict=True)]
            self._connection.executemany("INSERT OR REPLACE INTO text_vector VALUES (?, ?, ?)", rows)
            known.update((digest, np.frombuffer(vector, np.float16)) for _, digest, vector in rows)
        if not texts:
            return np.empty((0, 0), np.float32)
        return np.array([known[digest] for digest in hashes], np.float32)

    def _kept(self, digest: bytes) -> npt.NDArray[np.float16] | None:
        row = self._connection.execute(
            "SELECT vector FROM text_vector WHERE model = ? AND text_hash = ?", (self._name, digest)
        ).fetchone()
        return None if row is None else np.frombuffer(row[0], np.float16)
