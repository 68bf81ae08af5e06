"""The page asking for the code; in a sample installation it also shows a demo account's."""

from typing import cast

from allauth.account.stages import LoginStageController
from allauth.mfa.base.views import authenticate
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from khien.core.access import public
from khien.people.demo import current_code


@public
def second_factor(request: HttpRequest) -> HttpResponseBase:
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    code = current_code(stage.login.user, now=timezone.now()) if stage else ""
    request.demo_code = code  # type: ignore[attr-defined]  # read by the template
    return cast("HttpResponseBase", authenticate(request))
