"""A warning for whoever decides whether somebody may read a child's file: they are reported."""

from uuid import UUID

from django.utils.translation import gettext as _

from khien.core import holdings
from khien.core.seal import name_tokens
from khien.enforcement.models import Respondent


def warn(case_id: UUID, name: str) -> list[str]:
    """Somebody all of whose name is in the name asked, or the other way round."""
    asked = set(name_tokens(name))
    reported = Respondent.objects.filter(violation__incident__cases=case_id).distinct()
    for tokens in map(set, reported.values_list("name_tokens", flat=True)):
        if tokens and (tokens <= asked or asked <= tokens) and asked:
            return [_("Người tên này bị báo trong chính sự việc của em.")]
    return []


def publish() -> None:
    holdings.register_warning("case", warn)
