"""Counting anew what changed since it was counted last.

Triggers mark an institution in the transaction that writes its sessions or sheets. Marks go
before the rows are read, so what is written meanwhile leaves a mark that stays; only one process
counts at a time.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from khien.learning.models import CoverageFacts, CoverageMark, CoverageRule, SchoolYear
from khien.learning.queries.facts import count_facts

_BATCH = 500
_FORGET = """
    WITH gone AS (DELETE FROM learning_coveragemark RETURNING institution_id),
    facts AS (
        DELETE FROM learning_coveragefacts
         WHERE institution_id IN (SELECT institution_id FROM gone)),
    stale AS (
        UPDATE learning_coverageverdict SET "on" = date '0001-01-01'
         WHERE family && ARRAY(SELECT institution_id FROM gone))
    INSERT INTO learning_coverageverdict
           (institution_id, "on", family, recorded, organised, owes, periodic, periodic_settled,
            effective, effective_settled, untold)
    SELECT DISTINCT institution_id, date '0001-01-01', ARRAY[institution_id], false, false, false,
           false, false, false, false, false
      FROM gone
    ON CONFLICT DO NOTHING
"""


def count_anew_alone() -> None:
    """Until the transaction ends nobody else counts; what changed before then is forgotten."""
    _alone()
    _forget_marked()


def bring_up_to_date(institutions: Collection[UUID], year: SchoolYear, rule: CoverageRule) -> None:
    """Afterwards the facts of each stand in CoverageFacts, as the committed rows give them."""
    if CoverageMark.objects.exists() or _missing(institutions, year, rule):
        _count_anew(institutions, year, rule)


@transaction.atomic
def _count_anew(institutions: Collection[UUID], year: SchoolYear, rule: CoverageRule) -> None:
    count_anew_alone()
    rule.refresh_from_db()
    todo = _missing(institutions, year, rule)
    counted = count_facts(todo, rule, first=year.starts, last=year.ends) if todo else {}
    CoverageFacts.objects.bulk_create(
        (
            CoverageFacts(institution_id=pk, year=year, rule=rule, facts=facts.as_data())
            for pk, facts in counted.items()
        ),
        batch_size=_BATCH,
    )


def _alone() -> None:
    """Rules that change wait for the same lock, see migration 0003."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('coverage facts', 0))")


def _forget_marked() -> None:
    """Its facts; its verdict, and that of whoever answers for it, is one of no day."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET)


def _missing(institutions: Collection[UUID], year: SchoolYear, rule: CoverageRule) -> set[UUID]:
    known = CoverageFacts.objects.filter(year=year, rule=rule)
    return set(institutions) - set(known.values_list("institution_id", flat=True))
