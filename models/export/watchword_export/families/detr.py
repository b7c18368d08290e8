"""DETR and RT-DETR: a picture to labelled boxes."""

import torch

from .. import pictures
from ..reference import References
from .common import answers_of, put_network

THRESHOLD = {"DetrForObjectDetection": 0.5, "RTDetrForObjectDetection": 0.3}
MOST = 300


class Detr(torch.nn.Module):
    """For one picture without padding, so that the mask is all ones and no input."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pixels):
        mask = torch.ones_like(pixels[:, 0], dtype=torch.long)
        out = self.model(pixel_values=pixels, pixel_mask=mask, return_dict=True)
        return out.logits, out.pred_boxes


class RtDetr(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pixels):
        out = self.model(pixel_values=pixels, return_dict=True)
        return out.logits, out.pred_boxes


def export(checkpoint, package, precisions):
    original = checkpoint.model(checkpoint.architecture)
    processor = checkpoint.image_processor()
    labels = answers_of(original.config)
    is_rt = checkpoint.architecture == "RTDetrForObjectDetection"
    module = RtDetr(original) if is_rt else Detr(original)
    threshold = checkpoint.extra("threshold.json") or THRESHOLD[checkpoint.architecture]
    package.put_lines("labels.txt", labels)
    package.say(picture=pictures.steps(processor))
    references, inputs, expected = References(package), [], []
    for index in range(checkpoint.samples):
        name, image = references.picture(index)
        encoded = processor(images=image, return_tensors="pt")
        encoded = {key: encoded[key] for key in ["pixel_values", "pixel_mask"] if key in encoded}
        with torch.no_grad():
            out = original(**encoded)
        inputs.append((encoded["pixel_values"],))
        expected.append((out.logits, out.pred_boxes))
        found = processor.post_process_object_detection(out, threshold=threshold, target_sizes=[image.size[::-1]])[0]
        references.add(picture=name, boxes=boxes(found, labels, image.size))
    references.close()
    network, difference = put_network(package, "model", module, inputs, expected, ["pixels"], precisions)
    package.say(networks={"model": network}, decoding={
        "kind": "boxes", "layout": "rt-detr" if is_rt else "detr", "labels": "labels.txt", "threshold": threshold,
        "most": MOST})
    return difference


def boxes(found, labels, size):
    """Label, score and corners, cut off at the picture's edges, the surest first."""
    order = found["scores"].argsort(descending=True, stable=True)
    limit = torch.tensor([*size, *size])
    return [
        [labels[found["labels"][i]], found["scores"][i].item(), *found["boxes"][i].clamp(min=0).minimum(limit).tolist()]
        for i in order.tolist()
    ][:MOST]
