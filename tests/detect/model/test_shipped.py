"""The model that ships: small, sealed, quiet on ordinary sentences, and rebuilt from its recipe."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from khien_detect.cli import Trouble
from khien_detect.text.model import Model, file
from khien_detect.text.model.letters import without_marks
from khien_detect.text.model.ordinary import ordinary
from khien_detect.text.model.shipped import Sources, build

SETS = Path(__file__).resolve().parents[4] / "shared" / "data" / "text"
needs_sets = pytest.mark.skipif(
    not SETS.exists(), reason="the labelled sets are not beside the repository"
)
SHIPPED = files("khien_detect.text") / "data" / "model" / "insult.model"


@pytest.fixture(scope="module")
def model():
    return Model.open()


def test_it_is_small_and_says_how_it_was_made(model):
    made = model.heading.made
    assert SHIPPED.stat().st_size <= 3_000_000
    assert model.heading.task == "insult"
    assert model.classes == 2
    assert {"seed", "train", "dev", "dev_macro_f1", "features"} <= set(made)


def test_ordinary_sentences_it_never_saw_are_not_shown(model):
    _, measured = ordinary()
    for texts in (measured, [without_marks(text) for text in measured]):
        bad = 1 - model.scores(texts)[:, 0]
        assert (bad >= model.shown_from).mean() <= 0.02


def test_ordinary_sentences_are_each_written_once_and_split_apart():
    taught, measured = ordinary()
    assert len(taught) > 2 * len(measured) > 100
    assert len(set(taught) | set(measured)) == len(taught) + len(measured)


@needs_sets
def test_comments_with_marked_spans_are_found_more_often_than_not(model):
    from khien_detect.text.model.shipped import _rows  # noqa: PLC0415 - needed with the sets only

    rows = list(_rows(SETS / "vihos_dev.csv", "spans", lambda cell: cell != "[]"))
    shown = 1 - model.scores([text for text, _ in rows])[:, 0] >= model.shown_from
    marked = np.array([label for _, label in rows], bool)
    assert shown[marked].mean() > 0.5
    assert marked[shown].mean() > 0.9


def test_a_recipe_builds_the_same_bytes_twice(csv_of, tmp_path, sources):
    first, second = tmp_path / "a.model", tmp_path / "b.model"
    heading = build(sources, first)
    build(sources, second)
    assert first.read_bytes() == second.read_bytes()
    assert replace(file.read(first)[0], arrays={}) == heading
    assert 0.5 <= heading.shown_from <= 0.99


@pytest.fixture
def sources(tmp_path):
    """Invented stand-ins with the columns of the real sets."""
    for name in ("vihos_train", "vihos_dev"):
        rows = [f"bạn {n} tốt ghê,[]\nđồ ngốc {n} ơi,[3]\n" for n in "abcdefghijklmno"]
        (tmp_path / f"{name}.csv").write_text("text,spans\n" + "".join(rows), "utf-8")
    rows = [f"{n} xinh quá,0\n{n} dở ẹc,1\n{n} tồi tệ,2\n" for n in "abcdefghijklmnopqrstuvw"]
    (tmp_path / "safesense.csv").write_text("text,label\n" + "".join(rows), "utf-8")
    return Sources(*(tmp_path / f"{n}.csv" for n in ("vihos_train", "vihos_dev", "safesense")))


def test_a_set_without_its_columns_is_refused(sources, tmp_path):
    sources.safesense.write_text("message,label\na,0\n", "utf-8")
    with pytest.raises(Trouble, match="must have the columns text and label"):
        build(sources, tmp_path / "no.model")
