"""How a phone asks each question of a form, and what the values mean that are chosen from."""

from dataclasses import dataclass
from datetime import datetime

from khien.core.calendars import today
from khien.directory.queries import communes_of_installation
from khien.field.sheet import STAYS, Sheet
from khien.support.forms.defined import DefinedForm
from khien.support.models import FormDefinition
from khien.support.rules.form_fields import asked


@dataclass(frozen=True)
class Control:
    """What a phone needs to ask a question; `options` as pairs of value and words."""

    key: str
    kind: str
    label: str
    help: str
    options: list[tuple[str, str]]


def controls(definition: FormDefinition, *, now: datetime) -> list[Control]:
    form = DefinedForm(of=definition, places=communes_of_installation(today(now)))
    made = []
    for each in (one for one in asked(form.layout) if one.key not in STAYS):
        choices = getattr(form.fields[each.key], "choices", [])
        options = [(str(value), str(words)) for value, words in choices if value != ""]
        made.append(Control(each.key, each.kind.value, str(each.label), str(each.help), options))
    return made


def words_of(sheet: Sheet, *, now: datetime) -> dict[str, dict[str, str]]:
    """Of each question that is answered by choosing: the words of its values."""
    form = DefinedForm(of=sheet.definition, places=communes_of_installation(today(now)))
    return {
        key: {str(value): str(words) for value, words in getattr(field, "choices", ())}
        for key, field in form.fields.items()
    }
