"""TorchScript files that somebody else made: YOLO's exports, and models that answer from features of regions.

There is no original to hold them against here, so the references are what the file itself gives in Python.
"""

import cv2
import numpy
import torch
import torchvision

from .. import texts
from ..package import ExportError
from ..reference import COUNT, References
from ..samples import text
from .common import top

MOST = 300
GREY = 114


def put_script(package, path, inputs):
    package.put("model.pt", path.read_bytes())
    package.say(networks={"model": {"file": "model.pt", "inputs": inputs}})
    return torch.jit.load(str(path), map_location="cpu").eval()


def detect(package, path, labels, layout, side, threshold=0.25, overlap=0.7):
    """YOLO of any layout, or CenterNet, for square pictures of ``side`` pixels."""
    fill, factor = (0, 1.0) if layout == "centernet" else (GREY, 1 / 255)
    script = put_script(package, path, ["pixels"])
    package.put_lines("labels.txt", labels)
    package.say(
        picture={"resize": {"width": side, "height": side, "keep": True, "filter": "opencv-linear"},
                 "pad": {"width": side, "height": side, "fill": fill}, "scale": factor},
        decoding={"kind": "boxes", "layout": layout, "labels": "labels.txt", "threshold": threshold,
                  **({} if layout == "centernet" else {"overlap": overlap}), "most": MOST})
    references = References(package)
    for index in range(COUNT):
        name, image = references.picture(index)
        pixels, scale, left, top_edge = letterboxed(image, side, fill, factor)
        with torch.no_grad():
            out = script(pixels)
        boxes, scores, classes = decoded(layout, out, side)
        keep = scores > threshold
        boxes, scores, classes = boxes[keep], scores[keep], classes[keep]
        if layout not in ("yolo-v10", "centernet"):
            kept = torchvision.ops.batched_nms(boxes, scores, classes, overlap)
            boxes, scores, classes = boxes[kept], scores[kept], classes[kept]
        boxes = (boxes.double() - torch.tensor([left, top_edge, left, top_edge])) / scale
        limit = torch.tensor([*image.size, *image.size])
        order = scores.argsort(descending=True, stable=True)[:MOST].tolist()
        references.add(picture=name, boxes=[
            [labels[int(classes[i])], scores[i].item(), *boxes[i].clamp(min=0).minimum(limit).tolist()] for i in order])
    references.close()


def decoded(layout, out, side):
    if layout == "centernet":
        return centernet(out, side)
    return DECODERS[layout](out[0] if isinstance(out, tuple) else out)


def letterboxed(image, side, fill=GREY, factor=1 / 255):
    """As YOLO's own predictors do it: scaled to fit, in the middle of a grey square."""
    width, height = image.size
    scale = min(side / height, side / width)
    fitted = round(width * scale), round(height * scale)
    pixels = numpy.array(image)
    if fitted != image.size:
        pixels = cv2.resize(pixels, fitted, interpolation=cv2.INTER_LINEAR)
    across, down = (side - fitted[0]) / 2, (side - fitted[1]) / 2
    left, top_edge = round(across - 0.1), round(down - 0.1)
    pixels = cv2.copyMakeBorder(pixels, top_edge, round(down + 0.1), left, round(across + 0.1), cv2.BORDER_CONSTANT,
                                value=(fill, fill, fill))
    numbers = torch.from_numpy(pixels).permute(2, 0, 1)[None].float()
    return numbers * factor if factor == 1 else numbers / 255, scale, left, top_edge


def corners(centred):
    half = centred[:, 2:] / 2
    return torch.cat([centred[:, :2] - half, centred[:, :2] + half], 1)


def yolo_v5(out):
    scores, classes = (out[0, :, 5:] * out[0, :, 4:5]).max(1)
    return corners(out[0, :, :4]), scores, classes


def yolo_v8(out):
    scores, classes = out[0, 4:].T.max(1)
    return corners(out[0, :4].T), scores, classes


def yolo_v10(out):
    return out[0, :, :4], out[0, :, 4], out[0, :, 5]


def centernet(out, side):
    """Peaks of the heat map among their eight neighbours; edges in pixels, or sizes and offsets in places."""
    heat = out[0][0]
    peaks = (torch.nn.functional.max_pool2d(heat[None], 3, 1, 1)[0] == heat).nonzero()
    classes, rows, columns = peaks.unbind(1)
    stride = torch.tensor([side / heat.shape[2], side / heat.shape[1]], dtype=torch.float64)
    places = torch.stack([columns, rows], 1).double()
    beside = out[1][0][:, rows, columns].T.double()
    if len(out) == 2:
        at = places * stride
        boxes = torch.cat([at - beside[:, :2], at + beside[:, 2:]], 1)
    else:
        middle = places + out[2][0][:, rows, columns].T.double()
        boxes = torch.cat([(middle - beside / 2) * stride, (middle + beside / 2) * stride], 1)
    return boxes, heat.sigmoid()[classes, rows, columns], classes


DECODERS = {"yolo-v5": yolo_v5, "yolo-v8": yolo_v8, "yolo-v10": yolo_v10, "centernet": centernet}


def answer_regions(package, path, tokenizer, answers, inputs, feature_size, longest, scores="sigmoid"):
    """Features of regions and a question to one of the answers: RWSAN, MCAN, VL-BERT and the like."""
    package.put_lines("answers.txt", answers)
    package.say(decoding={"kind": "choice", "scores": scores, "words": "answers.txt"})
    regions(package, path, tokenizer, inputs, feature_size, longest,
            lambda logits: {"answers": top(shares(logits[0], scores), answers)}, len(answers))


def score_regions(package, path, tokenizer, inputs, feature_size, longest, scores="softmax"):
    """Features of regions and an expression to a score for each region: VL-BERT, LXMERT and the like."""
    package.say(decoding={"kind": "regions", "scores": scores})
    regions(package, path, tokenizer, inputs, feature_size, longest,
            lambda logits: {"scores": shares(logits[0], scores).tolist()}, None)


def shares(logits, kind):
    return logits.sigmoid() if kind == "sigmoid" else logits.softmax(-1)


def regions(package, path, tokenizer, inputs, feature_size, longest, result, wanted):
    script = put_script(package, path, inputs)
    package.say(feature_size=feature_size, text=texts.put(package, tokenizer, longest))
    references = References(package)
    for index in range(COUNT):
        given = sample_regions(index, feature_size)
        words = tokenizer(text(index), return_tensors="pt", truncation=True, max_length=longest)
        have = {"input-ids": words["input_ids"], "attention-mask": words["attention_mask"],
                "token-types": words.get("token_type_ids", torch.zeros_like(words["input_ids"])),
                "features": given[None, :, 4:], "boxes": given[None, :, :4]}
        with torch.no_grad():
            logits = script(*(have[each] for each in inputs))
        logits = logits[0] if isinstance(logits, tuple) else logits
        if wanted is not None and logits.shape[-1] != wanted:
            raise ExportError(f"{path} chooses among {logits.shape[-1]}, but there are {wanted} answers")
        references.add(text=text(index), regions=[[float(f"{n:.6g}") for n in row] for row in given.tolist()],
                       **result(logits))
    references.close()


def sample_regions(index, feature_size):
    """One to nine boxes as shares of the sides, and the features of each, with few digits so that JSON keeps them."""
    random = numpy.random.default_rng(1000 + index)
    count = 1 + index % 9
    starts = random.uniform(0, 0.6, (count, 2))
    ends = starts + random.uniform(0.05, 0.4, (count, 2))
    rows = numpy.concatenate([starts, ends, random.normal(0, 1, (count, feature_size))], 1)
    return torch.tensor([[float(f"{each:.4g}") for each in row] for row in rows], dtype=torch.float32)
