"""The pages of an item, a request and a preservation letter: walked, refused in a sentence."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.core.models import RunningClock
from khien.takedown.models import ItemState, Preservation, RequestState, TakedownRequest

pytestmark = pytest.mark.usefixtures("this_morning")
AT = "2026-11-23T09:00"


def url(name, row):
    return reverse(f"takedown:{name}", args=[row.pk])


def test_reading_is_in_the_ledger_and_strangers_do_not_read(sign_in, police, other_office, item):
    assert sign_in(other_office).get(url("item", item)).status_code == 404
    assert sign_in(police).get(url("item", item)).status_code == 200
    assert history(item.pk)[-1].verb == "ContentRead"


def test_the_address_is_text_and_no_link(sign_in, police, item):
    body = sign_in(police).get(url("item", item)).content.decode()
    assert "tiktok.com/@mau/video/123" in body
    assert 'href="https://tiktok.com' not in body


def test_a_request_is_made_sent_and_answered_on_its_pages(
    sign_in, police, item, directory, provision
):
    client = sign_in(police)
    page = client.get(url("ask", item))
    assert page.context["form"]["addressee"].value() == directory["tiktok"].pk
    said = {
        "addressee": directory["tiktok"].pk,
        "ask": "remove",
        "urgent": "on",
        "provision": provision.pk,
        "why": "Đe dọa trẻ em.",
        "seen": item.version,
    }
    answer = client.post(url("ask", item), said)
    made = TakedownRequest.objects.get()
    assert answer["Location"] == url("request", made)
    assert client.get(url("request", made)).context["may"]["send"]
    sent = {"at": AT, "way": "", "other": "trục liên thông", "seen": made.version}
    assert client.post(url("send", made), sent).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.sent_by_way) == (RequestState.SENT, "trục liên thông")
    body = client.get(url("request", made)).content.decode()
    assert "hạn nội bộ, chưa có căn cứ đã kiểm chứng" in body, "6 hours are no verified law"
    gone = {"at": AT, "answer": "", "seen": made.version}
    assert client.post(url("remove", made), gone).status_code == 302
    item.refresh_from_db()
    assert item.state == ItemState.DOWN
    assert "Lần 3: ngày 23/12/2026" in client.get(url("item", item)).content.decode()


def test_what_was_typed_stays_where_it_is_refused(sign_in, police, send):
    request = send()
    said = {"at": "2026-11-29T09:00", "answer": "Họ báo đã gỡ.", "seen": request.version}
    page = sign_in(police).post(url("remove", request), said)
    assert page.status_code == 422
    assert "Giờ này chưa đến." in page.content.decode()
    assert "Họ báo đã gỡ." in page.content.decode()
    bad = sign_in(police).post(url("remove", request), said | {"at": "hôm qua"})
    assert "Ghi ngày và giờ" in bad.content.decode()


def test_two_at_once_the_second_reads_and_saves_again(sign_in, police, send):
    request = send()
    client = sign_in(police)
    old = request.version - 1
    said = {"at": AT, "answer": "Không vi phạm.", "seen": old}
    page = client.post(url("refuse", request), said)
    assert page.status_code == 409
    assert page.context["form"].data["seen"] == str(request.version)
    assert client.post(url("refuse", request), said | {"seen": request.version}).status_code == 302


def test_a_step_that_cannot_be_taken_says_why(sign_in, police, draft):
    body = sign_in(police).get(url("remove", draft())).content.decode()
    assert "Đang ở bước “chưa gửi”" in body


def test_silence_is_offered_once_the_time_is_over(sign_in, police, send, clock):
    request = send()
    link = url("silence", request)
    assert link not in sign_in(police).get(url("request", request)).content.decode()
    clock(NOW + timedelta(hours=25))
    client = sign_in(police)
    assert link in client.get(url("request", request)).content.decode()
    assert client.post(link, {"seen": request.version}).status_code == 302
    request.refresh_from_db()
    assert request.state == RequestState.SILENT


def test_seen_again_the_next_request_is_filled_in_from_the_one_before(
    sign_in, police, item, send, clock
):
    client = sign_in(police)
    request = send()
    client.post(url("remove", request), {"at": AT, "seen": request.version})
    clock(NOW + timedelta(days=1))
    client = sign_in(police)
    said = {"found": "there", "note": "Vẫn tài khoản đó."}
    assert client.post(url("check", item), said).status_code == 302
    page = client.get(url("item", item))
    assert "Nội dung này đã gỡ rồi lại thấy" in page.content.decode()
    form = client.get(url("ask", item)).context["form"]
    assert (form["why"].value(), form["addressee"].value()) == (request.why, request.addressee_id)


def test_given_up_and_taken_up_again(sign_in, police, item):
    client = sign_in(police)
    assert client.post(url("leave", item), {"why": "x"}).status_code == 422
    assert client.post(url("leave", item), {"why": "Không vi phạm gì."}).status_code == 302
    assert "Không vi phạm gì." in client.get(url("item", item)).content.decode()
    assert client.post(url("take_up", item)).status_code == 302
    assert client.post(url("take_up", item)).status_code == 302, "twice is a sentence, no error"
    item.refresh_from_db()
    assert item.state == ItemState.UP


def test_data_is_asked_to_be_kept_for_a_term(sign_in, police, item, directory, provision):
    client = sign_in(police)
    said = {"addressee": directory["tiktok"].pk, "provision": provision.pk, "what": "Dữ liệu."}
    assert client.post(url("preserve", item), said).status_code == 302
    letter = Preservation.objects.get()
    assert client.post(url("preserve", item), said).status_code == 422, "once an addressee"
    steps = [
        ("preservation_send", {"at": AT, "other": "bưu điện"}),
        ("preservation_confirm", {"at": AT, "reference": "P-1"}),
    ]
    for name, told in steps:
        assert client.post(url(name, letter), told).status_code == 302, name
    clock = RunningClock.objects.get(subject=letter.pk)
    assert (clock.due_at - NOW).days == 90
    assert clock.rule.movable
    page = client.get(url("preservation", letter)).content.decode()
    assert "đang được giữ" in page
    assert client.post(url("preservation_refuse", letter), {"at": AT}).status_code == 422
    ended = {"answer": "Đã nhận đủ dữ liệu."}
    assert client.post(url("preservation_end", letter), ended).status_code == 302
    clock.refresh_from_db()
    assert clock.stopped_at == NOW
