"""What waits between offices, and the year of the province for those who lead."""

from datetime import timedelta

from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import difficulties
from khien.coordination.actions.difficulties import Decision
from khien.coordination.queries.figures import summary
from khien.core.measures import Period

URL = reverse("coordination:overview")
YEAR = Period(NOW.date().replace(month=1, day=1), NOW.date().replace(month=12, day=31))


def test_an_office_sees_its_own_and_leads_the_province(client, raise_one, teacher, steering):
    raise_one()
    client.force_login(teacher)
    page = client.get(URL)
    assert page.context["difficulties"] == 1
    assert page.context["summary"] is None
    client.force_login(steering)
    page = client.get(URL)
    assert page.context["summary"].raised == 1
    assert "nghiệp vụ, cách làm: 1" in page.content.decode()


def test_an_answer_counts_as_in_time_only_by_its_deadline(raise_one, education):
    soon, late = raise_one(), raise_one(title="Dừng việc", blocking=True)
    difficulties.answer(soon, Decision("solved", "Xong"), by=education, now=NOW)
    told = summary(YEAR, NOW + timedelta(days=20))
    assert (told.raised, told.answered, told.answered_in_time) == (2, 1, 1)
    assert (told.waiting, told.blocking, told.overdue) == (2, 1, 1)
    late_day = NOW + timedelta(days=20)
    difficulties.answer(late, Decision("solved", "Xong"), by=education, now=late_day)
    told = summary(YEAR, late_day)
    assert (told.answered, told.answered_in_time, told.overdue) == (2, 1, 0)
