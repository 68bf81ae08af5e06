"""The processes of a scan: whatever becomes of one of them, or of who asks, nothing hangs."""

import os
import subprocess
import sys
import time

import pytest

from ailing_lookers import Endless, Ends, FullDisk
from drawn_pictures import boxes, encoded
from khien_detect.cli import main
from khien_detect.scan import crew, running, sources
from khien_detect.scan.looking import Looker, Wanted

PATIENCE = 30  # seconds


@pytest.fixture
def parts(tmp_path, monkeypatch):
    """Six pictures, each a part."""
    monkeypatch.setattr(sources, "FILES_A_PART", 1)
    folder = tmp_path / "ảnh"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.jpg").write_bytes(encoded(boxes(number, 40, 40), "JPEG"))
    return sources.parts_of(folder, text="text", url="url")


def looking(folder):
    return [int(path.stem) for path in folder.glob("*.pid")]


def is_gone(pid):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("cores", [1, 2, 20])
def test_every_part_is_done_once_whatever_the_cores(parts, tmp_path, monkeypatch, cores):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    done = list(crew.look(parts, Looker(Wanted(), str(tmp_path))))
    assert sorted((each.part, each.looked) for each in done) == [(n, 1) for n in range(6)]


def test_a_process_that_dies_is_told_and_the_scan_goes_on_from_there(
    parts, tmp_path, monkeypatch, capsys
):
    words = ["scan", str(tmp_path / "ảnh"), "--out", str(tmp_path / "x.jsonl")]
    with pytest.MonkeyPatch.context() as once:
        once.setattr(running, "Looker", Ends)
        assert main(words) == 1
    assert "ended before it was done" in capsys.readouterr().err
    assert main(words) == 0
    assert "100%  6 looked at" in capsys.readouterr().err


def test_a_full_disk_is_told_in_words(parts, tmp_path):
    with pytest.raises(OSError, match="No space left"):
        list(crew.look(parts, FullDisk(Wanted(), str(tmp_path))))


def test_who_stops_asking_stops_those_that_look(parts, tmp_path):
    done = crew.look(parts, Endless(Wanted(), str(tmp_path)))
    next(done)
    done.close()
    assert len(looking(tmp_path)) == min(os.cpu_count(), len(parts))
    assert all(map(is_gone, looking(tmp_path)))


ASKING = """
import sys
from pathlib import Path
from ailing_lookers import Unhurried
from khien_detect.scan import crew, sources
from khien_detect.scan.looking import Wanted
if __name__ == "__main__":
    sources.FILES_A_PART = 1
    parts = sources.parts_of(Path(sys.argv[1]), text="text", url="url")
    for _ in crew.look(parts, Unhurried(Wanted(), sys.argv[2])):
        print("done", flush=True)
"""


def test_where_who_asks_is_killed_the_others_end_with_the_part_they_are_at(parts, tmp_path):
    (tmp_path / "asking.py").write_text(ASKING)
    words = [sys.executable, tmp_path / "asking.py", tmp_path / "ảnh", tmp_path]
    about = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=about) as asking:
        assert asking.stdout
        assert asking.stdout.readline() == b"done\n"
        asking.kill()
    assert looking(tmp_path)
    assert all(map(is_gone, looking(tmp_path)))
    assert len(list(tmp_path.glob("*.done"))) < len(parts)
