"""OWL-ViT and OWLv2: a picture and phrases to boxes."""

import torch

from .. import pictures, texts
from ..reference import References
from ..samples import text
from .common import put_network
from .detr import MOST, boxes

THRESHOLD = 0.1
PROCESSORS = {"OwlViTForObjectDetection": "OwlViTProcessor", "Owlv2ForObjectDetection": "Owlv2Processor"}


class Owl(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, attention, pixels):
        out = self.model(input_ids=ids, attention_mask=attention, pixel_values=pixels, return_dict=True)
        return out.logits, out.pred_boxes


def export(checkpoint, package, precisions):
    original, processor = checkpoint.model(checkpoint.architecture), checkpoint.processor(PROCESSORS[checkpoint.architecture])
    longest = original.config.text_config.max_position_embeddings
    threshold = checkpoint.extra("threshold.json") or THRESHOLD
    package.say(picture=pictures.steps(processor.image_processor),
                text=texts.put(package, processor.tokenizer, longest, pad_to=longest))
    references, inputs, expected = References(package), [], []
    for index in range(checkpoint.samples):
        name, image = references.picture(index)
        phrases = [text(index + each) or "thing" for each in range(1 + index % 3)]
        encoded = processor(images=image, text=[phrases], return_tensors="pt", padding="max_length", truncation=True,
                            max_length=longest)
        with torch.no_grad():
            out = original(**encoded)
        inputs.append((encoded["input_ids"], encoded["attention_mask"], encoded["pixel_values"]))
        expected.append((out.logits, out.pred_boxes))
        found = processor.post_process_grounded_object_detection(
            out, threshold=threshold, target_sizes=[image.size[::-1]])[0]
        references.add(picture=name, phrases=phrases, boxes=boxes(found, phrases, image.size))
    references.close()
    network, difference = put_network(
        package, "model", Owl(original), inputs, expected, ["input-ids", "attention-mask", "pixels"], precisions)
    package.say(networks={"model": network}, decoding={"kind": "phrases", "threshold": threshold, "most": MOST})
    return difference
