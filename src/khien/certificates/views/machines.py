"""What software that checks badges asks for: the key, the issuer, what was withdrawn."""

from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.certificates import queries
from khien.certificates.badges.credential import check_address, key_address, profile
from khien.certificates.badges.key import public_key
from khien.certificates.models import Award
from khien.core.access import public
from khien.core.calendars import today
from khien.directory.queries import name_of


@public
@require_safe
def keys(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  (every view takes it)
    """A JWK Set."""
    return JsonResponse({"keys": [_named()]})


@public
@require_safe
def key(request: HttpRequest, thumbprint: str) -> JsonResponse:  # noqa: ARG001  (every view takes it)
    """The one key, where a badge's `kid` leads."""
    if thumbprint != public_key()["kid"]:
        raise Http404
    return JsonResponse(_named())


def _named() -> dict[str, str]:
    return public_key() | {"kid": key_address()}


@public
@require_safe
def issuer(request: HttpRequest, institution_id: UUID) -> JsonResponse:  # noqa: ARG001  (every view takes it)
    """Only of who issued something: this is no way to walk through the directory."""
    name = name_of(institution_id, today(timezone.now()))
    if not name or not Award.objects.filter(institution=institution_id).exists():
        raise Http404
    return JsonResponse(profile(institution_id, name), json_dumps_params={"ensure_ascii": False})


@public
@require_safe
def revoked(request: HttpRequest, institution_id: UUID) -> JsonResponse:
    """A 1EdTechRevocationList."""
    address = request.build_absolute_uri()
    rows = [
        {
            "id": check_address(row),
            "revoked": True,
            "revocationReason": str(row.get_withdrawn_for_display()),
        }
        for row in queries.withdrawn_of(institution_id)
    ]
    told = {"id": address, "issuer": str(institution_id), "revokedCredentials": rows}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
