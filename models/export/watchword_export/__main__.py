"""watchword-export: a checkpoint, or somebody's TorchScript file, to a package."""

import argparse
import shutil
import sys
from pathlib import Path

import transformers

from .export import FAMILIES, export
from .families import scripts
from .package import ExportError, PackageWriter, zipped
from .reference import COUNT

REGIONS = ["input-ids", "attention-mask", "features", "boxes"]


class Taken(ExportError):
    """What is there already is left alone."""


def parser():
    top = argparse.ArgumentParser(prog="watchword-export", description=__doc__)
    top.add_argument("checkpoint", help="a local folder or hub id of " + ", ".join(FAMILIES)
                     + "; or with --task, a TorchScript file")
    top.add_argument("folder", type=Path, help="where the package is written; must not exist, or be empty")
    top.add_argument("--name", required=True, help="a-z, 0-9 and -")
    top.add_argument("--licence", required=True, help="of the weights, such as Apache-2.0")
    top.add_argument("--precision", choices=["fp16", "bf16"], action="append", default=[],
                     help="also with weights in this precision, for GPUs; may be given twice")
    top.add_argument("--samples", type=int, default=COUNT, help="to try a checkpoint on (%(default)s)")
    top.add_argument("--zip", action="store_true", help="a zip file beside the folder, too")
    file = top.add_argument_group("a TorchScript file")
    file.add_argument("--task", choices=["detect", "answer", "ground"])
    file.add_argument("--layout", choices=list(scripts.DECODERS), help="of a detector's output")
    file.add_argument("--side", type=int, default=640, help="of the square pictures a detector takes (%(default)s)")
    file.add_argument("--threshold", type=float, default=0.25, help="(%(default)s)")
    file.add_argument("--overlap", type=float, default=0.7, help="IoU above which a box repeats another (%(default)s)")
    file.add_argument("--words", type=Path, help="labels or answers, a line each")
    file.add_argument("--tokenizer", help="a folder or hub id")
    file.add_argument("--feature-size", type=int, help="numbers of each region, such as 2048")
    file.add_argument("--longest", type=int, default=20, help="tokens of a text (%(default)s)")
    file.add_argument("--inputs", default=",".join(REGIONS), help="in order (%(default)s)")
    file.add_argument("--scores", choices=["sigmoid", "softmax"], default="sigmoid")
    return top


def from_script(args):
    package = PackageWriter(args.folder, args.name, args.task, args.licence, "a TorchScript file")
    path = Path(args.checkpoint)
    words = args.words.read_text(encoding="utf-8").splitlines() if args.words else None
    if args.task == "detect":
        need(args, "layout", "words")
        scripts.detect(package, path, words, args.layout, args.side, args.threshold, args.overlap)
    else:
        need(args, "tokenizer", "feature_size", *(["words"] if args.task == "answer" else []))
        tokenizer = transformers.AutoTokenizer.from_pretrained(args.tokenizer, use_fast=True)
        common = (args.inputs.split(","), args.feature_size, args.longest, args.scores)
        if args.task == "answer":
            scripts.answer_regions(package, path, tokenizer, words, *common)
        else:
            scripts.score_regions(package, path, tokenizer, *common)
    package.close()


def need(args, *names):
    for name in names:
        if getattr(args, name) is None:
            raise ExportError(f"--{name.replace('_', '-')} is needed for --task {args.task}")


def main(argv=None):
    args = parser().parse_args(argv)
    try:
        if args.folder.exists() and any(args.folder.iterdir()):
            raise Taken(f"{args.folder} is not empty: name another folder")
        if args.task:
            from_script(args)
        else:
            difference = export(args.checkpoint, args.folder, args.name, args.licence, args.precision, args.samples)
            print(f"TorchScript and eager differ by at most {difference:.2g}", file=sys.stderr)
        if args.zip:
            zipped(args.folder, args.folder.with_suffix(".zip"))
        return 0
    except (ExportError, OSError) as error:
        if not isinstance(error, Taken):
            shutil.rmtree(args.folder, ignore_errors=True)
        print(f"watchword-export: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
