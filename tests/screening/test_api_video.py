"""`/api/v1/scan/video`: a film's key frames against what the banks know."""

import base64
import hashlib

import pytest

from drawn_films import film, picture
from fixtures_keys import bearer, make_key
from khien.screening import admission
from khien.screening.models import KeyUse
from khien_detect import images
from known_things import add_hashes, forget, make_bank

pytestmark = pytest.mark.django_db
VIDEO = "/api/v1/scan/video"


@pytest.fixture(autouse=True)
def _read_anew():
    admission.forget()
    forget()
    yield
    forget()


@pytest.fixture
def ask(client):
    key, secret = make_key()

    def ask(data):
        text = data if isinstance(data, str) else base64.b64encode(data).decode()
        answer = client.post(
            VIDEO, {"video": text}, content_type="application/json", headers=bearer(secret)
        )
        return answer.status_code, answer.json()

    ask.key = key
    return ask


def frame(number):
    return images.pdq_array(picture(number)).hash


def test_a_known_frame_is_found_with_its_second_its_bank_and_its_distance(ask):
    bank = make_bank(category="intimate")
    add_hashes(bank, frame(20))
    status, said = ask(film(many=40, gop=10))
    assert status == 200
    (finding,) = said["results"][0]["findings"]
    assert finding["kind"] == "known_image"
    assert finding["bank"]["reference"] == bank.reference
    assert 0 <= finding["distance"] <= 31
    assert 0.0 <= finding["where"] <= 4.0
    assert KeyUse.objects.get(key=ask.key).hits == 1


def test_the_very_file_is_found_by_its_digest(ask):
    data = film(many=10)
    (entry,) = add_hashes(make_bank(), hashlib.md5(data).digest(), kind="md5")
    _status, said = ask(data)
    (finding,) = said["results"][0]["findings"]
    assert (finding["distance"], finding["where"], bool(entry)) == (0, None, True)


def test_what_a_harmless_bank_knows_or_one_for_use_here_alone_is_not_told(ask):
    add_hashes(make_bank(sharing="here"), frame(0))
    assert ask(film(many=10))[1]["results"][0]["findings"] == []
    add_hashes(make_bank(), frame(0))
    assert ask(film(many=10))[1]["results"][0]["findings"]
    add_hashes(make_bank(harmless=True), frame(0))
    assert ask(film(many=10))[1]["results"][0]["findings"] == []


@pytest.mark.parametrize("data", [b"x", b"GIF89a" + bytes(20), film(many=10)[:300], "%%%"])
def test_what_is_no_film_is_said_to_be_none(ask, data):
    status, said = ask(data)
    assert status == 422
    assert said["fields"][0]["field"] == "video"
