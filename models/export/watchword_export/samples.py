"""Pictures and texts to try a package with: made here, of odd sizes and in several scripts."""

import io

import numpy
from PIL import Image, ImageDraw

SIZES = [
    (64, 48), (48, 64), (33, 47), (101, 67), (17, 90), (200, 31), (31, 200), (96, 96), (127, 129), (59, 61), (160, 120),
    (16, 16), (73, 40), (41, 79), (320, 241), (97, 32), (32, 97), (150, 149), (83, 83), (240, 135), (111, 50), (18, 37),
]

TEXTS = [
    "what colour is the bus ?", "How many people are there?", "is the man wearing a hat", "", "?", "what",
    "où est le café ?", "какого цвета автобус?", "公交车是什么颜色?", "what is on the table \U0001F9CB \U0001F44D\U0001F3FD",
    "naïve résumé coöperate", "The  quick\tbrown fox   jumps", "a" * 60, "e\u0301 vs é", "100% of $5.00 & more -- right?",
    "ما لون الحافلة؟", "バスは何色ですか", "is this a cat or a dog", "WHAT IS WRITTEN ON THE SIGN", "don't can't it's",
    "what is the man in the red shirt who stands left of the blue car next to the tree near the house doing right now",
    "\u200bzero\u200bwidth\u00a0space", "Straße ﬁne Ǆ", "the cat .",
]


def picture(index):
    """JPEG bytes, the same for the same index; sizes repeat after the 22nd, contents do not."""
    width, height = SIZES[index % len(SIZES)]
    random = numpy.random.default_rng(index)
    across, down = numpy.meshgrid(numpy.linspace(0, 1, width), numpy.linspace(0, 1, height))
    waves = [numpy.sin(across * random.uniform(2, 20) + down * random.uniform(2, 20) + random.uniform(0, 6)) for _ in "rgb"]
    image = Image.fromarray(((numpy.stack(waves, -1) + 1) * 127).astype(numpy.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(3):
        x, y = random.integers(0, width), random.integers(0, height)
        draw.ellipse([x, y, x + width // 3, y + height // 3], fill=tuple(int(c) for c in random.integers(0, 256, 3)))
    if index % 7 == 5:
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, subsampling=index % 3 if index % 7 != 5 else 0, progressive=index % 5 == 4)
    return out.getvalue()


def text(index):
    return TEXTS[index % len(TEXTS)]
