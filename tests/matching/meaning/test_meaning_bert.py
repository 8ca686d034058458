"""BERT by NumPy, compared with one that is slow, plain, and written from the papers."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.meaning.bert import Bert, _gelu, can_run, of_length_one
from tests.matching.meaning.tiny_models import VOCABULARY, TinyBert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    Weights = Mapping[str, npt.NDArray[np.float64]]

pytest.importorskip("tokenizers")
pytest.importorskip("safetensors")

TEXTS = ["", "bees", "How to keep BEES", "prunes roses hives wasps pruned", "what is unheard of", "é 蜂 蜂"]


# --- the same, number by number


def _linear(weights: Weights, name: str, values: list[float]) -> list[float]:
    matrix, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return [sum(w * v for w, v in zip(row, values, strict=True)) + b for row, b in zip(matrix, bias, strict=True)]


def _normal(weights: Weights, name: str, values: list[float]) -> list[float]:
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values) + 1e-3)
    gains, biases = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return [(value - mean) / spread * gain + bias for value, gain, bias in zip(values, gains, biases, strict=True)]


def _plus(one: list[float], other: list[float]) -> list[float]:
    return [a + b for a, b in zip(one, other, strict=True)]


def slow_bert(weights: Weights, tokens: list[int], *, heads: int, layers: int) -> list[float]:
    """The vector of one text of these tokens."""
    hidden = []
    for place, token in enumerate(tokens):
        word = list(weights["embeddings.word_embeddings.weight"][token])
        position = list(weights["embeddings.position_embeddings.weight"][place])
        kind = list(weights["embeddings.token_type_embeddings.weight"][0])
        hidden.append(_normal(weights, "embeddings.LayerNorm", _plus(_plus(word, position), kind)))
    for number in range(layers):
        layer = f"encoder.layer.{number}"
        asked = [_linear(weights, f"{layer}.attention.self.query", one) for one in hidden]
        keys = [_linear(weights, f"{layer}.attention.self.key", one) for one in hidden]
        values = [_linear(weights, f"{layer}.attention.self.value", one) for one in hidden]
        size = len(asked[0]) // heads
        after = []
        for here, one in enumerate(hidden):
            seen: list[float] = []
            for head in range(heads):
                part = slice(head * size, (head + 1) * size)
                scores = [sum(q * k for q, k in zip(asked[here][part], key[part], strict=True)) for key in keys]
                likely = [math.exp(score / math.sqrt(size)) for score in scores]
                for place in range(size):
                    mixed = sum(p * value[part][place] for p, value in zip(likely, values, strict=True))
                    seen.append(mixed / sum(likely))
            attended = _plus(one, _linear(weights, f"{layer}.attention.output.dense", seen))
            attended = _normal(weights, f"{layer}.attention.output.LayerNorm", attended)
            wide = _linear(weights, f"{layer}.intermediate.dense", attended)
            bent = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in wide]
            out = _plus(attended, _linear(weights, f"{layer}.output.dense", bent))
            after.append(_normal(weights, f"{layer}.output.LayerNorm", out))
        hidden = after
    mean = [sum(column) / len(hidden) for column in zip(*hidden, strict=True)]
    length = math.sqrt(sum(value * value for value in mean))
    return [value / length for value in mean]


def ids(words: str) -> list[int]:
    return [VOCABULARY.index(word) for word in f"[CLS] {words} [SEP]".split()]


IDS = [
    ids(""),
    ids("bees"),
    ids("how to keep bees"),
    ids("prune ##s roses hives wasps prune ##d"),
    ids("[UNK] [UNK] [UNK] [UNK]"),
    ids("é 蜂 蜂"),
]


@pytest.mark.parametrize(
    "model",
    [TinyBert(), TinyBert(heads=4, layers=3), TinyBert(heads=1, layers=1), TinyBert(prefix="bert.", kind=np.float16)],
    ids=["plain", "four heads, three layers", "one head, one layer", "with a prefix, in half precision"],
)
def test_vectors_are_those_of_bert(tmp_path: Path, model: TinyBert) -> None:
    weights = model.write(tmp_path)
    expected = [slow_bert(weights, tokens, heads=model.heads, layers=model.layers) for tokens in IDS]
    made = Bert(tmp_path).encode(TEXTS)
    assert made.dtype == np.float32
    assert np.abs(made - np.array(expected)).max() < 1e-5
    assert np.abs(np.array(expected) - expected[0]).max(axis=1)[1:].min() > 1e-3  # they do differ


def test_a_text_has_one_vector_in_whatever_company(tmp_path: Path) -> None:
    TinyBert().write(tmp_path)
    model = Bert(tmp_path)
    many = [TEXTS[number % len(TEXTS)] for number in range(80)]
    alone = np.array([model.encode([text])[0] for text in TEXTS])
    assert np.abs(model.encode(many) - alone[[number % len(TEXTS) for number in range(80)]]).max() < 1e-5
    assert model.encode([]).shape == (0, 8)


@pytest.mark.parametrize(
    ("positions", "files", "read"),
    [
        (12, {}, 12),
        (12, {"sentence_bert_config.json": {"max_seq_length": 7}}, 7),
        (12, {"sentence_bert_config.json": {"max_seq_length": 99}}, 12),
        (12, {"sentence_bert_config.json": {"max_seq_length": None}}, 12),
        (300, {}, 128),
        (300, {"sentence_bert_config.json": {"max_seq_length": 256}}, 128),
    ],
)
def test_of_a_long_text_the_beginning_is_read(tmp_path: Path, positions: int, files: dict[str, Any], read: int) -> None:
    TinyBert(positions, files=files).write(tmp_path)
    model = Bert(tmp_path)
    long = model.encode(["bees " * 400])
    assert np.abs(long - model.encode(["bees " * (read - 2)])).max() < 1e-6  # [CLS] and [SEP] count, too
    assert np.abs(long - model.encode(["bees " * (read - 3)])).max() > 1e-6


@pytest.mark.parametrize(
    ("lower", "files", "alike"),
    [
        (True, {}, True),
        (False, {}, False),
        (False, {"sentence_bert_config.json": {"do_lower_case": True}}, True),
        (False, {"sentence_bert_config.json": {"do_lower_case": False}}, False),
    ],
)
def test_case_goes_where_the_model_says_so(tmp_path: Path, files: dict[str, Any], *, lower: bool, alike: bool) -> None:
    TinyBert(lower=lower, files=files).write(tmp_path)
    small, capital = Bert(tmp_path).encode(["bees", "Bees"])
    assert np.allclose(small, capital, atol=1e-6) is alike


_STEPS = [
    {"path": "", "type": "sentence_transformers.models.Transformer"},
    {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_DENSE = {"path": "2_Dense", "type": "sentence_transformers.models.Dense"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, True),
        ({"modules.json": _STEPS}, True),
        ({"modules.json": _STEPS, "1_Pooling/config.json": {"pooling_mode_mean_tokens": True}}, True),
        ({"modules.json": _STEPS, "1_Pooling/config.json": {"pooling_mode": "mean"}}, True),
        ({"1_Pooling/config.json": {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}}, False),
        ({"1_Pooling/config.json": {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": True}}, False),
        ({"1_Pooling/config.json": {"pooling_mode": "cls"}}, False),
        ({"1_Pooling/config.json": {"pooling_mode": ["cls", "mean"]}}, False),
        ({"modules.json": [*_STEPS[:2], _DENSE]}, False),
        ({"config.json": TinyBert().config() | {"model_type": "roberta"}}, False),
        ({"config.json": TinyBert().config() | {"hidden_act": "relu"}}, False),
        ({"config.json": TinyBert().config() | {"position_embedding_type": "relative_key"}}, False),
        ({"config.json": TinyBert().config() | {"is_decoder": True}}, False),
        ({"config.json": {}}, False),
        ({"config.json": []}, False),
        ({"config.json": None}, False),
        ({"config_sentence_transformers.json": {"default_prompt_name": "query"}}, False),
        ({"config_sentence_transformers.json": {"default_prompt_name": None}}, True),
    ],
    ids=json.dumps,
)
def test_what_it_can_run(tmp_path: Path, files: dict[str, Any], *, expected: bool) -> None:
    TinyBert(files=files).write(tmp_path)
    assert can_run(tmp_path) is expected


@pytest.mark.parametrize("missing", ["tokenizer.json", "model.safetensors"])
def test_what_lacks_a_file_it_cannot(tmp_path: Path, missing: str) -> None:
    TinyBert().write(tmp_path)
    (tmp_path / missing).unlink()
    assert not can_run(tmp_path)


@given(st.lists(st.floats(-50, 50, width=32), min_size=1))
def test_gelu(values: list[float]) -> None:
    expected = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in values]
    assert np.abs(_gelu(np.array(values, np.float32)) - expected).max() < 1e-5


def test_vectors_of_length_one() -> None:
    made = of_length_one([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]])
    assert made.tolist() == [pytest.approx([0.6, 0.8]), [0, 0], [0, -1]]
    assert made.dtype == np.float32
