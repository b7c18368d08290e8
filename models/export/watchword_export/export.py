"""Which family a checkpoint is of, and what comes of it."""

from .checkpoint import Checkpoint
from .families import classify, detr, lxmert, owlvit, sentences, vilt
from .package import ExportError, PackageWriter
from .reference import COUNT

FAMILIES = {
    "ViltForQuestionAnswering": ("answer", vilt.export),
    "BlipForQuestionAnswering": ("answer", sentences.answer_blip),
    "LxmertForQuestionAnswering": ("answer", lxmert.export),
    "DetrForObjectDetection": ("detect", detr.export),
    "RTDetrForObjectDetection": ("detect", detr.export),
    "OwlViTForObjectDetection": ("ground", owlvit.export),
    "Owlv2ForObjectDetection": ("ground", owlvit.export),
    "VisionEncoderDecoderModel": ("caption", sentences.caption_vit_gpt2),
    "BlipForConditionalGeneration": ("caption", sentences.caption_blip),
    "ViTForImageClassification": ("classify", classify.export),
    "ResNetForImageClassification": ("classify", classify.export),
}


def export(place, folder, name, licence, precisions=(), samples=COUNT):
    """Writes the checkpoint as a package.

    :param place: a local folder or a hub id
    :param precisions: of ``fp16`` and ``bf16``, beside float32
    :param samples: on how many pictures and texts it is tried
    :return: the largest difference between TorchScript and eager
    :raises ExportError: saying what can't be exported, and what to do
    """
    checkpoint = Checkpoint(place, samples)
    if checkpoint.architecture not in FAMILIES:
        raise ExportError(f"{place}: {checkpoint.architecture} is not among {', '.join(sorted(FAMILIES))}")
    task, family = FAMILIES[checkpoint.architecture]
    package = PackageWriter(folder, name, task, licence, source=checkpoint.architecture)
    difference = family(checkpoint, package, precisions)
    package.close()
    return difference
