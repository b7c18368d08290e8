"""Writes the packages that the Java tests of model-packages hold against Python: python -m tests.fixtures FOLDER [NAME…]"""

import shutil
import sys
import tempfile
from pathlib import Path

import torch

from watchword_export.export import export
from watchword_export.package import PackageWriter

from . import conftest as _offline  # noqa: F401  before transformers
from . import tiny

LICENCE = "Apache-2.0"


def write(folder, names):
    torch.set_num_threads(1)
    for name in names or [*tiny.ALL, *tiny.SCRIPTS]:
        target = Path(folder) / name
        shutil.rmtree(target, ignore_errors=True)
        with tempfile.TemporaryDirectory() as made:
            if name in tiny.ALL:
                tiny.ALL[name](Path(made))
                difference = export(made, target, f"tiny-{name}", LICENCE)
                print(f"{name}: TorchScript and eager differ by {difference:.2g}")
            else:
                task, maker = tiny.SCRIPTS[name]
                package = PackageWriter(target, f"tiny-{name}", task, LICENCE, "random weights")
                maker(Path(made), package)
                package.close()
                print(name)


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2:])
