"""Each person and act once: two files of one incident may turn out to be about the same person."""

from django.db.models import Exists, OuterRef, QuerySet

from khien.enforcement.models import Violation


def once_a_person_and_act(rows: QuerySet[Violation]) -> QuerySet[Violation]:
    """The file that was opened first stands for all."""
    earlier = Violation.objects.filter(
        incident=OuterRef("incident"),
        act=OuterRef("act"),
        respondent__person=OuterRef("respondent__person"),
        number__lt=OuterRef("number"),
    )
    return rows.filter(~Exists(earlier))
