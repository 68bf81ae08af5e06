"""Fourteen months of reports in twelve communes, and how far the work on each has come."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from khien.core.actors import REPORTER
from khien.core.calendars import today
from khien.directory.models import Function
from khien.directory.queries import responsible
from khien.enforcement import actions as enforcement
from khien.enforcement.actions import NewRespondent, Said, Step
from khien.enforcement.models import AgeGroup, Branch, RespondentKind, Violation
from khien.enforcement.rules import traces
from khien.intake.actions.submit import submit
from khien.intake.actions.triage import decide
from khien.intake.models import AskedBy, Door, HarmKind, Incident, Outcome, Report
from khien.intake.rules.report import NewReport
from khien.intake.rules.triage import NewDecision, version
from khien.law.queries import provisions_in_force
from khien.site.sample.around import (
    Around,
    add_people,
    confer,
    give_a_task,
    meet_about_needs,
    refer,
)
from khien.site.sample.names import person
from khien.site.sample.team import Team
from khien.support import actions as support
from khien.support.actions import Filled, Findings, Registration
from khien.support.actions.meeting import Minutes, record_meeting
from khien.support.models import Case, ClosureReason, Grade, MeetingKind, ServiceKind, Sex
from khien.support.queries import requests_of
from khien.support.queries.forms import in_force
from khien.support.rules.form_fields import Answers

_TOLD = (
    (HarmKind.BULLYING, "Nhóm chat của lớp chế giễu bạn em suốt mấy tuần nay."),
    (HarmKind.THREAT, "Có tài khoản lạ nhắn tin dọa sẽ chặn đường về."),
    (HarmKind.IMPERSONATION, "Ai đó lập trang giả tên con tôi để nói xấu thầy cô."),
    (HarmKind.PERSONAL_INFORMATION, "Địa chỉ và số điện thoại của em bị đưa lên một nhóm."),
    (HarmKind.SCAM, "Có người hứa cho quà trong trò chơi rồi lấy mất tài khoản."),
    (HarmKind.EXTORTION, "Có người đòi tiền, nếu không sẽ gửi ảnh của bạn ấy cho cả lớp."),
    (HarmKind.GROOMING, "Một người lớn lạ cứ rủ cháu nói chuyện riêng và giữ bí mật."),
    (HarmKind.OVERUSE, "Con tôi chơi máy đến khuya, bỏ cả ăn cả ngủ."),
)
_AGES = {Door.CHILD: (6, 10), Door.TEEN: (11, 15)}  # of the doors that name their ages
_SET_ASIDE = (Outcome.INFORMATION_GIVEN, Outcome.OUT_OF_REMIT, Outcome.NOT_ACTIONABLE, Outcome.TEST)
_STEPS = 7  # how far a case can have come


def work(teams: list[Team], random: Random, *, count: int, now: datetime) -> None:
    """Oldest first, so that numbers follow time; the newest are still waiting."""
    moments = sorted(
        now - timedelta(minutes=random.randint(30, 14 * 30 * 24 * 60)) for _ in range(count)
    )
    for moment in moments:
        team = random.choice(teams)
        report = _report(team, random, moment)
        if now - moment > timedelta(hours=8) and random.random() < 0.93:
            _triage(
                report, team, random, now=moment + timedelta(hours=random.randint(1, 7)), end=now
            )


def _report(team: Team, random: Random, moment: datetime) -> Report:
    kind, told = random.choice(_TOLD)
    asks = random.random() < 0.6
    door = random.choice([each for each in Door if each != Door.UNKNOWN])
    return submit(
        NewReport(
            what_happened=told,
            door=door,
            kinds=(kind.value,),
            handles=(f"mau.{random.randint(1, 160)}",),
            commune_id=team.commune.pk,
            child_age=random.randint(*_AGES.get(door, (7, 16))),
            asks_for_support=asks,
            asked_by=random.choice(list(AskedBy)[:3]).value if asks else "",
        ),
        by=REPORTER,
        now=moment,
    ).report


def _triage(report: Report, team: Team, random: Random, *, now: datetime, end: datetime) -> None:
    opens = report.asks_for_support or random.random() < 0.4
    outcome = Outcome.INCIDENT_OPENED if opens else random.choice(_SET_ASIDE)
    decision = NewDecision(
        outcome=outcome,
        why="Đã trao đổi với người báo tin.",
        referred_to="Đường dây tư vấn" if outcome == Outcome.OUT_OF_REMIT else "",
        title="Sự việc mẫu" if opens else "",
        commune_happened_id=report.commune_id,
    )
    made = decide(report, decision, seen=version(report, None), by=team.officer, now=now)
    if made.incident is None:
        return
    if report.asks_for_support:
        _case(made.incident, report, team, random, now=now, end=end)
    if random.random() < 0.55 and HarmKind.OVERUSE not in report.kinds:
        _violation(made.incident, report, team, random, now=now, end=end)


def _case(
    incident: Incident, report: Report, team: Team, random: Random, *, now: datetime, end: datetime
) -> None:
    """Older cases have come further; the last fortnight's have only begun."""
    reached = _STEPS if end - now > timedelta(days=45) else random.randint(0, _STEPS - 2)
    reached -= random.random() < 0.12
    case = support.open_case(
        incident,
        registration=Registration(
            name=person(random),
            age=report.child_age,
            sex=random.choice(list(Sex)),
            what_happened="Đã ghi theo lời kể.",
            requests=tuple(requests_of(incident).values_list("pk", flat=True)),
        ),
        commune=team.commune.pk,
        by=team.officer,
        now=now + timedelta(hours=1),
    )
    story = Around(case, team, end)
    add_people(story, now=now + timedelta(hours=2))
    _go_on(story, random, reached=reached, now=now)


def _go_on(story: Around, random: Random, *, reached: int, now: datetime) -> None:
    case, team, end, day = story.case, story.team, story.end, timedelta(days=1)
    if reached >= 1 and now + day < end:
        support.assess(case, findings=_findings(random), by=team.officer, now=now + day / 8)
    if reached >= 2 and now + 3 * day < end:
        _assess_closely(case, team, random, now=now + day)
        meet_about_needs(story, now=now + day + day / 4)
        support.submit_plan(
            case, goals="Trẻ được lắng nghe và thấy an toàn.", by=team.officer, now=now + 2 * day
        )
    if reached >= 3 and now + 4 * day < end:
        number = f"{random.randint(10, 99)}/QĐ-UBND"
        support.approve_plan(case, decision_number=number, by=team.chair, now=now + 3 * day)
    if reached >= 4 and now + 6 * day < end:
        _serve(case, team, given=now + 5 * day, random=random)
        refer(story, now=now + 6 * day)
        confer(story, now=now + 12 * day)
    if reached >= 6 and now + 32 * day < end:
        _close(case, team, now=now + 30 * day)
    else:
        give_a_task(story)


def _findings(random: Random) -> Findings:
    grades = [Grade.LOW.value, Grade.MEDIUM.value]
    return Findings(
        harm=random.choice(grades),
        access_to_child=random.choice(grades),
        obstacles_in_care=random.choice(grades),
        self_protection=random.choice(grades),
        recovery_ability=random.choice(grades),
        emergency_needed=False,
        wellbeing=random.randint(2, 3),
    )


def _assess_closely(case: Case, team: Team, random: Random, *, now: datetime) -> None:
    """Mẫu 03 by the officer, approved by the chair the same day; then the needs meeting."""
    grades = ["low", "medium"]
    asked = ("harm", "access_to_child", "development_impact", "obstacles_in_care", "no_ready_carer")
    answers: Answers = {key: random.choice(grades) for key in asked}
    answers |= {"who_was_met": "Đã gặp trẻ và người chăm sóc.", "computed": Grade.MEDIUM.value}
    support.submit_assessment(
        case,
        conclusion=Grade.MEDIUM,
        form=Filled(in_force("mau_03", today(now)), answers),
        by=team.officer,
        now=now,
    )
    support.approve_assessment(case, by=team.chair, now=now + timedelta(hours=2))
    minutes = Minutes(
        MeetingKind.NEEDS,
        today(now),
        took_part="Gia đình, nhà trường, Hội Phụ nữ.",
        decided="Trẻ cần được lắng nghe và thấy an toàn.",
    )
    record_meeting(case, minutes=minutes, by=team.officer, now=now + timedelta(hours=3))


def _serve(case: Case, team: Team, *, given: datetime, random: Random) -> None:
    service = support.add_service(
        case,
        kind=random.choice(list(ServiceKind)),
        description="",
        planned_for=today(given),
        by=team.officer,
        now=given,
    )
    support.give_service(service, given_on=today(given), outcome="", by=team.officer, now=given)


def _close(case: Case, team: Team, *, now: datetime) -> None:
    support.review(
        case,
        remaining_risk=Grade.LOW,
        stable=True,
        wellbeing=4,
        notes="",
        by=team.officer,
        now=now,
    )
    reason = ClosureReason.SAFE_AND_STABLE
    support.submit_closure(case, reason=reason, notes="", by=team.officer, now=now)
    support.approve_closure(case, by=team.chair, now=now + timedelta(days=1))


def _violation(
    incident: Incident, report: Report, team: Team, random: Random, *, now: datetime, end: datetime
) -> None:
    office = responsible(Function.CYBER_POLICE, team.commune.pk, today(now))
    handle = traces.handle(f"mau.{random.randint(1, 160)}", "Facebook")
    if office is None or handle is None:
        return
    violation = enforcement.open_violation(
        incident,
        respondent=NewRespondent(
            kind=RespondentKind.PERSON, name=person(random), identifiers=(handle,)
        ),
        office=office.pk,
        act=report.kinds[0],
        act_on=today(now),
        account="Theo tin báo.",
        by=team.police,
        now=now + timedelta(hours=2),
    )
    if end - now > timedelta(days=20) and random.random() < 0.85:
        _settle(violation, team, random, act_on=today(now), now=now + timedelta(days=9))


def _settle(
    violation: Violation, team: Team, random: Random, *, act_on: date, now: datetime
) -> None:
    """Some fines are paid already, the others are on their way."""
    provision = provisions_in_force(act_on).first()
    choices = [Branch.TRANSFERRED, Branch.UNFOUNDED, Branch.NOT_IDENTIFIED]
    branch = random.choice([Branch.ADMINISTRATIVE] * 4 + choices) if provision else choices[0]
    enforcement.verify(
        violation,
        branch=branch,
        provisions=[provision] if provision and branch is Branch.ADMINISTRATIVE else [],
        age_group=AgeGroup.ADULT,
        by=team.police,
        now=now,
    )
    path = _PATHS[branch]
    for number, (step, said) in enumerate(path[: random.choice([2, len(path)])], start=1):
        moment = now + timedelta(days=2 * number)
        that_day = replace(said, on=today(moment) if step is not Step.CONCLUDE else None)
        enforcement.take(violation, step, that_day, by=team.police, now=moment)


_PATHS: dict[Branch, list[tuple[Step, Said]]] = {
    Branch.ADMINISTRATIVE: [
        (Step.RECORD, Said(number="07/BB-VPHC")),
        (Step.DECIDE, Said(number="12/QĐ-XPHC", fine_vnd=10_000_000)),
        (Step.SERVE, Said()),
        (Step.EXECUTE, Said(words="Đã nộp phạt.")),
    ],
    Branch.TRANSFERRED: [
        (Step.REFER, Said(outside="Công an tỉnh khác", words="Người này ở tỉnh khác.")),
        (Step.ACCEPT, Said(number="12/2026")),
    ],
    Branch.UNFOUNDED: [(Step.CONCLUDE, Said(words="Không có hành vi vi phạm."))],
    Branch.NOT_IDENTIFIED: [
        (
            Step.CONCLUDE,
            Said(tried=("telephone", "platform"), words="Thuê bao không chính chủ."),
        )
    ],
}
