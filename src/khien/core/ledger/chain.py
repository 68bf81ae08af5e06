"""The walk along the chain: every hash computed anew, here and not in the database.

The database packs some hundred entries into one piece and sends piece after piece, so that it reads
while we hash. Ranges of positions bound what is under way, whatever positions somebody wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from django.db import connection

_PIECE = 500  # entries packed into one
_RANGE = 50_000
_ENTRY = Struct(">q32sqi")

# An entry: its position, hash, event, the length of what is hashed and that itself; a length of -1
# where the event is not there, a hash of zeros where it is not one.
_PACKED = """
    COPY (
        SELECT packed FROM generate_series(%s, %s, %s) AS piece(start), LATERAL (
            SELECT string_agg(
                       int8send(position) || hash || int8send(event_id) ||
                       int4send(coalesce(length(body), -1)) || coalesce(body, ''::bytea),
                       ''::bytea) AS packed
              FROM (SELECT l.position, l.event_id,
                           CASE length(l.hash) WHEN 32 THEN l.hash
                                ELSE decode(repeat('00', 32), 'hex') END AS hash,
                           CASE WHEN e.id IS NOT NULL THEN convert_to(concat_ws(E'\\x1f', e.id,
                               (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_key,
                               e.actor_role, e.room, e.verb, e.subject, e.data), 'UTF8') END AS body
                      FROM core_ledgerlink l LEFT JOIN core_ledgerevent e ON e.id = l.event_id
                     WHERE l.position BETWEEN start AND start + %s - 1
                     ORDER BY l.position) AS entry
        ) AS entries WHERE packed IS NOT NULL
    ) TO STDOUT (FORMAT binary)
"""
_ENDS = "SELECT coalesce(min(position), 1), coalesce(max(position), 0) FROM core_ledgerlink"
_UNLINKED = """
    SELECT e.id FROM core_ledgerevent e
     WHERE NOT EXISTS (SELECT FROM core_ledgerlink l WHERE l.event_id = e.id)
     ORDER BY e.id LIMIT 1
"""


class _Broken(Exception):  # noqa: N818  (said as it is)
    """One sentence."""


@dataclass
class Walked:
    """`entries`: how many were looked at. `head`: the hash of the last."""

    entries: int = 0
    head: bytes = b""
    broken: str | None = None


def walk() -> Walked:
    """Memory stays flat. What is added meanwhile is left for the next time."""
    walked = Walked()
    try:
        for first, last in _ranges():
            _walk_range(walked, first, last)
        unlinked = _one(_UNLINKED)
        if unlinked:
            raise _Broken(f"event {unlinked[0]} has no link in the chain")  # noqa: TRY301  (as above)
    except _Broken as broken:
        walked.broken = str(broken)
    return walked


def _ranges() -> Iterator[tuple[int, int]]:
    first, last = _one(_ENDS) or (1, 0)
    for start in range(min(1, first), last + 1, _RANGE):
        yield start, min(start + _RANGE, last + 1) - 1


def _one(question: str) -> tuple[int, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row: tuple[int, ...] | None = cursor.fetchone()
    return row


def _walk_range(walked: Walked, first: int, last: int) -> None:
    connection.ensure_connection()
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(_PACKED, [first, last, _PIECE, _PIECE]) as sent,
    ):
        sent.set_types(["bytea"])
        pieces = (piece for (piece,) in sent.rows())
        try:
            for piece in pieces:
                _walk_piece(walked, piece)
        finally:
            for _rest in pieces:  # else the transaction around us would be lost
                pass
    if walked.entries < last:
        raise _Broken(f"link {walked.entries + 1} is missing")


def _walk_piece(walked: Walked, piece: bytes) -> None:
    at, count, head = 0, walked.entries, walked.head
    while at < len(piece):
        position, link, event, size = _ENTRY.unpack_from(piece, at)
        at, count = at + _ENTRY.size, count + 1
        if position != count:
            raise _Broken(f"link {count} is missing")
        if size < 0:
            raise _Broken(f"event {event} of link {position} was removed")
        head = sha256(head + piece[at : at + size]).digest()
        if link != head:
            raise _Broken(f"event {event} (link {position}) was changed")
        at += size
    walked.entries, walked.head = count, head
