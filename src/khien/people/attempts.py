"""How often somebody may try a password or a code: counted per account and browser, never per site.

A browser that has signed in to an account carries a signed cookie and is counted by itself. So
whoever guesses at my account from elsewhere can use up the tries of strangers, never mine; and a
whole office behind one address is never shut out, because other accounts are counted apart.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Literal, TypedDict

from allauth.core.internal.cryptokit import normalize_user_code
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from khien.core.limits import take
from khien.core.seal import keyed_hash

Step = Literal["password", "second_factor"]

COOKIE = "khien_browser"
_SALT = "khien.people.browser"
_LIFE = timedelta(days=180)
_ACCOUNTS = 8  # people who share one computer
BURST, PER_HOUR = 10, 20.0
STRANGERS = {"password": (60, 120.0), "second_factor": (20, 30.0)}  # a code has six digits


class Browser(TypedDict):
    id: str
    accounts: list[str]


def allowed(request: HttpRequest, step: Step, username: str, *, now: datetime) -> bool:
    """Take one try. Call outside any transaction, before the password or code is looked at."""
    account, known = _account(username), known_browser(request, username)
    where = known["id"] if known else request.META.get("REMOTE_ADDR", "")
    if not take(step, f"{account}|{where}", rate_per_hour=PER_HOUR, burst=BURST, now=now):
        return False
    burst, rate = STRANGERS[step]
    strangers = f"{step}:strangers"
    return bool(known) or take(strangers, account, rate_per_hour=rate, burst=burst, now=now)


def known_browser(request: HttpRequest, username: str) -> Browser | None:
    """The browser, where it has signed in to this account before."""
    browser = _browser(request)
    return browser if browser and _account(username) in browser["accounts"] else None


def first_use(username: str, code: str, *, now: datetime) -> bool:
    """A code of the second factor is good once, in whichever process it comes first."""
    typed = f"{_account(username)}|{normalize_user_code(code)}"
    return take("used_code", typed, rate_per_hour=20, burst=1, now=now)


Note = Callable[[datetime], None]
_noting: list[Note] = []


def register_failures(note: Note) -> None:
    """Whoever counts how often a sign-in fails; never whose."""
    _noting[:] = [note]


def note_failure(*, now: datetime) -> None:
    for note in _noting:
        note(now)


def remember(request: HttpRequest, response: HttpResponseBase, username: str) -> None:
    """After a whole sign-in: this browser is known to this account."""
    browser = _browser(request) or Browser(id=token_hex(16), accounts=[])
    account = _account(username)
    others = [known for known in browser["accounts"] if known != account]
    accounts = [account, *others][:_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps(Browser(id=browser["id"], accounts=accounts), salt=_SALT),
        max_age=_LIFE,
        path="/tai-khoan/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _browser(request: HttpRequest) -> Browser | None:
    try:
        found: Browser = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_LIFE)
    except signing.BadSignature:
        return None
    return found


def _account(username: str) -> str:
    return keyed_hash("account", username.strip().lower().encode())[:12].hex()
