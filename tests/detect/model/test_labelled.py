import csv

import pytest

from khien_detect.cli import Trouble
from khien_detect.text.model.labelled import LONGEST_CELL, check_trainable, read_labelled


@pytest.fixture
def written(tmp_path):
    def write(data):
        path = tmp_path / "set.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def test_bom_crlf_quotes_and_other_columns_are_read(written):
    data = '\ufefftext,note,label\r\n"a, ""b""\r\nc",x,0\r\nd,y, 1 \r\n\r\n'
    read = read_labelled(written(data))
    assert read.texts == ['a, "b"\r\nc', "d"]
    assert read.labels.tolist() == [0, 1]


def test_duplicates_are_kept_and_another_column_may_hold_the_label(written):
    read = read_labelled(written("text,toxicity\na,1\na,1\n"), label_column="toxicity")
    assert (read.texts, read.classes) == (["a", "a"], 2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "line 1: one column must be called text; columns here: none"),
        ("text,labels\na,0\n", "line 1: one column must be called label"),
        ("text,text,label\na,b,0\n", "line 1: one column must be called text"),
        ("text,label\n", "no row under its heading"),
        ("text,label\na,0\nb,bad\n", "line 3: a label is a whole number from 0 to 19, not 'bad'"),
        ("text,label\na,-1\n", "line 2: a label is a whole number"),
        ("text,label\na,1.0\n", "line 2: a label is a whole number"),
        ("text,label\na,\n", "line 2: a label is a whole number"),
        ("text,label\na,99999999999999999999\n", "line 2: a label is a whole number"),
        ("text,label\na,b,0\n", "line 2: 3 cells under 2 headings"),
        (b"text,label\na,0\n\xff\xfe,1\n", "line 3: not UTF-8"),
        ("text,label\na,0\n" + "x" * (LONGEST_CELL + 1) + ",1\n", "line 3: field larger"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(written, data, said):
    with pytest.raises(Trouble, match=said):
        read_labelled(written(data))


def test_the_limit_on_cells_is_as_before_afterwards(written):
    before = csv.field_size_limit()
    read_labelled(written("text,label\na,0\n"))
    assert csv.field_size_limit() == before


def rows(*labels):
    return "text,label\n" + "".join(f"t{n},{label}\n" for n, label in enumerate(labels))


@pytest.mark.parametrize(
    ("train", "dev", "said"),
    [
        (rows(0, 0, 0, 0), rows(0), "all rows to train on have label 0"),
        (rows(0, 0, 1, 0), rows(0), "label 1 has 1 texts to train on; it needs 2"),
        (rows(0, 0, 2, 2), rows(0), "label 1 has 0 texts"),
        (rows(0, 0, 1, 1), rows(0, 2), "label 2 occurs in the dev set but not"),
    ],
)
def test_sets_nothing_can_be_learned_from_are_refused(tmp_path, train, dev, said):
    (tmp_path / "train.csv").write_text(train)
    (tmp_path / "dev.csv").write_text(dev)
    sets = [read_labelled(tmp_path / f"{name}.csv") for name in ("train", "dev")]
    with pytest.raises(Trouble, match=said):
        check_trainable(*sets, fewest=2)
