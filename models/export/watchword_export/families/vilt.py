"""ViLT: a picture and a question to one of the answers it was trained on."""

import torch
from torch.nn import functional

from .. import pictures, texts
from ..reference import References
from ..samples import text
from .common import answers_of, put_network, top


class Vilt(torch.nn.Module):
    """ViltForQuestionAnswering for one picture that fills its frame.

    The original picks the patches that a mask leaves, in random order and with Python loops that can't be traced.
    Without padding every patch is left, and attention does not mind their order.
    """

    def __init__(self, model):
        super().__init__()
        self.vilt, self.classifier, self.config = model.vilt, model.classifier, model.config

    def forward(self, ids, attention, types, pixels):
        embeddings = self.vilt.embeddings
        words = embeddings.text_embeddings(input_ids=ids, token_type_ids=types)
        words = words + embeddings.token_type_embeddings(torch.zeros_like(ids))
        patches = embeddings.patch_embeddings(pixels)
        side = self.config.image_size // self.config.patch_size
        first, rest = embeddings.position_embeddings[:, :1], embeddings.position_embeddings[:, 1:]
        places = rest.transpose(1, 2).reshape(1, -1, side, side)
        places = functional.interpolate(
            places, size=(patches.shape[2], patches.shape[3]), mode="bilinear", align_corners=True)
        seen = patches.flatten(2).transpose(1, 2) + places.flatten(2).transpose(1, 2)
        seen = torch.cat([embeddings.cls_token + first, seen], dim=1)
        seen = seen + embeddings.token_type_embeddings(torch.ones_like(seen[:, :, 0], dtype=torch.long))
        mask = torch.cat([attention, torch.ones_like(seen[:, :, 0], dtype=torch.long)], dim=1)
        mask = (1.0 - mask[:, None, None, :].to(seen.dtype)) * torch.finfo(seen.dtype).min
        states = torch.cat([words, seen], dim=1)
        for layer in self.vilt.encoder.layer:
            states = layer(states, attention_mask=mask)[0]
        return self.classifier(self.vilt.pooler(self.vilt.layernorm(states)))


def export(checkpoint, package, precisions):
    model, processor = checkpoint.model("ViltForQuestionAnswering"), checkpoint.processor("ViltProcessor")
    answers = answers_of(model.config)
    package.put_lines("answers.txt", answers)
    package.say(picture=pictures.steps(processor.image_processor),
                text=texts.put(package, processor.tokenizer, longest=model.config.max_position_embeddings))
    references, inputs, expected = References(package), [], []
    for index in range(checkpoint.samples):
        name, image = references.picture(index)
        encoded = processor(images=image, text=text(index), return_tensors="pt", truncation=True,
                            max_length=model.config.max_position_embeddings)
        torch.manual_seed(index)
        with torch.no_grad():
            logits = model(**encoded).logits
        expected.append(logits)
        inputs.append(tuple(encoded[key] for key in ["input_ids", "attention_mask", "token_type_ids", "pixel_values"]))
        references.add(picture=name, text=text(index), answers=top(logits[0].sigmoid(), answers))
    references.close()
    network, difference = put_network(
        package, "model", Vilt(model), inputs, expected, ["input-ids", "attention-mask", "token-types", "pixels"],
        precisions)
    package.say(networks={"model": network},
                decoding={"kind": "choice", "scores": "sigmoid", "words": "answers.txt"})
    return difference
