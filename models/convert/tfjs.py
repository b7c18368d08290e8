"""TensorFlow.js graph models: reading one, and walking it with torch's operators."""
import base64
import json
import pathlib

import numpy
from torch import Tensor, nn


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


class Network(nn.Module):
    """Walks a graph from an image to its outputs. Only ever traced: what runs is the straight line it records.

    A subclass makes the convolutions of the nodes that have weights, and evaluates each kind of node.
    """

    def __init__(self, graph: Graph, image: str, outputs):
        super().__init__()
        self.graph = graph
        self.image = image
        self.outputs = outputs
        self.convolutions = nn.ModuleDict(
            {self.key(name): self.convolution(name) for name in graph.nodes if "onv2" in graph.op(name)})

    @staticmethod
    def key(name):
        return name.replace("/", "_")

    def forward(self, image: Tensor):
        self.values = {self.image: image}
        return tuple(self.value(each) for each in self.outputs)

    def value(self, name: str):
        if name not in self.values:
            self.values[name] = self.evaluate(name)
        return self.values[name]
