"""Draws form fields as Django does, except a select, which is written at once.

Django draws two templates for every option: with the 148 communes of a province that is half the
time of a whole page. An option begins as a sentence does, like the other choices of a form.
"""

from typing import Any

from django.forms import Select
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst


class FormRenderer(DjangoTemplates):
    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        if template_name == Select.template_name:
            return _select(context["widget"])
        return mark_safe(super().render(template_name, context, request))  # of Django's templates


def _select(widget: dict[str, Any]) -> SafeString:
    groups = (_group(name, options) for name, options, _nth in widget["optgroups"])
    attributes = _attributes(widget["attrs"] | {"name": widget["name"]})
    return mark_safe(f"<select{attributes}>{''.join(groups)}</select>")


def _group(name: str | None, options: list[dict[str, Any]]) -> str:
    drawn = "".join(
        f'<option value="{conditional_escape(str(option["value"]))}"'
        f"{_attributes(option['attrs'])}>{conditional_escape(capfirst(option['label']))}</option>"
        for option in options
    )
    if not name:
        return drawn
    return format_html('<optgroup label="{}">{}</optgroup>', name, mark_safe(drawn))


def _attributes(attributes: dict[str, Any]) -> str:
    """HTML's own rule: True is the bare name, False is left out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )
