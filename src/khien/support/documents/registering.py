"""Mẫu 01 of Nghị định 56/2017: báo cáo tiếp nhận thông tin. What is not known is left open."""

from collections.abc import Mapping
from uuid import UUID

from khien.documents.composing import Section, sections
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.intake.models import Channel
from khien.intake.queries.incident import first_heard
from khien.support.documents import words
from khien.support.documents.filled import Filled, paper, reader
from khien.support.models import Case, FormCode
from khien.support.queries.forms import newest_form

Places = Mapping[UUID, str]  # names of organisations


def mau_01(kind: DocumentType, case: Case, *, places: Places) -> Content:
    asked = case.requests.select_related("report").first()
    through = words.said(Channel(asked.report.channel)) if asked else ""
    filled = Filled(reader(case).register(newest_form(case, FormCode.MAU_01)))
    filled.skip("name", "born", "age", "age_is_estimate", "sex")
    parts: list[Section] = [
        (
            "Nguồn nhận thông tin",
            [
                ("Thông qua", filled.say("source") or through),
                ("Thời gian nhận thông tin", words.clock(first_heard(case.incident))),
                ("Nơi nhận thông tin", places.get(case.commune_id, "")),
            ],
        ),
        (
            "Thông tin về trẻ em",
            [
                *words.who(case),
                ("Nơi trẻ em ở", _home(case, filled, places)),
                ("Cha, mẹ, người chăm sóc trẻ em", filled.say("carers")),
                ("Sự việc xảy ra", filled.say("what_happened")),
                ("Tình trạng hiện tại của trẻ em", filled.say("state_of_child")),
                (
                    "Hậu quả có thể xảy ra nếu trẻ em không được hỗ trợ, can thiệp",
                    filled.say("likely_harm"),
                ),
                ("Việc đã làm", filled.say("done_so_far")),
            ],
        ),
    ]
    return paper(kind, *sections([*parts, *filled.rest()]), by=case.officer)


def _home(case: Case, filled: Filled, places: Places) -> str:
    filled.skip("residence")
    commune = places.get(case.residence_id, "") if case.residence_id else ""
    return ", ".join(part for part in (filled.say("address"), commune) if part)
