"""What the families share."""

import copy

from ..package import PRECISIONS, ExportError
from ..trace import Cast, check, traced

MOST = 10


def put_network(package, name, module, inputs, expected, takes, precisions=()):
    """Traces a module, holds it against the original on every input, writes it; other precisions beside it.

    :param inputs: tuples of tensors, each in the order of ``takes``
    :param expected: for each, what the original gives
    :param takes: the names by which Watchword knows what to give
    :return: its part of model.yaml, and the largest difference from eager
    """
    module = module.eval()
    script = traced(module, inputs[0])
    difference = check(name, script, inputs, expected)
    package.put_script(f"{name}.pt", script)
    about = {"file": f"{name}.pt", "inputs": takes}
    for precision in precisions:
        half = Cast(copy.deepcopy(module), PRECISIONS[precision]).eval()
        package.put_script(f"{name}.{precision}.pt", traced(half, inputs[0]))
        about[precision] = f"{name}.{precision}.pt"
    return about, difference


def answers_of(config):
    """The answers or labels of a classifier, in the order of their indices."""
    named = config.id2label
    if sorted(named) != list(range(len(named))):
        raise ExportError("id2label: indices are missing in the checkpoint's config.json")
    return [named[index] for index in range(len(named))]


def top(scores, words):
    """The strongest words with their scores."""
    best = scores.topk(min(MOST, len(words)))
    return [[words[index], score] for score, index in zip(best.values.tolist(), best.indices.tolist(), strict=True)]
