"""What every form of the house says: in words of its own, in the order of the page."""

import importlib
import pkgutil
from pathlib import Path

import polib
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

import khien
from khien.people.models import User

DASHES = "---------"
OUR_WORDS = Path(khien.__file__).parent / "site/locale/vi/LC_MESSAGES/django.po"
USED = (
    forms.BooleanField,
    forms.CharField,
    forms.ChoiceField,
    forms.DateField,
    forms.EmailField,
    forms.FileField,
    forms.IntegerField,
    forms.ModelChoiceField,
    forms.ModelMultipleChoiceField,
    forms.MultipleChoiceField,
    forms.UUIDField,
)
# Of a widget the house does not use.
UNSEEN = {"Please either submit a file or check the clear checkbox, not both."}


def fields() -> list[tuple[str, forms.Field]]:
    for module in pkgutil.walk_packages(khien.__path__, "khien."):
        if ".forms" in module.name:
            importlib.import_module(module.name)
    found, wait = [], [forms.BaseForm]
    while wait:
        kinds = wait.pop().__subclasses__()
        wait += kinds
        found += [kind for kind in kinds if kind.__module__.startswith("khien.")]
    return [
        (f"{kind.__module__}.{kind.__name__}.{name}", field)
        for kind in found
        for name, field in getattr(kind, "base_fields", {}).items()
    ]


def test_what_may_stay_unchosen_says_so_in_words():
    """Never with the dashes of Django."""
    chosen = [(where, f) for where, f in fields() if isinstance(f, forms.ModelChoiceField)]
    assert chosen
    assert not [where for where, field in chosen if field.empty_label == DASHES]


@pytest.mark.parametrize("kind", USED, ids=lambda kind: kind.__name__)
def test_a_field_complains_in_our_vietnamese(kind):
    ours = {entry.msgid for entry in polib.pofile(str(OUR_WORDS))}
    made = kind(queryset=None) if issubclass(kind, forms.ModelChoiceField) else kind()
    with override("en"):
        said = {str(message) for message in made.error_messages.values()}
    said |= {str(v.message) for v in made.validators if isinstance(getattr(v, "message", ""), str)}
    assert {text for text in said if text and "%(max)d" not in text} - UNSEEN <= ours


@pytest.mark.parametrize("password", ["can-bo-mau-1x", "123", "password"])
def test_a_weak_password_is_refused_in_our_vietnamese(password):
    person = User(username="can-bo-mau-1", full_name="Cán Bộ Mẫu")
    said = {}
    for language in ("vi", "en"):
        with override(language), pytest.raises(ValidationError) as refused:
            validate_password(password, person)
        said[language] = refused.value.messages
    assert len(said["vi"]) == len(said["en"])
    assert not {*said["vi"]} & {*said["en"]}
