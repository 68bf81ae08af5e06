"""A ledger of a million entries walked from the first to the last, against its signed heads."""

import os

from khien.site.bench.installation import Installation
from khien.site.bench.measuring import Figure, seconds_of
from khien.site.prepared import site

_ENTRIES = 1_000_000
_PROMISED = 200_000  # a second
# Copies of the sample's own entries, chained as the trigger does it; nobody writes meanwhile.
_FILL = """
    ALTER TABLE core_ledgerevent DISABLE TRIGGER USER;
    ALTER TABLE core_ledgerlink DISABLE TRIGGER USER;
    INSERT INTO core_ledgerevent (at, actor_key, actor_role, room, verb, subject, data)
    SELECT now(), actor_key, actor_role, room, verb, subject, data
      FROM core_ledgerevent, generate_series(1, 1000000) LIMIT {entries};
    DO $$ DECLARE
        e record;
        at bigint;
        last bytea;
    BEGIN
        SELECT position, hash INTO at, last FROM core_ledgerlink ORDER BY position DESC LIMIT 1;
        FOR e IN SELECT * FROM core_ledgerevent event WHERE NOT EXISTS
                 (SELECT FROM core_ledgerlink link WHERE link.event_id = event.id) ORDER BY id
        LOOP
            at := at + 1;
            last := sha256(last || convert_to(concat_ws(E'\\x1f', e.id,
                (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_key, e.actor_role, e.room,
                e.verb, e.subject, e.data), 'UTF8'));
            INSERT INTO core_ledgerlink (position, event_id, hash) VALUES (at, e.id, last);
        END LOOP;
    END $$;
    ALTER TABLE core_ledgerevent ENABLE TRIGGER USER;
    ALTER TABLE core_ledgerlink ENABLE TRIGGER USER;
"""


def measure(installation: Installation) -> list[Figure]:
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        from django.utils import timezone

        from khien.core import ledger
        from khien.core.ledger import heads

        _fill()
        heads.sign_today(now=timezone.now())
        verdicts: list[ledger.Verdict] = []
        took = seconds_of(lambda: verdicts.append(ledger.verify()))
    (verdict,) = verdicts
    if verdict.broken or verdict.entries < _ENTRIES:
        raise RuntimeError(f"{verdict.entries} entries: {verdict.broken}")
    speed = verdict.entries / took
    return [
        Figure(
            f"verify of a ledger of {verdict.entries:,} entries".replace(",", " "),
            f"{speed:,.0f} a second".replace(",", " "),
            f"≥ {_PROMISED:,} a second".replace(",", " "),
            speed >= _PROMISED,
        )
    ]


def _fill() -> None:
    import psycopg
    from django.conf import settings

    with psycopg.connect(settings.DATABASE_URL) as link:
        link.execute("SET synchronous_commit = off")
        link.execute(_FILL.format(entries=_ENTRIES))
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as link:
        link.execute("VACUUM ANALYZE core_ledgerevent")
        link.execute("VACUUM ANALYZE core_ledgerlink")
