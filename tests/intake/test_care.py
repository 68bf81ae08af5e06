"""One's own day and words; read by oneself and the desk's lead, by nobody else."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from khien.core import ledger
from khien.intake.actions import exposure
from khien.intake.models import Debrief
from khien.people.exposure import note
from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

CARE = reverse("intake:care")


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


def text(answer):
    return answer.content.decode()


def test_too_much_says_so_and_a_rest_helps(sign_in, counsellor):
    client = sign_in(counsellor)
    Exposure.objects.create(user=counsellor, at=timezone.now(), minutes=61, source="contact")
    assert "Đã đến lúc nghỉ một chút" in text(client.get(reverse("intake:desk")))
    client.post(reverse("intake:rest"))
    assert "Đã đến lúc nghỉ" not in text(client.get(reverse("intake:desk")))
    Exposure.objects.create(user=counsellor, at=timezone.now(), minutes=240, source="contact")
    assert "Hôm nay bạn đã xem đủ việc nặng" in text(client.get(reverse("intake:desk")))


def test_what_one_says_is_sealed_and_read_by_oneself(sign_in, counsellor):
    client = sign_in(counsellor)
    client.post(CARE, {"wellbeing": "2", "words": "Cuộc chiều nay nặng quá."})
    assert "Cuộc chiều nay" in text(client.get(CARE))
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM intake_debrief")
        assert "chiều".encode() not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize("said", [{"words": "x"}, {"wellbeing": "9"}, {"wellbeing": "1" * 30}])
def test_a_mark_is_chosen_and_the_words_stay(sign_in, counsellor, said):
    answer = sign_in(counsellor).post(CARE, {"words": "mệt"} | said)
    assert answer.status_code == 422
    assert said.get("words", "mệt") in text(answer)
    assert not Debrief.objects.exists()


def test_the_lead_reads_it_and_the_ledger_knows(sign_in, counsellor, intake_officer):
    exposure.write_debrief(wellbeing=2, words="Nặng quá.", by=counsellor, now=timezone.now())
    client = sign_in(intake_officer)
    page = reverse("intake:care_of", args=[counsellor.pk])
    assert page in text(client.get(CARE))
    assert "Nặng quá." in text(client.get(page))
    read = ledger.history(counsellor.pk)[-1]
    assert (read.verb, read.actor_key) == ("DebriefsRead", intake_officer.actor_key)


def test_nobody_else_reads_it(sign_in, staff, province, counsellor):
    page = reverse("intake:care_of", args=[counsellor.pk])
    assert sign_in(staff(Role.COUNSELLOR)).get(page).status_code == 403
    there = staff(Role.INTAKE_OFFICER, territory=province.communes[0])
    assert sign_in(there).get(page).status_code == 404


def _met_by(staff, people):
    for _each in range(people):
        note(staff(Role.COUNSELLOR), ExposureSource.EXHIBIT, now=timezone.now())


def test_the_list_of_people_asks_as_often_for_twice_as_many(
    sign_in, staff, intake_officer, costs_the_same
):
    client = sign_in(intake_officer)
    costs_the_same(
        "intake/care.html",
        lambda: client.get(CARE),
        lambda: _met_by(staff, 3),
        most=14,
    )
