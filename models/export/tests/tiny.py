"""Tiny checkpoints with random weights and tokenizers of a vocabulary made here: nothing is fetched."""

import json

import torch
import transformers
from transformers import BertTokenizerFast

from watchword_export.families import scripts
from watchword_export.package import without_debug

WORDS = """what colour color is the bus how many people are there man wearing a hat on table cat dog or this sign
written left of right car tree house near next to in red blue green shirt who stands doing now yes no two it""".split()


def bert_tokenizer(folder):
    letters = [chr(code) for code in range(33, 127)] + list("éèàüöñßабвгдежзийклмнопрстуфхцчшщыэюя公交车是什么颜色ا")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + sorted(
        set(letters + ["##" + each for each in letters] + WORDS))
    # the five that have a meaning keep their places
    special = vocabulary[:5]
    vocabulary = special + [each for each in vocabulary if each not in special]
    path = folder / "vocab.txt"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    return BertTokenizerFast(str(path), do_lower_case=True)


def randomised(model, scale=0.4):
    """Weights large enough that outputs differ visibly from input to input."""
    for parameter in model.parameters():
        if parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=scale / parameter.shape[-1] ** 0.25)
    return model.eval()


def strengthened(model, name, factor):
    """Larger weights in the layers of this name, so that what is found differs in score and place."""
    for each, parameter in model.named_parameters():
        if name in each and parameter.dim() > 1:
            parameter.data.mul_(factor)
    return model


def vilt(folder):
    torch.manual_seed(1)
    tokenizer = bert_tokenizer(folder)
    answers = ["yes", "no", "red", "blue", "green", "2", "3", "left", "café", "a dog", "公交车", "outside"]
    config = transformers.ViltConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=40, image_size=64, patch_size=8, id2label=dict(enumerate(answers)),
        label2id={each: i for i, each in enumerate(answers)})
    randomised(transformers.ViltForQuestionAnswering(config)).save_pretrained(folder)
    processor = transformers.ViltProcessor(
        transformers.ViltImageProcessor(size={"shortest_edge": 64}, size_divisor=8), tokenizer)
    processor.save_pretrained(folder)


def labelled(*labels):
    return {"id2label": dict(enumerate(labels)), "label2id": {each: i for i, each in enumerate(labels)}}


def resnet(**more):
    return transformers.ResNetConfig(embedding_size=8, hidden_sizes=[8, 12, 16, 24], depths=[1, 1, 1, 1],
                                     layer_type="basic", **more)


def detr(folder):
    torch.manual_seed(2)
    config = transformers.DetrConfig(
        use_timm_backbone=False, backbone=None, use_pretrained_backbone=False, backbone_config=resnet(out_features=["stage4"]), d_model=32,
        encoder_layers=1, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=32,
        decoder_ffn_dim=32, num_queries=9, **labelled("person", "car", "dog", "traffic light"))
    model = randomised(transformers.DetrForObjectDetection(config))
    strengthened(strengthened(model, "class_labels", 3), "query_position", 3).save_pretrained(folder)
    transformers.DetrImageProcessor(size={"shortest_edge": 80, "longest_edge": 133}).save_pretrained(folder)
    threshold(folder, 0.15)


def rt_detr(folder):
    torch.manual_seed(3)
    backbone = transformers.RTDetrResNetConfig(
        embedding_size=8, hidden_sizes=[8, 12, 16, 24], depths=[1, 1, 1, 1], layer_type="basic",
        out_features=["stage2", "stage3", "stage4"])
    config = transformers.RTDetrConfig(
        backbone_config=backbone, encoder_hidden_dim=16, encoder_in_channels=[12, 16, 24], encoder_layers=1,
        encoder_ffn_dim=16, encoder_attention_heads=2, d_model=16, num_queries=12, decoder_in_channels=[16, 16, 16],
        decoder_ffn_dim=16, decoder_layers=1, decoder_attention_heads=2, decoder_n_points=2, num_denoising=0,
        hidden_expansion=0.5, **labelled("person", "car", "dog"))
    model = randomised(transformers.RTDetrForObjectDetection(config))
    strengthened(strengthened(model, "class_embed", 4), "bbox_embed", 2).save_pretrained(folder)
    transformers.RTDetrImageProcessor(size={"height": 64, "width": 64}).save_pretrained(folder)
    threshold(folder, 0.3)


def threshold(folder, value):
    (folder / "threshold.json").write_text(json.dumps(value))


def clip_tokenizer(folder):
    return byte_tokenizer(folder, transformers.CLIPTokenizerFast, "</w>", ["<|startoftext|>", "<|endoftext|>"])


def gpt2_tokenizer(folder):
    return byte_tokenizer(folder, transformers.GPT2TokenizerFast, "", ["<|endoftext|>"])


def byte_tokenizer(folder, kind, ending, special):
    """Every byte, some pairs that are merged, and the special ones last."""
    letters = list(transformers.models.gpt2.tokenization_gpt2.bytes_to_unicode().values())
    merges = ["t h", "th e" + ending, "i n", "a n", "r e", "o n", "c a", "ca t" + ending, "d o", "b u", "bu s" + ending]
    words = letters + [each + ending for each in letters if ending] + [each.replace(" ", "") for each in merges]
    vocabulary = {each: index for index, each in enumerate(dict.fromkeys(words + special))}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n", encoding="utf-8")
    return kind(str(folder / "vocab.json"), str(folder / "merges.txt"))


def owlvit(folder):
    owl(folder, 4, transformers.OwlViTConfig, transformers.OwlViTForObjectDetection,
        transformers.OwlViTImageProcessor, transformers.OwlViTProcessor)


def owlv2(folder):
    owl(folder, 14, transformers.Owlv2Config, transformers.Owlv2ForObjectDetection,
        transformers.Owlv2ImageProcessor, transformers.Owlv2Processor)


def owl(folder, seed, config, model, images, processor):
    """OWL-ViT and OWLv2 are put together alike."""
    torch.manual_seed(seed)
    tokenizer = clip_tokenizer(folder)
    text = {"vocab_size": len(tokenizer), "hidden_size": 24, "intermediate_size": 32, "num_hidden_layers": 2,
            "num_attention_heads": 4, "max_position_embeddings": 16, "bos_token_id": tokenizer.bos_token_id,
            "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id}
    vision = {"hidden_size": 24, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4,
              "image_size": 64, "patch_size": 16}
    shape = config(text_config=text, vision_config=vision, projection_dim=24)
    randomised(model(shape)).save_pretrained(folder)
    processor(images(size={"height": 64, "width": 64}), tokenizer).save_pretrained(folder)
    threshold(folder, 0.6)


def vit(folder):
    torch.manual_seed(5)
    labels = ["tabby, tabby cat", "fire engine", "golden retriever", "café", "mountain bike", "bus", "traffic light",
              "umbrella", "backpack", "laptop", "sports car", "street sign"]
    config = transformers.ViTConfig(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48,
                                    image_size=48, patch_size=8, **labelled(*labels))
    randomised(transformers.ViTForImageClassification(config)).save_pretrained(folder)
    transformers.ViTImageProcessor(size={"height": 48, "width": 48}).save_pretrained(folder)
    (folder / "synsets.json").write_text(json.dumps([f"n{2000000 + 37 * i:08}" for i in range(len(labels))]))


def resnet_classifier(folder):
    torch.manual_seed(6)
    config = resnet(**labelled("cat", "dog", "bus", "bicycle", "tree"))
    randomised(transformers.ResNetForImageClassification(config), 0.15).save_pretrained(folder)
    transformers.ConvNextImageProcessor(size={"shortest_edge": 56}, crop_pct=0.875).save_pretrained(folder)


def vit_gpt2(folder):
    torch.manual_seed(7)
    tokenizer = gpt2_tokenizer(folder)
    encoder = transformers.ViTConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=4, intermediate_size=32,
                                     image_size=48, patch_size=8)
    end = tokenizer.eos_token_id
    decoder = transformers.GPT2Config(vocab_size=len(tokenizer), n_positions=32, n_embd=24, n_layer=2, n_head=4,
                                      add_cross_attention=True, is_decoder=True, bos_token_id=end, eos_token_id=end)
    config = transformers.VisionEncoderDecoderConfig.from_encoder_decoder_configs(
        encoder, decoder, decoder_start_token_id=end, pad_token_id=end, eos_token_id=end)
    model = randomised(transformers.VisionEncoderDecoderModel(config=config))
    model.generation_config = transformers.GenerationConfig(decoder_start_token_id=end, pad_token_id=end, eos_token_id=end)
    model.save_pretrained(folder)
    transformers.ViTImageProcessor(size={"height": 48, "width": 48}).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def blip_config(tokenizer):
    special = {"bos_token_id": 2, "eos_token_id": 2, "sep_token_id": 3, "pad_token_id": 0}
    text = {"vocab_size": len(tokenizer), "hidden_size": 24, "encoder_hidden_size": 24, "intermediate_size": 32,
            "projection_dim": 24, "num_hidden_layers": 2, "num_attention_heads": 4, "max_position_embeddings": 40,
            **special}
    vision = {"hidden_size": 24, "intermediate_size": 32, "projection_dim": 24, "num_hidden_layers": 1,
              "num_attention_heads": 4, "image_size": 48, "patch_size": 8}
    return transformers.BlipConfig(text_config=text, vision_config=vision, projection_dim=24)


def blip(folder, kind, seed, end):
    torch.manual_seed(seed)
    tokenizer = bert_tokenizer(folder)
    model = randomised(kind(blip_config(tokenizer)), 0.8)
    # so that some sentences end
    torch.nn.init.constant_(model.text_decoder.cls.predictions.bias[3:4], end)
    model.save_pretrained(folder)
    images = transformers.BlipImageProcessor(size={"height": 48, "width": 48})
    transformers.BlipProcessor(images, tokenizer).save_pretrained(folder)


def blip_caption(folder):
    blip(folder, transformers.BlipForConditionalGeneration, 8, 2.5)


def blip_answer(folder):
    blip(folder, transformers.BlipForQuestionAnswering, 9, 4.0)


def lxmert(folder):
    torch.manual_seed(13)
    tokenizer = bert_tokenizer(folder)
    answers = [f"answer {i}" for i in range(20)]
    config = transformers.LxmertConfig(
        vocab_size=len(tokenizer), hidden_size=24, num_attention_heads=4, intermediate_size=32, l_layers=1, x_layers=1,
        r_layers=1, visual_feat_dim=12, num_qa_labels=len(answers), max_position_embeddings=30)
    randomised(transformers.LxmertForQuestionAnswering(config)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    (folder / "answers.json").write_text(json.dumps(answers))


ALL = {"vilt": vilt, "detr": detr, "rt-detr": rt_detr, "owlvit": owlvit, "owlv2": owlv2, "vit": vit, "resnet": resnet_classifier,
       "vit-gpt2": vit_gpt2, "blip-caption": blip_caption, "blip-answer": blip_answer,
       "lxmert": lxmert}


class TinyYolo(torch.nn.Module):
    """A convolution with the head of one of YOLO's layouts; boxes lie around each cell."""

    def __init__(self, layout, classes, side):
        super().__init__()
        self.layout, self.classes = layout, classes
        self.body = torch.nn.Sequential(torch.nn.Conv2d(3, 12, 8, 8), torch.nn.SiLU())
        self.head = torch.nn.Conv2d(12, 5 + classes, 1)
        cells = torch.arange(side // 8) * 8.0 + 4
        rows, columns = torch.meshgrid(cells, cells, indexing="ij")
        self.register_buffer("centres", torch.stack([columns.flatten(), rows.flatten()], 1))

    def forward(self, pixels):
        out = self.head(self.body(pixels)).flatten(2).transpose(1, 2)
        centre = self.centres + out[..., :2].tanh() * 8
        size = out[..., 2:4].sigmoid() * 40 + 4
        scores = out[..., 5:].sigmoid()
        if self.layout == "yolo-v5":
            return torch.cat([centre, size, out[..., 4:5].sigmoid(), scores], -1)
        if self.layout == "yolo-v8":
            return torch.cat([centre, size, scores], -1).transpose(1, 2)
        best, kind = scores.max(-1, keepdim=True)
        rows = torch.cat([centre - size / 2, centre + size / 2, best, kind.float()], -1)
        return rows.gather(1, best.topk(10, dim=1).indices.expand(-1, -1, 6))


class TinyCenterNet(torch.nn.Module):
    """Convolutions with CenterNet's heads: a heat map, and edges in pixels, or sizes and offsets in places."""

    def __init__(self, offsets, classes):
        super().__init__()
        self.offsets, self.classes = offsets, classes
        self.body = torch.nn.Sequential(torch.nn.Conv2d(3, 12, 4, 4), torch.nn.SiLU())
        self.head = torch.nn.Conv2d(12, classes + 4, 3, padding=1)

    def forward(self, pixels):
        out = self.head(self.body(pixels / 128 - 1))
        heat, beside = out[:, :self.classes], out[:, self.classes:]
        if self.offsets:
            return heat, beside[:, :2].sigmoid() * 12 + 1, beside[:, 2:].sigmoid()
        return heat, beside.sigmoid() * 30 + 2


class TinyRegions(torch.nn.Module):
    """Words look at regions and regions at words; then either an answer, or a score for each region."""

    def __init__(self, words, features, outputs):
        super().__init__()
        self.words = torch.nn.Embedding(words, 16)
        self.regions = torch.nn.Linear(features + 4, 16)
        self.mixed = torch.nn.MultiheadAttention(16, 2, batch_first=True)
        self.out = torch.nn.Linear(16, outputs)
        self.scores = outputs == 1

    def forward(self, ids, attention, features, boxes):
        seen = self.regions(torch.cat([features, boxes], -1))
        said = self.words(ids) * attention[..., None].to(features.dtype)
        if self.scores:
            return self.out(self.mixed(seen, said, said, need_weights=False)[0] + seen)[..., 0]
        return self.out((self.mixed(said, seen, seen, need_weights=False)[0] + said).mean(1))


def script(folder, module, example):
    path = folder / "made.pt"
    torch.jit.trace(module.eval(), example).save(str(path))
    path.write_bytes(without_debug(path.read_bytes()))
    return path


def yolo(layout):
    def write(folder, package):
        torch.manual_seed(10)
        made = strengthened(TinyYolo(layout, 4, 64), "", 3)
        path = script(folder, made, torch.rand(1, 3, 64, 64))
        scripts.detect(package, path, ["person", "bus", "dog", "traffic light"], layout, 64, 0.3, 0.45)
    return write


def centernet(offsets):
    def write(folder, package):
        torch.manual_seed(15)
        made = strengthened(TinyCenterNet(offsets, 4), "", 3)
        path = script(folder, made, torch.rand(1, 3, 64, 64) * 255)
        scripts.detect(package, path, ["person", "bus", "dog", "traffic light"], "centernet", 64, 0.9, None)
    return write


def region_answers(folder, package):
    torch.manual_seed(11)
    tokenizer = bert_tokenizer(folder)
    made = strengthened(TinyRegions(len(tokenizer), 12, 3129), "out", 4)
    ids = torch.ones(1, 5, dtype=torch.long)
    path = script(folder, made, (ids, ids, torch.rand(1, 3, 12), torch.rand(1, 3, 4)))
    scripts.answer_regions(package, path, tokenizer, [f"answer {i}" for i in range(3129)],
                           ["input-ids", "attention-mask", "features", "boxes"], 12, 14)


def region_scores(folder, package):
    torch.manual_seed(12)
    tokenizer = bert_tokenizer(folder)
    made = strengthened(TinyRegions(len(tokenizer), 12, 1), "out", 4)
    ids = torch.ones(1, 5, dtype=torch.long)
    path = script(folder, made, (ids, ids, torch.rand(1, 3, 12), torch.rand(1, 3, 4)))
    scripts.score_regions(package, path, tokenizer, ["input-ids", "attention-mask", "features", "boxes"], 12, 14)


SCRIPTS = {"yolo-v5": ("detect", yolo("yolo-v5")), "yolo-v8": ("detect", yolo("yolo-v8")),
           "yolo-v10": ("detect", yolo("yolo-v10")), "centernet": ("detect", centernet(False)),
           "centernet-offsets": ("detect", centernet(True)), "region-answers": ("answer", region_answers),
           "region-scores": ("ground", region_scores)}
