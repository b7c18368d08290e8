"""A Hugging Face tokenizer as tokenizer.json and the ``text`` part of model.yaml."""

import json

from .package import ExportError


def put(package, tokenizer, longest, pad_to=None):
    """Writes the tokenizer without truncation and padding, which model.yaml tells.

    :param longest: tokens, the special ones among them; what is beyond is cut off
    :param pad_to: tokens that every text is filled up to, or None
    """
    if not tokenizer.is_fast:
        raise ExportError(f"{type(tokenizer).__name__} has no fast form, so no tokenizer.json can be written")
    described = json.loads(tokenizer.backend_tokenizer.to_str())
    described["truncation"] = described["padding"] = None
    package.put_json("tokenizer.json", described)
    about = {"tokenizer": "tokenizer.json", "longest": longest, "pad": tokenizer.pad_token_id or 0}
    return {**about, "pad-to": pad_to} if pad_to else about
