"""The documentation as a site: every page opens, every link, anchor and picture leads somewhere."""

import re
from pathlib import PurePosixPath

import pytest
from django.urls import reverse

from khien.core.fold import alphabetical
from khien.manual import tree
from khien.manual.rendering import address, rendered

CONTENTS = reverse("manual:contents")
PATHS = sorted(tree.pages())


def opened(client, path, language="vi"):
    return client.get(reverse("manual:page", args=[path]), headers={"Accept-Language": language})


def test_users_come_first_and_in_their_language(client):
    vietnamese = client.get(CONTENTS, headers={"Accept-Language": "vi"})
    english = client.get(CONTENTS, headers={"Accept-Language": "en"})
    names = [section.name for section in vietnamese.context["sections"]]
    assert names[:3] == ["handbook", "roles", "tutorial"]
    assert {p.language for p in vietnamese.context["sections"][1].pages} == {"vi"}
    assert {p.language for p in english.context["sections"][1].pages} == {"en"}


def test_a_page_in_another_language_than_the_readers_says_so(client):
    found = client.get(CONTENTS, {"tim": "khien doctor"}, headers={"Accept-Language": "vi"}).text
    assert re.search(
        r"Worked change: add a check of the doctor</a> <small[^>]*>tiếng Anh</small>", found
    )
    assert re.search(r"Quản trị viên</a> <small[^>]*>Theo vai trò của bạn</small>", found)


def test_every_page_of_docs_is_there_and_the_largest_opens_whole(client):
    assert len(PATHS) > 130
    answer = opened(client, "reference/addresses")
    assert "manual/page.html" in {part.name for part in answer.templates}
    assert b'class="k-table" role="region" tabindex="0"' in answer.content


@pytest.mark.parametrize("path", PATHS)
def test_a_link_of_a_page_leads_to_a_page_an_anchor_or_plain_words(path):
    dead = []
    for link in rendered(path).links:
        target, _, part = address(link, path).partition("#")
        if not part or "://" in target:
            continue
        if target == CONTENTS:
            assert part in tree.SECTIONS
            continue
        to = target.removeprefix(CONTENTS).strip("/") if target else path
        dead += [] if part in rendered(to).anchors else [link]
    assert not dead


@pytest.mark.parametrize("path", [path for path in PATHS if rendered(path).pictures])
def test_a_picture_of_a_page_is_there_and_says_what_it_shows(client, path):
    for source in rendered(path).pictures:
        answer = client.get(reverse("manual:picture", args=[PurePosixPath(source).name]))
        assert answer["Content-Type"] == "image/png", source
    assert not re.search(r'<img[^>]*alt=""', rendered(path).html)


def test_what_is_typed_as_html_is_shown_as_typed(monkeypatch):
    hostile = "# A\n\n<script>alert(1)</script> [x](javascript:alert(1)) <img onerror=x>\n"
    page = tree.Page("handbook/hostile", "A", "en", hostile)
    monkeypatch.setattr(tree, "pages", lambda: {page.path: page})
    monkeypatch.setattr("khien.manual.rendering.pages", lambda: {page.path: page})
    html = rendered.__wrapped__(page.path).html
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_a_page_is_shown_in_the_readers_language_and_its_sister_is_offered(client):
    assert "Bạn nghe máy" in opened(client, "roles/counsellor").content.decode()
    english = opened(client, "roles/counsellor", "en").content.decode()
    assert "You listen" in english
    exact = client.get(reverse("manual:page", args=["roles/counsellor.en"]) + "?nguyen-ban")
    assert "You listen" in exact.content.decode()


def test_before_and_after_follow_the_order_of_the_section(client):
    second = opened(client, "handbook/2-tin-bao").context
    assert second["before"].path == "handbook/1-bat-dau"
    assert second["after"].path == "handbook/3-tre-em"
    assert opened(client, "handbook/1-bat-dau").context["before"] is None


@pytest.mark.parametrize("words", ["sao lưu", "sao luu", "SAO LUU"])
def test_words_are_found_with_and_without_marks(client, words):
    found = client.get(CONTENTS, {"tim": words}).context["found"]
    assert "roles/administrator" in {page.path for page in found}


def test_a_title_comes_before_a_mention_and_nothing_found_is_said_kindly(client):
    found = client.get(CONTENTS, {"tim": "thay khóa"}).context["found"]
    assert "how-to/rotate-keys" in [page.path for page in found[:2]]
    assert "Không có trang nào khớp" in client.get(CONTENTS, {"tim": "xyzzy"}).content.decode()


@pytest.mark.parametrize("path", ["handbook/khong-co", "../README", "hinh/../../README.md"])
def test_what_is_not_of_docs_is_not_found(client, path):
    assert client.get(f"{CONTENTS}{path}/").status_code == 404


def test_an_installation_without_docs_says_so(client, monkeypatch):
    monkeypatch.setattr(tree, "pages", dict)
    assert "không kèm hướng dẫn" in client.get(CONTENTS).content.decode()


def test_a_table_is_called_by_its_heading_and_an_empty_corner_heads_nothing(monkeypatch):
    table = "| | a |\n|---|---|\n| b | 1 |\n"
    page = tree.Page("handbook/x", "A", "vi", f"# A\n\n{table}\n## Sổ\n\n{table}\n{table}")
    monkeypatch.setattr(tree, "pages", lambda: {page.path: page})
    monkeypatch.setattr("khien.manual.rendering.pages", lambda: {page.path: page})
    html = rendered.__wrapped__(page.path).html
    assert re.findall(r'aria-label="([^"]+)"', html) == ["Bảng: A", "Bảng: Sổ", "Bảng: Sổ (2)"]
    assert html.count("<th>a</th>") == 3
    assert "<th></th>" not in html


def test_pages_of_how_to_stand_by_who_needs_them_each_in_the_order_of_its_language(client):
    for language in ("vi", "en"):
        answer = client.get(CONTENTS, headers={"accept-language": language})
        sections = answer.context["sections"]
        by = {section.name: [page.base for page in section.pages] for section in sections}
        assert "how-to/publish-news" in by["how-to"]
        assert "how-to/install" in by["running"]
        assert "how-to/worked-field" in by["changing"]
        assert sum(len(pages) for pages in by.values()) == len(tree.readable(language))
        own = [page.title for page in next(s for s in sections if s.name == "running").pages]
        assert own == sorted(own, key=alphabetical)
    named = {f"how-to/{name}" for name in tree.RUNNING | tree.CHANGING}
    assert named <= tree.pages().keys()
