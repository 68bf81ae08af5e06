"""Any bytes are a picture with a hash, or unreadable with the reason; the same every time."""

from khien_detect import images


def check(data: bytes) -> None:
    for grey in (False, True):
        first, second = _looked_at(data, grey=grey), _looked_at(data, grey=grey)
        assert first == second
        assert first


def _looked_at(data: bytes, *, grey: bool) -> images.Pdq | str:
    try:
        found = images.pdq(data, grey=grey)
    except images.Unreadable as why:
        return str(why)
    assert len(found.hash) == 32
    assert 0 <= found.quality <= 100
    return found
