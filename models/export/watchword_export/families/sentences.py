"""ViT-GPT2 and BLIP: a picture, and perhaps a question, to a sentence, token by token.

Two networks: ``prepare`` looks at the picture (and reads the question) once; ``step`` is given the tokens so far and
what ``prepare`` gave, and tells how likely each token is next.
"""

import math

import torch

from .. import pictures, texts
from ..package import ExportError
from ..reference import References
from ..samples import text
from .common import put_network

LONGEST = 20


def causal(ids, dtype):
    """What each token may look at, as the additive mask that models take: those before it and itself."""
    ones = torch.ones_like(ids[0], dtype=torch.long).cumsum(0)
    later = ones[None, :] > ones[:, None]
    return later[None, None].to(dtype) * torch.finfo(dtype).min


class Look(torch.nn.Module):
    """A picture to what its encoder makes of it."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, pixels):
        return self.encoder(pixel_values=pixels, return_dict=True)[0]


class VitLook(torch.nn.Module):
    """The same, projected where the decoder is of another width."""

    def __init__(self, model):
        super().__init__()
        self.encoder = model.encoder
        self.project = getattr(model, "enc_to_dec_proj", torch.nn.Identity())

    def forward(self, pixels):
        return self.project(self.encoder(pixel_values=pixels, return_dict=True)[0])


class Gpt2Step(torch.nn.Module):
    def __init__(self, decoder):
        super().__init__()
        self.decoder = decoder

    def forward(self, ids, states):
        out = self.decoder.transformer(
            input_ids=ids, attention_mask=causal(ids, states.dtype), encoder_hidden_states=states, use_cache=False,
            return_dict=True)[0]
        return self.decoder.lm_head(out[:, -1])


class BlipStep(torch.nn.Module):
    def __init__(self, decoder):
        super().__init__()
        self.decoder = decoder

    def forward(self, ids, states):
        out = self.decoder.bert(
            input_ids=ids, attention_mask=torch.ones_like(ids), encoder_hidden_states=states,
            encoder_attention_mask=torch.ones_like(states[:, :, 0], dtype=torch.long), use_cache=False, return_dict=True,
            is_decoder=True)[0]
        return self.decoder.cls(out[:, -1:])[:, 0]


class BlipAsk(torch.nn.Module):
    """A picture and a question to what the text encoder makes of both."""

    def __init__(self, model):
        super().__init__()
        self.vision, self.text = model.vision_model, model.text_encoder

    def forward(self, ids, attention, pixels):
        seen = self.vision(pixel_values=pixels, return_dict=True)[0]
        mask = torch.ones_like(seen[:, :, 0], dtype=torch.long)
        return self.text(input_ids=ids, attention_mask=attention, encoder_hidden_states=seen,
                         encoder_attention_mask=mask, return_dict=True)[0]


def sentence_of(step, states, begin, end, longest):
    """The greedy sentence as ids, the geometric mean of its tokens' shares, and what each step was given and gave."""
    ids, shares, taken, given = list(begin), [], [], []
    while len(ids) < longest:
        example = (torch.tensor([ids]), states)
        with torch.no_grad():
            scores = step(*example)
        taken.append(example)
        given.append(scores)
        best = scores[0].argmax().item()
        shares.append(scores[0].log_softmax(-1)[best].item())
        ids.append(best)
        if best == end:
            break
    return ids, math.exp(sum(shares) / len(shares)), taken, given


def caption_vit_gpt2(checkpoint, package, precisions):
    model, processor = checkpoint.model("VisionEncoderDecoderModel"), checkpoint.image_processor()
    if model.config.decoder.model_type != "gpt2":
        raise ExportError(f"the decoder is {model.config.decoder.model_type}; only GPT-2 is known here")
    tokenizer = checkpoint.tokenizer()
    begin, end = [model.config.decoder_start_token_id], model.config.eos_token_id
    about = Sentences(package, tokenizer, begin, end, VitLook(model), Gpt2Step(model.decoder), ["pixels"])

    def original(encoded):
        return model.generate(**encoded, max_length=LONGEST, num_beams=1, do_sample=False)

    return about.export(processor, None, original, precisions, checkpoint.samples)


def caption_blip(checkpoint, package, precisions):
    model, processor = checkpoint.model("BlipForConditionalGeneration"), checkpoint.processor("BlipProcessor")
    words = model.config.text_config
    about = Sentences(package, processor.tokenizer, [words.bos_token_id], words.sep_token_id, Look(model.vision_model),
                      BlipStep(model.text_decoder), ["pixels"])

    def original(encoded):
        return model.generate(**encoded, max_length=LONGEST, num_beams=1, do_sample=False)

    return about.export(processor.image_processor, None, original, precisions, checkpoint.samples)


def answer_blip(checkpoint, package, precisions):
    model, processor = checkpoint.model("BlipForQuestionAnswering"), checkpoint.processor("BlipProcessor")
    words = model.config.text_config
    about = Sentences(package, processor.tokenizer, [model.decoder_start_token_id], words.sep_token_id, BlipAsk(model),
                      BlipStep(model.text_decoder), ["input-ids", "attention-mask", "pixels"])

    def original(encoded):
        return model.generate(**encoded, max_length=LONGEST, num_beams=1, do_sample=False)

    return about.export(processor.image_processor, words.max_position_embeddings, original, precisions, checkpoint.samples)


class Sentences:
    """What the three have in common."""

    def __init__(self, package, tokenizer, begin, end, prepare, step, takes):
        self.package, self.tokenizer = package, tokenizer
        self.begin, self.end = begin, end
        self.prepare, self.step, self.takes = prepare.eval(), step.eval(), takes

    def export(self, images, longest_text, original, precisions, samples):
        self.package.say(picture=pictures.steps(images),
                         text=texts.put(self.package, self.tokenizer, longest_text or LONGEST))
        references, inputs, states, steps, scores = References(self.package), [], [], [], []
        for index in range(samples):
            name, image = references.picture(index)
            encoded = dict(images(images=image, return_tensors="pt"))
            call = {"picture": name}
            if longest_text:
                call["text"] = text(index)
                words = self.tokenizer(text(index), return_tensors="pt", truncation=True, max_length=longest_text)
                encoded.update(input_ids=words["input_ids"], attention_mask=words["attention_mask"])
            keys = {"input-ids": "input_ids", "attention-mask": "attention_mask", "pixels": "pixel_values"}
            inputs.append(tuple(encoded[keys[each]] for each in self.takes))
            with torch.no_grad():
                states.append(self.prepare(*inputs[-1]))
                wanted = original(encoded)[0].tolist()
            ids, share, taken, given = sentence_of(self.step, states[-1], self.begin, self.end, LONGEST)
            if ids != wanted[:len(ids)]:
                raise ExportError(f"token by token gives {ids}, generate() of the original {wanted}")
            steps += taken
            scores += given
            said = self.tokenizer.decode(ids, skip_special_tokens=True).strip()
            references.add(**call, tokens=ids, **{"answers" if longest_text else "caption": [[said, share]]})
        references.close()
        prepare, first = put_network(self.package, "prepare", self.prepare, inputs, states, self.takes, precisions)
        step, second = put_network(self.package, "step", self.step, steps, scores, ["input-ids"], precisions)
        self.package.say(networks={"prepare": prepare, "step": step}, decoding={
            "kind": "sentence", "begin": self.begin, "end": self.end, "longest": LONGEST})
        return max(first, second)
