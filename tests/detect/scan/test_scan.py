"""`khien-detect scan`: much at once, every trouble told, going on where it was stopped."""

import json
import subprocess
import sys

import pytest

from drawn_pictures import boxes, encoded, soft
from khien_detect import images
from khien_detect.cli import main
from khien_detect.images.banks import Entry, HashKind, write_csv
from khien_detect.scan import running, sources

parquet = pytest.importorskip(
    "pyarrow.parquet", reason="the extra `scan` is installed by `./khien test`"
)


@pytest.fixture
def source(tmp_path, monkeypatch):
    """Twelve pictures, one known, two broken; and a table of addresses, one listed."""
    monkeypatch.setattr(sources, "FILES_A_PART", 4)
    folder = tmp_path / "nguồn"
    folder.mkdir()
    for n in range(10):
        (folder / f"{n:02}.jpg").write_bytes(encoded(boxes(n, 80, 90), "JPEG"))
    (folder / "10.jpg").write_bytes(b"hello")
    (folder / "11.jpg").write_bytes(b"")
    (folder / "12.jpg").write_bytes(encoded(soft(1, 300, 400), "JPEG"))
    (folder / "13.csv").write_text(
        "url\nhttps://tốt.example/\nhttps://www.bad.example/x\n", "utf-8"
    )
    return folder


@pytest.fixture
def wanted(tmp_path):
    known = images.pdq_array(soft(1, 300, 400)).hash
    (tmp_path / "bank.csv").write_text(write_csv([Entry(HashKind.PDQ, known, source="Mẫu")]))
    index = tmp_path / "known.index"
    main(["images", "index", "build", str(tmp_path / "bank.csv"), "--out", str(index)])
    (tmp_path / "list.txt").write_text("bad.example\n")
    return ["--index", str(index), "--links", str(tmp_path / "list.txt")]


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def kinds(path):
    return [(row["source"].rsplit("/", 1)[1], row["kind"]) for row in rows(path)]


EXPECTED = [
    ("10.jpg", "unreadable"),
    ("11.jpg", "unreadable"),
    ("12.jpg", "known_image"),
    ("13.csv", "listed_host"),
]


def test_all_is_looked_at_and_what_was_found_is_written_in_order(source, wanted, tmp_path, capsys):
    out = tmp_path / "tìm thấy.jsonl"
    assert main(["scan", str(source), "--out", str(out), *wanted]) == 0
    assert kinds(out) == EXPECTED
    assert "Mẫu" in rows(out)[2]["why"][0]["words"]
    unread = (tmp_path / "tìm thấy.jsonl.unreadable.txt").read_text("utf-8")
    assert "10.jpg: not a picture" in unread
    assert "11.jpg: the file is empty" in unread
    assert "100%  15 looked at, 2 findings, 2 unreadable" in capsys.readouterr().err
    assert not running.folder_of(out).exists()


def test_strict_says_by_its_end_that_something_was_unreadable(source, wanted, tmp_path):
    out = str(tmp_path / "x.jsonl")
    assert main(["scan", str(source), "--out", out, "--strict", *wanted]) == 1


def test_as_parquet(source, wanted, tmp_path):
    out = tmp_path / "x.parquet"
    assert main(["scan", str(source), "--out", str(out), *wanted]) == 0
    table = parquet.read_table(out).to_pylist()
    assert [row["kind"] for row in table] == [kind for _name, kind in EXPECTED]
    assert json.loads(table[2]["why"])[0]["source"] == "pdq"


def stop_after(monkeypatch, parts):
    """The scan is interrupted once so many parts are done."""
    each, done = running._each, []

    def interrupted(*given, **more):
        for one in each(*given, **more):
            done.append(one)
            if len(done) > parts:
                raise KeyboardInterrupt
            yield one

    monkeypatch.setattr(running, "_each", interrupted)


def test_interrupted_it_goes_on_and_looks_at_nothing_twice(
    source, wanted, tmp_path, capsys, monkeypatch
):
    out = tmp_path / "x.jsonl"
    words = ["scan", str(source), "--out", str(out), *wanted]
    with pytest.MonkeyPatch.context() as once:
        stop_after(once, 1)
        assert main(words) == 130
    assert "goes on from here" in capsys.readouterr().err
    done = {path.name: path.stat().st_mtime_ns for path in running.folder_of(out).glob("*.done")}
    assert done
    assert not out.exists()
    looked, each = [], running._each

    def noting(left, *given, **more):
        looked.extend(left)
        return each(left, *given, **more)

    monkeypatch.setattr(running, "_each", noting)
    assert main(words) == 0
    assert not {f"{part.number:08}.done" for part in looked} & set(done)
    assert kinds(out) == EXPECTED
    assert "15 looked at, 2 findings" in capsys.readouterr().err


def test_parts_of_another_scan_are_never_mixed_in(source, wanted, tmp_path, capsys):
    out = str(tmp_path / "x.jsonl")
    with pytest.MonkeyPatch.context() as once:
        stop_after(once, 0)
        main(["scan", str(source), "--out", out, *wanted])
    (source / "12.jpg").write_bytes(encoded(soft(9, 300, 400), "JPEG"))
    assert main(["scan", str(source), "--out", out, *wanted]) == 1
    assert "another scan, or what is scanned has changed" in capsys.readouterr().err


def test_nothing_to_scan_is_an_empty_file(tmp_path):
    (tmp_path / "empty").mkdir()
    assert main(["scan", str(tmp_path / "empty"), "--out", str(tmp_path / "x.jsonl")]) == 0
    assert (tmp_path / "x.jsonl").read_text() == ""


CLUSTER = """
import sys
import ray
from ray.cluster_utils import Cluster
from khien_detect.cli import main
if __name__ == "__main__":
    machines = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    machines.add_node(num_cpus=1)
    try:
        sys.exit(main([*sys.argv[1:], "--ray", machines.address]))
    finally:
        ray.shutdown()
        machines.shutdown()
"""


def test_the_same_program_runs_on_a_cluster(source, wanted, tmp_path):
    pytest.importorskip("daft", reason="the extra `scan` is installed by `./khien test`")
    pytest.importorskip("ray", reason="a peer, installed by `./khien test`")
    (tmp_path / "cluster.py").write_text(CLUSTER)
    out = tmp_path / "x.jsonl"
    words = ["scan", str(source), "--out", str(out), *wanted]
    said = subprocess.run(
        [sys.executable, tmp_path / "cluster.py", *words],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert said.returncode == 0, said.stderr[-3000:]
    assert kinds(out) == EXPECTED
