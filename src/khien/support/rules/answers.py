"""From the answers of a form to the values that rules count, and back; `None` is "unknown"."""

from collections.abc import Mapping

from khien.support.models import Assessment, Case, Grade, Plan, Review
from khien.support.rules.form_fields import UNKNOWN, Answer, Answers, Layout, asked, is_given

GRID = ("harm", "access_to_child", "obstacles_in_care", "self_protection", "recovery_ability")


def grade(answers: Mapping[str, Answer], key: str) -> Grade | None:
    said = answers.get(key)
    return Grade(str(said)) if said in Grade.values else None


def yes(answers: Mapping[str, Answer], key: str) -> bool | None:
    return {"yes": True, "no": False}.get(str(answers.get(key, "")))


def scale(answers: Mapping[str, Answer], key: str) -> int | None:
    said = str(answers.get(key, ""))
    return int(said) if said.isdecimal() else None


def words(answers: Mapping[str, Answer], key: str) -> str:
    return str(answers.get(key, ""))


def of_case(case: Case) -> Answers:
    """Mẫu 01 as the case stands, also where it was corrected without the form."""
    told = {**(case.child or {}), **(case.circumstances or {})}
    counted: dict[str, Answer | None] = {
        "sex": case.sex,
        "age": case.age,
        "age_is_estimate": case.age_is_estimate,
        "residence": str(case.residence_id) if case.residence_id else None,
    }
    return _given({**told, **counted})


def of_assessment(row: Assessment) -> Answers:
    known: dict[str, Answer | None] = {key: getattr(row, key) or UNKNOWN for key in GRID}
    known["emergency_needed"] = _no_or_yes(row.emergency_needed)
    known["wellbeing"] = str(row.wellbeing or UNKNOWN)
    return _given({**known, **(row.notes or {})})


def of_decision(row: Plan) -> Answers:
    return _given({"decision_number": row.decision_number})


def of_review(row: Review) -> Answers:
    return _given(
        {
            "stable": _no_or_yes(row.stable),
            "wellbeing": str(row.wellbeing or UNKNOWN),
            "notes": row.notes,
            "conclusion": row.remaining_risk,
        }
    )


def carried(before: Mapping[str, Answer], layout: Layout) -> Answers:
    """Answers to what this version no longer asks: kept as they are."""
    shown = {each.key for each in asked(layout)}
    return {key: answer for key, answer in before.items() if key not in shown}


def _no_or_yes(value: bool | None) -> str:  # noqa: FBT001  (a value of a column, not a switch)
    return UNKNOWN if value is None else "yes" if value else "no"


def _given(answers: Mapping[str, Answer | None]) -> Answers:
    return {k: value for k, value in answers.items() if value is not None and is_given(value)}
