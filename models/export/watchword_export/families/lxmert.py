"""LXMERT: features of regions and a question to one of the answers it was trained on."""

import torch

from .. import texts
from ..package import ExportError
from ..reference import References
from ..samples import text
from .common import put_network, top
from .scripts import sample_regions


class Lxmert(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, attention, types, features, boxes):
        return self.model(input_ids=ids, attention_mask=attention, token_type_ids=types, visual_feats=features,
                          visual_pos=boxes, return_dict=True).question_answering_score


def export(checkpoint, package, precisions):
    original, tokenizer = checkpoint.model("LxmertForQuestionAnswering"), checkpoint.tokenizer()
    answers = checkpoint.extra("answers.json")
    if answers is None or len(answers) != original.config.num_qa_labels:
        raise ExportError(f"answers.json: must list the checkpoint's {original.config.num_qa_labels} answers in order, "
                          "as its config.json has none")
    size, longest = original.config.visual_feat_dim, original.config.max_position_embeddings
    package.put_lines("answers.txt", answers)
    package.say(feature_size=size, text=texts.put(package, tokenizer, longest))
    references, inputs, expected = References(package), [], []
    for index in range(checkpoint.samples):
        regions = sample_regions(index, size)
        words = tokenizer(text(index), return_tensors="pt", truncation=True, max_length=longest)
        given = {**words, "visual_feats": regions[None, :, 4:], "visual_pos": regions[None, :, :4]}
        with torch.no_grad():
            logits = original(**given).question_answering_score
        inputs.append((words["input_ids"], words["attention_mask"], words["token_type_ids"], given["visual_feats"],
                       given["visual_pos"]))
        expected.append(logits)
        references.add(text=text(index), regions=[[float(f"{n:.6g}") for n in row] for row in regions.tolist()],
                       answers=top(logits[0].softmax(-1), answers))
    references.close()
    network, difference = put_network(
        package, "model", Lxmert(original), inputs, expected,
        ["input-ids", "attention-mask", "token-types", "features", "boxes"], precisions)
    package.say(networks={"model": network}, decoding={"kind": "choice", "scores": "softmax", "words": "answers.txt"})
    return difference
