"""A class of a school, sessions planned for it, and sheets as a device makes them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from fixtures_learning import NOW, TODAY, details
from khien.learning import actions
from khien.learning.actions.attendance import take_in
from khien.learning.actions.school_class import ClassSaid, list_class
from khien.learning.models import Session, SheetKind
from khien.learning.rules.attendance import SheetSaid

WEEK_AGO = NOW - timedelta(days=7)


def sheet_said(session, **changes):
    said = {
        "id": uuid4(),
        "session": session.pk,
        "kind": SheetKind.ROSTER,
        "class_name": "3A",
        "filled_at": NOW,
    }
    return SheetSaid(**said | changes)


@pytest.fixture
def class_3a(school, year, recorder):
    """Forty pupils, the even numbers girls."""
    said = ClassSaid(name="3A", grade=3, numbers=range(1, 41), girls=range(2, 41, 2))
    return list_class(school.pk, year, said=said, by=recorder, now=NOW)


@pytest.fixture
def planned(school, recorder, year):
    """`planned(days=0)`: a session planned a week ago for so many days from today."""

    def planned(days=0, **changes):
        said = details(held_on=TODAY, headcount=None, document="", **changes)
        session = actions.plan(school.pk, details=said, by=recorder, now=NOW)
        day = TODAY + timedelta(days=days)
        Session.objects.filter(pk=session.pk).update(held_on=day)
        session.refresh_from_db()
        return session

    return planned


@pytest.fixture
def take(recorder):
    """`take(said, …)`: as sent by the coordinator; what became of each."""

    def take(*said, by=recorder, now=NOW):
        return [answer.state for answer in take_in(said, by=by, now=now)]

    return take
