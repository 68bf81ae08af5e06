"""What is wrong between what is in force and what it rests on: derived anew each time, pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.fold import marked_words
from khien.law.citations import Citation
from khien.law.models import EndedAgency, LegalDocument, Provision, Relation, RelationKind
from khien.law.rules.register import ends
from khien.law.rules.validity import Validity, document_validity, provision_validity

RESTS_ON = (RelationKind.BASED_ON, RelationKind.GUIDES, RelationKind.IMPLEMENTS)
_REFERENCE = re.compile(r"\b\d+(?:/\d{4})?/[^\W\d_][^\W_]*(?:-[^\W_]+)*")


class AlarmKind(StrEnum):
    EXPIRED_BASIS = "expired_basis"
    UNENDED = "unended"
    EXPIRED_DOCUMENT = "expired_document"
    REPEALED_PROVISION = "repealed_provision"
    ENDED_AGENCY = "ended_agency"


ALARM_WORDS: dict[str, str | Promise] = {
    AlarmKind.EXPIRED_BASIS: _("Dựa vào văn bản đã hết hiệu lực"),
    AlarmKind.UNENDED: _("Văn bản bị thay thế nhưng chưa ghi ngày hết hiệu lực"),
    AlarmKind.EXPIRED_DOCUMENT: _("Viện dẫn văn bản không có hiệu lực"),
    AlarmKind.REPEALED_PROVISION: _("Viện dẫn điều khoản không có hiệu lực"),
    AlarmKind.ENDED_AGENCY: _("Nêu tên cơ quan không còn"),
}


@dataclass(frozen=True)
class Alarm:
    """`what` is wrong about `text`, the citing thing with its page; `instead`: what holds now.

    `document`: where a finding could be written; None where the fault is not in the register.
    """

    kind: AlarmKind
    subject: UUID
    key: str
    text: str
    url: str
    what: str
    instead: str = ""
    document: UUID | None = None

    @property
    def kind_words(self) -> str:
        return str(ALARM_WORDS[self.kind])


@dataclass(frozen=True)
class Register:
    """All that alarms are derived from, as it stands on a day."""

    on: date
    documents: dict[UUID, LegalDocument]
    provisions: dict[UUID, Provision]
    relations: list[Relation]
    agencies: list[EndedAgency]

    def in_force(self, document: UUID) -> bool:
        return document_validity(self.documents[document], on=self.on) is Validity.IN_FORCE

    def replaced_by(self, document: UUID) -> str:
        """Which documents took its place, in words; empty where none did."""
        newer = [
            self.documents[row.source_id].reference
            for row in self.relations
            if row.target_id == document and row.kind == RelationKind.REPLACES and not row.article
        ]
        return ", ".join(sorted(newer))

    def named(self, text: str) -> list[LegalDocument]:
        """Documents whose number and symbol stand in the text."""
        found = set(_REFERENCE.findall(text))
        return [row for row in self.documents.values() if f"{row.number}/{row.symbol}" in found]

    def ended_agencies(self, text: str) -> list[EndedAgency]:
        words = f" {' '.join(marked_words(text))} "
        gone = [row for row in self.agencies if row.ended <= self.on]
        found = [row for row in gone if f" {row.marked} " in words]
        return [row for row in found if not _inside_another(row, found)]


def _inside_another(row: EndedAgency, found: Iterable[EndedAgency]) -> bool:
    return any(row.marked != other.marked and row.marked in other.marked for other in found)


def of_relations(register: Register) -> Iterator[Alarm]:
    for row in register.relations:
        if not register.in_force(row.source_id):
            continue
        source, target = register.documents[row.source_id], register.documents[row.target_id]
        gone = document_validity(target, on=register.on) is Validity.EXPIRED
        if row.kind in RESTS_ON and gone:
            what = _("%(kind)s %(reference)s, hết hiệu lực từ %(day)s.")
            said = {
                "kind": row.get_kind_display().capitalize(),
                "reference": target.reference,
                "day": f"{target.expires:%d/%m/%Y}",
            }
            instead = register.replaced_by(target.pk)
            yield _of_document(AlarmKind.EXPIRED_BASIS, source, target, what % said, instead)
        elif ends(row.kind, row.article) and target.expires is None:
            what = _("Đã có %(reference)s %(kind)s văn bản này.")
            said = {"reference": source.reference, "kind": row.get_kind_display()}
            yield _of_document(AlarmKind.UNENDED, target, source, what % said, "")


def _of_document(
    kind: AlarmKind, document: LegalDocument, other: LegalDocument, what: str, instead: str
) -> Alarm:
    key = f"{kind}:{document.pk}:{other.pk}:{other.expires}"
    text = f"{document.reference}: {document.title}"
    return Alarm(kind, document.pk, key, text, "", what, instead, document.pk)


def of_agencies(register: Register) -> Iterator[Alarm]:
    """Bodies that are no more, named by what is in force."""
    for provision in register.provisions.values():
        if provision_validity(provision, on=register.on) is Validity.IN_FORCE:
            said = f"{provision.heading}\n{provision.text}"
            text = f"{provision.citation}: {provision.heading}"
            for agency in register.ended_agencies(said):
                yield _of_agency(agency, provision.pk, text, "", provision.document_id)


def _of_agency(
    agency: EndedAgency, subject: UUID, text: str, url: str, document: UUID | None
) -> Alarm:
    what = _("%(name)s không còn từ %(day)s.") % {
        "name": agency.name,
        "day": f"{agency.ended:%d/%m/%Y}",
    }
    kind = AlarmKind.ENDED_AGENCY
    key = f"{kind}:{subject}:{agency.pk}:{agency.ended}"
    return Alarm(kind, subject, key, text, url, what, agency.successor, document)


def of_citation(register: Register, citation: Citation) -> Iterator[Alarm]:
    """Of what a room above cites."""
    cited = [register.documents[key] for key in citation.documents if key in register.documents]
    for document in dict.fromkeys([*cited, *register.named(citation.words)]):
        if document_validity(document, on=citation.on) is Validity.EXPIRED:
            yield _expired_document(register, citation, document)
    for key in citation.provisions:
        provision = register.provisions.get(key)
        if provision is not None and _not_held(provision, citation.on):
            yield _repealed_provision(register, citation, provision)
    for agency in register.ended_agencies(citation.words):
        yield _of_agency(agency, citation.subject, citation.text, citation.url, None)


def _not_held(provision: Provision, on: date) -> bool:
    return provision_validity(provision, on=on) in {Validity.EXPIRED, Validity.NOT_YET}


def _expired_document(register: Register, citation: Citation, document: LegalDocument) -> Alarm:
    what = _("%(reference)s hết hiệu lực từ %(day)s.") % {
        "reference": document.reference,
        "day": f"{document.expires:%d/%m/%Y}",
    }
    return _of_citation(
        AlarmKind.EXPIRED_DOCUMENT,
        citation,
        f"{document.pk}:{document.expires}",
        what,
        register.replaced_by(document.pk),
    )


def _repealed_provision(register: Register, citation: Citation, provision: Provision) -> Alarm:
    what = _("%(citation)s không có hiệu lực ngày %(day)s.") % {
        "citation": provision.citation.capitalize(),
        "day": f"{citation.on:%d/%m/%Y}",
    }
    ended = provision.valid_to or provision.document.expires
    instead = next(
        (
            f"{row.citation}: {row.heading}"
            for row in register.provisions.values()
            if row.document_id == provision.document_id
            and row.path.casefold() == provision.path.casefold()
            and provision_validity(row, on=citation.on) is Validity.IN_FORCE
        ),
        register.replaced_by(provision.document_id),
    )
    target = f"{provision.pk}:{ended}"
    return _of_citation(AlarmKind.REPEALED_PROVISION, citation, target, what, instead)


def _of_citation(
    kind: AlarmKind, citation: Citation, target: str, what: str, instead: str
) -> Alarm:
    key = f"{kind}:{citation.key}:{target}"[:200]
    return Alarm(kind, citation.subject, key, citation.text, citation.url, what, instead)
