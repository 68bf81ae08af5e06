"""The sample province's reports hang together."""

from random import Random

import pytest

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.curriculum.actions import load_lessons
from khien.directory.models import Function
from khien.intake.actions.desk_rules import load_shipped
from khien.intake.models import Contact, Door, Report, ShiftHandOver
from khien.intake.queries.near import services_near
from khien.law.actions import load_register
from khien.learning.actions import load_coverage_rules, load_school_years
from khien.learning.models import CampaignReach, SchoolClass, SchoolProgramme, Session, State
from khien.people.roles import Role
from khien.screening.models import Hit, Scan
from khien.screening.scanning import waiting
from khien.site.sample import protection
from khien.site.sample.banks import make_banks
from khien.site.sample.desk import sit_at_the_desk
from khien.site.sample.scans import hand_in_scans
from khien.site.sample.school_year import plan_school_year
from khien.site.sample.takedowns import follow_content
from khien.site.sample.team import Team
from khien.site.sample.telephones import give_numbers
from khien.support.actions.first_data import load_consent_policies
from khien.support.models import AssignedAction, Carer, Case, Meeting, Referral
from khien.takedown.actions.addressees import load_addressees
from khien.takedown.models import ContentItem, RequestState, TakedownRequest


@pytest.mark.usefixtures("ready_to_look")
def test_a_newcomer_finds_scans_with_something_in_them(police, django_capture_on_commit_callbacks):
    make_banks(police, Random(7), now=NOW)
    assert hand_in_scans(police, Random(7), now=NOW) == 3
    with django_capture_on_commit_callbacks(execute=True):
        waiting.run()
    assert set(Scan.objects.values_list("state", flat=True)) == {"done"}
    kinds = set(Hit.objects.values_list("kind", flat=True))
    assert {"threat", "grooming", "listed_host", "known_image"} <= kinds
    drawing = Hit.objects.get(kind="known_image")
    assert drawing.content["preview"]
    plain = {"Bài 3 trang 40 làm thế nào vậy mọi người?", "Cô nhắn ngày mai học ở phòng máy."}
    assert not plain & {hit.content.get("text") for hit in Hit.objects.all()}


def test_cases_have_people_meetings_and_referrals_as_their_stories_go(
    deadlines, province_with_communes, officer, chair, police
):
    load_consent_policies()
    team = Team(province_with_communes.communes[0], officer, chair, police)
    protection.work([team], Random(7), count=80, now=NOW)
    cases = Case.objects.count()
    assert Carer.objects.count() > cases
    assert set(Carer.objects.values_list("safety", flat=True)) >= {"safe", "unknown"}
    assert set(Meeting.objects.values_list("kind", flat=True)) == {"needs", "conference"}
    assert AssignedAction.objects.filter(assignee=officer, done_on=None).exists()
    states = set(Referral.objects.values_list("state", flat=True))
    assert "done" in states
    assert Case.objects.filter(state="closed").exists()
    assert not Referral.objects.filter(case__state="closed").exclude(state="done").exists()


def test_the_desk_has_contacts_and_shifts(deadlines, province_with_communes, staff):
    load_shipped()
    counsellor, lead = staff(Role.COUNSELLOR), staff(Role.INTAKE_OFFICER)
    made = sit_at_the_desk(counsellor, lead, province_with_communes.communes, Random(7), now=NOW)
    assert Contact.objects.count() == made
    assert Contact.objects.filter(ended_at=None).count() == 1
    assert {"silent", "counselling"} <= set(Contact.objects.values_list("kind", flat=True))
    assert ShiftHandOver.objects.filter(taken_by=lead).count() == 1
    assert ShiftHandOver.objects.filter(taken_at=None, by=lead).count() == 1


def test_offices_and_schools_near_a_child_have_a_number_that_is_nobodys(province_with_communes):
    commune = province_with_communes.communes[0]
    assert give_numbers(today(NOW)) > 1
    near = services_near(commune.pk, today(NOW))
    numbers = [each.contact for each in near]
    assert near
    assert all(number.startswith("Số mẫu: 0000 ") for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert {bool(each.hours) for each in near} == {True, False}  # not every office has told
    assert give_numbers(today(NOW)) == 0


def test_a_child_has_the_age_that_its_door_names(
    deadlines, province_with_communes, officer, chair, police
):
    commune = province_with_communes.communes[0]
    team = Team(commune, officer, chair, police)
    protection.work([team], Random(7), count=60, now=NOW)
    ages = {
        door: set(Report.objects.filter(door=door).values_list("child_age", flat=True))
        for door in (Door.CHILD, Door.TEEN)
    }
    assert len(ages[Door.CHILD]) > 1
    assert ages[Door.CHILD] <= set(range(6, 11))
    assert ages[Door.TEEN] <= set(range(11, 16))


def test_content_of_incidents_has_been_asked_for(
    deadlines, province_with_communes, officer, chair, police
):
    load_register()
    load_addressees()
    team = Team(province_with_communes.communes[0], officer, chair, police)
    protection.work([team], Random(7), count=60, now=NOW)
    followed = follow_content(police, Random(7), now=NOW)
    assert followed == ContentItem.objects.count() > 5
    states = set(TakedownRequest.objects.values_list("state", flat=True))
    assert RequestState.REMOVED in states
    assert len(states) > 1


def test_the_sample_school_has_a_plan_classes_and_a_campaign(province_with_communes, staff):
    load_school_years()
    load_coverage_rules()
    load_lessons(NOW)
    province, school = province_with_communes, province_with_communes.schools[1]
    teacher = staff(Role.SCHOOL_COORDINATOR, organisation=school)
    officer = staff(
        Role.EDUCATION_OFFICER,
        territory=province.province,
        organisation=province.office(Function.EDUCATION),
    )
    made = plan_school_year(school.pk, teacher, officer, now=NOW)
    assert Session.objects.filter(state=State.PLANNED).count() == made == 4
    assert SchoolProgramme.objects.get().institution_id == school.pk
    assert SchoolClass.objects.get(name="7A").moves
    assert {row.counted for row in CampaignReach.objects.all()} > {"heads"}
