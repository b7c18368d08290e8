"""Writes the packages that the Java tests of model-packages hold against Python: python -m tests.fixtures FOLDER [NAME…]"""

import shutil
import sys
import tempfile
from pathlib import Path

import torch

from watchword_export.export import export

from . import conftest as _offline  # noqa: F401  before transformers
from . import tiny


def write(folder, names):
    torch.set_num_threads(1)
    for name in names or tiny.ALL:
        with tempfile.TemporaryDirectory() as checkpoint:
            tiny.ALL[name](Path(checkpoint))
            shutil.rmtree(Path(folder) / name, ignore_errors=True)
            difference = export(checkpoint, Path(folder) / name, f"tiny-{name}", "Apache-2.0")
            print(f"{name}: TorchScript and eager differ by {difference:.2g}")


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2:])
