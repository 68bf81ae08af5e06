"""The sample school planned its year and listed its classes; a campaign reached three communes."""

from datetime import date, datetime, timedelta
from uuid import UUID

from khien.core.calendars import today
from khien.curriculum.models import Strand
from khien.intake.models import Spoken
from khien.learning.actions.campaign import ReachSaid, add_material, add_reach, write_campaign
from khien.learning.actions.programme import write_programme
from khien.learning.actions.record import plan
from khien.learning.actions.school_class import ClassSaid, list_class, move
from khien.learning.models import Audience, Channel, Form, HowCounted, SchoolYear
from khien.learning.queries.calendar import school_year
from khien.learning.queries.campaigns import communes_for, organisers_for
from khien.learning.queries.lessons import lessons_for
from khien.learning.rules import Details
from khien.learning.rules.campaign import CampaignSaid
from khien.learning.rules.roster import IN, OUT
from khien.people.models import User

_DOCUMENT = "12/KH-THCS (mẫu)"
_CLASSES = {"7A": (7, 38), "7B": (7, 36), "8A": (8, 41), "9A": (9, 35)}
_PLANNED = (
    (7, Form.CLASS_HOUR, Audience.LEARNERS, "a3-s1", (7,)),
    (14, Form.CLASS_HOUR, Audience.LEARNERS, "a3-s5", (8,)),
    (21, Form.FLAG_CEREMONY, Audience.LEARNERS, "a3-s9", (6, 7, 8, 9)),
    (28, Form.PARENTS_MEETING, Audience.PARENTS, "p-1", ()),
)
_REACHED = (
    (Channel.LOUDSPEAKER, Spoken.VIETNAMESE, 1250, HowCounted.ESTIMATE, "Trưởng khu ước lượng"),
    (Channel.LEAFLET, Spoken.MUONG, 340, HowCounted.COPIES, "Sổ phát tờ rơi của khu"),
    (Channel.EVENT, Spoken.VIETNAMESE, 86, HowCounted.HEADS, "Danh sách họp dân"),
)


def plan_school_year(school: UUID, teacher: User, officer: User, *, now: datetime) -> int:
    """How many sessions stand in the plan; none in summer, when there is nothing to plan."""
    year = school_year(today(now))
    if year is None:
        return 0
    aims = "Mỗi khối học ít nhất hai buổi; cha mẹ học sinh có một buổi trong học kỳ."
    write_programme(school, year, document=_DOCUMENT, aims=aims, by=teacher, now=now)
    _list_classes(school, year, teacher, now)
    _campaign(officer, today(now), now)
    return _plan(school, year, teacher, now)


def _list_classes(school: UUID, year: SchoolYear, teacher: User, now: datetime) -> None:
    for name, (grade, pupils) in _CLASSES.items():
        numbers = range(1, pupils + 1)
        said = ClassSaid(name=name, grade=grade, numbers=numbers, girls=numbers[::2])
        row = list_class(school, year, said=said, by=teacher, now=now)
        if name == "7A":
            day = today(now)
            move(row, number=5, way=OUT, on=day, girl=False, by=teacher, now=now)
            move(row, number=pupils + 1, way=IN, on=day, girl=True, by=teacher, now=now)


def _plan(school: UUID, year: SchoolYear, teacher: User, now: datetime) -> int:
    lessons = {card.code: card for card in lessons_for(())}
    made = 0
    for days, form, audience, code, grades in _PLANNED:
        day, card = today(now) + timedelta(days=days), lessons.get(code)
        if day > year.teaching_ends or card is None:
            continue
        details = Details(
            held_on=day,
            minutes=45,
            form=form,
            strands=card.strands,
            audience=audience,
            title=card.title,
            grades=grades,
            document=_DOCUMENT,
            lessons=(card.code,),
            bands=(card.band,),
            lesson_strands=card.strands,
        )
        plan(school, details=details, by=teacher, now=now)
        made += 1
    return made


def _campaign(officer: User, day: date, now: datetime) -> None:
    organiser = next(iter(organisers_for(officer, on=day)))
    said = CampaignSaid(
        title="Nghe con kể (mẫu)",
        message="Con kể chuyện trên mạng thì lắng nghe, không mắng; cần giúp thì gọi 111.",
        audiences=(Audience.PARENTS.value, Audience.COMMUNITY.value),
        strands=(Strand.TELLING.value, Strand.PRIVACY.value),
        starts=day - timedelta(days=20),
        ends=day + timedelta(days=10),
        document="34/KH-SGDĐT (mẫu)",
    )
    row = write_campaign(organiser, said=said, by=officer, now=now)
    add_material(
        row, title="Bài phát thanh 5 phút", language=Spoken.MUONG, address="", by=officer, now=now
    )
    add_material(
        row, title="Tờ rơi gấp ba", language=Spoken.VIETNAMESE, address="", by=officer, now=now
    )
    communes = list(communes_for(officer, on=day))
    for commune, (channel, language, people, counted, source) in zip(
        communes, _REACHED, strict=False
    ):
        reached = ReachSaid(
            channel=channel,
            commune=commune,
            language=language,
            people=people,
            counted=counted,
            source=source,
        )
        add_reach(row, said=reached, by=officer, now=now)
