"""Any bytes are a compiled list that is whole and answers, or trouble with a sentence.

The first byte says what the rest is: a whole file, changes to a good one, or changes under a
checksum made anew. Who can do that is believed what the list says, but leads no code astray.
"""

from functools import cache

from fixtures_links import NOW, a_list
from fuzz.changes import changed
from khien_detect.cli import Trouble
from khien_detect.links import Screen, Table, compile_lists
from khien_detect.links.table import HEADER, checksum

_LISTED = [f"bad{number}.example" for number in range(20)]
_ASKED = [*_LISTED, "www.bad3.example", "good.example", "x", "", "…"]
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
    assert _ask(whole) or whole != good()
    assert not _ask(whole) or whole == good()


def _ask(whole):
    """Whether it answers."""
    try:
        screen = Screen([Table(whole)], NOW)
        answers = screen.check_many(_ASKED)
    except Trouble:
        return False
    assert len(answers) == len(_ASKED)
    if whole == good():
        assert answers.tolist() == [True] * 21 + [False] * 4
    return True


def _sealed(whole):
    before, body = whole[:16], whole[HEADER.size :]
    return before + checksum(before, body) + body


@cache
def good():
    return compile_lists([a_list("\n".join(_LISTED))])
