"""What a form answers is in the language of its page, also where Django or allauth says it."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from django import forms
from django.contrib.auth.password_validation import get_default_password_validators
from django.utils.translation import override

import khien
from khien.people.adapters import AccountAdapter, FactorAdapter
from khien.people.models import User

OURS = ("khien", "allauth.mfa")
# Of pages that have no address here: Khiên sends no mail, and nobody signs up.
NEVER_MET = re.compile("email|phone|reset")
FILLED_IN = dict.fromkeys(("limit_value", "show_value", "value", "max", "length", "pk"), 3)
TYPED_INTO_A_ROW = ("username", "full_name", "email")  # checked by the row, not by a form


def is_vietnamese(text: str) -> bool:
    """No sentence of ours is without a marked letter."""
    return any(letter.isalpha() and not letter.isascii() for letter in text)


def form_classes() -> set[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(khien.__path__, "khien."):
        if re.search(r"form|views|_page", module.name):
            importlib.import_module(module.name)
    found: set[type[forms.BaseForm]] = set()
    wait = [forms.BaseForm]
    while wait:
        kinds = set(wait.pop().__subclasses__())
        wait += kinds - found
        found |= kinds
    return {kind for kind in found if kind.__module__.startswith(OURS)}


def messages() -> Iterator[tuple[str, object]]:
    """Where it comes from, and the message as its owner keeps it."""
    fields = [
        (f"{kind.__qualname__}.{name}", field)
        for kind in form_classes()
        for name, field in getattr(kind, "base_fields", {}).items()
    ]
    fields += [(f"User.{name}", User._meta.get_field(name)) for name in TYPED_INTO_A_ROW]
    for where, field in fields:
        for code, message in field.error_messages.items():
            if code not in {"unique", "unique_for_date"}:  # asked by our own action
                yield f"{where}: {code}", message
        for validator in field.validators:
            yield f"{where}: {type(validator).__name__}", getattr(validator, "message", "")
    for adapter in (AccountAdapter, FactorAdapter):
        for code, message in adapter.error_messages.items():
            if not NEVER_MET.search(code):
                yield f"{adapter.__name__}: {code}", message


def told(message: object, language: str) -> str:
    with override(language):
        return str(message % FILLED_IN)  # type: ignore[operator]  # a text, lazy or not


def foreign(found: Iterator[tuple[str, object]]) -> dict[str, str]:
    """Sentences not in the language they are told in, with where the first comes from."""
    wrong = {}
    for where, message in found:
        vietnamese, english = told(message, "vi"), told(message, "en")
        if vietnamese and not is_vietnamese(vietnamese):
            wrong.setdefault(vietnamese, where)
        if is_vietnamese(english):
            wrong.setdefault(english, where)
    return wrong


def test_whatever_a_form_can_answer_is_in_the_language_of_the_page():
    found = list(messages())
    assert len(found) > 500
    assert foreign(iter(found)) == {}


def test_the_walk_sees_a_sentence_of_another_language():
    assert set(foreign(iter([("a", "Enter a slug."), ("b", "Hãy điền.")]))) == {
        "Enter a slug.",
        "Hãy điền.",
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_so_is_whatever_is_asked_of_a_password(language):
    with override(language):
        asked = [validator.get_help_text() for validator in get_default_password_validators()]
    assert [is_vietnamese(text) for text in asked] == [language == "vi"] * len(asked)
