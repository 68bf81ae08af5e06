"""Making documents, numbering and issuing them, voiding them: the only writers of this room."""

from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.documents import events, rules
from khien.documents.access import door
from khien.documents.content import Content, Signer, cleaned
from khien.documents.models import (
    Document,
    DocumentFile,
    DocumentState,
    DocumentType,
    FileFormat,
    Register,
    RegisterNumber,
)
from khien.documents.queries import content_of, formats_of, letterhead_of
from khien.documents.rendering import Paper, as_docx, as_pdf, as_xlsx
from khien.documents.rules import Verb
from khien.people.models import User

RENDERERS = {FileFormat.DOCX: as_docx, FileFormat.PDF: as_pdf, FileFormat.XLSX: as_xlsx}


class FileBroken(Exception):  # noqa: N818  (said as it is)
    """A stored file is not the one that was issued."""


@transaction.atomic
def make(
    kind: DocumentType,
    *,
    holder: UUID,
    holder_kind: str,
    office: UUID,
    content: Content,
    by: User,
    now: datetime,
    abstract: str = "",
) -> Document:
    """A draft. What was made twice in a row, as by a double tap, is one. `abstract`: what the
    register says of it, where that is more than its kind says.
    """
    door(holder_kind).check_can_make(by, holder)
    said = cleaned(content).as_data()
    Organisation.objects.select_for_update(no_key=True).get(pk=office)
    drafts = Document.objects.filter(
        holder=holder, type=kind, office=office, state=DocumentState.DRAFT
    )
    same = [draft for draft in drafts if Content.of(draft.content).as_data() == said]
    if same:
        return same[0]
    document = Document.objects.create(
        type=kind,
        office_id=office,
        holder=holder,
        holder_kind=holder_kind,
        abstract=abstract or kind.abstract,
        content=said,
        made_at=now,
        made_by=by,
    )
    ledger.record(events.DocumentMade(document.pk, kind.code, holder), by=by, now=now)
    return document


@transaction.atomic
def issue(
    document: Document,
    *,
    signer: Signer,
    recipients: tuple[str, ...],
    by: User,
    now: datetime,
) -> Document:
    """Number, date and signer are set and the files printed: all of it or nothing.

    `signer` stands in the place of the document's last one, who answers for it.
    """
    document = _begin(document, Verb.ISSUE)
    door(document.holder_kind).check_can_issue(by, document.holder, document.type)
    day = today(now)
    letterhead = letterhead_of(document.office_id, day)
    symbol = rules.symbol_of(document.type, letterhead)
    content = content_of(document, on=day)
    signers = (*content.signers[:-1], signer)
    content = cleaned(replace(content, signers=signers, recipients=recipients))
    number = _take(document, symbol, day=day, by=by)
    document.state, document.number = DocumentState.ISSUED, number
    document.issued_at, document.issued_by = now, by
    document.content = content.as_data()
    document.save()
    digests = _print(document, Paper(content, number.number, day))
    event = events.DocumentIssued(
        document.pk,
        document.type.code,
        document.holder,
        document.office_id,
        number.written,
        **{f"{kind}_sha256": digest for kind, digest in digests.items()},
    )
    ledger.record(event, by=by, now=now)
    return document


def _begin(document: Document, verb: Verb) -> Document:
    """The row, locked until the transaction ends."""
    found = Document.objects.select_for_update(of=("self",)).select_related("type", "number")
    document = found.get(pk=document.pk)
    rules.after(document, verb)
    return document


def register_of(office: UUID, year: int, abbreviation: str) -> Register:
    """Locked until the transaction ends, so that numbers are taken one after the other."""
    Register.objects.get_or_create(office_id=office, year=year, abbreviation=abbreviation)
    found = Register.objects.select_for_update()
    return found.get(office=office, year=year, abbreviation=abbreviation)


def _take(document: Document, symbol: str, *, day: date, by: User) -> RegisterNumber:
    """The next number: where the transaction does not commit, it was never taken."""
    register = register_of(document.office_id, day.year, document.type.abbreviation)
    register.last += 1
    register.save(update_fields=["last"])
    return RegisterNumber.objects.create(
        register=register,
        number=register.last,
        symbol=symbol,
        day=day,
        abstract=document.abstract,
        taken_by=by,
    )


def _print(document: Document, paper: Paper) -> dict[FileFormat, str]:
    """The hash of each file."""
    digests = {}
    for kind in formats_of(paper.content):
        made = RENDERERS[kind](paper)
        digest = sha256(made)
        DocumentFile.objects.create(
            document=document,
            format=kind,
            size=len(made),
            sha256=digest.digest(),
            content=b64encode(made).decode(),
        )
        digests[kind] = digest.hexdigest()
    return digests


@transaction.atomic
def void(document: Document, *, reason: str, by: User, now: datetime) -> None:
    """A draft is given up by who may make it, an issued one by who may issue it. Its number stays
    taken.
    """
    document = _begin(document, Verb.VOID)
    here = door(document.holder_kind)
    if document.state == DocumentState.ISSUED:
        here.check_can_issue(by, document.holder, document.type)
        rules.check_reason(reason)
    else:
        here.check_can_make(by, document.holder)
    document.state = DocumentState.VOIDED
    document.voided_at, document.voided_by, document.void_reason = now, by, reason.strip() or None
    document.save(update_fields=["state", "voided_at", "voided_by", "void_reason"])
    number = document.number.written if document.number else ""
    ledger.record(events.DocumentVoided(document.pk, number), by=by, now=now)


@transaction.atomic
def download(document: Document, kind: FileFormat, *, by: User, now: datetime) -> bytes:
    """What was issued as it was printed that day; a draft as it would be printed now.

    Raises FileBroken. Call it outside a longer transaction: nothing leaves before it is written.
    """
    ledger.record(
        events.DocumentDownloaded(document.pk, kind.value, document.state), by=by, now=now
    )
    kept = document.files.filter(format=kind).first()
    if kept is None:
        return printed(content_of(document, on=today(now)), kind)
    made = b64decode(kept.content)
    if sha256(made).digest() != bytes(kept.sha256):
        raise FileBroken(f"{kept.pk} is not the file that was issued")
    return made


def printed(content: Content, kind: FileFormat) -> bytes:
    """As a draft: without a number, and saying so."""
    said = cleaned(content)
    if kind not in formats_of(said):
        raise Refused(_("Văn bản này không có phụ lục nên không có tệp Excel."))
    return RENDERERS[kind](Paper(said))


@transaction.atomic
def use_outside(
    office: UUID,
    *,
    abbreviation: str,
    symbol: str,
    up_to: int,
    abstract: str,
    by: User,
    now: datetime,
) -> None:
    """Numbers that the office gave by hand, from the next one to `up_to`: Khiên goes on after."""
    day = today(now)
    register = register_of(office, day.year, abbreviation)
    rules.check_outside(last=register.last, up_to=up_to, abstract=abstract)
    first = register.last + 1
    RegisterNumber.objects.bulk_create(
        RegisterNumber(
            register=register,
            number=number,
            symbol=symbol,
            day=day,
            abstract=abstract.strip(),
            taken_by=by,
        )
        for number in range(first, up_to + 1)
    )
    register.last = up_to
    register.save(update_fields=["last"])
    ledger.record(events.NumbersUsedOutside(office, abbreviation, first, up_to), by=by, now=now)
