"""`init`: a project to work in, whose settings file says what the program does without it."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from brokenlinks import project
from brokenlinks.config import Settings, load_settings
from brokenlinks.errors import BadInput
from brokenlinks.scaffold import settings_file, write_project

if TYPE_CHECKING:
    from pathlib import Path

_SETTING = re.compile(r"# (\[\w+\]|\w+ = .*)")


def uncommented(text: str) -> str:
    """The file as it is when every setting's # is removed."""
    lines = text.splitlines()
    return "\n".join(found[1] if (found := _SETTING.fullmatch(line)) else line for line in lines)


def test_as_written_it_sets_nothing(tmp_path: Path) -> None:
    file = tmp_path / "brokenlinks.toml"
    file.write_text(settings_file(), encoding="utf-8")
    assert tomllib.loads(settings_file()) == {}
    assert load_settings(config=file) == Settings()


def test_with_every_line_uncommented_it_says_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "brokenlinks.toml"
    file.write_text(uncommented(settings_file()), encoding="utf-8")
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    # TOML has no word for "unset".
    unset = {name for name, field in Settings.model_fields.items() if field.get_default() is None}
    assert set(values) | unset == set(Settings.model_fields)
    file.write_text(
        "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if line.split(" =")[0] not in unset)
    )
    assert load_settings(config=file) == Settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_setting_stands_there_once_under_its_meaning(name: str) -> None:
    heading = rf"\[{name}\]" if f"# [{name}]" in settings_file() else rf"{name} = .*"
    before, found, after = re.split(rf"(?m)^(# {heading})$", settings_file())
    meaning = " ".join(line.removeprefix("# ") for line in before.rpartition("\n\n")[2].splitlines())
    assert meaning == Settings.model_fields[name].description
    assert found
    assert not re.search(rf"(?m)^# {name} =", after)


@pytest.mark.parametrize("name", [name for name, f in Settings.model_fields.items() if f.get_default() is not None])
def test_any_one_line_can_be_uncommented_alone(tmp_path: Path, name: str) -> None:
    file = tmp_path / "brokenlinks.toml"
    file.write_text(re.sub(rf"(?m)^# (\[?{name}\b(\]| = ).*)$", r"\1", settings_file()), encoding="utf-8")
    assert list(tomllib.loads(file.read_text(encoding="utf-8"))) == [name]
    assert load_settings(config=file) == Settings()


@pytest.mark.parametrize("with_pipelines", [False, True])
def test_what_is_written(tmp_path: Path, with_pipelines: bool) -> None:
    folder = tmp_path / "new" / "project"
    written = write_project(folder, with_pipelines=with_pipelines)
    names = {"scrapy.cfg", "spiders", "mail", "notebooks", "brokenlinks.toml"} | (
        {"pipelines"} if with_pipelines else set()
    )
    assert {path.name for path in folder.iterdir()} == names
    assert set(written) == {folder / name for name in names}
    assert (folder / "brokenlinks.toml").read_text(encoding="utf-8") == settings_file()
    assert (folder / "spiders" / "resources.py").read_text() == (
        project.template() / "spiders" / "resources.py"
    ).read_text()
    left_over = [path for path in folder.rglob("*") if path.name == "__pycache__" or path.name.startswith(".")]
    assert left_over == []
    if with_pipelines:
        stages = {path.stem for path in (folder / "pipelines").glob("*.py")} - {"__init__"}
        assert stages == {"store", "check", "match", "contacts", "workbook"}


def test_it_is_a_project(tmp_path: Path) -> None:
    write_project(tmp_path / "mine")
    assert project.root(tmp_path / "mine") == (tmp_path / "mine").resolve()
    assert project.root(tmp_path / "mine" / "spiders") == (tmp_path / "mine").resolve()


def test_a_folder_with_other_files_is_fine(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_project(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["scrapy.cfg", "spiders", "mail", "notebooks", "brokenlinks.toml", "pipelines"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(BadInput, match=f"{name} is there already"):
        write_project(tmp_path, with_pipelines=True)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="cannot be written to"):
        write_project(tmp_path / "file" / "inside")


def test_notebooks_are_shipped_as_they_are(tmp_path: Path) -> None:
    write_project(tmp_path)
    for notebook in (tmp_path / "notebooks").glob("*.ipynb"):
        assert json.loads(notebook.read_text(encoding="utf-8"))["nbformat"] == 4
