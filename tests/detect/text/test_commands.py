"""`khien-detect text scan`."""

import json
import sys

import pytest

from khien_detect.cli import main


def test_lines_of_a_file_are_scanned_and_findings_are_json_lines(tmp_path, capsys):
    path = tmp_path / "messages.txt"
    path.write_bytes("chào bạn\nviệc nhẹ lương cao\r\n\xff\n".encode("utf-8", "ignore") + b"\xff\n")
    assert main(["text", "scan", str(path)]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["line"] == 2
    assert row["findings"][0]["kind"] == "illegal_work"
    assert row["findings"][0]["where"] == {"start": 0, "end": 18}


def test_standard_input_is_scanned_where_no_file_is_named(monkeypatch, capsys, tmp_path):
    path = tmp_path / "typed.txt"
    path.write_text("mày ngu như bò\n", "utf-8")
    with path.open() as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        assert main(["text", "scan"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["kind"] == "insult"


def test_words_of_the_province_are_read_and_wrong_ones_explained(tmp_path, capsys):
    messages, words = tmp_path / "messages.txt", tmp_path / "words.csv"
    messages.write_text("đồ ba trợn\n", "utf-8")
    words.write_text("kind,strength,words\ninsult,strong,đồ ba trợn\n", "utf-8")
    asked = ["text", "scan", str(messages), "--lexicon", str(words)]
    assert main(asked) == 0
    assert "insult" in capsys.readouterr().out
    words.write_text("kind,strength,words\ninsult,huge,x\n", "utf-8")
    assert main(asked) == 1
    assert "words.csv" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["nowhere.txt"])
def test_a_missing_file_is_an_error_with_a_sentence(missing, capsys, tmp_path):
    assert main(["text", "scan", str(tmp_path / missing)]) == 1
    assert missing in capsys.readouterr().err
