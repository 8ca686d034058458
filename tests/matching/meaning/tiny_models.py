"""Models of a few numbers, written as sentence-transformers and model2vec write theirs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    from tokenizers import Tokenizer

WORDS: Final = "how to keep bees hives roses prune ##s ##d wasps é 蜂 Bees".split()
VOCABULARY: Final = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
_LAYER: Final = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


@dataclass
class TinyBert:
    """A BERT with random weights, and what stands beside it in its folder."""

    positions: int = 12
    width: int = 8
    heads: int = 2
    layers: int = 2
    between: int = 12
    prefix: str = ""  #: before the name of each weight
    kind: type[np.floating[Any]] = np.float32
    lower: bool = True  #: the tokenizer's own doing
    files: dict[str, Any] = field(default_factory=dict)  #: further JSON files; None: not written

    def write(self, folder: Path) -> dict[str, npt.NDArray[np.float64]]:
        """Write the model, and tell its weights."""
        from safetensors.numpy import save_file

        weights = self._weights()
        folder.mkdir(parents=True, exist_ok=True)
        save_file(
            {f"{self.prefix}{name}": value.astype(self.kind) for name, value in weights.items()},
            str(folder / "model.safetensors"),
        )
        tokenizer(lower=self.lower).save(str(folder / "tokenizer.json"))
        for name, content in ({"config.json": self.config()} | self.files).items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            if content is not None:
                path.write_text(json.dumps(content), encoding="utf-8")
        return weights

    def config(self) -> dict[str, Any]:
        return {
            "model_type": "bert",
            "hidden_size": self.width,
            "num_attention_heads": self.heads,
            "num_hidden_layers": self.layers,
            "intermediate_size": self.between,
            "max_position_embeddings": self.positions,
            "layer_norm_eps": 1e-3,
            "hidden_act": "gelu",
        }

    def _weights(self) -> dict[str, npt.NDArray[np.float64]]:
        random = np.random.default_rng(7)
        shapes: dict[str, tuple[int, ...]] = {
            "embeddings.word_embeddings.weight": (len(VOCABULARY), self.width),
            "embeddings.position_embeddings.weight": (self.positions, self.width),
            "embeddings.token_type_embeddings.weight": (2, self.width),
            **_pair("embeddings.LayerNorm", self.width),
        }
        for layer in range(self.layers):
            for name in _LAYER:
                rows = self.between if name.startswith("intermediate") else self.width
                columns = self.between if name == "output.dense" else self.width
                shapes |= _pair(f"encoder.layer.{layer}.{name}", rows, columns)
            for name in ("attention.output.LayerNorm", "output.LayerNorm"):
                shapes |= _pair(f"encoder.layer.{layer}.{name}", self.width)
        # As exact in half precision as in full.
        return {name: random.normal(size=shape).astype(np.float16).astype(float) for name, shape in shapes.items()}


def _pair(name: str, *shape: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def tokenizer(*, lower: bool = True) -> Tokenizer:
    """WordPiece, with [CLS] and [SEP] around each text."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.WordPiece({word: place for place, word in enumerate(VOCABULARY)}))
    made.normalizer = normalizers.BertNormalizer(lowercase=lower, strip_accents=False)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[("[CLS]", VOCABULARY.index("[CLS]")), ("[SEP]", VOCABULARY.index("[SEP]"))],
    )
    # As published ones have it, for a fixed length that no one else wants.
    made.enable_padding(length=9)
    made.enable_truncation(9)
    return made


def write_static(folder: Path) -> npt.NDArray[np.float32]:
    """Write a model of model2vec, and tell the vectors of `VOCABULARY`."""
    from model2vec import StaticModel

    vectors = np.random.default_rng(3).normal(size=(len(VOCABULARY), 6)).astype(np.float32)
    plain = tokenizer()
    plain.no_padding()
    StaticModel(vectors, plain, config={"model_type": "model2vec"}).save_pretrained(folder)
    return vectors
