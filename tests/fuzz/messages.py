"""Any text is a message: what is found lies in it, and neighbours in a batch change nothing."""

from functools import cache

from khien_detect import text
from khien_detect.finding import Span


def check(data: bytes) -> None:
    message = data.decode("utf-8", "surrogateescape")
    parts = message.split("\n")
    found = [_scanned(part) for part in parts]
    assert list(detector().scan_many(parts)) == found
    _scanned(message)


def _scanned(message):
    found = detector().scan(message)
    for finding in found:
        assert 0 <= finding.score <= 1
        assert finding.why
        if isinstance(finding.where, Span):
            assert 0 <= finding.where.start < finding.where.end <= len(message)
    return found


@cache
def detector():
    """What ships, rules and model."""
    return text.Detector.open()
