"""What a reporter's browser without script does with our pages."""

import base64
import json
import re
from html import unescape

from altcha import v1 as altcha
from django.http import HttpResponse

TEEN = "/bao-tin/thieu-nien/"
WHAT = {"what_happened": "Có người lạ nhắn tin xin ảnh.", "urls": "https://vidu.vn/nguoi-la"}


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


def challenge_on(page) -> dict[str, object]:
    found = re.search(r'data-work="([^"]*)"', page.content.decode())
    assert found
    return json.loads(unescape(found[1]))


def solved(asked: dict[str, object]) -> str:
    """What static/portal/work.js finds, found by altcha's own solver."""
    solution = altcha.solve_challenge(
        asked["challenge"], asked["salt"], asked["algorithm"], asked["maxNumber"]
    )
    names = ("algorithm", "challenge", "salt", "signature")
    payload = {name: asked[name] for name in names} | {"number": solution.number}
    return base64.b64encode(json.dumps(payload).encode()).decode()


def main_of(page):
    return page.content.decode().partition("<main")[2].partition("</main>")[0]


def start(client, address=TEEN):
    return client.get(address)


def go_on(client, page, go, *, screen, address=TEEN, **typed):
    sent = {"draft": hidden(page, "draft"), "screen": screen, "go": go, **typed}
    return client.post(address, sent)


def send(client, page, *, screen=1, address=TEEN, **typed):
    return go_on(client, page, "send", screen=screen, address=address, **typed)
