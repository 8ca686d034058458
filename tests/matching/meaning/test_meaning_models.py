"""Models are found by folder, package and name, and what is wrong is one sentence."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from brokenlinks.demo.web import Answer
from brokenlinks.errors import BadInput
from brokenlinks.matching.meaning import load_model, models
from brokenlinks.matching.meaning.bert import Bert
from tests.matching.meaning.tiny_models import VOCABULARY, TinyBert, write_static

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from brokenlinks.demo.web import Exchange
    from tests.conftest import ServeWeb

pytest.importorskip("tokenizers")
pytest.importorskip("safetensors")
pytest.importorskip("model2vec")

OTHER = {"config.json": {"model_type": "roberta"}}


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Nothing was fetched before, and nobody answers: the port is taken, and does not listen."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{taken.getsockname()[1]}")
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
        yield taken


@pytest.fixture
def carrier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed package named tiny_sentences."""
    package = tmp_path / "installed" / "tiny_sentences"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(package.parent)
    return package


def said(name: str) -> str:
    with pytest.raises(BadInput) as caught:
        load_model(name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


# --- models that can be loaded


def test_a_folder_with_a_bert(tmp_path: Path) -> None:
    TinyBert().write(tmp_path / "tiny")
    model = load_model(str(tmp_path / "tiny"))
    assert isinstance(model, Bert)
    assert model.encode(["bees", "hives"]).shape == (2, 8)


@pytest.mark.parametrize("inner", ["", "model"])
def test_a_package_that_carries_a_model(carrier: Path, inner: str) -> None:
    TinyBert().write(carrier / inner)
    assert isinstance(load_model("tiny-sentences"), Bert)
    assert isinstance(load_model("tiny_sentences"), Bert)


@pytest.mark.parametrize("typed", [True, False])
def test_a_folder_with_a_model_of_model2vec(tmp_path: Path, *, typed: bool) -> None:
    vectors = write_static(tmp_path / "static")
    if not typed:  # as sentence-transformers writes its own
        (tmp_path / "static" / "config.json").write_text("{}")
    made = load_model(str(tmp_path / "static")).encode(["bees", "bees hives", "unheard", ""])
    bees, hives = (vectors[VOCABULARY.index(word)] for word in ("bees", "hives"))
    assert made[0] == pytest.approx(bees / np.linalg.norm(bees), abs=1e-6)
    assert made[1] == pytest.approx((bees + hives) / np.linalg.norm(bees + hives), abs=1e-6)
    assert made[2:].tolist() == [[0] * 6] * 2
    assert made.dtype == np.float32


def test_other_models_are_left_to_sentence_transformers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SentenceTransformer:
        def __init__(self, folder: str) -> None:
            self.folder = folder

        def encode(self, texts: Sequence[str], *, show_progress_bar: bool) -> npt.NDArray[np.float64]:
            assert not show_progress_bar
            assert self.folder == str(tmp_path)
            return np.array([[3.0, 4.0]] * len(texts))

    package = ModuleType("sentence_transformers")
    package.SentenceTransformer = SentenceTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    TinyBert(files=OTHER).write(tmp_path)
    assert load_model(str(tmp_path)).encode(["bees"]).tolist() == [[pytest.approx(0.6), pytest.approx(0.8)]]


# --- what is wrong is told in a sentence


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "there is no such folder"),
        ("no/such/folder", "there is no such folder"),
        ("/no/such", "there is no such folder"),
        ("a b", "there is no such folder"),
        ("model\0", "there is no such folder"),
        ("~nobody-of-that-name/model", "home directory"),
        ("__main__", "__spec__"),
        ("owner/name", "no folder or package has that name, and Hugging Face: "),
        ("name", "no folder or package has that name, and Hugging Face: "),
        ("json", "no folder or package has that name, and Hugging Face: "),  # a package that carries none
    ],
)
def test_a_name_that_names_nothing(name: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    assert f"The model {name} cannot be used (" in said(name)
    assert reason in said(name)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "there is neither config.json nor modules.json in it"),
        ({"config.json": "{"}, "delimiter|Expecting|property"),
        ({"config.json": "\xff".encode("latin-1")}, "utf-8"),
        ({"modules.json": '[{"path": ""}]'}, "type"),
        ({"config.json": '{"model_type": "model2vec"}'}, "expected model files"),
        ({"config.json": '{"model_type": "bert"}', "tokenizer.json": "{}", "model.safetensors": ""}, "."),
    ],
)
def test_a_folder_without_a_model(tmp_path: Path, files: dict[str, str | bytes], reason: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "empty").mkdir()
    folder = tmp_path if files else tmp_path / "empty"
    message = said(str(folder))
    assert message.startswith(f"The model {folder} cannot be used (")
    assert any(part in message for part in reason.split("|"))


def _break(folder: Path, name: str) -> None:
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_damaged_file(tmp_path: Path, name: str) -> None:
    for number, write in enumerate((TinyBert().write, write_static)):
        folder = tmp_path / str(number)
        write(folder)
        _break(folder, name)
        assert "cannot be used" in said(str(folder))


@pytest.mark.parametrize(
    "config",
    [{"num_hidden_layers": 3}, {"num_attention_heads": 3}, {"num_attention_heads": 0}, {"layer_norm_eps": "nan"}],
)
def test_weights_that_do_not_fit_are_seen_at_once(tmp_path: Path, config: dict[str, Any]) -> None:
    TinyBert(files={"config.json": TinyBert().config() | config}).write(tmp_path)
    assert "cannot be used" in said(str(tmp_path))


@pytest.mark.parametrize(
    ("package", "kind"),
    [("tokenizers", "bert"), ("safetensors.numpy", "bert"), ("model2vec", "static"), ("huggingface_hub", "name")],
)
def test_a_package_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, kind: str
) -> None:
    TinyBert().write(tmp_path / "bert")
    write_static(tmp_path / "static")
    monkeypatch.setitem(sys.modules, package, None)
    message = said("owner/name" if kind == "name" else str(tmp_path / kind))
    assert f"needs the package {package.partition('.')[0]}, which is not installed" in message
    assert "with its extra semantic" in message


def test_without_sentence_transformers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    TinyBert(files=OTHER).write(tmp_path)
    message = said(str(tmp_path))
    assert "needs the package sentence-transformers, which is not installed: install it, or" in message
    assert "extra" not in message


# --- Hugging Face


def test_a_hub_that_says_nothing_is_not_waited_for(serve_web: ServeWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(exchange: Exchange) -> None:
        await exchange.until_hung_up()

    web = serve_web({"127.0.0.1": {"*": silent}})
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{web.port}")
    monkeypatch.setattr(models, "_PATIENCE", 0.05)
    assert "Hugging Face: " in said("owner/name")  # without the least patience it would wait for ever


@pytest.mark.parametrize("status", [401, 404, 500, 503])
def test_a_hub_that_refuses(serve_web: ServeWeb, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    web = serve_web({"127.0.0.1": {"*": Answer(status, {"Content-Type": "application/json"}, "{}")}})
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{web.port}")
    assert "cannot be used (no folder or package has that name, and Hugging Face: " in said("tiny-sentences")
    assert [seen.path for seen in web.requests] == ["/api/models/sentence-transformers/tiny-sentences"]


def _hub_of(folder: Path, repository: str) -> dict[str, Answer]:
    """What Hugging Face answers about a model with the files of this folder."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    plain = {"Content-Type": "application/json"}
    about = json.dumps({"id": repository, "sha": commit, "siblings": [{"rfilename": name} for name in files]})
    tree = [{"type": "file", "path": name, "size": len(files[name]), "oid": name} for name in files]
    answers = {
        f"/api/models/{repository}": Answer(200, plain, about),
        f"/api/models/{repository}/revision/main": Answer(200, plain, about),
        f"/api/models/{repository}/tree/{commit}": Answer(200, plain, json.dumps(tree)),
    }
    for name, content in files.items():
        headers = {"ETag": f'"{name}"', "X-Repo-Commit": commit, "Content-Type": "application/octet-stream"}
        answers[f"/{repository}/resolve/{commit}/{name}"] = Answer(200, headers, content)
    return answers


_TWICE = """
import sys
from brokenlinks.matching.meaning import load_model
for _ in range(2):
    print(type(load_model("owner/tiny")).__name__)
"""


def test_a_model_is_fetched_once(tmp_path: Path, serve_web: ServeWeb) -> None:
    TinyBert(files={"onnx/config.json": {}}).write(tmp_path / "tiny")
    (tmp_path / "tiny" / "pytorch_model.bin").write_bytes(b"weights that nobody needs")
    web = serve_web({"127.0.0.1": _hub_of(tmp_path / "tiny", "owner/tiny")})
    clean = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")}
    made = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _TWICE],
        env=clean | {"HF_ENDPOINT": f"http://127.0.0.1:{web.port}", "HF_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.stdout.split() == ["Bert", "Bert"], made.stderr
    fetched = [
        seen.path.rpartition("/")[2] for seen in web.requests if seen.method == "GET" and "/resolve/" in seen.path
    ]
    assert sorted(fetched) == ["config.json", "model.safetensors", "tokenizer.json"]
    assert [seen.path for seen in web.requests].count("/api/models/owner/tiny") == 1


# --- nothing of it is loaded before it is needed


def test_what_is_heavy_is_not_imported_with_the_room() -> None:
    heavy = "tokenizers", "safetensors", "model2vec", "huggingface_hub", "sentence_transformers", "torch", "joblib"
    code = "import sys, brokenlinks.matching, brokenlinks.matching.meaning; print(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - as above
    assert not set(heavy) & set(made.stdout.split())
    assert "brokenlinks.matching.meaning.models" in made.stdout.split()
