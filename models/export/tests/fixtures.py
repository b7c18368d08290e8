"""Writes the packages that the Java tests of model-packages hold against Python: python -m tests.fixtures FOLDER [NAME…]"""

import hashlib
import io
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from PIL import Image

from watchword_export.export import export
from watchword_export.package import PackageWriter
from watchword_export.reference import COUNT
from watchword_export.samples import picture

from . import conftest as _offline  # noqa: F401  before transformers
from . import tiny

LICENCE = "Apache-2.0"


PRECISIONS = {"vit": ["fp16", "bf16"]}
SIZES = [(16, 104), (64, 64), (224, 100), (7, 9)]


def resized(folder):
    """The SHA-256 of Pillow's bytes for every sample in some sizes, so that a difference is found where it arises."""
    lines = []
    for index in range(COUNT):
        image = Image.open(io.BytesIO(picture(index))).convert("RGB")
        for width, height in SIZES:
            for name, number in {"bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}.items():
                digest = hashlib.sha256(image.resize((width, height), number).tobytes()).hexdigest()
                lines.append(f"{index:02}.jpg {width} {height} {name} {digest}")
    (Path(folder) / "resized.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(folder, names):
    torch.set_num_threads(1)
    resized(folder)
    for name in names or [*tiny.ALL, *tiny.SCRIPTS]:
        target = Path(folder) / name
        shutil.rmtree(target, ignore_errors=True)
        with tempfile.TemporaryDirectory() as made:
            if name in tiny.ALL:
                tiny.ALL[name](Path(made))
                difference = export(made, target, f"tiny-{name}", LICENCE, PRECISIONS.get(name, ()))
                print(f"{name}: TorchScript and eager differ by {difference:.2g}")
            else:
                task, maker = tiny.SCRIPTS[name]
                package = PackageWriter(target, f"tiny-{name}", task, LICENCE, "random weights")
                maker(Path(made), package)
                package.close()
                print(name)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2:])
