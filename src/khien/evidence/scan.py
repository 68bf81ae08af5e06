"""A client for clamd, where one is set up. Without one, files are recorded as not scanned."""

import socket
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.models import ScanResult

_CHUNK = 64 * 1024
_SECONDS = 20
_LONGEST_ANSWER = 4096
INFECTED = _("Máy quét thấy mã độc trong tệp này nên không nhận.")


def scan(file: BinaryIO) -> ScanResult:
    """Raises Refused where malware is found. A scanner that is away never costs anybody a file."""
    if not settings.CLAMD_SOCKET:
        return ScanResult.NOT_SCANNED
    try:
        answer = _ask(file, settings.CLAMD_SOCKET)
    except OSError:
        return ScanResult.FAILED
    if answer.endswith(b" FOUND"):
        raise Refused(INFECTED)
    return ScanResult.CLEAN if answer == b"stream: OK" else ScanResult.FAILED


def _ask(file: BinaryIO, path: str) -> bytes:
    """Clamd's INSTREAM: pieces with their length before them, a length of 0 at the end."""
    file.seek(0)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_SECONDS)
        connection.connect(path)
        connection.sendall(b"zINSTREAM\0")
        while chunk := file.read(_CHUNK):
            connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
        connection.sendall(bytes(4))
        return connection.recv(_LONGEST_ANSWER).rstrip(b"\0\n")
