"""What a leader reads of what is stuck: the worst first, and nothing of an incident."""

from datetime import timedelta

from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.models import SubjectKind
from khien.coordination.queries.hardest import hardest
from khien.coordination.subjects import Subject
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory.models import Function, Organisation
from khien.people.roles import Role
from khien.steering.actions import SHIPPED, load_plans

DAY = timedelta(days=1)


def test_where_work_stands_still_comes_first_then_what_waits_longest(
    client, raise_one, works_at, incident, staff, province_with_communes
):
    desk = works_at(Role.INTAKE_OFFICER, Function.CYBER_POLICE)
    office = Organisation.objects.get(pk__in=desk.scope("coordination_work").organisations)
    about = Subject(SubjectKind.INCIDENT, incident.pk)
    raise_one(title="Của một vụ việc", office=office, by=desk, about=about, blocking=True)
    for title, days, blocking in (("Mới", 1, False), ("Cũ", 9, False), ("Dừng", 2, True)):
        raise_one(title=title, blocking=blocking, now=NOW - days * DAY)
    assert [each.title for each in hardest(today(NOW), most=2)] == ["Dừng", "Cũ"]
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=NOW)
    client.force_login(staff(Role.LEADER, territory=province_with_communes.province))
    page = client.get(reverse("dashboards:dashboard")).text
    assert "4 vướng mắc đang chờ trả lời: 2 làm việc phải dừng" in page
    assert "“Cũ”" in page
    assert "Của một vụ việc" not in page
    client.force_login(staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[0]))
    page = client.get(reverse("dashboards:dashboard")).text
    assert "4 vướng mắc" in page
    assert "“Cũ”" not in page, "of other offices only how many"
