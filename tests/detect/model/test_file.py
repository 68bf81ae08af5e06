import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.text.model import Model, Unusable, file

HEADING = file.Heading("a task", 2, 10, [0.1, 0.1], [0.0, 0.5], [0.0, 0.2], 0.5, {"seed": 1})


def a_table():
    return np.arange(2048, dtype=np.int64).astype(np.int8).reshape(1024, 2)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("file") / "a.model"
    file.write(path, HEADING, a_table())
    return path


def test_what_is_written_is_read_back_and_mapped(path):
    heading, table, _ = file.read(path)
    assert heading == HEADING
    assert np.array_equal(table, a_table())
    assert not table.flags.writeable
    assert not list(path.parent.glob("*.part"))


def test_the_same_model_is_the_same_bytes(path, tmp_path):
    file.write(tmp_path / "b.model", HEADING, a_table())
    assert (tmp_path / "b.model").read_bytes() == path.read_bytes()


@given(data=st.data())
def test_any_changed_byte_and_any_cut_is_noticed(path, tmp_path_factory, data):
    whole = path.read_bytes()
    broken = tmp_path_factory.getbasetemp() / "broken.model"
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    broken.write_bytes(whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :])
    with pytest.raises(Unusable, match=r"model file|checksum"):
        Model.open(broken)
    broken.write_bytes(whole[:at])
    with pytest.raises(Unusable, match=r"model file|checksum"):
        Model.open(broken)


def test_a_foreign_file_is_named_as_one(tmp_path):
    foreign = tmp_path / "foreign.model"
    foreign.write_bytes(b"\x80\x04pickle" * 100)
    with pytest.raises(Unusable, match="does not begin with KHIENTM1"):
        Model.open(foreign)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"grams": 99}, "features of version 99"),
        ({"bits": 40}, "contradicts itself"),
        ({"classes": 3}, "contradicts itself"),
        ({"bias": [0.0]}, "cannot be read"),
        ({"bias": [0.0, float("nan")]}, "contradicts itself"),
        ({"shown_from": 7}, "contradicts itself"),
        ({"bits": 11}, "not the one its heading tells of"),
        ({"bits": "many"}, "cannot be read"),
    ],
)
def test_a_sealed_file_whose_heading_is_wrong_is_refused(tmp_path, monkeypatch, change, said):
    """As written by another version, or by somebody who knows how to make a checksum."""
    path = tmp_path / "odd.model"
    monkeypatch.setattr(file, "asdict", lambda heading: vars(heading) | change)
    file.write(path, HEADING, a_table())
    with pytest.raises(Unusable, match=said):
        file.read(path)


def test_a_table_that_does_not_fit_its_heading_is_not_written(tmp_path):
    with pytest.raises(ValueError, match="does not fit"):
        file.write(tmp_path / "c.model", HEADING, a_table()[:512])
    assert not list(tmp_path.iterdir())
