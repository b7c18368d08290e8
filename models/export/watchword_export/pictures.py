"""What a Hugging Face image processor does to a picture, as the steps of model.yaml."""

from .package import ExportError

FILTERS = {2: "bilinear", 3: "bicubic"}


def steps(processor):
    """The ``picture`` part of model.yaml.

    :raises ExportError: if the processor does what the steps can't say
    """
    config = processor.to_dict()
    out = {}
    if config.get("do_resize"):
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
