"""Plain pictures and small files for the tests of every room: nothing is read from anywhere."""

import io
import random
import zipfile
from datetime import UTC, datetime
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from khien.core.actors import SYSTEM
from khien.evidence import actions
from khien.evidence.models import HolderKind

NOW = datetime(2026, 11, 23, 2, 0, 0, 123456, tzinfo=UTC)
HOLDER = UUID("01993a00-0000-7000-8000-000000000001")
OTHER = UUID("01993a00-0000-7000-8000-000000000002")
_BLOCKS = Image.Resampling.NEAREST


def picture(kind="JPEG", *, size=(240, 160), seed=1, **options):
    """Coloured bands and squares: enough in it for PDQ, nothing to see."""
    bands = Image.linear_gradient("L").resize(size)
    squares = Image.frombytes("L", (24, 24), random.Random(seed).randbytes(576)).resize(
        size, _BLOCKS
    )
    image = Image.merge("RGB", (bands, squares, bands.rotate(90 * seed)))
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(*, padding=0):
    return (
        b"%PDF-1.4\n"
        + b"%" * padding
        + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def box(kind, content=b""):
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def mp4():
    return box(b"ftyp", b"isom\0\0\2\0isommp41") + box(b"moov", bytes(40)) + box(b"mdat", bytes(99))


def mp3():
    frame = b"\xff\xfb\x90\x00" + bytes(413)  # 128 kbit/s at 44.1 kHz: 417 bytes
    return b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) + frame * 4


def wav():
    return b"RIFF" + (136).to_bytes(4, "little") + b"WAVEfmt " + bytes(128)


def ogg():
    return b"OggS\x00\x02" + bytes(200)


def docx(extra=(), *, main="document.main"):
    word = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{main}+xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        )
        package.writestr("word/document.xml", "<w:document/>")
        for name, content in extra:
            package.writestr(name, content)
    return buffer.getvalue()


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "xin chào")
    return buffer.getvalue()


def upload(content, name="tep.bin"):
    """The browser's word for the kind is wrong on purpose: nobody may rely on it."""
    return SimpleUploadedFile(name, content, content_type="text/html")


def receive(content, name="tep.bin", *, holder=HOLDER, kind=HolderKind.REPORT, **options):
    return actions.receive(
        upload(content, name), holder=holder, holder_kind=kind, by=SYSTEM, now=NOW, **options
    )
