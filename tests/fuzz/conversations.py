"""Any turns are a conversation: at once, one by one and kept in between they say the same."""

import json

from fuzz.messages import detector
from khien_detect.text import Turn

_MOST_TURNS = 12


def check(data: bytes) -> None:
    turns = list(_turns(data))
    whole = detector().scan_conversation(turns)
    conversation = detector().conversation()
    for turn in turns:
        conversation.add(turn)
        kept = json.loads(json.dumps(conversation.state()))
        conversation = detector().conversation(kept)
    assert conversation.findings() == whole
    assert 0 <= whole.score <= 1
    for stage in whole.stages:
        assert 0 <= stage.level <= 1
        assert stage.reasons
        assert stage.who in {turn.who for turn in turns}


def _turns(data: bytes):
    """A line is who (one byte), when (three) and what."""
    for line in data.split(b"\n")[:_MOST_TURNS]:
        minutes = int.from_bytes(line[1:4], "little", signed=True)
        said = line[4:].decode("utf-8", "surrogateescape")
        yield Turn(line[:1].decode("latin-1"), minutes / 4, said)
