"""Writes a classifier that can be held against the picture by eye: python -m tests.paint FOLDER

It takes what is painted white for an ambulance, red for a fire engine, and anything else for a sports car, by the mean
colour of the middle of what it is shown. Two kinds that it never sees are there to be asked about.
"""

import sys

import torch

from watchword_export.package import PackageWriter

KINDS = ["ambulance\tn02701002", "sports car, sport car\tn04285008", "fire engine, fire truck\tn03345487",
         "golden retriever\tn02099601", "tabby, tabby cat\tn02123045"]


class Paint(torch.nn.Module):
    def forward(self, pixels):
        middle = pixels[:, :, 24:40, 24:40].mean(dim=(2, 3))
        red, green, blue = middle[:, 0], middle[:, 1], middle[:, 2]
        white = (torch.minimum(torch.minimum(red, green), blue) - 0.5) * 40
        fire = (red - torch.maximum(green, blue) - 0.15) * 40
        none = torch.full_like(red, -8.0)
        return torch.stack([white, torch.zeros_like(red), fire, none, none], dim=1)


def write(folder):
    torch.set_num_threads(1)
    package = PackageWriter(folder, "paint", "classify", "Apache-2.0", "told by its colour")
    package.put_lines("labels.txt", KINDS)
    package.put_script("model.pt", torch.jit.script(Paint()))
    package.say(picture={"resize": {"width": 64, "height": 64, "filter": "bilinear"}, "scale": 1 / 255},
                networks={"model": {"file": "model.pt", "inputs": ["pixels"]}},
                decoding={"kind": "choice", "scores": "softmax", "words": "labels.txt"})
    package.close()


if __name__ == "__main__":
    write(sys.argv[1])
