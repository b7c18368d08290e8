"""A checkpoint: a local folder or a hub id, read by transformers."""

import json
from pathlib import Path

import torch
import transformers

from .package import ExportError
from .reference import COUNT


class Checkpoint:
    """One that is tried on a number of samples.

    :param samples: on how many pictures and texts it is tried
    """

    def __init__(self, place, samples=COUNT):
        self.place = str(place)
        self.samples = samples
        self.config = transformers.AutoConfig.from_pretrained(self.place)

    @property
    def architecture(self):
        names = self.config.architectures or []
        if not names:
            raise ExportError(f"{self.place}: config.json names no architecture")
        return names[0]

    def model(self, name):
        model = getattr(transformers, name).from_pretrained(
            self.place, dtype=torch.float32, attn_implementation="eager")
        return model.eval()

    def processor(self, name):
        """Pictures by the image processor in Python and Pillow, texts by the tokenizer that has a tokenizer.json."""
        return getattr(transformers, name)(image_processor=self.image_processor(), tokenizer=self.tokenizer())

    def image_processor(self):
        """The one in Python and Pillow: what checkpoints were trained and evaluated with."""
        return transformers.AutoImageProcessor.from_pretrained(self.place, use_fast=False)

    def tokenizer(self):
        return transformers.AutoTokenizer.from_pretrained(self.place, use_fast=True)

    def extra(self, name):
        """A JSON file beside the checkpoint, or None."""
        path = Path(self.place) / name
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
