"""Taking a report: sealed, counted, given a clock and a code, once per sending."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from khien.core import actions as core_actions
from khien.core import clocks, ledger
from khien.core.actors import REPORTER
from khien.core.refusal import Refused
from khien.evidence import queries as exhibits
from khien.intake.actions.submit import release_from_slow_queue, submit
from khien.intake.models import IdentifierKind, Report, ReportIdentifier, SupportRequest
from khien.intake.queries import report as reports
from khien.intake.rules.codes import CodeStyle
from khien.intake.rules.report import NewReport, OtherContent

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
FACTS = NewReport(what_happened="Có người lạ nhắn tin cho bạn em mỗi tối.")
KEY = "khoa-gui-0001"


@pytest.fixture(autouse=True)
def _clock_rules(db):
    core_actions.load_clock_rules()


def send(facts: NewReport = FACTS, **kwargs):
    return submit(facts, by=REPORTER, now=NOW, **kwargs)


def test_a_report_is_found_by_its_code_alone():
    sent = send()
    assert reports.by_code(sent.code) == sent.report
    assert reports.by_code("0000 0000 0000 0000") is None


def test_neither_code_nor_narrative_stands_in_the_database():
    sent = send(replace(FACTS, handles=("@nick.la",), must_not_know="Bác Sáu cạnh nhà"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t::text FROM intake_report t "
            "UNION ALL SELECT i::text FROM intake_reportidentifier i"
        )
        dump = " ".join(row for (row,) in cursor.fetchall())
    for secret in (sent.code.replace(" ", ""), sent.code, "người lạ", "nick.la", "Bác Sáu"):
        assert secret not in dump
        assert secret.encode().hex() not in dump
    assert Report.objects.get().narrative["must_not_know"] == "Bác Sáu cạnh nhà"


def test_everything_that_identifies_is_kept_once_under_its_own_form():
    send(
        replace(
            FACTS,
            what_happened="Xem https://www.vidu.vn/Trang/?utm_source=x và vidu.vn",
            urls=("http://m.vidu.vn/Trang",),
            handles=("@Nick_La",),
            phones=("+84 162 123 4567",),
            bank_accounts=("Ngân hàng Mây 0123 456 789",),
        )
    )
    kept = {(row.kind, row.value) for row in ReportIdentifier.objects.all()}
    assert kept == {
        (IdentifierKind.URL, "vidu.vn/Trang"),
        (IdentifierKind.HANDLE, "nick_la"),
        (IdentifierKind.PHONE, "0321234567"),
        (IdentifierKind.BANK_ACCOUNT, "0123456789"),
    }


def test_who_asks_for_support_is_counted_with_the_commune(province_with_communes):
    commune = province_with_communes.communes[0]
    send(
        replace(FACTS, asks_for_support=True, asked_by="child", commune_id=commune.pk, child_age=9)
    )
    request = SupportRequest.objects.get()
    assert (request.asked_by, request.commune, request.child_age, request.asked_at) == (
        "child", commune, 9, NOW,
    )  # fmt: skip


def test_no_support_request_without_asking():
    send()
    assert not SupportRequest.objects.exists()


def test_danger_shortens_the_clock():
    calm, urgent = send(), send(replace(FACTS, danger_now="yes"))
    assert calm.due == NOW + timedelta(hours=24)
    assert urgent.due == NOW + timedelta(hours=2)
    assert urgent.report.priority == "red"


def test_the_ledger_notes_it_without_any_words_of_it():
    sent = send()
    entry = ledger.history(sent.report.pk)[0]
    assert (entry.verb, entry.actor_key) == ("ReportReceived", "reporter")
    assert "nhắn tin" not in str(entry.data)


def test_the_same_sending_twice_is_one_report_with_the_same_code():
    first, second = send(idempotency_key=KEY), send(idempotency_key=KEY)
    assert first.code == second.code
    assert first.report == second.report
    assert first.due == second.due
    assert Report.objects.count() == 1
    assert len(clocks.of(first.report.pk)) == 1


def test_the_same_key_with_other_words_is_refused_and_shows_no_code():
    send(idempotency_key=KEY)
    with pytest.raises(OtherContent):
        send(replace(FACTS, what_happened="Chuyện khác."), idempotency_key=KEY)
    assert Report.objects.count() == 1


@pytest.mark.parametrize("key", ["ngắn", "a" * 7, "a" * 201, "có dấu cách", "x\ny1234567"])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(Refused):
        send(idempotency_key=key)


@pytest.mark.django_db(transaction=True)
def test_eight_sendings_at_once_under_one_key_make_one_report_with_each_file_once():
    start, codes = Barrier(8), []

    def once():
        files = [SimpleUploadedFile("a.txt", b"mot\n"), SimpleUploadedFile("b.txt", b"hai\n")]
        start.wait()
        try:
            codes.append(send(idempotency_key=KEY, files=files).code)
        finally:
            connections.close_all()

    threads = [Thread(target=once) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes) == 8
    assert len(set(codes)) == 1
    assert [e.number for e in exhibits.for_holder(Report.objects.get().pk)] == [1, 2]


def test_a_code_in_words_opens_however_it_is_written():
    sent = send(replace(FACTS, code_style=CodeStyle.WORDS))
    assert len(sent.code.split()) == 6
    assert reports.by_code("  " + sent.code.upper().replace(" ", " - ")) == sent.report


def test_a_refused_file_never_costs_the_report():
    sent = send(
        files=[SimpleUploadedFile("trống.png", b""), SimpleUploadedFile("a.txt", b"loi nhan\n")]
    )
    assert [refused.name for refused in sent.refused_files] == ["trống.png"]
    assert len(exhibits.for_holder(sent.report.pk)) == 1
    assert reports.by_code(sent.code) is not None


def test_a_repeated_sending_does_not_keep_its_files_twice():
    for _ in range(2):
        sent = send(idempotency_key=KEY, files=[SimpleUploadedFile("a.txt", b"loi nhan\n")])
    assert len(exhibits.for_holder(sent.report.pk)) == 1


def test_a_slow_report_is_released_once():
    sent = send(slow=True)
    for _ in range(2):
        release_from_slow_queue(sent.report.pk, by=REPORTER, now=NOW)
    assert not Report.objects.get().slow
    assert [e.verb for e in ledger.history(sent.report.pk)].count("ReportReleased") == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what_happened": ""}, "what_happened"),
        ({"what_happened": "a" * 20_001}, "what_happened"),
        ({"child_age": 121}, "child_age"),
        ({"child_age": -1}, "child_age"),
        ({"happened": "24/11/2026"}, "happened"),
        ({"happened": "2027-01-01"}, "happened"),
        ({"happened": "31/02/2026"}, "happened"),
        ({"urls": ("a.vn",) * 21}, "urls"),
        ({"phones": ("1" * 2001,)}, "phones"),
        ({"platform": "a" * 501}, "platform"),
        ({"must_not_know": "a" * 20_001}, "must_not_know"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(change, field):
    with pytest.raises(Refused) as refusal:
        send(replace(FACTS, **change))
    assert refusal.value.field == field
    assert not Report.objects.exists()


def test_a_day_of_today_in_viet_nam_is_not_the_future():
    evening = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # already the 24th in Ha Noi
    sent = submit(replace(FACTS, happened="24/11/2026"), by=REPORTER, now=evening)
    assert str(sent.report.happened_on) == "2026-11-24"


def test_a_report_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        send(replace(FACTS, handles=("@nick.la",), asks_for_support=True), idempotency_key=KEY)
