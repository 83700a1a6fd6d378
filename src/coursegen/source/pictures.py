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
from pathlib import Path

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
    data = _bytes(path, file, address)
    media_type = _media_type(data, file, address)
    try:
        width, height = _png_size(data) if media_type == "image/png" else _jpeg_size(data)
        _bounded(width, height, file, address)
        _checked(data, file, address)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error, zlib.error) as error:
        raise _refused("picture", f"{file} is broken: it can't be opened as a picture", _SAVE_AGAIN, address) from error
    return Picture(data, media_type, width, height, description, sha256(data).hexdigest(), file)


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
    if len(data) > MAX_BYTES:
        hint = "save it smaller: 2,000 pixels across are plenty for a slide"
        raise _refused("picture-size", f"{file} is larger than {MAX_BYTES // 1_000_000} MB", hint, address)
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
    hint = "put the picture there, or write the path of one that is: pictures/queue.png"
    if not (root / folder).is_dir() or unsafe(root, folder) is not None:
        return hint
    try:
        with os.scandir(root / folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_LISTED)]
    except OSError:
        return hint
    names = sorted(name for name in names if name.isprintable())
    known = {name.casefold(): name for name in names}
    near = known.get(nearest(file.rpartition("/")[2].casefold(), known))
    start = "" if folder == "." else f"{folder}/"
    return f"did you mean '{start}{near}'?" if near else hint


def _refused(rule: str, message: str, hint: str, address: str) -> Refused:
    return Refused([Problem(rule, message, hint=hint, address=address)])
