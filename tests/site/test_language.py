"""The choice of language comes back to the same page and leads nowhere else."""

import pytest
from django.conf import settings


def test_the_choice_comes_back_to_the_page_it_was_made_on(client):
    response = client.get("/ngon-ngu/en/", {"ve": "/bao-tin/?a=1"})
    assert response.status_code == 302
    assert response["Location"] == "/bao-tin/?a=1"
    cookie = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert cookie.value == "en"
    assert cookie["max-age"] == ""  # gone with the browser: a shared phone keeps nothing


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_the_choice_never_leads_to_another_site(client, away):
    assert client.get("/ngon-ngu/vi/", {"ve": away})["Location"] == "/"


def test_an_unknown_language_is_not_found(client):
    assert client.get("/ngon-ngu/xx/").status_code == 404
