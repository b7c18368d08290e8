"""The Python side of ./watchword bench models and kinds: python -m tests.bench make DIR | time DIR/NAME CALLS THREADS | kinds DIR"""

import io
import json
import sys
import time
from pathlib import Path

from . import conftest as _offline  # noqa: F401  before transformers

import torch
import transformers
from PIL import Image

from watchword_export.export import export

from . import tiny

SAMPLES = 4


def vilt(folder):
    tokenizer = tiny.bert_tokenizer(folder)
    answers = [f"answer {i}" for i in range(3129)]
    config = transformers.ViltConfig(**tiny.labelled(*answers))
    transformers.ViltForQuestionAnswering(config).save_pretrained(folder)
    transformers.ViltProcessor(transformers.ViltImageProcessor(), tokenizer).save_pretrained(folder)


def owlvit(folder):
    tokenizer = tiny.clip_tokenizer(folder)
    text = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id}
    transformers.OwlViTForObjectDetection(transformers.OwlViTConfig(text_config=text)).save_pretrained(folder)
    transformers.OwlViTProcessor(transformers.OwlViTImageProcessor(), tokenizer).save_pretrained(folder)


def detr(folder):
    labels = [f"label {i}" for i in range(91)]
    config = transformers.DetrConfig(
        use_timm_backbone=False, backbone=None, use_pretrained_backbone=False,
        backbone_config=transformers.ResNetConfig(out_features=["stage4"]), **tiny.labelled(*labels))
    transformers.DetrForObjectDetection(config).save_pretrained(folder)
    transformers.DetrImageProcessor().save_pretrained(folder)


MADE = {"vilt-base": vilt, "owlvit-base": owlvit, "detr-resnet-50": detr}


def make(folder):
    for name, maker in MADE.items():
        place = Path(folder) / name
        if (place / "model.yaml").exists():
            continue
        torch.manual_seed(1)
        maker(place / "checkpoint")
        print(name, export(place / "checkpoint", place, name, "Apache-2.0", samples=SAMPLES), file=sys.stderr)
        (place / "checkpoint/model.safetensors").unlink()


def kinds(folder):
    """A classifier of ResNet-50's size with random weights and 1,000 kinds, three of them of cars and trucks."""
    place = Path(folder)
    torch.manual_seed(2)
    config = transformers.ResNetConfig(**tiny.labelled(*[f"kind {i}" for i in range(1000)]))
    transformers.ResNetForImageClassification(config).save_pretrained(place / "checkpoint")
    transformers.ConvNextImageProcessor(size={"shortest_edge": 224}, crop_pct=0.875).save_pretrained(place / "checkpoint")
    synsets = ["n02701002", "n04285008", "n03345487"] + [f"n{99000000 + i}" for i in range(997)]
    (place / "checkpoint/synsets.json").write_text(json.dumps(synsets))
    print(export(place / "checkpoint", place, "resnet-50", "Apache-2.0", samples=SAMPLES), file=sys.stderr)


class Call:
    """The whole call: JPEG, processor, the package's TorchScript, decoding."""

    def __init__(self, place):
        self.name = place.name
        self.script = torch.jit.load(str(place / "model.pt")).eval()
        checkpoint = place / "checkpoint"
        images = transformers.AutoImageProcessor.from_pretrained(checkpoint, use_fast=False)
        self.processor = images
        if self.name != "detr-resnet-50":
            kind = transformers.ViltProcessor if self.name == "vilt-base" else transformers.OwlViTProcessor
            self.processor = kind(images, transformers.AutoTokenizer.from_pretrained(checkpoint, use_fast=True))

    def __call__(self, jpeg, call):
        image = Image.open(io.BytesIO(jpeg)).convert("RGB")
        with torch.no_grad():
            return getattr(self, self.name.split("-")[0])(image, call)

    def vilt(self, image, call):
        given = self.processor(images=image, text=call["text"], return_tensors="pt", truncation=True, max_length=40)
        logits = self.script(*(given[each] for each in
                               ["input_ids", "attention_mask", "token_type_ids", "pixel_values"]))
        return logits[0].sigmoid().topk(10)

    def owlvit(self, image, call):
        given = self.processor(images=image, text=[call["phrases"]], return_tensors="pt", padding="max_length",
                               truncation=True, max_length=16)
        logits, boxes = self.script(given["input_ids"], given["attention_mask"], given["pixel_values"])
        out = transformers.models.owlvit.modeling_owlvit.OwlViTObjectDetectionOutput(logits=logits, pred_boxes=boxes)
        return self.processor.post_process_grounded_object_detection(
            out, threshold=0.1, target_sizes=[image.size[::-1]])

    def detr(self, image, call):
        given = self.processor(images=image, return_tensors="pt")
        logits, boxes = self.script(given["pixel_values"])
        out = transformers.models.detr.modeling_detr.DetrObjectDetectionOutput(logits=logits, pred_boxes=boxes)
        return self.processor.post_process_object_detection(out, threshold=0.5, target_sizes=[image.size[::-1]])


def run(place, calls, threads):
    torch.set_num_threads(threads)
    torch._C._jit_set_profiling_executor(False)
    torch._C._jit_set_profiling_mode(False)
    call = Call(place)
    references = json.loads((place / "reference/reference.json").read_text(encoding="utf-8"))
    jpegs = [(place / each["picture"]).read_bytes() for each in references]
    taken = []
    for index in range(-2, calls):
        start = time.perf_counter()
        call(jpegs[index % len(jpegs)], references[index % len(jpegs)])
        if index >= 0:
            taken.append(1000 * (time.perf_counter() - start))
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print("ms", *(f"{each:.3f}" for each in taken))
    print("peak-kb", status["VmHWM"].split()[0])


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif sys.argv[1] == "kinds":
        kinds(sys.argv[2])
    else:
        run(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
