"""Readers of plans."""

from datetime import date

from khien.steering.models import Plan


def plan_of(day: date) -> Plan | None:
    """The plan that covers the day; after its end, the newest one until the next is opened."""
    return Plan.objects.filter(starts__lte=day).order_by("-starts").first()


def first_day() -> date | None:
    """Of the first plan; None without one."""
    return Plan.objects.order_by("starts").values_list("starts", flat=True).first()
