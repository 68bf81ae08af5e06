from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.text.model import Model, Unusable, file
from khien_detect.text.model.nets import net_shapes

HEADING = file.Heading("a task", 2, 10, [0.1, 0.1], [0.0, 0.5], [0.0, 0.2], 0.5, {"seed": 1})


def some_arrays():
    return {"table": np.arange(2048, dtype=np.int64).astype(np.int8).reshape(1024, 2)}


def arrays_with_nets():
    shapes = net_shapes(1, 2)
    nets = {name: np.ones(shape, np.float32) for name, shape in shapes.items()}
    nets["vectors"] = nets["vectors"].astype(np.int8)
    return some_arrays() | nets | {"words": np.frombuffer("xin\nchào".encode(), np.uint8)}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("file") / "a.model"
    file.write(path, HEADING, some_arrays())
    return path


def test_what_is_written_is_read_back_and_mapped(path):
    heading, arrays, _ = file.read(path)
    assert replace(heading, arrays={}) == HEADING
    assert np.array_equal(arrays["table"], some_arrays()["table"])
    assert not arrays["table"].flags.writeable
    assert not list(path.parent.glob("*.part"))


def test_nets_lie_beside_the_table(tmp_path):
    file.write(tmp_path / "nets.model", HEADING, arrays_with_nets())
    _, arrays, _ = file.read(tmp_path / "nets.model")
    for name, array in arrays_with_nets().items():
        assert np.array_equal(arrays[name], array)
    assert Model.open(tmp_path / "nets.model").scores(["xin chào"]).shape == (1, 2)


def test_the_same_model_is_the_same_bytes(path, tmp_path):
    file.write(tmp_path / "b.model", HEADING, some_arrays())
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
        ({"bits": 11}, "not those its heading tells of"),
        ({"arrays": {}}, "not those its heading tells of"),
        ({"arrays": {"table": ["int16", [1024, 2]]}}, "not those its heading tells of"),
        ({"arrays": {"table": ["int8", [1024, 2]], "words": ["uint8", [1]]}}, "not those"),
        ({"arrays": {"table": "int8"}}, "cannot be read"),
        ({"arrays": {"table": ["object", [1024, -2]]}}, "not those its heading tells of"),
        ({"bits": "many"}, "cannot be read"),
    ],
)
def test_a_sealed_file_whose_heading_is_wrong_is_refused(tmp_path, monkeypatch, change, said):
    """As written by another version, or by somebody who knows how to make a checksum."""
    path = tmp_path / "odd.model"
    monkeypatch.setattr(file, "asdict", lambda heading: vars(heading) | change)
    monkeypatch.setattr(file, "_check_arrays", lambda heading, path: None)
    file.write(path, HEADING, some_arrays())
    monkeypatch.undo()
    with pytest.raises(Unusable, match=said):
        file.read(path)


def test_arrays_longer_than_the_file_are_refused(tmp_path, monkeypatch):
    path = tmp_path / "short.model"
    with monkeypatch.context() as patched:
        patched.setattr(file, "_padded", lambda data: data[:512])
        file.write(path, HEADING, some_arrays())
    with pytest.raises(Unusable, match="table is longer than the file"):
        file.read(path)


def test_a_table_that_does_not_fit_its_heading_is_not_written(tmp_path):
    with pytest.raises(Unusable, match="not those its heading tells of"):
        file.write(tmp_path / "c.model", HEADING, {"table": some_arrays()["table"][:512]})
    assert not list(tmp_path.iterdir())
