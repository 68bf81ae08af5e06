"""Cases whose child may be the one a caller speaks of, as this person may see them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.seal import name_search
from khien.intake.extensions import Clues, Row
from khien.intake.rules.spelling import tells_enough, words_of
from khien.people.models import User
from khien.support import queries
from khien.support.rules.states import READING

_MOST = 5
_YEARS = 2


def search(clues: Clues, user: User) -> list[Row]:
    """By all words of the name, tone marks or not; a child of another age is left out."""
    if not tells_enough(words_of(clues.name)) or not any(map(user.may, READING)):
        return []
    named = queries.visible_to(user).filter(child_tokens__contains=name_search(clues.name))
    if clues.age is not None:
        named = named.exclude(age__lt=clues.age - _YEARS).exclude(age__gt=clues.age + _YEARS)
    return [
        Row(
            _("Hồ sơ %(number)s") % {"number": case.number},
            reverse("support:case", args=[case.pk]),
            str(case.get_state_display()),
        )
        for case in named.only("number", "state").order_by("-opened_at")[:_MOST]
    ]
