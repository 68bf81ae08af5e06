"""Every kept input, through its harness and without atheris: what was found once stays mended."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from khien_detect import images
from khien_detect.images import banks
from khien_detect.links import Screen
from khien_detect.text import Detector
from khien_detect.text.conversation import Conversation
from khien_detect.text.model import Model

CORPUS = Path(__file__).with_name("corpus")
HARNESSES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())


def troubles(name):
    """What goes wrong with which kept input."""
    check, found = import_module(f"fuzz.{name}").check, {}
    for path in sorted((CORPUS / name).iterdir()):
        try:
            check(path.read_bytes())
        except Exception as error:  # noqa: BLE001  (anything at all is a finding)
            found[path.name] = repr(error)
    return found


@pytest.mark.parametrize("name", HARNESSES)
def test_what_is_kept_is_read_or_refused_as_promised(name):
    assert not troubles(name)


def failing(*_given, **_more):
    raise RuntimeError("an error nobody promised")


def far_off(_index, queries):
    row = np.zeros(len(queries), np.int64)
    return images.Matches(row, row, np.full(len(queries), 300, np.int16))


BROKEN = {
    "addresses": (Screen, "check", failing),
    "banks": (banks, "write_csv", lambda _entries: ""),
    "conversations": (Conversation, "state", lambda _self: {"now": None, "people": {}}),
    "films": (images, "video", failing),
    "index": (images.Index, "search", far_off),
    "lists": (Screen, "check_many", lambda _self, hosts: np.ones(len(hosts) + 1, np.bool_)),
    "messages": (Detector, "scan_many", lambda _self, messages: iter([])),
    "models": (Model, "scores", failing),
    "pictures": (images, "pdq", failing),
    "tables": (Screen, "check_many", failing),
}


@pytest.mark.parametrize("name", HARNESSES)
def test_a_harness_sees_what_it_is_there_to_see(name, monkeypatch):
    owner, attribute, broken = BROKEN[name]
    harness = import_module(f"fuzz.{name}")
    monkeypatch.setattr(owner, attribute, broken)
    if hasattr(harness, attribute):
        monkeypatch.setattr(harness, attribute, broken)
    assert troubles(name)


def test_each_kept_input_is_small():
    assert all(path.stat().st_size < 20_000 for path in CORPUS.rglob("*"))
