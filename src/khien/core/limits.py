"""Token buckets in the database: one answer for all processes, no address stored.

The key is hashed with the day, so yesterday's cannot be linked to today's.
"""

from datetime import datetime

from django.db import connection

from khien.core.seal import keyed_hash

_TAKE = """
    INSERT INTO core_bucket AS bucket (key, tokens, updated_at)
    VALUES (%(key)s, %(burst)s - 1, %(now)s)
    ON CONFLICT (key) DO UPDATE
       SET tokens = least(%(burst)s, bucket.tokens + %(rate)s
                    * greatest(0, extract(epoch FROM %(now)s - bucket.updated_at))) - 1,
           updated_at = %(now)s
     WHERE least(%(burst)s, bucket.tokens + %(rate)s
                 * greatest(0, extract(epoch FROM %(now)s - bucket.updated_at))) >= 1
    RETURNING 1
"""

_GIVE_BACK = """
    UPDATE core_bucket SET tokens = least(%(burst)s, tokens + 1) WHERE key = %(key)s
"""


def take(bucket: str, key: str, *, rate_per_hour: float, burst: int, now: datetime) -> bool:
    """Take one token of `key`; False when there is none. Call outside any transaction."""
    hashed = _hashed(bucket, key, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE, {"key": hashed, "burst": burst, "rate": rate_per_hour / 3600, "now": now}
        )
        return cursor.fetchone() is not None


def give_back(bucket: str, key: str, *, burst: int, now: datetime) -> None:
    """Put back a token that was taken a moment ago."""
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, {"key": _hashed(bucket, key, now=now), "burst": burst})


def _hashed(bucket: str, key: str, *, now: datetime) -> bytes:
    return keyed_hash(f"limit:{bucket}:{now:%Y-%m-%d}", key.encode())[:16]


def sweep(*, before: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_bucket WHERE updated_at < %s", [before])
        return int(cursor.rowcount)
