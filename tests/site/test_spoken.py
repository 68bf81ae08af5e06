"""A further language is offered once its catalogue is there, and the page says which it speaks."""

import pytest
from django.core.cache import caches

from khien.site import catalogues, spoken

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Bạn cần gì?"
msgstr "Da cấn chi?"
"""


@pytest.fixture
def with_muong(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(catalogues, "khien_home", lambda: tmp_path)
    folder = tmp_path / "locale" / "mtq" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, "utf-8")
    catalogues.compile_all()
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.LANGUAGES = spoken.languages(tmp_path / "locale")
    caches["process"].clear()


def test_without_its_catalogue_a_language_is_not_offered(tmp_path):
    assert [code for code, _name in spoken.languages(tmp_path)] == ["vi", "en"]


@pytest.mark.django_db
@pytest.mark.usefixtures("with_muong")
def test_with_its_catalogue_it_is_offered_spoken_and_named(client):
    assert "Tiếng Mường" in client.get("/").text
    assert "Tiếng Tày" not in client.get("/").text
    client.get("/ngon-ngu/mtq/?ve=/")
    page = client.get("/").text
    assert '<html lang="mtq">' in page
    assert "Da cấn chi?" in page
    assert "Báo tin" in page  # what is not translated is said in Vietnamese
    assert 'hreflang="mtq"' in page
