"""A package on disk: TorchScript files, a tokenizer, word lists, and model.yaml with the SHA-256 of each."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import torch
import yaml

FORMAT = 1
PRECISIONS = {"fp16": torch.float16, "bf16": torch.bfloat16}


class ExportError(Exception):
    """What can't be exported, and what to do."""


class PackageWriter:
    """Collects what a package is made of; ``close`` writes model.yaml, last, so that half a package is none."""

    def __init__(self, folder, name, task, licence, source):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.about = {"format": FORMAT, "name": name, "task": task, "licence": licence, "source": source}
        self.files = {}

    def put(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files[name] = hashlib.sha256(data).hexdigest()

    def put_lines(self, name, lines):
        for line in lines:
            if "\n" in line or not line:
                raise ExportError(f"{name}: an entry is empty or has a line break: {line!r}")
        self.put(name, ("\n".join(lines) + "\n").encode())

    def put_json(self, name, value):
        self.put(name, json.dumps(value, ensure_ascii=False, indent=1).encode())

    def put_script(self, name, module):
        buffer = io.BytesIO()
        torch.jit.save(module, buffer)
        self.put(name, without_debug(buffer.getvalue()))

    def say(self, **about):
        self.about.update({key.replace("_", "-"): value for key, value in about.items() if value is not None})

    def close(self):
        text = yaml.safe_dump(
            {**self.about, "files": dict(sorted(self.files.items()))},
            sort_keys=False, allow_unicode=True, default_flow_style=None, width=110)
        (self.folder / "model.yaml").write_text(text, encoding="utf-8")


def without_debug(script):
    """A TorchScript file without the record of which Python line made which operator, often most of a small one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(script)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for entry in sorted(old.infolist(), key=lambda each: each.filename):
            if entry.filename.endswith(".debug_pkl"):
                continue
            # PyTorch maps tensors at multiples of 64 bytes; the padding is an extra field, which zipfile keeps
            kept = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            data = old.read(entry)
            start = new.fp.tell() + 30 + len(entry.filename.encode())
            padding = -(start + 4) % 64
            kept.extra = b"FB" + padding.to_bytes(2, "little") + b"Z" * padding
            new.writestr(kept, data)
    return out.getvalue()


def zipped(folder, target):
    """The folder as a zip file, the same bytes for the same files."""
    folder = Path(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            out.writestr(
                zipfile.ZipInfo(str(path.relative_to(folder)), date_time=(1980, 1, 1, 0, 0, 0)),
                path.read_bytes(), compress_type=zipfile.ZIP_DEFLATED)
