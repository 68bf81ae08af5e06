"""One detector of what ships by rule, opened once, and the sentences it is measured on."""

from pathlib import Path

import pytest

from khien_detect import text
from khien_detect.text import lexicon

DATA = Path(__file__).with_name("data")


@pytest.fixture(scope="session")
def detector():
    return text.Detector(lexicon.read())


@pytest.fixture(scope="session")
def sentences():
    """(heading, sentence) of one of the files in data/."""

    def read(name):
        heading = ""
        for line in (DATA / f"{name}.txt").read_text("utf-8").splitlines():
            if line.startswith("# "):
                heading = line[2:]
            elif line:
                yield heading, line

    return lambda name: list(read(name))


@pytest.fixture(scope="session")
def conversations():
    """(ordinary or risky, turns) of one of the files in data/: who, minutes, what was said."""

    def read(name):
        for block in (DATA / f"{name}.txt").read_text("utf-8").split("\n\n"):
            heading, *lines = block.strip().splitlines()
            turns = [line.split(" ", 2) for line in lines]
            yield heading[2:], [text.Turn(who, float(at), said) for who, at, said in turns]

    return lambda name: list(read(name))
