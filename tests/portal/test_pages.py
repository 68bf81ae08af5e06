"""Pages that only tell: neutral titles, 111 and 113 on each, no database, no cookie."""

import re

import pytest

PAGES = ["/bao-tin/", "/bao-tin/xong/", "/tra-cuu/", "/hoc/", "/gioi-thieu/"]
TELLING = re.compile(r"xâm hại|bạo lực|tố cáo|báo tin|abuse|report", re.IGNORECASE)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_public_page_stands_without_the_database(
    client, address, language, django_assert_num_queries
):
    with django_assert_num_queries(0):
        page = client.get(address, headers={"Accept-Language": language})
    text = page.content.decode()
    assert page.status_code == 200
    assert 'href="tel:111"' in text
    assert 'href="tel:113"' in text
    assert not page.cookies
    title = re.search(r"<title>(.*?)</title>", text)
    assert title
    assert not TELLING.search(title[1])


@pytest.mark.parametrize("address", [*PAGES, "/bao-tin/tre-em/"])
def test_nothing_of_it_is_left_in_vietnamese_for_who_reads_english(client, address):
    page = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    shown = re.sub(r"<[^>]+>", " ", page).replace("Khiên", "").replace("Tiếng Việt", "")
    marked = re.findall(r"\w*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữự]\w*", shown)
    assert not marked


def test_the_learning_page_speaks_to_each_age(client):
    text = client.get("/hoc/").content.decode()
    for heading in ("Bàn tay năm ngón", "Ba điều không nói", "Nói có, nói không", "Khi trẻ kể"):
        assert heading in text
