"""A form that was sent: carried out, or answered with the sentence beside its field."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from khien.core.refusal import Refused


def carried_out(
    request: HttpRequest, form: forms.Form, write: Callable[[], object], *, done: str
) -> bool:
    if not form.is_valid():
        return False
    try:
        write()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    messages.success(request, done)
    return True
