"""Reading documents, registers and letterheads."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from unicodedata import normalize
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.directory.models import Function, FunctionBinding
from khien.directory.periods import asked_day
from khien.directory.queries import existing, installation
from khien.documents import access, rules
from khien.documents.content import Content, Heading
from khien.documents.models import (
    Document,
    DocumentState,
    DocumentType,
    FileFormat,
    Letterhead,
    Register,
    RegisterNumber,
)
from khien.people.models import User

_COMMITTEE, _COMMITTEE_SYMBOL = "Ủy ban nhân dân", "UBND"


def get_for(user: User, document_id: UUID) -> Document:
    """404 for a stranger, as for a document that does not exist."""
    rows = Document.objects.select_related("type", "number", "made_by", "issued_by", "voided_by")
    document = get_object_or_404(rows, pk=document_id)
    if not access.visible(user, [document]):
        return get_object_or_404(Document.objects.none())
    return document


def for_holder(holder: UUID) -> list[Document]:
    """Newest first; drafts that were given up are not told of."""
    rows = Document.objects.filter(holder=holder).select_related("type", "number", "made_by")
    given_up = {"state": DocumentState.VOIDED, "number": None}
    return list(rows.exclude(**given_up).order_by("-made_at").defer("content"))


def types_by_code() -> dict[str, DocumentType]:
    return {kind.code: kind for kind in DocumentType.objects.all()}


def letterhead_of(office: UUID, on: date) -> Letterhead:
    """As it was settled for the office, else a row not yet stored that follows from its name.

    A people's committee has nobody above it at the head of its papers; other offices have the
    committee of their province there.
    """
    settled = Letterhead.objects.filter(office=office).first()
    return settled or _following_from_name(office, on)


def _following_from_name(office: UUID, on: date) -> Letterhead:
    found = existing(on).filter(pk=office).first()
    name = found.name if found else ""
    here = installation()
    province = here.name if here else ""
    if name.startswith(f"{_COMMITTEE} "):
        rest = name.removeprefix(f"{_COMMITTEE} ")
        return Letterhead(
            office_id=office,
            name=f"{_COMMITTEE}\n{rest}",
            place=_bare(rest),
            symbol=_COMMITTEE_SYMBOL,
            unit="BVTE",
        )
    return Letterhead(
        office_id=office,
        superior=f"{_COMMITTEE}\n{province}" if province else "",
        name=name,
        place=_bare(province),
        symbol=_initials(name),
    )


def _bare(territory: str) -> str:
    """Without its kind: "Suối Ngọc" of "phường Suối Ngọc"."""
    kind, _, rest = territory.partition(" ")
    if kind.casefold() in {"xã", "phường", "tỉnh"}:
        return rest
    for long in ("thành phố ", "đặc khu ", "thị trấn "):
        if territory.casefold().startswith(long):
            return territory[len(long) :]
    return territory


def _initials(name: str) -> str:
    """A first guess, to be settled by somebody who knows: "SYT" of "Sở Y tế", "VPUB" of "Văn phòng
    Ủy ban…": letters without their marks, as symbols are written.
    """
    first = (normalize("NFD", word)[0] for word in name.split()[:4])
    return "".join(letter for letter in first if letter.isalpha()).upper()


def heading_of(kind: DocumentType, office: UUID, on: date) -> Heading:
    letterhead = letterhead_of(office, on)
    return Heading(
        letterhead.superior,
        letterhead.name,
        letterhead.place,
        rules.symbol_of(kind, letterhead),
    )


def content_of(document: Document, *, on: date) -> Content:
    """A draft stands under the letterhead of the day, an issued document under its own."""
    content = Content.of(document.content)
    if document.state != DocumentState.DRAFT:
        return content
    return replace(content, heading=heading_of(document.type, document.office_id, on))


def formats_of(content: Content) -> list[FileFormat]:
    """A spreadsheet only where there is something to put into it."""
    return [kind for kind in FileFormat if kind != FileFormat.XLSX or content.annexes]


def offices_of(user: User, on: date) -> set[UUID]:
    """Offices whose registers the person sees: their own, and the committees of their communes."""
    scope = user.scope(Permission.DOCUMENT_REGISTER)
    if scope.everywhere:
        kept = Register.objects.values_list("office", flat=True)
        return set(kept.distinct()) | scope.organisations
    committees = FunctionBinding.objects.filter(
        function=Function.COMMUNE_COMMITTEE,
        territory__in=scope.communes,
        valid__contains=asked_day(on),
    )
    return set(committees.values_list("organisation", flat=True)) | scope.organisations


def registers(offices: Iterable[UUID]) -> QuerySet[Register]:
    return Register.objects.filter(office__in=list(offices)).order_by("-year", "abbreviation")


def numbers(office: UUID, *, year: int, abbreviation: str | None) -> QuerySet[RegisterNumber]:
    """Newest first, each with its document, if Khiên made one."""
    rows = RegisterNumber.objects.filter(register__office=office, register__year=year)
    if abbreviation is not None:
        rows = rows.filter(register__abbreviation=abbreviation)
    rows = rows.select_related("register", "document__type")
    return rows.order_by("-day", "-register__abbreviation", "-number").defer("document__content")
