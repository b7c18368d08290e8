"""Running the converted detector over annotated photographs: what evaluate.py and calibrate.py share."""
import dataclasses
import pathlib

import cv2
import numpy
import torch

MULTIPLE = 32


@dataclasses.dataclass
class Photograph:
    """One image's detections [x1, y1, x2, y2, score, class] and true boxes [x1, y1, x2, y2, class], in its pixels."""

    name: str
    detections: numpy.ndarray
    truth: numpy.ndarray


def load(path: pathlib.Path):
    torch.set_num_threads(2)
    return torch.jit.load(str(path), map_location="cpu").eval()


def letterbox(image, longest: int, square: bool = False):
    """Scales the long side, pads at the right and below; the boxes then only need scaling back."""
    height, width = image.shape[:2]
    scale = longest / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    scaled = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
    columns, rows = (longest, longest) if square else (-(-side // MULTIPLE) * MULTIPLE for side in size)
    canvas = numpy.zeros((rows, columns, 3), numpy.uint8)
    canvas[: size[1], : size[0]] = scaled
    return canvas, numpy.array([width / size[0], height / size[1]] * 2)


def detect(model, image, longest: int, square: bool = False, minimum: float = 0.02):
    canvas, scale = letterbox(image, longest, square)
    with torch.no_grad():
        found = model(torch.from_numpy(canvas).unsqueeze(0))[0].numpy().astype(float)
    found = found[found[:, 4] >= minimum]
    found[:, :4] *= scale
    height, width = image.shape[:2]
    found[:, :4] = found[:, :4].clip(0, [width, height, width, height])
    return found


def truth(label: pathlib.Path, width: int, height: int):
    """YOLO text (class, centre and size, normalised) as boxes in pixels; no file means nothing to see."""
    rows = numpy.loadtxt(label, ndmin=2) if label.exists() and label.stat().st_size else numpy.empty((0, 5))
    centre, half = rows[:, 1:3] * [width, height], rows[:, 3:5] * [width, height] / 2
    return numpy.hstack([centre - half, centre + half, rows[:, :1]])


def photographs(model, data: pathlib.Path, longest: int, square: bool = False, minimum: float = 0.02):
    for path in sorted((data / "images").glob("*.jpg")):
        image = cv2.imread(str(path))
        boxes = truth(data / "labels" / f"{path.stem}.txt", image.shape[1], image.shape[0])
        yield Photograph(path.stem, detect(model, image, longest, square, minimum), boxes)


def overlaps(box, boxes):
    """IoU of one box with each of the others."""
    low, high = numpy.maximum(box[:2], boxes[:, :2]), numpy.minimum(box[2:4], boxes[:, 2:4])
    shared = numpy.prod((high - low).clip(0), axis=1)
    areas = numpy.prod(boxes[:, 2:4] - boxes[:, :2], axis=1)
    return shared / numpy.maximum(numpy.prod(box[2:4] - box[:2]) + areas - shared, 1e-9)


def matched(photograph: Photograph, threshold: float = 0.5):
    """For each detection whether it is a true box of its class; the best score takes a box, the next one misses."""
    hits = numpy.zeros(len(photograph.detections), bool)
    taken = numpy.zeros(len(photograph.truth), bool)
    for index in numpy.argsort(-photograph.detections[:, 4], kind="stable"):
        found = photograph.detections[index]
        free = (photograph.truth[:, 4] == found[5]) & ~taken
        scores = numpy.where(free, overlaps(found[:4], photograph.truth), 0)
        if len(scores) and scores.max() >= threshold:
            hits[index] = taken[scores.argmax()] = True
    return hits
