"""By which account at the province's provider one person may come in: named by an administrator."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, queries
from khien.people.access import password_just_given
from khien.people.access import person as me
from khien.people.models import ProviderIdentity


class IdentityForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử ở nơi đăng nhập chung"),
        required=False,
        help_text=gettext_lazy("Phải là thư mà nơi đăng nhập chung đã xác minh."),
    )
    subject = forms.CharField(
        label=gettext_lazy("Hoặc mã người dùng (sub)"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Chắc hơn thư điện tử; người quản lý nơi đăng nhập chung cho biết."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def person_provider(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    if not settings.OIDC_ISSUER:
        raise Http404
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.allow_provider(found, **form.cleaned_data, by=me(request), now=timezone.now())
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Đã ghi. Người này vào được bằng tài khoản ấy."))
            return redirect("people:person_provider", user_id)
    context = {
        "found": found,
        "form": form,
        "identity": ProviderIdentity.objects.filter(user=found).first(),
        "name": settings.OIDC_NAME,
        "is_me": found.pk == me(request).pk,
    }
    status = 422 if form.errors else 200
    return render(request, "people/person_provider.html", context, status=status)


@require_POST
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def end_provider(request: HttpRequest, user_id: UUID) -> HttpResponse:
    found = queries.get_for(me(request), user_id)
    actions.end_provider(found, by=me(request), now=timezone.now())
    messages.success(request, _("Người này không còn vào được qua nơi đăng nhập chung."))
    return redirect("people:person", user_id)
