"""What the Python original gives for sample pictures and texts, kept in the package for whoever runs it elsewhere."""

import io

from PIL import Image

from . import samples

COUNT = 24


class References:
    """Collects them. Each call is what goes in (names of pictures, texts) and what must come out."""

    def __init__(self, package):
        self.package = package
        self.calls = []

    def picture(self, index):
        """The sample's name in the package, and the picture as Python decodes it, RGB."""
        name = f"reference/{index:02}.jpg"
        data = samples.picture(index)
        self.package.put(name, data)
        return name, Image.open(io.BytesIO(data)).convert("RGB")

    def add(self, **call):
        self.calls.append(call)

    def close(self):
        self.package.put_json("reference/reference.json", self.calls)
