"""A sentence-transformers model of the BERT family, run by NumPy: without PyTorch, which takes gigabytes to install.

What it computes is "Attention is all you need" (Vaswani et al. 2017) as BERT has it (Devlin et al. 2018), with the mean
of the last layer's vectors as the text's (Reimers and Gurevych 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from brokenlinks.matching.meaning.folders import modules, pooling_modes, read_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]

#: Pieces of words that are read of a text; what a page is about stands at its beginning.
_LONGEST: Final = 128
#: Texts at once. They are sorted by length before, as the shorter ones are filled up.
_BATCH: Final = 32
_FILES: Final = ("config.json", "tokenizer.json", "model.safetensors")
_MODULES: Final = frozenset({"Transformer", "Pooling", "Normalize"})


def can_run(folder: Path) -> bool:
    """Whether `Bert` makes the vectors that sentence-transformers would with the model in this folder.

    Models of other kinds differ in what they compute, or in what is made of the last layer.
    """
    if not all((folder / name).is_file() for name in _FILES):
        return False
    config = read_json(folder / "config.json")
    computes = (
        config.get("model_type"),
        config.get("hidden_act", "gelu"),
        config.get("position_embedding_type", "absolute"),
        config.get("is_decoder", False),
    )
    prompt = read_json(folder / "config_sentence_transformers.json").get("default_prompt_name")
    return (
        computes == ("bert", "gelu", "absolute", False)
        and _MODULES.issuperset(modules(folder))
        and pooling_modes(folder) == {"mean"}
        and not prompt
    )


class Bert:
    """The model in a folder with `config.json`, `tokenizer.json` and `model.safetensors`."""

    def __init__(self, folder: Path) -> None:
        """Read the model.

        Raises:
            ImportError: tokenizers or safetensors are not installed.
            Exception: the model is damaged; the two packages have exceptions of their own for it.
        """
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer, normalizers

        config = read_json(folder / "config.json")
        limits = read_json(folder / "sentence_bert_config.json")
        self._heads = int(config["num_attention_heads"])
        self._layers = int(config["num_hidden_layers"])
        self._epsilon = np.float32(config.get("layer_norm_eps", 1e-12))
        read = load_file(folder / "model.safetensors")
        self._weights: dict[str, Vectors] = {
            name.removeprefix("bert."): value.astype(np.float32)
            for name, value in read.items()
            if value.dtype.kind == "f"
        }
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        longest = min(int(limits.get("max_seq_length") or _LONGEST), int(config["max_position_embeddings"]), _LONGEST)
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.no_padding()
        if limits.get("do_lower_case"):
            own = self._tokenizer.normalizer
            steps = [normalizers.Lowercase(), *([own] if own is not None else [])]
            self._tokenizer.normalizer = normalizers.Sequence(steps)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text: (texts, dimensions)."""
        ids = [found.ids for found in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        vectors = np.zeros((len(ids), self._weights["embeddings.LayerNorm.weight"].shape[0]), np.float32)
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            vectors[places] = self._means([ids[place] for place in places])
        return vectors

    def _means(self, texts: list[list[int]]) -> Vectors:
        longest = max(1, *map(len, texts))
        tokens = np.array([[*text, *([0] * (longest - len(text)))] for text in texts])
        mask = np.array([[1.0] * len(text) + [0.0] * (longest - len(text)) for text in texts], np.float32)
        hidden = self._forward(tokens, mask)
        means: Vectors = (hidden * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1)
        return of_length_one(means)

    def _forward(self, tokens: npt.NDArray[np.int64], mask: Vectors) -> Vectors:
        part = "embeddings"
        hidden = (
            self._weights[f"{part}.word_embeddings.weight"][tokens]
            + self._weights[f"{part}.position_embeddings.weight"][: tokens.shape[1]]
            + self._weights[f"{part}.token_type_embeddings.weight"][0]
        )
        hidden = self._normal(hidden, f"{part}.LayerNorm")
        unseen: Vectors = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(self._layers):
            part = f"encoder.layer.{layer}"
            seen = self._linear(self._attention(hidden, unseen, part), f"{part}.attention.output.dense")
            hidden = self._normal(hidden + seen, f"{part}.attention.output.LayerNorm")
            thought = _gelu(self._linear(hidden, f"{part}.intermediate.dense"))
            hidden = self._normal(hidden + self._linear(thought, f"{part}.output.dense"), f"{part}.output.LayerNorm")
        return hidden

    def _attention(self, hidden: Vectors, unseen: Vectors, part: str) -> Vectors:
        texts, longest, width = hidden.shape
        size = width // self._heads

        def by_head(name: str) -> Vectors:
            values = self._linear(hidden, f"{part}.attention.self.{name}")
            return values.reshape(texts, longest, self._heads, size).transpose(0, 2, 1, 3)

        scores: Vectors = by_head("query") @ by_head("key").transpose(0, 1, 3, 2) / np.float32(size**0.5) + unseen
        scores -= scores.max(axis=-1, keepdims=True)
        shares: Vectors = np.exp(scores)
        shares /= shares.sum(axis=-1, keepdims=True)
        return (shares @ by_head("value")).transpose(0, 2, 1, 3).reshape(texts, longest, width)

    def _linear(self, values: Vectors, name: str) -> Vectors:
        # As one table of rows: NumPy would multiply the texts one by one, which takes several times as long.
        rows: Vectors = values.reshape(-1, values.shape[-1]) @ self._weights[f"{name}.weight"].T
        rows += self._weights[f"{name}.bias"]
        return rows.reshape(*values.shape[:-1], -1)

    def _normal(self, values: Vectors, name: str) -> Vectors:
        values = values - values.mean(axis=-1, keepdims=True)
        spread: Vectors = np.sqrt((values * values).mean(axis=-1, keepdims=True) + self._epsilon)
        return values / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def of_length_one(vectors: npt.ArrayLike) -> Vectors:
    """Vectors in the rows of a table, each made 1 long."""
    found = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True).astype(np.float32)
    result: Vectors = (found / np.maximum(lengths, np.float32(1e-12))).astype(np.float32)
    return result


#: Of the approximation of the error function, the highest power first.
_ERROR_FUNCTION: Final = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


def _gelu(values: Vectors) -> Vectors:
    """Gaussian error linear units, with the error function by Abramowitz and Stegun, 7.1.26 (to 1.5e-7)."""
    scaled: Vectors = np.abs(values)
    scaled *= np.float32(0.5**0.5)
    t: Vectors = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * scaled)
    error: Vectors = np.zeros_like(t)
    for factor in _ERROR_FUNCTION:  # in place: this is the most memory that is moved
        error += np.float32(factor)
        error *= t
    np.square(scaled, out=scaled)
    np.negative(scaled, out=scaled)
    error *= np.exp(scaled, out=scaled)
    np.subtract(1, error, out=error)
    np.copysign(error, values, out=error)
    error += 1
    error *= values
    error *= np.float32(0.5)
    return error
