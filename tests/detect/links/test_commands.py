"""`khien-detect links` as it is typed."""

import io
import json

import pytest

from khien_detect.cli import main

DAY = ["--today", "2026-11-25"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text("evil.com\ncom.vn\nx.com/p\n@@||good.evil.com^\n")
    return tmp_path


def build(*more, day=DAY):
    return main(["links", "build", "bad.txt", *day, *more])


def test_build_writes_what_was_asked_for_and_tells_what_it_refused(folder, capsys):
    wanted = ["--rpz", "zone.db", "--hosts", "hosts", "--adguard", "ag.txt", "--out", "bad.kl"]
    assert build(*wanted, "--refused", "refused.tsv", "--assume", "phishing") == 0
    told = capsys.readouterr().err
    assert "bad: 3 rules in 4 lines, 1 refused" in told
    assert "line 2: a public suffix" in told
    assert "left out of zone.db: x.com/p: an address with a path" in told
    assert "*.evil.com CNAME .\n" in (folder / "zone.db").read_text()
    assert "0.0.0.0 evil.com\n" in (folder / "hosts").read_text()
    assert "@@||good.evil.com^\n" in (folder / "ag.txt").read_text()
    assert (folder / "refused.tsv").read_text().startswith("bad.txt\t2\ta public suffix")
    assert main(["links", "check", "--list", "bad.kl", *DAY, "www.evil.com"]) == 0
    assert (
        capsys.readouterr().out == "www.evil.com\tlisted_host\t0.90\tlist bad: phishing: evil.com\n"
    )


def test_what_has_not_changed_keeps_its_serial_and_its_bytes(folder, capsys):
    build("--rpz", "zone.db", "--adguard", "ag.txt")
    before = (folder / "zone.db").read_bytes()
    build("--rpz", "zone.db", "--adguard", "ag.txt", day=["--today", "2026-11-26"])
    assert "unchanged since serial 2026112500" in capsys.readouterr().err
    assert (folder / "zone.db").read_bytes() == before
    (folder / "bad.txt").write_text("evil.com\nnew.com\n")
    build("--rpz", "zone.db", "--adguard", "ag.txt")
    assert " 2026112501 " in (folder / "zone.db").read_text()
    assert "! Version: 2026112501" in (folder / "ag.txt").read_text()


def test_build_without_anything_to_write_says_so(folder, capsys):
    assert build() == 1
    assert "nothing to write" in capsys.readouterr().err
    assert main(["links", "build", "none.txt", "--out", "x"]) == 1
    assert "none.txt" in capsys.readouterr().err


def test_check_reads_addresses_from_standard_input_and_speaks_json(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("https://evil.com/\nhttps://fine.com/\n"))
    assert main(["links", "check", "-", "--list", "bad.txt", "--json", *DAY]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert (found["url"], found["kind"], found["where"]) == (
        "https://evil.com/",
        "listed_host",
        "evil.com",
    )


def test_diff_tells_added_and_removed_hosts(folder, capsys):
    build("--out", "old")
    (folder / "bad.txt").write_text("new.com\n")
    build("--out", "new")
    capsys.readouterr()
    assert main(["links", "diff", "old", "new", *DAY]) == 0
    assert capsys.readouterr().out == "-evil.com\n-@@good.evil.com\n+new.com\n"
