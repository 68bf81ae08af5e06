"""The plan of a programme as a file: attached, opened by those who may, refused whole."""

import pytest
from django.urls import reverse

from fixtures_evidence import pdf, upload
from khien.evidence.models import Exhibit, ExhibitStep, HolderKind
from khien.evidence.queries import for_holder
from khien.learning.models import SchoolProgramme
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(school, year):
    return reverse("learning:programme", args=[school.pk, year.code])


@pytest.fixture
def attached(sign_in, recorder, url):
    """The plan alone, without a number."""
    said = {"document": "", "aims": "", "plan": upload(pdf(), "ke-hoach.pdf")}
    assert sign_in(recorder).post(url, said).status_code == 302
    return Exhibit.objects.get(holder_kind=HolderKind.PROGRAMME)


def file_of(exhibit, school, year):
    return reverse("learning:programme_plan", args=[school.pk, year.code, exhibit.pk])


def test_a_file_is_plan_enough_and_its_page_leads_to_it(
    sign_in, recorder, attached, school, year, url
):
    assert SchoolProgramme.objects.get().files == 1
    client = sign_in(recorder)
    assert file_of(attached, school, year) in client.get(url).text
    answer = client.get(file_of(attached, school, year))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="ke-hoach-1.pdf"'
    assert ExhibitStep.objects.filter(exhibit=attached).count() == 2


def test_the_same_file_twice_is_kept_once_and_stays_when_the_number_comes(
    sign_in, recorder, attached, url
):
    said = {"document": "45/KH-TH", "aims": "", "plan": upload(pdf(), "ke-hoach.pdf")}
    for _twice in range(2):
        assert sign_in(recorder).post(url, said).status_code == 302
        said["plan"] = upload(pdf(), "ke-hoach.pdf")
    assert len(for_holder(attached.holder)) == 1
    programme = SchoolProgramme.objects.get()
    assert (programme.document, programme.files) == ("45/KH-TH", 1)


def test_the_verifier_and_the_officer_open_it_another_school_does_not(
    sign_in, staff, province, attached, school, year, verifier, officer
):
    for user in (verifier, officer):
        assert sign_in(user).get(file_of(attached, school, year)).status_code == 200
    stranger = sign_in(staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1]))
    assert stranger.get(file_of(attached, school, year)).status_code == 404
    assert stranger.get(reverse("evidence:exhibit", args=[attached.pk])).status_code in {403, 404}


def test_the_plan_of_one_year_is_not_that_of_another(sign_in, recorder, attached, school):
    url = reverse("learning:programme_plan", args=[school.pk, "2025-2026", attached.pk])
    assert sign_in(recorder).get(url).status_code == 404


def test_a_file_that_is_refused_saves_nothing_and_keeps_what_was_typed(sign_in, recorder, url):
    said = {"document": "45/KH-TH", "aims": "Mỗi lớp hai buổi.", "plan": upload(b"", "rong.pdf")}
    answer = sign_in(recorder).post(url, said)
    assert answer.status_code == 422
    assert "Tệp này trống" in str(answer.context["form"].errors["plan"])
    assert "Mỗi lớp hai buổi." in answer.text
    assert not SchoolProgramme.objects.exists()
