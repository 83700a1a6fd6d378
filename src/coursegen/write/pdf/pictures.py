"""Makes the picture that a page embeds: no larger than print can show, read once for a file."""

from __future__ import annotations

import io
from hashlib import sha256

from PIL import Image
from reportlab.lib.utils import ImageReader

_DOTS = 220 / 72  # of a picture, per point of paper: more is not seen in print
_SMALLEST = 312.0  # points across a whole slide (110 mm): small slides of all sizes share one picture
_QUALITY = 85


class Pictures:
    """The pictures of one file: the same one in the same resolution is embedded once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int], ImageReader] = {}

    def reader(self, data: bytes, share: float, slide: float) -> ImageReader:
        """A picture that takes a ``share`` of a slide's width, the slide being so many points wide on paper."""
        most = max(1, round(share * max(slide, _SMALLEST) * _DOTS))
        key = sha256(data).hexdigest(), most
        if key not in self._read:
            self._read[key] = ImageReader(io.BytesIO(smaller(data, most)))
        return self._read[key]


def smaller(data: bytes, most: int) -> bytes:
    """A picture at most ``most`` pixels wide, in its own format; the same bytes where it is no wider."""
    with Image.open(io.BytesIO(data)) as picture:
        if picture.width <= most:
            return data
        kind = picture.format or "PNG"
        full = picture if picture.mode in ("RGB", "RGBA", "L") else picture.convert("RGBA" if kind == "PNG" else "RGB")
        size = (most, max(1, round(full.height * most / full.width)))
        stream = io.BytesIO()
        full.resize(size, Image.Resampling.LANCZOS).save(stream, kind, quality=_QUALITY)
        return stream.getvalue()
