"""A small set of invented comments: mild words stand for the bad ones."""

import csv

import pytest

from khien_detect.text.model import file
from khien_detect.text.model.labelled import read_labelled
from khien_detect.text.model.train import train

KIND = ["bạn thật tốt", "cảm ơn nhé", "trời hôm nay đẹp", "chúc ngủ ngon", "mình thích bài này"]
RUDE = ["đồ ngốc xít", "sao mà dở ẹc", "chán ngắt luôn", "im đi cho lành"]
WORSE = ["tụi xấu tính đáng ghét", "cả bọn đều tồi tệ", "ghét hết lũ tồi"]
PEOPLE = ["Lan", "Minh", "Hùng", "Tí", "Na", "Bi", "Sóc", "Mai", "Cúc", "Đào", "Tèo", "Thỏ"]


def invented(people):
    said = [(words, label) for label, group in enumerate((KIND, RUDE, WORSE)) for words in group]
    return [(f"{person} ơi {words}", label) for person in people for words, label in said]


@pytest.fixture(scope="session")
def csv_of(tmp_path_factory):
    """Writes rows as CSV under a name; returns the path."""
    folder = tmp_path_factory.mktemp("sets")

    def write(name, rows):
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([("text", "label"), *rows])
        return path

    return write


@pytest.fixture(scope="session")
def sets(csv_of):
    paths = csv_of("train", invented(PEOPLE[:9])), csv_of("dev", invented(PEOPLE[9:]))
    return tuple(map(read_labelled, paths))


@pytest.fixture(scope="session")
def trained(sets):
    return train(*sets, name="invented", seed=1, nets=1)


@pytest.fixture(scope="session")
def model_path(trained, tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "invented.model"
    file.write(path, *trained)
    return path
