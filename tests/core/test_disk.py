"""From 95 % on a disk counts as nearly full."""

import os
from pathlib import Path

import pytest

from khien.core import disk


@pytest.mark.parametrize(("free", "full"), [(6, False), (5, True), (0, True)])
def test_a_disk_is_nearly_full_from_95_percent_on(monkeypatch, free, full):
    found = os.statvfs_result((4096, 4096, 100, free, free, 100, 90, 90, 0, 255))
    monkeypatch.setattr(disk.os, "statvfs", lambda _path: found)
    assert disk.is_nearly_full(Path("/srv")) is full


def test_a_disk_that_cannot_be_seen_is_not_taken_for_full(tmp_path):
    assert not disk.is_nearly_full(tmp_path / "không có")
