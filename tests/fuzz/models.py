"""Any bytes are a text model that is whole and answers, or unusable with a sentence.

The first byte says what the rest is: a whole file, changes to a good one, or changes under a
checksum made anew. Who can do that is believed what the model says, but leads no code astray.
"""

import hashlib
import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from fuzz.changes import changed
from khien_detect.text.model import Model, Unusable, file

_ASKED = ["", "chào bạn", "một hai ba " * 50, "\ud800 x"]
_BITS = 10
_SEALED_ANEW, _WHOLE = 0x55, 0xAA


def check(data: bytes) -> None:
    first = (data[:1] or b"\xff")[0]
    if first >= _WHOLE:
        _ask(data[1:])
        return
    whole = changed(good(), data[1:])
    if first >= _SEALED_ANEW:
        _ask(_sealed(whole))
        return
    assert _ask(whole) == (whole == good())


def _ask(whole):
    """Whether it answers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        path.write_bytes(whole)
        try:
            model = Model.open(path)
        except Unusable:
            return False
        scores = model.scores(_ASKED)
        assert scores.shape == (len(_ASKED), model.classes)
        assert ((model.decide(_ASKED) >= 0) & (model.decide(_ASKED) < model.classes)).all()
        model.explain(_ASKED[2], 0)
        if whole == good():
            assert np.allclose(scores.sum(1), 1)
    return True


def _sealed(whole):
    body = whole[len(file.MARK) + 32 :]
    return whole[: len(file.MARK)] + hashlib.sha256(body).digest() + body


@cache
def good():
    heading = file.Heading("fuzzed", 2, _BITS, [0.1, 0.1], [0.0, -0.5], [0.0, 0.1], 0.5)
    table = np.random.default_rng(1).integers(-127, 128, (1 << _BITS, 2), dtype=np.int8)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        file.write(path, heading, {"table": table})
        return path.read_bytes()
