"""A rule's sentence, put where the person looks for it."""

from django import forms

from khien.core.refusal import Refused


def refuse(form: forms.Form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
