"""A further language is offered once its catalogue is there, and the page says which it speaks."""

import pytest
from django.core.cache import caches

from khien.site import catalogues, spoken
from khien.site.console import Stopped

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Bạn cần gì?"
msgstr "Da cấn chi?"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "khien_home", lambda: tmp_path)
    made = tmp_path / "locale" / "mtq" / "LC_MESSAGES"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def with_muong(folder, tmp_path, settings):
    (folder / "django.po").write_text(PO, "utf-8")
    catalogues.compile_all()
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.LANGUAGES = spoken.languages(tmp_path / "locale")
    caches["process"].clear()


def test_without_its_catalogue_a_language_is_not_offered(tmp_path):
    assert [code for code, _name in spoken.languages(tmp_path)] == ["vi", "en"]


@pytest.mark.parametrize("written", [b'words "of no catalogue"', PO.encode("utf-16")])
def test_a_catalogue_that_is_none_is_named_in_a_sentence(folder, written):
    (folder / "django.po").write_bytes(written)
    with pytest.raises(Stopped, match=r"bản dịch \S+mtq/LC_MESSAGES/django\.po"):
        catalogues.compile_all()
    assert not (folder / "django.mo").exists()


def test_so_is_one_beside_which_nothing_can_be_written(folder):
    (folder / "django.po").write_text(PO, "utf-8")
    (folder / "django.mo.new").mkdir()
    with pytest.raises(Stopped, match="ghi được vào thư mục ấy"):
        catalogues.compile_all()


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
