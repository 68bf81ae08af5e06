"""The structure of PDF and Word documents, as far as it tells a real one from a disguise."""

import re
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

_TAIL = 2048
_MOST_PARTS = 2000
_MOST_UNPACKED = 300 * 1024 * 1024
_MARKUP = re.compile(rb"<(html|body|script|iframe|svg|!doctype)\b", re.IGNORECASE)
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_LENGTH = 22


def is_pdf(file: BinaryIO) -> bool:
    """Begins and ends as a PDF, with no markup after its end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    before, end, after = file.read().rpartition(b"%%EOF")
    return bool(end) and not after.strip() and not _MARKUP.search(before.rpartition(b"%%EOF")[2])


def is_docx(file: BinaryIO) -> bool:
    """A Word document without macros, bombs, odd path names, or anything behind its end."""
    try:
        with zipfile.ZipFile(file) as package:
            return _ends_at_its_end(file) and _parts_are_plain(package) and _is_word(package)
    except (zipfile.BadZipFile, RuntimeError, KeyError, OSError, ValueError):
        return False


def _ends_at_its_end(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_LENGTH))
    return file.read(4) == _END_OF_DIRECTORY


def _parts_are_plain(package: zipfile.ZipFile) -> bool:
    parts = package.infolist()
    paths = [PurePosixPath(part.filename) for part in parts]
    return (
        len(parts) <= _MOST_PARTS
        and sum(part.file_size for part in parts) <= _MOST_UNPACKED
        and not any(path.is_absolute() or ".." in path.parts for path in paths)
        and not any(path.name.lower().startswith("vbaproject") for path in paths)
    )


def _is_word(package: zipfile.ZipFile) -> bool:
    package.getinfo("word/document.xml")
    with package.open("[Content_Types].xml") as types:
        return _WORD in types.read(_TAIL * 64)
