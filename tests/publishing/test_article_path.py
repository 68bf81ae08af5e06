"""An article through the pages: written, read by another, published, changed, withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_publishing import NOW, WORDS
from khien.core.refusal import Refused
from khien.publishing import actions, work
from khien.publishing.models import ArticleState, ArticleVersion

TYPED = {
    "kind": "directive",
    "title": "Chỉ đạo về tuần lễ an toàn mạng",
    "summary": "Các trường làm gì từ thứ hai.",
    "body": "Các trường mở tuần lễ.\n\n- Một\n- Hai",
    "related": "/hoc/\n/phap-luat/",
}


def page(name, version):
    return reverse(f"publishing:{name}", args=[version.pk])


def test_from_the_first_word_to_its_withdrawal(writer, reader, signed_in, client):
    author, other = signed_in(writer), signed_in(reader)
    author.post(reverse("publishing:new"), TYPED)
    version = ArticleVersion.objects.get()
    public = f"/tin-tuc/{version.article.slug}/"
    assert public == "/tin-tuc/chi-dao-ve-tuan-le-an-toan-mang/"
    author.post(page("submit", version))
    assert work.items(writer, NOW) == []
    assert [item.text for item in work.items(reader, NOW)] == ["1 tin bài chờ duyệt"]
    assert 'name="verdict"' not in author.get(page("version", version)).text
    assert client.get(public).status_code == 404

    back = other.post(page("version", version), {"verdict": "back", "remark": "Ngắn."})
    assert "viết rõ cần sửa gì" in back.text
    other.post(page("version", version), {"verdict": "back", "remark": "Thêm ngày bắt đầu."})
    assert "sửa theo nhận xét" in work.items(writer, NOW)[0].text
    version.refresh_from_db()
    author.post(page("write", version), TYPED | {"seen": version.saved, "summary": "Từ 1/12."})
    author.post(page("submit", version))
    other.post(page("version", version), {"verdict": "good"})
    shown = client.get(public)
    assert "Từ 1/12." in shown.text
    assert "<li>Một</li>" in shown.text
    assert "NewsArticle" in shown.text
    assert TYPED["title"] in client.get("/tin-tuc/?loai=directive").text
    assert TYPED["title"] not in client.get("/tin-tuc/?loai=news").text
    for form, mark in (("rss", "<rss"), ("atom", "<feed")):
        feed = client.get(f"/tin-tuc/{form}.xml")
        assert mark in feed.text
        assert TYPED["title"] in feed.text

    other.post(page("withdraw", version), {"why": "Sai ngày bắt đầu."})
    gone = client.get(public)
    assert gone.status_code == 410
    assert "Sai ngày bắt đầu." in gone.text
    assert TYPED["title"] not in client.get("/tin-tuc/").text


def test_nobody_who_wrote_a_word_of_it_lets_it_through(draft, writer, reader, staff):
    actions.save(draft.pk, kind="news", words=WORDS, seen=draft.saved, by=reader, now=NOW)
    actions.submit(draft.pk, by=writer, now=NOW)
    for wrote in (writer, reader):
        with pytest.raises(Refused, match="một người khác"):
            actions.publish(draft.pk, planned=None, by=wrote, now=NOW)


def test_a_planned_hour_is_kept_and_the_old_version_stays_until_then(
    published, writer, reader, client
):
    public = f"/tin-tuc/{published.article.slug}/"
    newer = actions.begin(published.article, language="vi", by=writer, now=NOW)
    changed = WORDS.__class__("Tên mới", WORDS.summary, WORDS.body)
    actions.save(newer.pk, kind="news", words=changed, seen=1, by=writer, now=NOW)
    actions.submit(newer.pk, by=writer, now=NOW)
    planned = timezone.now() + timedelta(hours=1)
    actions.publish(newer.pk, planned=planned, by=reader, now=NOW)
    assert WORDS.title in client.get(public).text
    ArticleVersion.objects.filter(pk=newer.pk).update(visible_from=NOW)
    assert "Tên mới" in client.get(public).text
    actions.withdraw(newer.pk, why="Không còn đúng nữa.", by=reader, now=NOW)
    states = set(ArticleVersion.objects.values_list("state", flat=True))
    assert states == {ArticleState.WITHDRAWN}
    assert client.get(public).status_code == 410


def test_two_editors_at_once_lose_no_word(draft, writer, reader, signed_in):
    first, second = signed_in(writer), signed_in(reader)
    shown = {f"was_{name}": value for name, value in TYPED.items()}
    shown |= {"was_title": WORDS.title, "was_summary": WORDS.summary, "was_kind": "news"}
    both = {"seen": draft.saved, **shown, "was_body": WORDS.body, "was_related": ""}
    mine = TYPED | both | {"kind": "news", "related": "", "body": WORDS.body}
    first.post(page("write", draft), mine | {"title": "Của người thứ nhất"})
    asked = second.post(page("write", draft), mine | {"title": "Của người thứ hai"})
    assert asked.status_code == 422
    assert "Của người thứ nhất" in asked.text
    assert "Của người thứ hai" in asked.text
    draft.refresh_from_db()
    assert draft.title == "Của người thứ nhất"
    chosen = {"title": "Của người thứ hai", "choose_title": "mine", "seen": draft.saved}
    second.post(page("write", draft), mine | chosen | {"was_title": draft.title})
    draft.refresh_from_db()
    assert draft.title == "Của người thứ hai"


def test_an_older_version_whose_hour_comes_later_does_not_come_back(draft, writer, reader, client):
    actions.submit(draft.pk, by=writer, now=NOW)
    actions.publish(draft.pk, planned=NOW + timedelta(days=2), by=reader, now=NOW)
    newer = actions.begin(draft.article, language="vi", by=writer, now=NOW)
    changed = WORDS.__class__("Tên mới", WORDS.summary, WORDS.body)
    actions.save(newer.pk, kind="news", words=changed, seen=1, by=writer, now=NOW)
    actions.submit(newer.pk, by=writer, now=NOW)
    actions.publish(newer.pk, planned=None, by=reader, now=NOW)
    ArticleVersion.objects.filter(pk=draft.pk).update(visible_from=timezone.now())
    assert "Tên mới" in client.get(f"/tin-tuc/{draft.article.slug}/").text
    assert "Tên mới" in client.get("/tin-tuc/").text


def test_what_never_came_out_is_not_told_to_have_been_withdrawn(draft, writer, reader, client):
    actions.submit(draft.pk, by=writer, now=NOW)
    actions.publish(draft.pk, planned=NOW + timedelta(days=2), by=reader, now=NOW)
    actions.withdraw(draft.pk, why="Chưa đến lúc đăng.", by=reader, now=timezone.now())
    assert client.get(f"/tin-tuc/{draft.article.slug}/").status_code == 404


def test_a_draft_changes_nothing_of_what_everybody_reads(published, writer, signed_in, client):
    newer = actions.begin(published.article, language="vi", by=writer, now=NOW)
    other_kind = {"kind": "directive", "seen": newer.saved, "body": "Chữ chưa ai duyệt"}
    answer = signed_in(writer).post(page("write", newer), TYPED | other_kind)
    assert "loại bài giữ nguyên" in answer.text
    signed_in(writer).post(page("write", newer), TYPED | other_kind | {"kind": "news"})
    public = client.get(f"/tin-tuc/{published.article.slug}/").text
    assert "Chữ chưa ai duyệt" not in public
    assert "Chữ chưa ai duyệt" in signed_in(writer).get(page("version", newer)).text


def test_who_reads_a_new_version_sees_what_is_different(published, writer, reader, signed_in):
    newer = actions.begin(published.article, language="vi", by=writer, now=NOW)
    body = WORDS.body.replace("Gọi 111", "Gọi 111 ngay")
    words = WORDS.__class__(WORDS.title, WORDS.summary, body)
    actions.save(newer.pk, kind="news", words=words, seen=1, by=writer, now=NOW)
    actions.submit(newer.pk, by=writer, now=NOW)
    shown = signed_in(reader).get(page("version", newer)).text
    assert "<del>- Gọi 111</del>" in shown
    assert "<ins>- Gọi 111 ngay</ins>" in shown
    assert "<del>- Kể với người lớn</del>" not in shown


def test_who_begins_what_another_is_writing_is_led_to_it(draft, writer, signed_in):
    address = reverse("publishing:begin", args=[draft.article.slug])
    answer = signed_in(writer).post(address, {"language": "vi"})
    assert answer["Location"] == page("version", draft)


def test_the_list_is_narrowed_by_words_and_by_language_and_stays_in_its_own(
    draft, writer, signed_in
):
    listed, editor = reverse("publishing:articles"), signed_in(writer)
    assert draft.title in editor.get(listed, {"tim": "nam hoc an toan"}).text
    assert draft.title not in editor.get(listed, {"tim": "không có"}).text
    narrowed = editor.get(listed, {"ngon_ngu": "en"}).text
    assert draft.title not in narrowed
    assert '<html lang="vi">' in narrowed


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body": "<script>x</script>"}, "mã chạy được"),
        ({"title": ""}, "Hãy điền"),
        ({"related": "/lam-viec/so-cai/"}, "không phải là một trang công khai"),
        ({"related": "https://vidu.vn/"}, "không phải là một trang công khai"),
        ({"body": "x" * 61_000}, "chia làm hai bài"),
    ],
)
def test_what_makes_no_sense_is_said_and_what_was_typed_stays(writer, signed_in, wrong, sentence):
    answer = signed_in(writer).post(reverse("publishing:new"), TYPED | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert TYPED["summary"] in answer.text
    assert not ArticleVersion.objects.exists()


def test_what_is_not_whole_is_not_handed_in(writer, signed_in):
    author = signed_in(writer)
    author.post(reverse("publishing:new"), TYPED | {"body": ""})
    version = ArticleVersion.objects.get()
    answer = author.post(page("submit", version), follow=True)
    assert "rồi mới gửi duyệt" in answer.text
    assert ArticleVersion.objects.get().state == ArticleState.DRAFT


def test_a_long_sentence_is_shown_to_its_editor(draft, writer, signed_in):
    long = "Các trường " + "học hành chăm chỉ " * 20 + "."
    words = WORDS.__class__(WORDS.title, WORDS.summary, long)
    actions.save(draft.pk, kind="parents", words=words, seen=1, by=writer, now=NOW)
    assert "Câu dài quá 38 tiếng" in signed_in(writer).get(page("write", draft)).text


def test_the_list_of_articles_costs_the_same(costs_the_same, writer, signed_in):
    author = signed_in(writer)

    def grow():
        for _number in range(3):
            actions.start("news", language="vi", words=WORDS, by=writer, now=NOW)

    costs_the_same(
        "publishing/articles.html", lambda: author.get(reverse("publishing:articles")), grow, most=8
    )


def test_the_public_list_costs_the_same(costs_the_same, client, writer, reader):
    def grow():
        for _number in range(2):
            made = actions.start("news", language="vi", words=WORDS, by=writer, now=NOW)
            actions.submit(made.pk, by=writer, now=NOW)
            actions.publish(made.pk, planned=None, by=reader, now=NOW)

    costs_the_same("portal/news.html", lambda: client.get("/tin-tuc/"), grow, most=2)
