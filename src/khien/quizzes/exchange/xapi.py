"""Answers of a class as xAPI 1.0.3 statements: who answered is a number nobody can trace.

An actor is an account on this installation whose name is the attempt's own id; no seat, no name.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from khien.quizzes.items import Item, Kind
from khien.quizzes.models import Attempt, ClassQuiz
from khien.quizzes.queries.answers import asked

_ADL = "http://adlnet.gov/expapi/"
_INTERACTIONS = {
    Kind.SINGLE: "choice",
    Kind.MULTIPLE: "choice",
    Kind.TRUE_FALSE: "true-false",
    Kind.MATCHING: "matching",
    Kind.ORDER: "sequencing",
    Kind.SHORT: "fill-in",
}
_LANGUAGE = "vi"


def statements(opened: ClassQuiz, attempts: list[Attempt], *, site: str) -> list[dict[str, Any]]:
    """One for each answered question, one for each paper; the same ids each time."""
    items = {shown.version: item for shown, item in asked(opened)}
    found = []
    for attempt in attempts:
        head = _head(attempt, site)
        for response in attempt.responses.all():
            item = items[response.version_id]
            result = {"success": response.score == 1, "score": _score(response.score, 1)}
            thing = _question(response.version_id, item, site)
            found.append(
                _statement(
                    attempt, response.version_id, "answered", head=head, thing=thing, result=result
                )
            )
        found.append(_completed(opened, attempt, head, site, len(items)))
    return found


def _completed(
    opened: ClassQuiz, attempt: Attempt, head: dict[str, Any], site: str, most: int
) -> dict[str, Any]:
    share = (attempt.points or 0) / most
    result = {
        "completion": True,
        "success": round(share * 100, 6) >= opened.pass_percent,
        "score": _score(attempt.points or 0, most),
    }
    said = {"type": f"{_ADL}activities/assessment", "name": {_LANGUAGE: opened.quiz.title}}
    thing = {"objectType": "Activity", "id": f"{site}/quiz/{opened.pk}", "definition": said}
    return _statement(attempt, opened.pk, "completed", head=head, thing=thing, result=result)


def _head(attempt: Attempt, site: str) -> dict[str, Any]:
    account = {"homePage": site, "name": str(attempt.pk)}
    return {
        "actor": {"objectType": "Agent", "account": account},
        "timestamp": _moment(attempt.submitted_at),
    }


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _statement(
    attempt: Attempt,
    of: UUID,
    verb: str,
    *,
    head: dict[str, Any],
    thing: dict[str, Any],
    result: dict[str, Any],
) -> dict[str, Any]:
    return {
        "id": str(uuid5(attempt.pk, f"{verb}:{of}")),
        "verb": {"id": f"{_ADL}verbs/{verb}", "display": {"en": verb}},
        "object": thing,
        "result": result,
        **head,
    }


def _question(version: UUID, item: Item, site: str) -> dict[str, Any]:
    definition: dict[str, Any] = {
        "type": f"{_ADL}activities/cmi.interaction",
        "interactionType": _INTERACTIONS[item.kind],
        "description": {_LANGUAGE: item.text},
    }
    return {
        "objectType": "Activity",
        "id": f"{site}/question/{version}",
        "definition": definition,
    }


def _score(raw: float, most: int) -> dict[str, float]:
    return {"scaled": round(raw / most, 6), "raw": round(raw, 6), "min": 0, "max": most}
