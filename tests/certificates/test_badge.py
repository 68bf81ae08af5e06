"""A badge, verified by a library that is not ours."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet

from fixtures_learning import NOW
from khien.certificates import actions
from khien.certificates.models import Withdrawal
from khien.certificates.numbers import grouped

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def keys(stranger):
    return KeySet.import_key_set(json.loads(stranger.get(reverse("check:keys")).content))


def address(name, certificate):
    return reverse(f"check:{name}", args=[grouped(certificate.number)])


def test_a_badge_holds_under_the_published_key_and_names_nobody(stranger, keys, certificate):
    answer = stranger.get(address("badge", certificate))
    assert answer["Content-Type"] == "application/vc+jwt"
    token = jwt.decode(answer.content.decode(), keys, algorithms=["RS256"])
    said = token.claims
    assert token.header["alg"] == "RS256"
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["jti"] == said["id"]
    assert said["id"].endswith(address("certificate", certificate))
    assert said["iss"] == said["issuer"]["id"]
    assert said["sub"] == said["credentialSubject"]["id"]
    assert said["credentialSubject"]["achievement"]["name"] == "An toàn trên mạng, lớp 4"
    assert "Nguyễn" not in json.dumps(said, ensure_ascii=False)
    jwt.JWTClaimsRegistry(now=lambda: int(NOW.timestamp()) + 1).validate(said)


def test_the_holder_may_have_the_name_in_it_by_giving_it(stranger, keys, certificate):
    page = address("certificate", certificate)
    answer = stranger.post(page, {"name": "Nguyễn Thị Mẫu", "badge": "1"})
    said = jwt.decode(answer.content.decode(), keys, algorithms=["RS256"]).claims
    (holder,) = said["credentialSubject"]["identifier"]
    assert holder["identityHash"] == "Nguyễn Thị Mẫu"
    other = stranger.post(page, {"name": "Ai Khác", "badge": "1"})
    assert "không khớp" in other.content.decode()


def test_a_changed_badge_does_not_hold(stranger, keys, certificate):
    head, body, signature = stranger.get(address("badge", certificate)).content.decode().split(".")
    flipped = "B" if body[20] != "B" else "C"
    with pytest.raises((BadSignatureError, ValueError)):
        jwt.decode(
            f"{head}.{body[:20]}{flipped}{body[21:]}.{signature}", keys, algorithms=["RS256"]
        )


def test_what_was_withdrawn_stands_in_the_list_the_badge_names(
    stranger, keys, certificate, teacher
):
    token = jwt.decode(
        stranger.get(address("badge", certificate)).content.decode(), keys, algorithms=["RS256"]
    )
    status = token.claims["credentialStatus"]
    listed = reverse("check:revoked", args=[certificate.award.institution_id])
    assert status["id"].endswith(listed)
    assert json.loads(stranger.get(listed).content)["revokedCredentials"] == []
    actions.withdraw(certificate, why=Withdrawal.ASKED, note="", by=teacher, now=NOW)
    (row,) = json.loads(stranger.get(listed).content)["revokedCredentials"]
    assert row["id"] == token.claims["id"]
    assert row["revoked"] is True


def test_an_issuer_is_told_only_of_who_issued(stranger, certificate, province_with_communes):
    issuer = reverse("check:issuer", args=[certificate.award.institution_id])
    assert json.loads(stranger.get(issuer).content)["type"] == ["Profile"]
    other = province_with_communes.schools[1]
    assert stranger.get(reverse("check:issuer", args=[other.pk])).status_code == 404
