"""Changes to a good file: where, in four bytes, then what stands there instead."""

_PLACE = 4


def changed(good: bytes, changes: bytes) -> bytes:
    whole = bytearray(good)
    for at in range(0, len(changes) - _PLACE, _PLACE + 1):
        place = int.from_bytes(changes[at : at + _PLACE], "little") % len(whole)
        whole[place] = changes[at + _PLACE]
    return bytes(whole)
