"""The scanner's client against a small clamd made here."""

import socket
import threading

import pytest

from fixtures_evidence import pdf, receive
from khien.core.refusal import Refused
from khien.evidence.models import Exhibit, ScanResult

pytestmark = pytest.mark.django_db


@pytest.fixture
def clamd(tmp_path, settings):
    """`clamd(answer)` listens once and returns the list it puts the received content into."""
    settings.CLAMD_SOCKET = str(tmp_path / "clamd.sock")
    threads = []

    def start(answer):
        received = []
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(settings.CLAMD_SOCKET)
        listener.listen(1)
        threads.append(threading.Thread(target=serve, args=(listener, answer, received)))
        threads[-1].start()
        return received

    yield start
    for thread in threads:
        thread.join(timeout=60)


def serve(listener, answer, received):
    connection, _ = listener.accept()
    with listener, connection, connection.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while length := int.from_bytes(stream.read(4), "big"):
            content += stream.read(length)
        received.append(content)
        connection.sendall(answer)


def test_a_clean_file_is_recorded_as_scanned(clamd):
    received = clamd(b"stream: OK\0")
    assert receive(pdf()).scan == ScanResult.CLEAN
    assert received == [pdf()]


def test_malware_is_refused(clamd):
    clamd(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(Refused, match="mã độc"):
        receive(pdf())
    assert not Exhibit.objects.exists()


def test_a_scanner_that_answers_nonsense_costs_nobody_a_file(clamd):
    clamd(b"INSTREAM size limit exceeded. ERROR\0")
    assert receive(pdf()).scan == ScanResult.FAILED


def test_a_scanner_that_is_away_costs_nobody_a_file(settings, tmp_path):
    settings.CLAMD_SOCKET = str(tmp_path / "nothing.sock")
    assert receive(pdf()).scan == ScanResult.FAILED
