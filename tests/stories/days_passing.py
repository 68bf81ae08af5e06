"""Days pass in a story: what runs began so much earlier, and the worker looks at it now."""

from uuid import UUID

import psycopg

from khien.site.database import running

_CLOCK = """
    UPDATE core_runningclock SET next_at = now(), started_at = started_at - %(time)s::interval,
           first_due_at = first_due_at - %(time)s::interval, due_at = due_at - %(time)s::interval
     WHERE subject = %(case)s AND stopped_at IS NULL
       AND rule_id IN (SELECT id FROM core_clockrule WHERE code = 'temporary_separation')
"""
_MEASURE = """
    UPDATE support_emergencymeasure SET decided_at = decided_at - %(time)s::interval
     WHERE case_id = %(case)s
"""
REMIND = (
    "from django.utils import timezone; from khien.core import reminders; "
    "reminders.remind(now=timezone.now())"
)


def separated_since(installation, case: UUID, time: str) -> None:
    """The child of this case lives elsewhere for that time already."""
    said = {"case": case, "time": time}
    with running(installation.home) as server, psycopg.connect(server.url) as link:
        moved = link.execute(_CLOCK, said).rowcount
        link.execute(_MEASURE, said)
    assert moved == 1
    installation.command("manage", "shell", "-c", REMIND)
