"""Who a page is for. Every view carries an audience; one without is refused to everybody.

`default_deny` in khien/people/middleware.py reads the mark; tests/house walks all addresses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from khien.core.permissions import Permission

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]


@dataclass(frozen=True)
class Audience:
    """`permissions`: any one of them opens the page; empty with `signed_in` means any staff."""

    public: bool = False
    permissions: frozenset[Permission] = frozenset()


def audience_of(view: object) -> Audience | None:
    return getattr(view, "audience", None)


class Permitted(Protocol):
    is_authenticated: bool

    def may(self, permission: Permission) -> bool: ...


def admits(audience: Audience, user: Permitted) -> bool:
    if audience.public:
        return True
    if not user.is_authenticated:
        return False
    return not audience.permissions or any(user.may(p) for p in audience.permissions)


def _marked(view: View[Parameters], audience: Audience) -> View[Parameters]:
    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        user = cast("Permitted", request.user)
        if admits(audience, user):
            return view(request, *args, **kwargs)
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied

    guarded.audience = audience  # type: ignore[attr-defined]  # a mark on a function
    return cast("View[Parameters]", guarded)


def public(view: View[Parameters]) -> View[Parameters]:
    """For anybody; the user is not even looked up."""
    view.audience = Audience(public=True)  # type: ignore[attr-defined]  # a mark on a function
    return view


def signed_in(view: View[Parameters]) -> View[Parameters]:
    return _marked(view, Audience())


def staff(
    *permissions: Permission,
) -> Callable[[View[Parameters]], View[Parameters]]:
    if not permissions:
        raise TypeError("name at least one permission, or use signed_in")
    return lambda view: _marked(view, Audience(permissions=frozenset(permissions)))
