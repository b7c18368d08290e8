"""Every family from a tiny random checkpoint to a package, and what must be refused."""

import hashlib
import json
import zipfile

import pytest
import torch
import yaml

from watchword_export.__main__ import main
from watchword_export.export import export
from watchword_export.package import ExportError, PackageWriter
from watchword_export.trace import check

from . import tiny


def described(folder):
    return yaml.safe_load((folder / "model.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("family", tiny.ALL)
def test_a_checkpoint_becomes_a_package_that_agrees_with_it(family, tmp_path):
    tiny.ALL[family](tmp_path / "checkpoint")

    difference = export(tmp_path / "checkpoint", tmp_path / "package", family, "MIT")

    assert difference <= 1e-4
    about = described(tmp_path / "package")
    assert about["name"] == family and about["licence"] == "MIT"
    for name, sha256 in about["files"].items():
        assert hashlib.sha256((tmp_path / "package" / name).read_bytes()).hexdigest() == sha256
    calls = json.loads((tmp_path / "package/reference/reference.json").read_text(encoding="utf-8"))
    assert len(calls) >= 20
    assert sum(each.stat().st_size for each in (tmp_path / "package").rglob("*") if each.is_file()) < 1_000_000


@pytest.mark.parametrize("family", tiny.SCRIPTS)
def test_a_torchscript_file_becomes_a_package(family, tmp_path):
    task, make = tiny.SCRIPTS[family]
    package = PackageWriter(tmp_path / "package", family, task, "MIT", "made here")

    make(tmp_path, package)
    package.close()

    assert described(tmp_path / "package")["task"] == task


def test_the_same_checkpoint_gives_the_same_package_but_for_names_in_torchscript(tmp_path):
    tiny.vit(tmp_path / "checkpoint")

    one, two = (files_but_networks(tmp_path / "checkpoint", tmp_path / name) for name in ["one", "two"])

    assert one == two
    assert "reference/reference.json" in one


def files_but_networks(checkpoint, folder):
    export(checkpoint, folder, "vit", "MIT")
    return {name: sha256 for name, sha256 in described(folder)["files"].items() if not name.endswith(".pt")}


@pytest.mark.parametrize("precision", ["fp16", "bf16"])
def test_other_precisions_take_and_give_float32(precision, tmp_path):
    tiny.vit(tmp_path / "checkpoint")
    export(tmp_path / "checkpoint", tmp_path / "package", "vit", "MIT", [precision])

    half = torch.jit.load(str(tmp_path / "package" / described(tmp_path / "package")["networks"]["model"][precision]))
    full = torch.jit.load(str(tmp_path / "package/model.pt"))
    pixels = torch.rand(1, 3, 48, 48)

    assert half(pixels)[0].dtype == torch.float32
    assert (half(pixels)[0].softmax(-1) - full(pixels).softmax(-1)).abs().max() < 0.05


def test_a_size_that_was_traced_as_a_constant_is_found():
    script = torch.jit.trace(lambda ids: ids.float() + torch.arange(5), torch.zeros(1, 5, dtype=torch.long))

    with pytest.raises((ExportError, RuntimeError)):
        check("step", script, [(torch.zeros(1, 7, dtype=torch.long),)], [torch.zeros(1, 7)])


def test_a_module_that_differs_is_refused():
    script = torch.jit.trace(torch.nn.Identity(), torch.zeros(3))

    with pytest.raises(ExportError, match="differ by 0.5"):
        check("model", script, [(torch.zeros(3),)], [torch.full((3,), 0.5)])


def test_an_unknown_architecture_is_refused_with_the_known_ones(tmp_path, capsys):
    tiny.vit(tmp_path / "checkpoint")
    config = json.loads((tmp_path / "checkpoint/config.json").read_text())
    (tmp_path / "checkpoint/config.json").write_text(json.dumps({**config, "architectures": ["ViTModel"]}))

    assert main([str(tmp_path / "checkpoint"), str(tmp_path / "package"), "--name", "x", "--licence", "MIT"]) == 1
    assert "ViTModel is not among" in capsys.readouterr().err
    assert not (tmp_path / "package").exists()


def test_the_command_line_writes_a_folder_and_a_zip_file(tmp_path):
    tiny.vit(tmp_path / "checkpoint")

    assert main([str(tmp_path / "checkpoint"), str(tmp_path / "package"), "--name", "vit", "--licence", "MIT", "--zip"]) == 0
    assert "model.yaml" in zipfile.ZipFile(tmp_path / "package.zip").namelist()


def test_what_is_missing_for_a_torchscript_file_is_told(tmp_path, capsys):
    status = main([str(tmp_path / "made.pt"), str(tmp_path / "package"), "--name", "x", "--licence", "MIT",
                   "--task", "detect"])

    assert status == 1
    assert "--layout is needed for --task detect" in capsys.readouterr().err
