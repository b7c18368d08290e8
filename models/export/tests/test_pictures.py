"""What an image processor does that the steps of model.yaml can't say is refused."""

import pytest

from watchword_export.package import ExportError
from watchword_export.pictures import steps


class Processor:
    def __init__(self, kind, **config):
        self.config = {"image_processor_type": kind, "do_rescale": True, "rescale_factor": 1 / 255, **config}

    def to_dict(self):
        return self.config


@pytest.mark.parametrize("kind, key", [("Owlv2ImageProcessor", "do_pad"), ("BeitImageProcessor", "do_reduce_labels"),
                                       ("MobileViTImageProcessor", "do_flip_channel_order")])
def test_a_step_that_is_not_handled_is_refused_by_name(kind, key):
    with pytest.raises(ExportError, match=f"{kind}.*{key}"):
        steps(Processor(kind, **{key: True}))


def test_padding_to_a_size_is_refused_where_padding_a_batch_is_not():
    assert "pad" not in steps(Processor("DetrImageProcessor", do_pad=True, do_convert_annotations=True))
    with pytest.raises(ExportError, match="do_pad"):
        steps(Processor("DetrImageProcessor", do_pad=True, pad_size={"height": 80, "width": 80}))


def test_what_is_switched_off_is_not_asked_about():
    assert steps(Processor("Owlv2ImageProcessor", do_pad=False))["scale"] == pytest.approx(1 / 255)
