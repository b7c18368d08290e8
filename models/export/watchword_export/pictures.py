"""What a Hugging Face image processor does to a picture, as the steps of model.yaml."""

from .package import ExportError

HANDLED = {"do_resize", "do_center_crop", "do_rescale", "do_normalize"}
# colours are always converted, and nothing here has annotations
WITHOUT_EFFECT = {"do_convert_rgb", "do_convert_annotations"}
# they pad a picture only to the size of others beside it, and there is only one
PADDING_BATCHES = {"Detr", "ConditionalDetr", "DeformableDetr", "Vilt"}
FILTERS = {2: "bilinear", 3: "bicubic"}


def steps(processor):
    """The ``picture`` part of model.yaml.

    :raises ExportError: if the processor does what the steps can't say
    """
    config = processor.to_dict()
    refuse_others(config)
    out = {}
    if squares(config):
        out["square"] = {"side": config["size"]["height"], "fill": 0.5}
    elif config.get("do_resize"):
        out["resize"] = resize(config)
    if config.get("do_center_crop"):
        out["crop"] = {"width": config["crop_size"]["width"], "height": config["crop_size"]["height"]}
    if "crop_pct" in config and config["size"]["shortest_edge"] < 384:
        side = config["size"]["shortest_edge"]
        out["crop"] = {"width": side, "height": side}
    out["scale"] = float(config["rescale_factor"]) if config.get("do_rescale") else 1.0
    if config.get("do_normalize"):
        out["mean"] = [float(each) for each in config["image_mean"]]
        out["std"] = [float(each) for each in config["image_std"]]
    return out


def refuse_others(config):
    kind = config.get("image_processor_type", type(config).__name__)
    known = HANDLED | WITHOUT_EFFECT
    if squares(config):
        known = known | {"do_pad"}
    if kind.removesuffix("Fast").removesuffix("ImageProcessor") in PADDING_BATCHES and not config.get("pad_size"):
        known = known | {"do_pad"}
    others = sorted(key for key, value in config.items() if key.startswith("do_") and value and key not in known)
    if others:
        raise ExportError(f"{kind}: the steps of model.yaml can't say {', '.join(others)}; switch it off in "
                          "preprocessor_config.json if the model works without it, or prepare pictures yourself")


def squares(config):
    """Whether it pads a picture to a grey square and resizes that with SciPy, as OWLv2 does."""
    size = config.get("size") or {}
    return (config.get("image_processor_type", "").removesuffix("Fast") == "Owlv2ImageProcessor"
            and bool(config.get("do_pad") and config.get("do_resize") and config.get("do_rescale"))
            and size.get("height") == size.get("width"))


def resize(config):
    size = dict(config["size"])
    out = {"filter": filter_of(config)}
    if "crop_pct" in config:
        side = size["shortest_edge"]
        return {**out, "shortest": int(side / config["crop_pct"])} if side < 384 else {**out, "width": side, "height": side}
    if "size_divisor" in config:
        shortest = size["shortest_edge"]
        return {**out, "shortest": shortest, "longest": int(1333 / 800 * shortest), "multiple": config["size_divisor"]}
    if "height" in size:
        return {**out, "width": size["width"], "height": size["height"]}
    if "shortest_edge" in size:
        longest = size.get("longest_edge")
        return {**out, "shortest": size["shortest_edge"], **({"longest": longest} if longest else {})}
    raise ExportError(f"{config['image_processor_type']}: sizes {size} are not known here")


def filter_of(config):
    if config["resample"] not in FILTERS:
        raise ExportError(f"{config['image_processor_type']}: resampling {config['resample']} is not known here, "
                          "only bilinear (2) and bicubic (3)")
    return FILTERS[config["resample"]]
