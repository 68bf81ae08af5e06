"""The page behind a one-time link: a name, a password, then the second factor."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from khien.core.access import public
from khien.core.refusal import Refused
from khien.people import actions, queries, rules
from khien.people.actions.invitations import token_hash
from khien.people.forms import WelcomeForm
from khien.people.models import Invitation, User

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
@never_cache
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    found = Invitation.objects.select_related("user").filter(token_hash=token_hash(token)).first()
    try:
        user = rules.check_can_accept(found, now=now).user
        form = WelcomeForm(request.POST or None, user=user, initial={"full_name": user.full_name})
        if form.is_valid():
            return _enter(request, token, form)
    except Refused as refused:
        return render(request, "people/link_dead.html", {"why": str(refused)}, status=404)
    status = 422 if form.errors else 200
    return render(request, "people/invitation.html", {"form": form, "invited": user}, status=status)


def _enter(request: HttpRequest, token: str, form: WelcomeForm) -> HttpResponse:
    """Straight on to the second factor; who has one already proves it by signing in."""
    said = form.cleaned_data
    user: User = actions.accept(
        token, full_name=said["full_name"], password=said["password"], now=timezone.now()
    )
    if queries.has_second_factor(user):
        messages.success(request, _("Đã đổi mật khẩu. Bạn hãy đăng nhập."))
        return redirect("account_login")
    login(request, user, backend=_BACKEND)
    record_authentication(request, user, method="password")
    return redirect("mfa_activate_totp")
