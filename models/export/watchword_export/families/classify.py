"""ViT, ResNet and the like: a picture to one of the classes it was trained on."""

import re

import torch

from .. import pictures
from ..package import ExportError
from ..reference import References
from .common import answers_of, put_network, top

SYNSET = re.compile(r"n\d{8}")


class Classifier(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, pixels):
        return self.model(pixel_values=pixels, return_dict=True).logits


def export(checkpoint, package, precisions):
    original, processor = checkpoint.model(checkpoint.architecture), checkpoint.image_processor()
    labels = answers_of(original.config)
    package.put_lines("labels.txt", lines(labels, checkpoint.extra("synsets.json")))
    package.say(picture=pictures.steps(processor))
    references, inputs, expected = References(package), [], []
    for index in range(checkpoint.samples):
        name, image = references.picture(index)
        encoded = processor(images=image, return_tensors="pt")
        with torch.no_grad():
            logits = original(**encoded).logits
        inputs.append((encoded["pixel_values"],))
        expected.append(logits)
        references.add(picture=name, classes=top(logits[0].softmax(-1), labels))
    references.close()
    network, difference = put_network(package, "model", Classifier(original), inputs, expected, ["pixels"], precisions)
    package.say(networks={"model": network}, decoding={"kind": "choice", "scores": "softmax", "words": "labels.txt"})
    return difference


def lines(labels, synsets):
    """Each label, behind a tab its WordNet synset where synsets.json beside the checkpoint gives them in order."""
    if synsets is None:
        return labels
    if len(synsets) != len(labels) or not all(SYNSET.fullmatch(each) for each in synsets):
        raise ExportError(f"synsets.json: must list {len(labels)} ids such as n02123045, one for each label in order")
    return [f"{label}\t{synset}" for label, synset in zip(labels, synsets, strict=True)]
