"""Files: each upload gets an id by which it can be sent again and fetched."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from dataclasses import dataclass, field

from bot.sandbox.wire import JSON, Asked, Refusal, Upload

MAX_PHOTO = 10 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_SIDES = 10_000  # width and height of a picture together
MAX_RATIO = 20
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8")  # what a bot's begin with; WebP no bot of ours sends


@dataclass
class Stored:
    """A file at Telegram; `sizes` are the ids of a picture in all its sizes."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    path: str
    size: int
    width: int = 0
    height: int = 0
    content: bytes = field(default=b"", repr=False)
    sizes: list[str] = field(default_factory=list)

    def as_file(self) -> JSON:
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
            "file_path": self.path,
        }


@dataclass
class Files:
    """Everything that was ever sent."""

    by_id: dict[str, Stored] = field(default_factory=dict)
    next_number: int = 0

    def store(self, upload: Upload, kind: str) -> Stored:
        """Keep an upload; a photo is kept in three sizes, as Telegram does."""
        if len(upload.content) > MAX_UPLOAD:
            raise Refusal("Request Entity Too Large", 413)
        if not upload.content:
            raise Refusal("file must be non-empty")
        if kind != "photo":
            return self._keep(upload, kind, upload.name, 0, 0)
        if len(upload.content) > MAX_PHOTO:
            raise Refusal("file is too big for a photo")
        width, height = dimensions(upload.content)
        if width + height > MAX_SIDES or max(width, height) > MAX_RATIO * min(width, height):
            raise Refusal("PHOTO_INVALID_DIMENSIONS")
        sizes = []
        for longest in (90, 320, 1280):
            scale = min(1.0, longest / max(width, height))
            sizes.append(
                self._keep(
                    upload,
                    "photo",
                    upload.name,
                    max(1, round(width * scale)),
                    max(1, round(height * scale)),
                )
            )
        ids = [size.file_id for size in sizes]
        for size in sizes:
            size.sizes = ids
        return sizes[-1]

    def _keep(self, upload: Upload, kind: str, name: str, width: int, height: int) -> Stored:
        self.next_number += 1
        number = self.next_number
        ending = name.rpartition(".")[2] if "." in name else {"photo": "jpg"}.get(kind, "bin")
        seed = f"{number}:{kind}:{name}".encode()
        unique = base64.urlsafe_b64encode(hashlib.sha256(seed).digest()[:9]).decode()
        stored = Stored(
            file_id=f"AgACAgI{number:05d}{unique}",
            unique_id=f"AQAD{unique}",
            kind=kind,
            name=name,
            mime=upload.mime,
            path=f"{kind}s/file_{number}.{ending}",
            size=len(upload.content),
            width=width,
            height=height,
            content=upload.content,
        )
        self.by_id[stored.file_id] = stored
        return stored

    def asked(self, asked: Asked, name: str, kind: str, reference: str | None = None) -> Stored:
        """The file that a call sends: uploaded along, or known by its file_id."""
        wanted = reference if reference is not None else asked.text(name)
        upload = asked.upload(name, wanted)
        if upload is not None:
            fits = 0 < len(upload.content) <= MAX_PHOTO  # what does not is refused for that
            if kind == "photo" and fits and not upload.content.startswith(PICTURES):
                raise Refusal("IMAGE_PROCESS_FAILED")
            return self.store(upload, kind)
        if wanted.startswith("attach://") or not wanted:
            raise Refusal(f"there is no {name} in the request")
        if wanted.startswith(("http://", "https://")):
            raise Refusal("failed to get HTTP URL content")
        stored = self.by_id.get(wanted)
        if stored is None:
            raise Refusal("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise Refusal(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def photo(self, stored: Stored) -> list[JSON]:
        """The PhotoSize list of a picture, smallest first."""
        return [
            {
                "file_id": size.file_id,
                "file_unique_id": size.unique_id,
                "file_size": size.size,
                "width": size.width,
                "height": size.height,
            }
            for size in (self.by_id[file_id] for file_id in stored.sizes)
        ]

    @staticmethod
    def document(stored: Stored) -> JSON:
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_name": stored.name,
            "mime_type": stored.mime,
            "file_size": stored.size,
        }

    def fetch(self, file_id: str) -> JSON:
        """A File with the path to download it from (getFile)."""
        stored = self.by_id.get(file_id)
        if stored is None:
            raise Refusal("wrong file_id or the file is temporarily unavailable")
        if stored.size > MAX_DOWNLOAD:
            raise Refusal("file is too big")
        return stored.as_file()

    def at(self, path: str) -> Stored | None:
        return next((stored for stored in self.by_id.values() if stored.path == path), None)


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; 1280 by 960 for anything else."""
    if content.startswith(PICTURES[0]) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return max(1, width), max(1, height)
    at = 2
    while content[:2] == b"\xff\xd8" and at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return max(1, width), max(1, height)
        at += 2 + length
    return 1280, 960


def sample_photo(number: int = 0, width: int = 64, height: int = 48) -> Upload:
    """A small coloured picture, another colour for every number."""
    colour = hashlib.sha256(f"picture {number}".encode()).digest()[:3]
    rows = (b"\0" + colour * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    content += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Upload(f"picture-{number}.png", content, "image/png")
