#!/usr/bin/env python3
"""Fits what turns the detector's scores into probabilities that a detection is a true box of its class at IoU 0.5.

    /usr/bin/python3 calibrate.py centernet.pt DATA --labels labels.txt --output calibration.json

For all classes together a logistic on logit(score), then one for each class, by maximum a posteriori: its slope and
offset have a Gaussian prior around the global ones, so a class with few detections stays near them and a common one
follows its own data. The prior's precision is the one with the best held-out log loss, folds being whole photographs.
"""
import argparse
import json
import pathlib

import numpy

from detections import load, matched, photographs

FOLDS = 8
PRECISIONS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
WEAK = 1e-3
FORMULA = "p = 1/(1+exp(-(a*logit(s)+b)))"


def logit(scores):
    clipped = numpy.clip(scores, 1e-6, 1 - 1e-6)
    return numpy.log(clipped / (1 - clipped))


def logistic(values):
    return 1 / (1 + numpy.exp(-values))


def fit(scores, hits, prior=(1.0, 0.0), precision=WEAK):
    """Newton's method on the log posterior, which is concave: a few steps are plenty."""
    design = numpy.column_stack([logit(scores), numpy.ones(len(scores))])
    prior = numpy.array(prior)
    parameters = prior.copy()
    for _ in range(50):
        expected = logistic(design @ parameters)
        gradient = design.T @ (hits - expected) - precision * (parameters - prior)
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design + precision * numpy.eye(2)
        step = numpy.linalg.solve(curvature, gradient)
        parameters = parameters + step
        if numpy.abs(step).max() < 1e-9:
            break
    return parameters


class Calibration:
    def __init__(self, scores, hits, classes, precision):
        self.shared = fit(scores, hits)
        self.own = {int(each): fit(scores[classes == each], hits[classes == each], self.shared, precision)
                    for each in numpy.unique(classes)}

    def probabilities(self, scores, classes):
        parameters = numpy.array([self.own.get(int(each), self.shared) for each in classes])
        return logistic(parameters[:, 0] * logit(scores) + parameters[:, 1])

    def described(self, labels):
        def pair(parameters):
            return {"a": round(float(parameters[0]), 4), "b": round(float(parameters[1]), 4)}

        return {"schema": 1, "formula": FORMULA, "global": pair(self.shared),
                "classes": {labels[each]: pair(parameters) for each, parameters in self.own.items()}}


def held_out(scores, hits, classes, folds, precision):
    """Each detection's probability as given by the photographs of the other folds."""
    result = numpy.empty(len(scores))
    for fold in range(FOLDS):
        here = folds == fold
        calibration = Calibration(scores[~here], hits[~here], classes[~here], precision)
        result[here] = calibration.probabilities(scores[here], classes[here])
    return result


def log_loss(probabilities, hits):
    return -numpy.mean(numpy.log(numpy.where(hits, probabilities, 1 - probabilities)))


def brier(probabilities, hits):
    return numpy.mean((probabilities - hits) ** 2)


def reliability(probabilities, hits, bins=10):
    print(f"{'bin':>9} {'boxes':>6} {'predicted':>9} {'observed':>8}")
    places = numpy.minimum((probabilities * bins).astype(int), bins - 1)
    for place in numpy.unique(places):
        here = places == place
        print(f"{place / bins:.1f}-{(place + 1) / bins:.1f}  {here.sum():>7} "
              f"{probabilities[here].mean():>9.3f} {hits[here].mean():>8.3f}")


def report(title, scores, probabilities, hits):
    print(f"\n{title}: {len(hits)} detections, {hits.sum()} true")
    for name, values in (("scores as they are", scores), ("calibrated, held out", probabilities)):
        print(f"\n{name}: Brier {brier(values, hits):.4f}, log loss {log_loss(values, hits):.4f}")
        reliability(values, hits)


def collected(model, data, longest, square, minimum, seed=7):
    results = list(photographs(model, data, longest, square, minimum))
    assignment = numpy.random.default_rng(seed).permutation(len(results)) % FOLDS
    detections = numpy.vstack([result.detections for result in results])
    folds = numpy.repeat(assignment, [len(result.detections) for result in results])
    return detections[:, 4], numpy.concatenate([matched(result) for result in results]), detections[:, 5], folds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--labels", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--size", type=int, default=640, help="long side in pixels (default %(default)s)")
    parser.add_argument("--square", action="store_true", help="pad to a square, not to the next multiple of 32")
    parser.add_argument("--minimum", type=float, default=0.05, help="lowest score used (default %(default)s)")
    arguments = parser.parse_args()
    scores, hits, classes, folds = collected(
        load(arguments.model), arguments.data, arguments.size, arguments.square, arguments.minimum)

    losses = {each: log_loss(held_out(scores, hits, classes, folds, each), hits) for each in PRECISIONS}
    precision = min(losses, key=losses.get)
    print("held-out log loss by the prior's precision:",
          ", ".join(f"{each:g}: {loss:.4f}" for each, loss in losses.items()), f"-> {precision:g}")
    probabilities = held_out(scores, hits, classes, folds, precision)
    report("all classes", scores, probabilities, hits)
    person = classes == 0
    report("person", scores[person], probabilities[person], hits[person])

    calibration = Calibration(scores, hits, classes, precision)
    if min(parameters[0] for parameters in calibration.own.values()) <= 0:
        raise ValueError("a class whose probability falls as its score rises: raise the prior's precision")
    if arguments.output:
        arguments.output.write_text(
            json.dumps(calibration.described(arguments.labels.read_text().splitlines()), indent=1) + "\n")


if __name__ == "__main__":
    main()
