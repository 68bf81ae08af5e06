import json

import pytest

from khien_detect.cli import main
from khien_detect.text.model import Model


def run(capsys, *words):
    code = main(["text", *map(str, words)])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_train_writes_a_model_that_evaluate_measures(capsys, csv_of, tmp_path):
    from_rows = [(f"{w} {n}", label) for n in range(12) for label, w in enumerate(["tốt", "dở"])]
    data, out = csv_of("plain", from_rows), tmp_path / "out.model"
    made = ("train", "--train", data, "--dev", data, "--task", "plain", "--out", out)
    code, said, _ = run(capsys, *made)
    assert code == 0
    assert json.loads(said)["dev_macro_f1"] == 1.0
    code, said, _ = run(capsys, "evaluate", "--model", out, "--data", data)
    figures = json.loads(said)
    assert code == 0
    assert figures["macro_f1"] == 1.0
    assert figures["model"] == Model.open(out).version
    first = out.read_bytes()
    run(capsys, *made)
    assert out.read_bytes() == first


@pytest.mark.parametrize("missing", ["--train", "--dev", "--model", "--data"])
def test_a_file_that_is_not_there_is_said_in_one_line(capsys, csv_of, tmp_path, missing):
    data = csv_of("some", [("a", 0), ("b", 1)])
    there = {"--train": data, "--dev": data, "--task": "t", "--out": tmp_path / "o"}
    if missing in {"--model", "--data"}:
        there = {"--data": data}
    there[missing] = tmp_path / "nowhere"
    command = "evaluate" if "--data" in there else "train"
    code, _, said = run(capsys, command, *(word for pair in there.items() for word in pair))
    assert code == 1
    assert "nowhere" in said
    assert said.count("\n") == 1


def test_a_foreign_model_or_a_class_it_lacks_is_said(capsys, csv_of, model_path):
    data = csv_of("far", [("a", 0), ("b", 7)])
    code, _, said = run(capsys, "evaluate", "--model", data, "--data", data)
    assert (code, "no model file" in said) == (1, True)
    code, _, said = run(capsys, "evaluate", "--model", model_path, "--data", data)
    assert (code, "label 7 is none of this model's 3 classes" in said) == (1, True)


def test_a_model_cannot_be_written_where_there_is_no_folder(capsys, csv_of, tmp_path):
    data = csv_of("few", [("a", 0), ("b", 1)])
    out = tmp_path / "no" / "model"
    code, _, said = run(
        capsys, "train", "--train", data, "--dev", data, "--task", "t", "--out", out
    )
    assert (code, "is no folder" in said) == (1, True)


def test_a_seed_out_of_reach_is_said(capsys, csv_of, tmp_path):
    data = csv_of("seed", [("a", 0), ("b", 1)])
    given = ("--train", data, "--dev", data, "--task", "t", "--out", tmp_path / "o")
    code, _, said = run(capsys, "train", *given, "--seed", "-1")
    assert (code, "a seed is a whole number from 0" in said) == (1, True)
