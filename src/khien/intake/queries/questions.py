"""What is known of a report for its priority: the newest answers, else what its reporter said."""

from khien.intake.models import Report, TriageAnswers
from khien.intake.rules.danger import danger_signs
from khien.intake.rules.priority import PriorityFacts


def answers_of(report: Report) -> list[TriageAnswers]:
    """The newest first; the last one is the reporter's own."""
    return list(report.answers.select_related("by").order_by("-at", "-id"))


def standing(report: Report) -> TriageAnswers | None:
    return report.answers.order_by("-at", "-id").first()


def facts_of(report: Report, *, again: bool = False, said: str = "") -> PriorityFacts:
    """`said`: words that came later. `again`: they tell that it happened again."""
    told = str((report.narrative or {}).get("what_happened", ""))
    asked = standing(report) or TriageAnswers()
    return PriorityFacts(
        danger_now=report.danger_now,
        child_age=report.child_age,
        kinds=tuple(report.kinds),
        signs=frozenset(sign.sign for sign in danger_signs(f"{told}\n{said}")),
        again=again or report.messages.filter(again=True).exists(),
        offender_near=report.offender_near,
        door=report.door,
        publish=asked.publish,
        meeting=asked.meeting,
        injury=asked.injury,
    )
