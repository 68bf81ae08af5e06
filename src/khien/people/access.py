"""The staff member behind a request, and whether they have just said their password."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponseBase

from khien.people.models import User

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]


def person(request: HttpRequest) -> User:
    """For views marked `staff` or `signed_in`, which nobody else reaches."""
    return cast("User", request.user)


def password_just_given(view: View[Parameters]) -> View[Parameters]:
    """What is sent here waits until the person has said their password again, if it was long ago.

    Reading a page needs none. What was sent is carried out afterwards and not asked for twice.
    """
    guarded = reauthentication_required(view, allow_get=True, app="khien.people")

    @wraps(view)
    def without_query(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        if request.method == "POST":  # allauth takes up again only what has none
            request.META["QUERY_STRING"] = ""
        return cast("HttpResponseBase", guarded(request, *args, **kwargs))

    return cast("View[Parameters]", without_query)
