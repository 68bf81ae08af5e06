"""Loading the sample province into an empty installation."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from django.db import transaction
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory import actions as directory
from khien.directory import queries
from khien.directory.importer import Entry
from khien.directory.models import InstitutionType, Organisation, Scheme
from khien.people.models import User
from khien.people.roles import Role
from khien.site.sample.banks import make_banks
from khien.site.sample.capacity import write_down
from khien.site.sample.coordination import work_together
from khien.site.sample.coverage import hold_periodically
from khien.site.sample.desk import sit_at_the_desk
from khien.site.sample.education import record_years
from khien.site.sample.figures import read_figures
from khien.site.sample.kept import look_after
from khien.site.sample.law_and_partners import review_the_law, work_with_partners
from khien.site.sample.lists import publish_list
from khien.site.sample.names import institutions
from khien.site.sample.news import publish_news
from khien.site.sample.outlines import draw_communes, name_minority_communes, tell_shares
from khien.site.sample.protection import work
from khien.site.sample.quizzes import take_quizzes
from khien.site.sample.reports import report_monthly
from khien.site.sample.scans import hand_in_scans
from khien.site.sample.school_year import plan_school_year
from khien.site.sample.staff import Place, create_commune_staff, create_staff
from khien.site.sample.takedowns import follow_content
from khien.site.sample.tasks import give_tasks
from khien.site.sample.team import Team
from khien.site.sample.telephones import give_numbers

PROVINCE, COMMUNE = "25", "04891"  # Phú Thọ; Tiền Phong since 1/7/2025
_SEED = 169
_COMMUNES_WITH_WORK = 12
_REPORTS = 160


@transaction.atomic
def load(out: Callable[[str], None]) -> None:
    """All of it or nothing; nothing where an installation is set up already."""
    if queries.installation() is not None:
        return
    now = timezone.now()
    random = Random(_SEED)  # noqa: S311  (the same province on every machine)
    province = queries.resolve(Scheme.GSO, PROVINCE, today(now))
    commune = queries.resolve(Scheme.GSO, COMMUNE, today(now))
    if province is None or commune is None:
        raise LookupError(f"{PROVINCE} / {COMMUNE}")
    directory.set_up(province, sample=True, by=SYSTEM, now=now)
    schools = _institutions(random, now)
    out(f"{len(schools)} trường, cơ sở · institutions")
    give_numbers(today(now))
    out(f"{draw_communes(now=now)} ranh giới mẫu · sample boundaries")
    tell_shares(now=now)
    place = Place(province, commune, _school_in(schools, commune))
    staff = create_staff(place, random, now=now)
    _educate(schools, place, staff, random, out, now=now)
    own = Team(
        commune,
        staff[Role.COMMUNE_OFFICER],
        staff[Role.COMMUNE_CHAIR],
        staff[Role.CYBER_POLICE],
        school=place.school,
        receiver=staff[Role.SERVICE_OFFICER],
    )
    teams = [own, *_more_teams(own, place, random, now)]
    work(teams, random, count=_REPORTS, now=now)
    out(f"{_REPORTS} tin báo mẫu · sample reports")
    communes = [team.commune for team in teams]
    name_minority_communes([row.pk for row in communes[:5]], now=now)
    desk = Random(_SEED)  # noqa: S311  (the same desk on every machine, and nothing else by it)
    people = staff[Role.COUNSELLOR], staff[Role.INTAKE_OFFICER]
    contacts = sit_at_the_desk(*people, communes, desk, now=now)
    out(f"{contacts} cuộc liên hệ mẫu · sample contacts")
    looked = Random(_SEED)  # noqa: S311  (as for the desk)
    followed = follow_content(staff[Role.CYBER_POLICE], looked, now=now)
    out(f"{followed} nội dung mẫu cần gỡ · sample content to take down")
    write_down(staff[Role.CYBER_POLICE], now=now)
    write_down(staff[Role.INFORMATION_OFFICER], most=4, now=now)
    read_figures(staff[Role.STEERING_OFFICER], now=now)
    _screening(staff[Role.CYBER_POLICE], random, out, now=now)
    owed = report_monthly(teams[:2], staff, now=now)
    out(f"{owed} kỳ báo cáo mẫu · sample report periods")
    given = give_tasks(staff, now=now)
    out(f"{given} việc mẫu được giao · sample assignments")
    raised = work_together(staff, place.school, now=now)
    out(f"{raised} vướng mắc mẫu · sample difficulties")
    _law_and_partners(staff, communes, out, now=now)


def _law_and_partners(
    staff: dict[Role, User],
    communes: list[Organisation],
    out: Callable[[str], None],
    *,
    now: datetime,
) -> None:
    review_the_law(staff[Role.LEGAL_OFFICER], now=now)
    keepers = staff[Role.PARTNERSHIP_OFFICER], staff[Role.STEERING_OFFICER]
    promised = work_with_partners(*keepers, communes, now=now)
    out(f"{promised} cam kết mẫu của đối tác · sample commitments of partners")
    look_after(now=now)
    told = publish_news(staff[Role.EDITOR], staff[Role.STEERING_OFFICER], now=now)
    out(f"{told} tin bài mẫu · sample articles")


def _educate(
    schools: list[tuple[Organisation, Entry]],
    place: Place,
    staff: dict[Role, User],
    random: Random,
    out: Callable[[str], None],
    *,
    now: datetime,
) -> None:
    recorder, verifier = staff[Role.SCHOOL_COORDINATOR], staff[Role.SCHOOL_VERIFIER]
    sessions = record_years(
        [school.pk for school, _ in schools],
        but=place.school.pk,
        recorder=recorder,
        verifier=verifier,
        random=random,
        now=now,
    )
    others = [(one.pk, entry.type) for one, entry in schools if one.pk != place.school.pk]
    sheets = hold_periodically(others, recorder=recorder, verifier=verifier, now=now)
    out(f"{sessions} buổi giáo dục, {sheets} phiếu điểm danh · sessions, attendance sheets")
    planned = plan_school_year(place.school.pk, recorder, staff[Role.EDUCATION_OFFICER], now=now)
    out(f"{planned} buổi dự kiến của trường mẫu · planned sessions of the sample school")
    papers = Random(_SEED)  # noqa: S311  (the same answers on every machine)
    sent = take_quizzes(place.school.pk, staff[Role.SCHOOL_COORDINATOR], papers, now=now)
    out(f"{sent} bài trắc nghiệm mẫu · sample quiz papers")


def _screening(by: User, random: Random, out: Callable[[str], None], *, now: datetime) -> None:
    entries = make_banks(by, random, now=now)
    out(f"{entries} mục trong các kho mẫu · entries of sample banks")
    publish_list(by, now=now)
    scans = hand_in_scans(by, random, now=now)
    out(f"{scans} lượt rà quét mẫu · sample scans")


def _institutions(random: Random, now: datetime) -> list[tuple[Organisation, Entry]]:
    entries = [
        Entry(0, invented.name, invented.type, commune.pk, commune.name)
        for commune in queries.communes_of_installation(today(now)).order_by("pk")
        for invented in institutions(random)
    ]
    first_day = today(now).replace(year=today(now).year - 6)
    made = directory.create_institutions(entries, first_day=first_day, by=SYSTEM, now=now)
    return list(zip(made, entries, strict=True))


def _school_in(schools: list[tuple[Organisation, Entry]], commune: Organisation) -> Organisation:
    return next(
        school
        for school, entry in schools
        if entry.commune_id == commune.pk and entry.type == InstitutionType.LOWER_SECONDARY
    )


def _more_teams(own: Team, place: Place, random: Random, now: datetime) -> list[Team]:
    rows = queries.communes_of_installation(today(now)).order_by("pk")  # as they were loaded
    others = [commune for commune in rows if commune.pk != own.commune.pk]
    return [
        Team(commune, *create_commune_staff(commune, number, place, random, now=now), own.police)
        for number, commune in enumerate(random.sample(others, _COMMUNES_WITH_WORK - 1), start=2)
    ]
