"""Takes a picture of an old deck over, as PNG or JPEG, where it can be shown."""

from __future__ import annotations

from io import BytesIO

MAX_BYTES = 10_000_000
_MAX_PIXELS = 40_000_000
_MAX_SIDE = 12_000
_AS_THEY_ARE = {"PNG": "png", "JPEG": "jpg"}
_TURNED_INTO_PNG = ("GIF", "BMP", "TIFF", "WEBP")
_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")


def kept_picture(data: bytes, suffix: str) -> tuple[bytes, str] | None:
    """A picture's bytes and ending for the course, or ``None`` for one that no slide of ours shows: EMF, SVG, broken.

    A GIF, BMP, TIFF or WebP becomes a PNG; a photograph for print (CMYK) and a turned one are painted anew.
    """
    if not data or len(data) > MAX_BYTES or suffix in ("emf", "wmf", "svg"):
        return None
    from PIL import Image, ImageOps  # imported where it is needed: few decks are brought in

    try:
        with Image.open(BytesIO(data), formats=(*_AS_THEY_ARE, *_TURNED_INTO_PNG)) as image:
            width, height = image.size
            if width * height > _MAX_PIXELS or max(width, height) > _MAX_SIDE:
                return None
            image.load()
            turned = bool(image.getexif().get(0x0112, 1) != 1)
            if image.format in _AS_THEY_ARE and image.mode in _MODES and not turned:
                return data, _AS_THEY_ARE[image.format]
            anew = BytesIO()
            ImageOps.exif_transpose(image).convert("RGBA" if image.mode in ("RGBA", "LA", "P", "PA") else "RGB").save(
                anew, "PNG"
            )
            return (anew.getvalue(), "png") if len(anew.getvalue()) <= MAX_BYTES else None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
