"""Work between the sample offices: difficulties, guidance, inspections, a thread, a meeting."""

from datetime import datetime, timedelta
from uuid import UUID

from khien.coordination.actions import difficulties, guidance, inspections, meetings, threads
from khien.coordination.actions.difficulties import Decision, NewDifficulty, To
from khien.coordination.actions.guidance import Said
from khien.coordination.actions.inspections import NewFinding, NewInspection, NewPlan
from khien.coordination.actions.meetings import Minutes, Whom
from khien.coordination.actions.threads import NewPost, NewThread
from khien.coordination.models import CompetentLevel, Difficulty, Inspection
from khien.coordination.queries.inspections import asked_in
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.models import Function, Organisation
from khien.people.models import User
from khien.people.roles import Role

People = dict[Role, User]
_DAY = timedelta(days=1)
# Kind, title, words, function asked, days ago, blocking.
_RAISED = (
    ("skill", "Ghi buổi học ghép lớp thế nào", "Hai lớp học chung một buổi thì ghi mấy buổi?",
     Function.EDUCATION, 40, False),
    ("law", "Ai ký văn bản đề nghị gỡ nội dung", "Xã có được gửi thẳng cho nền tảng không?",
     Function.ELECTRONIC_INFORMATION, 21, True),
    ("money", "Kinh phí tập huấn cho cán bộ xã", "Năm nay xã chưa được bố trí kinh phí.",
     Function.STEERING_OFFICE, 12, False),
    ("technical", "Mạng của trường chưa có bộ lọc", "Trường không biết cài danh sách chặn.",
     Function.CYBER_POLICE, 5, False),
)  # fmt: skip
_ANSWER = "Ghi một buổi cho mỗi lớp, chọn cùng ngày giờ; điểm danh riêng từng lớp."


def _office(person: User) -> UUID:
    return next(iter(sorted(person.scope(Permission.COORDINATION_WORK).organisations)))


def work_together(staff: People, school: Organisation, *, now: datetime) -> int:
    """How many difficulties there are then."""
    rows = _raise(staff, now=now)
    _answer(rows[0], staff, now=now - 30 * _DAY)
    _inspect(staff, school, now=now)
    _talk(staff, now=now - 2 * _DAY)
    _meet(staff, now=now)
    return len(rows)


def _raise(staff: People, *, now: datetime) -> list[Difficulty]:
    by = staff[Role.SCHOOL_COORDINATOR], staff[Role.COMMUNE_OFFICER]
    found = []
    for place, (kind, title, words, function, days, blocking) in enumerate(_RAISED):
        person = by[place % 2]
        to = To(CompetentLevel.PROVINCE, function)
        new = NewDifficulty(kind, title, words, to, blocking=blocking)
        found.append(
            difficulties.raise_difficulty(
                new, office=_office(person), by=person, now=now - days * _DAY
            )
        )
    return found


def _answer(row: Difficulty, staff: People, *, now: datetime) -> None:
    """And the answer becomes guidance for everybody."""
    education, teacher = staff[Role.EDUCATION_OFFICER], staff[Role.SCHOOL_COORDINATOR]
    difficulties.answer(row, Decision("explained", _ANSWER), by=education, now=now)
    difficulties.confirm(row, helped=True, by=teacher, now=now + _DAY)
    said = Said("skill", "school", row.title, str(row.words), _ANSWER, public=True)
    version = guidance.draft(said, office=_office(education), by=education, now=now, difficulty=row)
    guidance.publish(version, by=staff[Role.CASE_MANAGER], now=now + _DAY)


def _inspect(staff: People, school: Organisation, *, now: datetime) -> None:
    """One held and concluded, one in a plan to come."""
    education, day = staff[Role.EDUCATION_OFFICER], today(now)
    office, held = _office(education), now - 20 * _DAY
    called = NewInspection(school.pk, "school", today(held), "Phụ huynh phản ánh (mẫu)")
    row = inspections.plan_inspection(called, office=office, by=education, now=held)
    _visit(row, education, now=held)
    new = NewPlan("Kiểm tra các trường quý tới (mẫu)", day, day + 60 * _DAY)
    plan = inspections.make_plan(new, office=office, by=education, now=now)
    to_come = NewInspection(school.pk, "school", day + 10 * _DAY)
    inspections.plan_inspection(to_come, office=office, by=education, now=now, plan=plan)
    inspections.approve_plan(plan, by=staff[Role.STEERING_OFFICER], now=now)


def _visit(row: Inspection, by: User, *, now: datetime) -> None:
    asked = asked_in(row, today(now))
    answers = {question.pk: ("met", "") for question in asked}
    answers[asked[0].pk] = ("not_met", "Chưa thấy sổ")
    inspections.record_visit(row, held_on=today(now), answers=answers, by=by, now=now)
    due = today(now) + 25 * _DAY
    new = NewFinding("lacking", "Chưa có sổ theo dõi", asked[0], "Lập sổ theo dõi", due)
    inspections.write_finding(row, new, by=by, now=now)
    inspections.conclude(row, conclusion="Nhìn chung đạt; cần lập sổ theo dõi.", by=by, now=now)


def _talk(staff: People, *, now: datetime) -> None:
    police, manager = staff[Role.CYBER_POLICE], staff[Role.CASE_MANAGER]
    due = today(now) + 7 * _DAY
    post = NewPost("Xin số trẻ đã được hỗ trợ trong tháng.", [_office(manager)], due)
    new = NewThread("Số liệu phối hợp tháng này (mẫu)", None, [], post)
    threads.open_thread(new, office=_office(police), by=police, now=now)


def _meet(staff: People, *, now: datetime) -> None:
    """Two tasks come of it."""
    manager, police = staff[Role.CASE_MANAGER], staff[Role.CYBER_POLICE]
    host, guest = _office(manager), _office(police)
    told = Minutes(
        title="Giao ban phối hợp quý này (mẫu)",
        held_at=now - 8 * _DAY,
        place="Phòng họp số 2",
        chair="Trần Văn Mẫu, Phó Giám đốc",
        secretary=manager.full_name,
        agenda="Kết quả quý\nViệc quý tới",
        office=host,
        offices=[guest],
        concluded="Các đơn vị trao đổi số liệu hằng tháng.",
    )
    row = meetings.write(told, by=manager, now=now - 8 * _DAY)
    people = {host: manager.full_name, guest: police.full_name}
    meetings.say_who_came(row, people, by=manager, now=now - 8 * _DAY)
    due = today(now) + 20 * _DAY
    for words, office in (("Gửi số liệu hỗ trợ", host), ("Gửi số liệu xử lý", guest)):
        meetings.add_action(row, words, Whom(office), due_on=due, by=manager, now=now)
    meetings.approve(row, by=staff[Role.STEERING_OFFICER], now=now - 7 * _DAY)
