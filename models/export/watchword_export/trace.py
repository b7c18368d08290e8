"""Eager models to TorchScript, held against each other."""

import warnings

import torch

from .package import ExportError

TOLERANCE = 1e-4


class Cast(torch.nn.Module):
    """Runs a module in another precision; what goes in and comes out stays float32, so callers need not know."""

    def __init__(self, module, dtype):
        super().__init__()
        self.module = module.to(dtype)
        self.dtype = dtype

    def forward(self, *inputs):
        outputs = self.module(*(each.to(self.dtype) if each.is_floating_point() else each for each in inputs))
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        return tuple(each.to(torch.float32) if each.is_floating_point() else each for each in outputs)


def traced(module, example):
    """The module as TorchScript; what depends on the picture's size or the text's length must do so as operators."""
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        return torch.jit.trace(module.eval(), example, check_trace=False, strict=False)


def check(name, script, inputs, expected, tolerance=TOLERANCE):
    """Holds TorchScript against what the original model gave in eager mode.

    :param inputs: tuples of tensors
    :param expected: for each, the tensor or tuple of tensors that must come out
    :return: the largest difference
    :raises ExportError: with the shapes, if they differ by more than the tolerance
    """
    largest = 0.0
    for example, wanted in zip(inputs, expected, strict=True):
        with torch.no_grad():
            got = tuple_of(script(*example))
        shapes = [tuple(each.shape) for each in example]
        for one, other in zip(tuple_of(wanted), got, strict=True):
            if one.shape != other.shape:
                raise ExportError(
                    f"{name}: TorchScript gives {tuple(other.shape)} where eager gives {tuple(one.shape)} for {shapes}: "
                    "a size was traced as a constant")
            difference = (one.double() - other.double()).abs().max().item() if one.numel() else 0.0
            if not difference <= tolerance:
                raise ExportError(f"{name}: TorchScript and eager differ by {difference:.2g} for inputs of {shapes}")
            largest = max(largest, difference)
    return largest


def tuple_of(value):
    return value if isinstance(value, tuple) else (value,)
