#!/usr/bin/env python3
"""Average precision at IoU 0.5 of the converted detector over photographs with YOLO labels.

    /usr/bin/python3 evaluate.py centernet.pt DATA --size 512

DATA holds images/*.jpg and labels/*.txt. Needs Debian's python3-torch, python3-numpy and python3-opencv.
"""
import argparse
import pathlib
import time

import numpy
import torch

from detections import load, matched, photographs

FREE = ((1, 480, 640, 3), (1, 288, 512, 3), (2, 512, 512, 3), (3, 32, 32, 3), (1, 736, 1280, 3))
RECALLS = numpy.linspace(0, 1, 101)


def average_precision(scores, hits, positives: int) -> float:
    """101-point interpolation: at each recall the best precision at that recall or beyond."""
    order = numpy.argsort(-scores, kind="stable")
    found = numpy.cumsum(hits[order])
    recall = found / positives
    precision = found / numpy.arange(1, len(found) + 1)
    best = numpy.maximum.accumulate(precision[::-1])[::-1]
    places = numpy.searchsorted(recall, RECALLS, side="left")
    return float(numpy.mean([best[place] if place < len(best) else 0.0 for place in places]))


def by_class(results):
    """AP50 of every class that has a true box."""
    detections = numpy.vstack([result.detections for result in results])
    hits = numpy.concatenate([matched(result) for result in results])
    classes, counts = numpy.unique(numpy.concatenate([result.truth[:, 4] for result in results]), return_counts=True)
    return {
        int(each): average_precision(detections[detections[:, 5] == each, 4], hits[detections[:, 5] == each], count)
        for each, count in zip(classes, counts)}


def check_sizes(model, shapes):
    """A trace that had baked a size in would fail or differ here."""
    for shape in shapes:
        images = torch.randint(0, 256, shape, dtype=torch.uint8)
        with torch.no_grad():
            together = model(images)
            apart = torch.cat([model(image.unsqueeze(0)) for image in images])
        assert together.shape == (shape[0], 100, 6) and together.dtype == torch.float32, together.shape
        assert torch.allclose(together[..., 4], apart[..., 4], atol=1e-4)
        assert (together[:, 1:, 4] <= together[:, :-1, 4]).all()
        print(f"  {shape[0]} x {shape[2]}x{shape[1]}: ok")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--size", type=int, nargs="+", default=[512], help="long side in pixels, a multiple of 32")
    parser.add_argument("--fixed", action="store_true", help="the model takes squares of that size and nothing else")
    parser.add_argument("--tight", action="store_true", help="pad to the next multiple of 32, not to a square")
    parser.add_argument("--minimum", type=float, default=0.02, help="lowest score kept (default %(default)s)")
    arguments = parser.parse_args()
    model = load(arguments.model)
    print("sizes and batches:")
    fixed = [(images, size, size, 3) for size in arguments.size for images in (1, 3)]
    check_sizes(model, fixed if arguments.fixed else FREE)
    for size in arguments.size:
        started = time.perf_counter()
        results = list(photographs(model, arguments.data, size, not arguments.tight, arguments.minimum))
        seconds = time.perf_counter() - started
        precisions = by_class(results)
        print(f"{size}: mAP50 {numpy.mean(list(precisions.values())):.3f} over {len(precisions)} classes, "
              f"person AP50 {precisions.get(0, float('nan')):.3f}, {1000 * seconds / len(results):.0f} ms an image")


if __name__ == "__main__":
    main()
