"""What only the page of a case shows: each kind of row is asked for once."""

from django.db.models import Prefetch, prefetch_related_objects

from khien.support.models import AssignedAction, Case, Meeting, SixteenDecision


def with_all_around(case: Case) -> Case:
    """Sections of the page and conditions of closing read the same rows."""
    prefetch_related_objects(
        [case],
        "carers",
        "referrals",
        "transfers",
        Prefetch("meetings", Meeting.objects.select_related("recorded_by")),
        Prefetch("assigned_actions", AssignedAction.objects.select_related("assignee")),
        Prefetch("at_sixteen", SixteenDecision.objects.select_related("recorded_by")),
    )
    return case
