"""Search over everything public: with and without marks, ranked; what is withdrawn goes."""

import pytest
from django.utils import timezone

from fixtures_publishing import NOW
from khien.core import public_items
from khien.core.public_items import PublicItem, PublicKind
from khien.portal import finding, indexing, jobs
from khien.portal.models import IndexedItem
from khien.publishing import actions

TOLD = [
    PublicItem("a", "/tin-tuc/a/", "Bắt nạt trên mạng", "Làm gì khi bị trêu chọc trong nhóm lớp."),
    PublicItem(
        "b", "/tin-tuc/b/", "Giữ kín mật khẩu", "Không ai được bắt em nói mật khẩu, kể cả bạn."
    ),
    PublicItem("c", "/tin-tuc/c/", "Bảy ngày không mạng", "Cả nhà cùng chơi; không bắt buộc."),
    PublicItem("d", "/tin-tuc/d/", "Safe online", "How a family talks.", "en"),
]


@pytest.fixture
def told(db):
    indexing.refresh_with(PublicKind.ARTICLE, TOLD)


def titles(typed, **more):
    ids = finding.find(typed, **more).ids
    return [str(result.item.title) for result in finding.results(ids, typed)]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "typed", ["bắt nạt", "bat nat", "BẮT NẠT", "mạng bắt nạt", "bị bắt nạt thì làm sao"]
)
def test_what_has_the_words_in_its_title_comes_first(typed):
    assert titles(typed)[0] == "Bắt nạt trên mạng"


@pytest.mark.usefixtures("told")
def test_marks_that_were_typed_count():
    assert titles("mật khẩu") == ["Giữ kín mật khẩu"]
    assert finding.find("mật khẩu").exact
    assert not finding.find("mất khẩu").exact


@pytest.mark.usefixtures("told")
def test_where_nothing_has_all_words_the_nearest_are_told_and_said_to_be_so(client):
    page = client.get("/tim/", {"q": "mật khẩu bị lộ hôm qua"}).text
    assert "Gần nhất là" in page
    assert "Giữ kín <mark>mật</mark> <mark>khẩu</mark>" in page
    assert titles("giu kin mat khauu")[0] == "Giữ kín mật khẩu"


@pytest.mark.usefixtures("told")
def test_nothing_found_says_where_help_is(client):
    page = client.get("/tim/", {"q": "zzzyyy"}).text
    assert "gọi 111 để hỏi" in page
    assert "/bao-tin/" in page
    assert client.get("/tim/").status_code == 200
    assert client.get("/tim/", {"q": "'); -- \x00 & | !"}).status_code == 200
    assert client.get("/tim/", {"q": "x" * 500, "loai": "x", "page": "x"}).status_code == 200


@pytest.mark.usefixtures("told")
def test_words_of_danger_show_the_phone_first_and_nothing_is_kept(client):
    answer = client.get("/tim/", {"q": "em muốn chết"})
    assert "k-crisis" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "k-crisis" not in client.get("/tim/", {"q": "mật khẩu"}).text


@pytest.mark.usefixtures("told")
def test_to_words_of_danger_a_page_that_is_only_near_is_no_answer(client):
    page = client.get("/tim/", {"q": "muốn chết vì mật khẩu"}).text
    assert "k-crisis" in page
    assert "Giữ kín" not in page
    assert "Không tìm thấy" not in page
    assert "/bao-tin/" in page.partition("k-crisis")[2].partition("</main>")[0]


@pytest.mark.usefixtures("told")
def test_the_many_places_stand_after_what_answers():
    places = [
        PublicItem(str(number), f"/giup-do/?xa={number}", f"Bị bắt nạt ở xã {number}", "")
        for number in range(20)
    ]
    indexing.refresh_with(PublicKind.SERVICE, places)
    assert titles("bắt nạt")[0] == "Bắt nạt trên mạng"
    assert titles("bắt nạt xã 7")[0] == "Bị bắt nạt ở xã 7"


@pytest.mark.usefixtures("told")
def test_where_too_much_is_found_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    assert "2 trang gần nhất" in client.get("/tim/", {"q": "mạng"}).text
    assert "1 trang" in client.get("/tim/", {"q": "bắt nạt"}).text


@pytest.mark.usefixtures("told")
def test_what_is_told_no_more_is_found_no_more_and_what_changed_is_written_again():
    changed = PublicItem("a", "/tin-tuc/a/", "Trêu chọc", "Trong nhóm lớp.")
    assert indexing.refresh_with(PublicKind.ARTICLE, [changed, *TOLD[2:]]) == 2
    assert titles("mật khẩu giữ kín")[:1] != ["Giữ kín mật khẩu"]
    assert titles("trêu chọc") == ["Trêu chọc"]
    assert indexing.refresh_with(PublicKind.ARTICLE, [changed, *TOLD[2:]]) == 0


def test_an_article_is_found_while_everybody_may_read_it(published, reader, client):
    indexing.refresh(PublicKind.ARTICLE, now=timezone.now())
    assert published.title in client.get("/tim/", {"q": "nam hoc an toan"}).text.replace(
        "<mark>", ""
    ).replace("</mark>", "")
    actions.withdraw(published.pk, why="Không còn đúng nữa.", by=reader, now=NOW)
    jobs.index(str(PublicKind.ARTICLE))
    assert not IndexedItem.objects.exists()


@pytest.mark.usefixtures("province_with_communes")
def test_every_room_tells_what_it_has_and_each_address_opens(client, published):
    for kind in public_items.kinds():
        indexing.refresh(kind, now=timezone.now())
    assert set(public_items.kinds()) == set(PublicKind)
    urls = {row.url for row in IndexedItem.objects.all()}
    assert len(urls) > 15
    for url in urls:
        assert client.get(url).status_code == 200, url


@pytest.mark.usefixtures("told")
def test_the_page_of_results_costs_the_same(costs_the_same, client):
    numbers = iter(range(100))

    def grow():
        more = [PublicItem(f"n{next(numbers)}", "/hoc/", "Mật khẩu", "x") for _n in range(4)]
        kept = [*TOLD, *(_item(row) for row in IndexedItem.objects.filter(key__startswith="n"))]
        indexing.refresh_with(PublicKind.ARTICLE, [*kept, *more])

    costs_the_same("portal/find.html", lambda: client.get("/tim/", {"q": "mat khau"}), grow, most=2)


def _item(row):
    return PublicItem(row.key, row.url, row.title, row.text, row.language)
