"""What the page of a session shows of attendance."""

from datetime import date
from typing import Any

from khien.learning.models import Session
from khien.learning.queries.attendance import attended, enrolment_questions, present
from khien.learning.rules.attendance import total_question


def attended_context(session: Session, *, may_attend: bool, on: date) -> dict[str, Any]:
    found = attended(session)
    asked = enrolment_questions(session, found)
    if question := total_question(session, present(found)):
        asked.append(question)
    return {
        "attended": found,
        "enrolment": asked,
        "may_attend": may_attend and session.held_on <= on,
    }
