"""The staff member behind a request, and whether they have just said their password."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from khien.people.models import User
from khien.people.provider_session import came_by_provider

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
            if _only_the_provider_can_ask(request):
                return _ask_at_provider(request)
        return cast("HttpResponseBase", guarded(request, *args, **kwargs))

    return cast("View[Parameters]", without_query)


def _only_the_provider_can_ask(request: HttpRequest) -> bool:
    """Neither a password nor a factor of their own, and a while since they signed in."""
    user = person(request)
    if get_reauthentication_flows(user) or not came_by_provider(request, user):
        return False
    return bool(get_adapter().is_reauthentication_required(app="khien.people"))


def _ask_at_provider(request: HttpRequest) -> HttpResponseBase:
    messages.warning(
        request, _("Việc này cần chắc chắn là bạn. Sau khi đăng nhập lại, bạn hãy làm lại việc đó.")
    )
    where = urlencode({"next": request.path, "lai": "1"})
    return redirect(f"{reverse('people:provider')}?{where}")
