"""What a badge says: what was reached, who issued it; the name only where the holder gave it."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from khien.certificates.badges.key import public_key
from khien.certificates.models import Award, Certificate
from khien.certificates.numbers import grouped

_CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


def credential(certificate: Certificate, *, issuer: str, name: str = "") -> dict[str, Any]:
    """An OpenBadgeCredential with the claims of a JWT beside it. `name`: as the holder typed it."""
    award = certificate.award
    address = check_address(certificate)
    subject = f"urn:uuid:{certificate.pk}"
    profile = issuer_address(award)
    return {
        "@context": _CONTEXTS,
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.title,
        "issuer": {"id": profile, "type": ["Profile"], "name": issuer},
        "validFrom": _moment(certificate.issued_at),
        "credentialSubject": _subject(subject, award, name),
        "credentialStatus": {"id": _address("revoked", award), "type": "1EdTechRevocationList"},
        "iss": profile,
        "jti": address,
        "sub": subject,
        "nbf": int(certificate.issued_at.timestamp()),
    }


def _subject(subject: str, award: Award, name: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": subject,
        "type": ["AchievementSubject"],
        "achievement": {
            "id": f"urn:uuid:{award.pk}",
            "type": ["Achievement"],
            "name": award.title,
            "description": award.criteria,
            "criteria": {"narrative": award.criteria},
        },
    }
    if name:
        holder = {"identityHash": name, "identityType": "name", "hashed": False}
        said["identifier"] = [{"type": "IdentityObject", **holder}]
    return said


def profile(award_institution: Any, name: str) -> dict[str, Any]:
    """Who issues, for software that follows the issuer's id."""
    address = settings.SITE_URL + reverse("check:issuer", args=[award_institution])
    return {"@context": _CONTEXTS, "id": address, "type": ["Profile"], "name": name}


def check_address(certificate: Certificate) -> str:
    return settings.SITE_URL + reverse("check:certificate", args=[grouped(certificate.number)])


def key_address() -> str:
    return settings.SITE_URL + reverse("check:key", args=[public_key()["kid"]])


def issuer_address(award: Award) -> str:
    return _address("issuer", award)


def _address(page: str, award: Award) -> str:
    address: str = settings.SITE_URL + reverse(f"check:{page}", args=[award.institution_id])
    return address


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
