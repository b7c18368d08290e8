"""Tiny models with random weights, for servers of the real kind: what they answer means nothing, that they do is the point.

tiny_models.py hf FOLDER      FOLDER/vlm (LLaVA) and FOLDER/llm (Llama), for `transformers serve`
tiny_models.py gguf FOLDER    FOLDER/llm.gguf (Llama) and FOLDER/mmproj.gguf (CLIP), for llama.cpp's server
"""

import pathlib
import sys

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ["<|end|>", "<|turn|>", "<image>"]
HERE = pathlib.Path(__file__).resolve().parent
PICTURE, PATCH, WIDTH, FEED, HEADS, LAYERS = 64, 16, 64, 128, 4, 2
CONTEXT = 8192
TEMPLATE = (
    "{% for each in messages %}<|turn|>{{ each['role'] }}\n"
    "{% if each['content'] is string %}{{ each['content'] }}"
    "{% else %}{% for part in each['content'] %}"
    "{% if part['type'] == 'text' %}{{ part['text'] }}\n{% else %}<image>{% endif %}"
    "{% endfor %}{% endif %}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|turn|>assistant\n{% endif %}"
)


def tokenizer():
    """Byte-level BPE, learnt from the module's own pages."""
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=1024, special_tokens=SPECIAL, initial_alphabet=alphabet)
    made.train_from_iterator((HERE.parent / "README.md").read_text(encoding="utf-8").splitlines(), trainer)
    return made


def hf(folder):
    import torch
    import transformers

    torch.manual_seed(1)
    made = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer(), eos_token="<|end|>", pad_token="<|end|>",
        additional_special_tokens=SPECIAL[1:], model_input_names=["input_ids", "attention_mask"])
    made.chat_template = TEMPLATE
    text = {"vocab_size": len(made), "hidden_size": WIDTH, "intermediate_size": FEED, "num_hidden_layers": LAYERS,
            "num_attention_heads": HEADS, "num_key_value_heads": HEADS, "max_position_embeddings": CONTEXT,
            "bos_token_id": 0, "eos_token_id": 0, "pad_token_id": 0}
    transformers.LlamaForCausalLM(transformers.LlamaConfig(**text)).save_pretrained(folder / "llm")
    made.save_pretrained(folder / "llm")

    vision = {"hidden_size": WIDTH, "intermediate_size": FEED, "num_hidden_layers": LAYERS,
              "num_attention_heads": HEADS, "image_size": PICTURE, "patch_size": PATCH, "projection_dim": WIDTH}
    config = transformers.LlavaConfig(
        transformers.CLIPVisionConfig(**vision), transformers.LlamaConfig(**text), vision_feature_layer=-1,
        image_token_index=made.convert_tokens_to_ids("<image>"), image_seq_length=(PICTURE // PATCH) ** 2)
    transformers.LlavaForConditionalGeneration(config).save_pretrained(folder / "vlm")
    size = {"height": PICTURE, "width": PICTURE}
    images = transformers.CLIPImageProcessor(size={"shortest_edge": PICTURE}, crop_size=size)
    transformers.LlavaProcessor(
        images, made, patch_size=PATCH, vision_feature_select_strategy="default", chat_template=TEMPLATE,
        image_token="<image>", num_additional_image_tokens=1).save_pretrained(folder / "vlm")


def gguf_files(folder):
    folder.mkdir(parents=True, exist_ok=True)
    language(folder / "llm.gguf")
    eye(folder / "mmproj.gguf")


def random(seed, scale=1):
    import numpy

    numbers = numpy.random.default_rng(seed)
    return lambda *shape: numbers.normal(0, scale * shape[-1] ** -0.5, shape).astype("float32")


def ones(*shape):
    import numpy

    return numpy.ones(shape, "float32")


def language(path):
    import json

    import gguf

    some, made = random(7, 1.6), tokenizer()
    words = [made.id_to_token(each) for each in range(made.get_vocab_size())]
    merges = [each if isinstance(each, str) else " ".join(each) for each in json.loads(made.to_str())["model"]["merges"]]
    out = gguf.GGUFWriter(path, "llama")
    out.add_name("tiny")
    out.add_context_length(CONTEXT)
    out.add_embedding_length(WIDTH)
    out.add_block_count(LAYERS)
    out.add_feed_forward_length(FEED)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(WIDTH // HEADS)
    out.add_vocab_size(len(words))
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list(words)
    control, usual = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    out.add_token_types([control if each in SPECIAL else usual for each in words])
    out.add_token_merges(merges)
    out.add_bos_token_id(0)
    out.add_eos_token_id(0)
    out.add_add_bos_token(False)
    out.add_chat_template(TEMPLATE)
    known, said = some(len(words), WIDTH), some(len(words), WIDTH) / 2
    known[:, 0] = 4  # as good as a bias: what is always there leans the choice of words
    said[:, 0] = [leaning(each) / 5 for each in words]
    out.add_tensor("token_embd.weight", known)
    out.add_tensor("output_norm.weight", ones(WIDTH))
    out.add_tensor("output.weight", said)
    for layer in range(LAYERS):
        for each in ("attn_q", "attn_k", "attn_v", "attn_output"):
            out.add_tensor(f"blk.{layer}.{each}.weight", some(WIDTH, WIDTH))
        for each in ("attn_norm", "ffn_norm"):
            out.add_tensor(f"blk.{layer}.{each}.weight", ones(WIDTH))
        out.add_tensor(f"blk.{layer}.ffn_gate.weight", some(FEED, WIDTH))
        out.add_tensor(f"blk.{layer}.ffn_up.weight", some(FEED, WIDTH))
        out.add_tensor(f"blk.{layer}.ffn_down.weight", some(WIDTH, FEED))
    written(out)


def leaning(word):
    """Towards short answers in plain letters, and towards having one."""
    if word == "}":
        return 4
    if word == '"':
        return 9
    if word in ("t", "true"):  # rather than f
        return 3
    if word.isdigit():
        return -2
    return 0 if word.isascii() and word.isalpha() else -8


def eye(path):
    import gguf

    some = random(8)
    out = gguf.GGUFWriter(path, "clip")
    out.add_bool("clip.has_vision_encoder", True)
    out.add_string("clip.projector_type", "mlp")
    out.add_bool("clip.use_gelu", False)
    for key, value in {"image_size": PICTURE, "patch_size": PATCH, "embedding_length": WIDTH, "feed_forward_length": FEED,
                       "block_count": LAYERS, "projection_dim": WIDTH, "attention.head_count": HEADS}.items():
        out.add_uint32(f"clip.vision.{key}", value)
    out.add_float32("clip.vision.attention.layer_norm_epsilon", 1e-5)
    out.add_array("clip.vision.image_mean", [0.5, 0.5, 0.5])
    out.add_array("clip.vision.image_std", [0.25, 0.25, 0.25])
    out.add_tensor("v.class_embd", some(WIDTH))
    out.add_tensor("v.patch_embd.weight", some(WIDTH, 3, PATCH, PATCH))
    out.add_tensor("v.position_embd.weight", some((PICTURE // PATCH) ** 2 + 1, WIDTH))
    shapes = {"attn_q": (WIDTH, WIDTH), "attn_k": (WIDTH, WIDTH), "attn_v": (WIDTH, WIDTH), "attn_out": (WIDTH, WIDTH),
              "ffn_up": (FEED, WIDTH), "ffn_down": (WIDTH, FEED)}
    for name in ["v.pre_ln"] + [f"v.blk.{layer}.{each}" for layer in range(LAYERS) for each in ("ln1", "ln2")]:
        out.add_tensor(f"{name}.weight", ones(WIDTH))
        out.add_tensor(f"{name}.bias", 0 * ones(WIDTH))
    for layer in range(LAYERS):
        for each, shape in shapes.items():
            linear(out, some, f"v.blk.{layer}.{each}", shape)
    linear(out, some, "mm.0", (WIDTH, WIDTH))
    linear(out, some, "mm.2", (WIDTH, WIDTH))
    written(out)


def linear(out, some, name, shape):
    out.add_tensor(f"{name}.weight", some(*shape))
    out.add_tensor(f"{name}.bias", 0 * ones(shape[0]))


def written(out):
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


if __name__ == "__main__":
    {"hf": hf, "gguf": gguf_files}[sys.argv[1]](pathlib.Path(sys.argv[2]))
