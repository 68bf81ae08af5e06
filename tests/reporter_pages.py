"""What a reporter's browser without script does with our pages."""

import re
from html import unescape

from django.http import HttpResponse


def hidden(response: HttpResponse, name: str) -> str:
    """The value of a hidden field of the page, as a browser would send it back."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, f"no hidden field {name}"
    return unescape(found[1])


def code_on(response: HttpResponse) -> str:
    """The code as a person reads it from the page."""
    found = re.search(r'<p class="k-code"[^>]*>(.*?)</p>', response.content.decode(), re.DOTALL)
    assert found, "no code on the page"
    return " ".join(re.findall(r"<span>(.*?)</span>", found[1]))
