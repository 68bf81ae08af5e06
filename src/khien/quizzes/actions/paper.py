"""Taking over sheets of paper: read off photographs, looked at by the teacher, then kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.models import User
from khien.quizzes import events
from khien.quizzes.actions.taking import take_sheet
from khien.quizzes.models import Attempt, ClassQuiz, PaperReading
from khien.quizzes.models.attempts import LAST_SEAT
from khien.quizzes.paper import lines as sheet_lines

if TYPE_CHECKING:
    from khien.quizzes.paper import reading

MOST_PHOTOGRAPHS = 12
FEWEST_CORNERS = 3  # of four: any three say where the sheet lies

Corrections = Mapping[tuple[int, int], list[int]]  # seat, line → choices


def read_photograph(
    opened: ClassQuiz, data: bytes, lines: list[sheet_lines.Line], *, now: datetime
) -> list[str]:
    """Keeps what it reads until it is taken over; gives sentences for what it could not read."""
    from khien.quizzes.paper import reading  # noqa: PLC0415  (numpy comes with it)
    from khien.quizzes.paper.photographs import grey  # noqa: PLC0415  (the same)

    picture = grey(data)
    found = reading.seen(picture)
    if not found:
        raise Refused(_("Không thấy ô vuông của phiếu nào trong ảnh."))
    troubles = []
    for sheet in found:
        trouble = _trouble(opened, sheet)
        if trouble:
            troubles.append(trouble)
        else:
            _keep(opened, reading.read(picture, sheet, lines), now=now)
    return troubles


def _trouble(opened: ClassQuiz, sheet: "reading.Seen") -> str:
    if sheet.code != opened.code or not 1 <= sheet.seat <= LAST_SEAT:
        return _("Có phiếu của bài khác trong ảnh.")
    seat = {"seat": sheet.seat}
    if len(sheet.corners) < FEWEST_CORNERS:
        return _("Phiếu số %(seat)s: ảnh thiếu góc. Hãy chụp lại cho đủ bốn ô vuông.") % seat
    sent = {"submitted_at__isnull": False, "set_aside_at": None}
    if Attempt.objects.filter(class_quiz=opened, seat=sheet.seat, **sent).exists():
        return _("Số %(seat)s đã có bài, phiếu này không được nhận.") % seat
    return ""


def _keep(opened: ClassQuiz, sheet: "reading.Sheet", *, now: datetime) -> None:
    """A second photograph of the same sheet stands instead of the first."""
    PaperReading.objects.update_or_create(
        class_quiz=opened,
        seat=sheet.seat,
        defaults={"marks": sheet.marks, "doubts": sheet.doubts, "read_at": now},
    )


@transaction.atomic
def take(
    opened: ClassQuiz,
    lines: Sequence[sheet_lines.Line],
    corrections: Corrections,
    *,
    by: User,
    now: datetime,
) -> int:
    """All sheets that wait, with the teacher's word where the machine was unsure."""
    waiting = PaperReading.objects.select_for_update().filter(class_quiz=opened)
    taken = 0
    for row in waiting:
        marks = [
            corrections.get((row.seat, number), marked) for number, marked in enumerate(row.marks)
        ]
        taken += take_sheet(opened, row.seat, sheet_lines.answers(lines, marks), now)
    waiting.delete()
    if taken:
        ledger.record(events.PaperTaken(opened.pk, taken), by=by, now=now)
    return taken


def drop(opened: ClassQuiz) -> None:
    PaperReading.objects.filter(class_quiz=opened).delete()
