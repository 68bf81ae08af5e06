"""Which grades and lessons a form offers: those of the institution, and what was chosen before."""

from khien.curriculum.queries import cards_once_used
from khien.learning.forms import SessionForm
from khien.learning.models import Session
from khien.learning.queries.lessons import lessons_for
from khien.learning.rules import details_of
from khien.learning.rules.grades import grades_of


def offer(
    form: SessionForm, institution_type: str | None, *, session: Session | None = None
) -> None:
    """`session`: the one that is changed."""
    grades = grades_of(institution_type)
    form.offer_grades(grades)
    form.offer_lessons(lessons_for(grades))
    if session is not None:
        form.keep(details_of(session), cards_once_used(session.lessons))
