"""Reads a picture of a course folder, once it is known to be one that slides and pages can show."""

from __future__ import annotations

import os
import re
import struct
import warnings
import zlib
from hashlib import sha256
from io import BytesIO
from itertools import islice
from math import fsum
from pathlib import Path
from typing import Literal

from coursegen.model.brand import contrast
from coursegen.model.parts import Picture
from coursegen.problems import Problem, Refused, nearest
from coursegen.source.folder import unsafe

MAX_BYTES = 10_000_000
"""The largest file that is read."""

MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
"""What a picture may claim to be before anything of it is unpacked; a guard against image bombs."""

MAX_LISTED = 2_000
"""How many names of a folder are looked at for the one that was meant."""

_GRID = (8, 8)
_ALIKE = 8
"""How far, of 255, a part of a picture may be in any colour from that of a compressed copy of it."""

_PARTS = (64, 64)
_NEARLY_WHITE = 1.6
"""The parts of a picture that are looked at, and the contrast with white below which it is for dark grounds."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"RIFF", "a WebP"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"%PDF", "a PDF"),
    (b"<svg", "an SVG"),
    (b"<?xml", "an SVG"),
    (b"\xd7\xcd\xc6\x9a", "a WMF"),
    (b"\x01\x00\x00\x00", "an EMF"),
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers that a frame's size follows (ITU-T T.81, table B.1)."""

_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
_TURNED = 0x0112  # the Exif tag Orientation
_SAVE_AGAIN = "open it in a picture program and save it again as PNG or JPEG"


def read_picture(root: Path, file: str, description: str, address: str) -> Picture:
    """The picture at a path inside a course folder; ``address`` is that of the path's value.

    Errors: ``Refused`` where it leads out of the folder, is missing, too large, broken, or of another kind.
    """
    if file.startswith("/") or "\\" in file or ":" in file or ".." in file.split("/"):
        hint = "write its path from the course folder, with /: pictures/queue.png"
        raise _refused("outside", "the picture has to be inside the course folder", hint, address)
    path = root / file
    if not os.path.lexists(path):
        raise _refused("no-picture", f"there is no file {file} in the course folder", _near(root, file), address)
    if unsafe(root, file) is not None:
        hint = "put a copy of the picture inside the course folder"
        raise _refused("outside", f"{file} is a link that leads out of the course folder, or nowhere", hint, address)
    return picture_in(_bytes(path, file, address), file, description, address)


def picture_in(data: bytes, file: str, description: str, address: str) -> Picture:
    """The picture in a file's bytes, which is called so. Errors: ``Refused``, as :func:`read_picture`."""
    if len(data) > MAX_BYTES:
        hint = "save it smaller: 2,000 pixels across are plenty for a slide"
        raise _refused("picture-size", f"{file} is larger than {MAX_BYTES // 1_000_000} MB", hint, address)
    media_type = _media_type(data, file, address)
    try:
        width, height = _png_size(data) if media_type == "image/png" else _jpeg_size(data)
        _bounded(width, height, file, address)
        _checked(data, file, address)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error) as error:
        raise _refused("picture", f"{file} is broken: it can't be opened as a picture", _SAVE_AGAIN, address) from error
    return Picture(data, media_type, width, height, description, sha256(data).hexdigest(), file)


def suffix_of(data: bytes) -> str:
    """What the name of a picture's file ends in, ``""`` for what is neither a PNG nor a JPEG."""
    return ".png" if data.startswith(_PNG) else ".jpg" if data.startswith(_JPEG) else ""


def is_smaller_copy(data: bytes, of: Picture) -> bool:
    """Whether a file is what PowerPoint makes of a picture when it compresses it: the same, with fewer pixels."""
    try:
        picture = picture_in(data, "", "", "")
    except Refused:
        return False
    fewer = picture.width < of.width and picture.height < of.height
    skew = abs(picture.width * of.height - picture.height * of.width)
    if not fewer or skew > max(of.width, of.height):  # a pixel more or less
        return False
    return all(abs(one - other) <= _ALIKE for one, other in zip(_look(data), _look(of.data), strict=True))


def _look(data: bytes) -> bytes:
    """A picture on white in so few parts that compressing it changes hardly any."""
    from PIL import Image  # imported here: a course without pictures needs none of it

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        shown = image.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(paper, shown).convert("RGB").resize(_GRID, Image.Resampling.BOX).tobytes()


def ground_for(data: bytes) -> Literal["", "light", "dark"]:
    """The ground on which a picture can be seen, ``""`` for one that no ground shows through."""
    from PIL import Image  # imported here: a course without pictures needs none of it

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        shown = image.convert("RGBA").resize(_PARTS, Image.Resampling.BOX).tobytes()
    pixels = [shown[at : at + 4] for at in range(0, len(shown), 4)]
    if all(alpha == 255 for *_, alpha in pixels):
        return ""
    seen = [pixel for pixel in pixels if pixel[3] > 127] or pixels
    red, green, blue = (fsum(pixel[at] for pixel in seen) / len(seen) / 255 for at in range(3))
    return "dark" if contrast((red, green, blue), (1.0, 1.0, 1.0)) < _NEARLY_WHITE else "light"


def is_file_name(description: str, file: str) -> bool:
    """Whether words that are to say what a picture shows only repeat what a file is called."""
    said = description.strip().casefold()
    stem = file.rpartition("/")[2].rpartition(".")[0].casefold()
    named = r"\S*\.(png|jpe?g|gif|webp|bmp|tiff?|svg|heic)|(img|dsc|pxl|image|picture|photo|screenshot)[\s_-]*\d*"
    return said == stem or re.fullmatch(named, said) is not None


def _bytes(path: Path, file: str, address: str) -> bytes:
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no file"
        raise _refused("picture", f"{file} is {what}", "write the path of a PNG or JPEG file", address)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise _refused("picture", f"{file} can't be read: {reason}", "check who may read it", address) from error
    return data


def _media_type(data: bytes, file: str, address: str) -> str:
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(_JPEG):
        return "image/jpeg"
    kind = next((name for start, name in _OTHERS if data.startswith(start)), "" if data else "empty")
    found = f"{file} is {kind}" if kind else f"{file} is no picture that is known here"
    raise _refused("picture", f"{found}; slides take PNG and JPEG", _SAVE_AGAIN, address)


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height as the first chunk says (PNG, 11.2.2). Errors: ``ValueError``, ``struct.error``."""
    if data[12:16] != b"IHDR":
        raise ValueError("no header")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height as the first frame says (ITU-T T.81, B.2.2). Errors: ``ValueError``, ``struct.error``."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    raise ValueError("no frame")


def _bounded(width: int, height: int, file: str, address: str) -> None:
    if width < 1 or height < 1:
        raise ValueError("no pixels")
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        message = f"{file} is {width:,} × {height:,} pixels large"
        limit = f"at most {MAX_SIDE:,} on a side and {MAX_PIXELS // 1_000_000} million in all are read"
        raise _refused("picture-size", f"{message}; {limit}", "save it smaller: 2,000 across are plenty", address)


def _checked(data: bytes, file: str, address: str) -> None:
    """Unpack a picture of a bounded size once. Errors: whatever Pillow raises for one that is broken; ``Refused``."""
    from PIL import Image  # imported here: a course without pictures needs none of it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what can be shown all the same
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.verify()
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            mode = image.mode
            image.draft("RGB", (64, 64))  # a JPEG is read whole and unpacked small
            image.load()
            turned = image.getexif().get(_TURNED, 1)
    if mode not in _MODES:
        message = f"{file} has colours that screens don't show alike ({mode})"
        raise _refused("picture", message, "save it again as RGB, with 8 bits a colour", address)
    if turned not in (0, 1):
        message = f"{file} lies on its side, with a note to turn it that not every program follows"
        raise _refused("picture", message, "turn it upright in a picture program and save it", address)


def _near(root: Path, file: str) -> str:
    folder = file.rpartition("/")[0] or "."
    name = file.rpartition("/")[2]
    for other in (f"pictures/{name}", name):
        if (root / other).is_file() and unsafe(root, other) is None:
            where = "the folder pictures" if "/" in other else "the course folder itself"
            return f"it is in {where}: write {other}"
    put = f"the folder {folder} of the course" if folder != "." else "the course folder, where course.yaml is"
    elsewhere = f", or write the folder that it is in too, for instance pictures/{name}" if folder == "." else ""
    hint = f"put {name} into {put}{elsewhere}"
    if not (root / folder).is_dir() or unsafe(root, folder) is not None:
        return hint
    try:
        with os.scandir(root / folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_LISTED)]
    except OSError:
        return hint
    names = sorted(name for name in names if name.isprintable())
    known = {name.casefold(): name for name in names}
    near = known.get(nearest(name.casefold(), known))
    start = "" if folder == "." else f"{folder}/"
    return f"did you mean '{start}{near}'?" if near else hint


def _refused(rule: str, message: str, hint: str, address: str) -> Refused:
    return Refused([Problem(rule, message, hint=hint, address=address)])
