"""What the folder of a model says of it, as sentence-transformers and model2vec write it down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

#: Keys of a `Pooling` module, each true or false: how older versions of sentence-transformers wrote its modes down.
_OLDER_MODES: Final = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
_STATIC: Final = "StaticEmbedding"
_STATIC_TYPE: Final = "model2vec"


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; empty when there is no such file, or something else in it.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def modules(folder: Path) -> dict[str, Path]:
    """The steps by which the model makes a vector, in order: name of the class → its folder; empty for a bare one."""
    path = folder / "modules.json"
    steps = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return {str(step["type"]).rpartition(".")[2]: folder / str(step.get("path", "")) for step in steps}


def pooling_modes(folder: Path) -> set[str]:
    """What is made of the vectors of a text's pieces: "mean", "cls" …; several are joined."""
    config = read_json(modules(folder).get("Pooling", folder / "1_Pooling") / "config.json")
    modes = config.get("pooling_mode") or [mode for key, mode in _OLDER_MODES.items() if config.get(key)]
    return {modes} if isinstance(modes, str) else set(modes) or {"mean"}


def is_static(folder: Path) -> bool:
    """Whether it is a model of model2vec's kind, also one that sentence-transformers wrote."""
    kind = read_json(folder / "config.json").get("model_type")
    return kind == _STATIC_TYPE or next(iter(modules(folder)), "") == _STATIC


def has_model(folder: Path) -> bool:
    """Whether there is anything in the folder that says what model it is."""
    return any((folder / name).is_file() for name in ("config.json", "modules.json"))
