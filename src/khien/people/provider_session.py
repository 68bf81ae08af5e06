"""What a browser's session remembers of signing in by the province's provider."""

from typing import Any

from django.http import HttpRequest

from khien.people.models import User

SESSION_KEY = "provider"


def came_by_provider(request: HttpRequest, user: User) -> dict[str, Any]:
    """What is remembered of that; empty where this person signed in otherwise."""
    kept: dict[str, Any] = request.session.get(SESSION_KEY, {})
    return kept if kept.get("user") == str(user.pk) else {}


def factor_counts(request: HttpRequest, user: User) -> bool:
    return bool(came_by_provider(request, user).get("factor"))
