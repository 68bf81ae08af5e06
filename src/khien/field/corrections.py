"""How the words of a phone reach the case: checked by the questions it asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict

from khien.core.calendars import today
from khien.core.conflict import plain
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation
from khien.field.sheet import Sheet
from khien.field.sheets import sheets_of
from khien.people.models import User
from khien.support import actions
from khien.support.actions import Filled, Registration
from khien.support.forms.defined import DefinedForm


def corrected(sheet: Sheet, changes: Mapping[str, Any], *, by: User, now: datetime) -> None:
    """Only these answers are looked at; all else stays as it is. Raises Refused as the page does.

    It is kept under the newer of the two versions, the phone's and the case's own.
    """
    case = sheet.case
    form = _checked(sheet, changes, now=now)
    given = form.answers()
    answers = {key: said for key, said in sheet.answers.items() if key not in changes}
    answers |= {key: said for key, said in given.items() if key in changes}
    own = sheets_of([case])[case.pk].definition
    definition = max(own, sheet.definition, key=lambda each: each.version)
    actions.correct(
        case,
        registration=Registration.of(answers),
        seen=case.version,
        by=by,
        now=now,
        form=Filled(definition, answers),
    )


def _checked(sheet: Sheet, changes: Mapping[str, Any], *, now: datetime) -> DefinedForm:
    texts = sheet.stored | {key: list(plain(said)) for key, said in changes.items()}
    data = MultiValueDict({**texts, "seen": [str(sheet.case.version)]})
    places = communes_of_installation(today(now))
    form = DefinedForm(data, of=sheet.definition, places=places)
    for key, errors in form.errors.items():
        if key in changes:
            raise Refused(f"{sheet.label(key)}: {errors[0]}", field=key)
    return form
