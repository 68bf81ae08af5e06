"""Official documents of an office, and the register that numbers them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL
KEPT = "Văn bản được giữ lâu như hồ sơ mà nó thuộc về."


class DocumentType(models.Model):
    """What can be made: a form of a decree, a decision, a letter. Rooms ship them, people edit.

    `abbreviation`: as in "QĐ-UBND", what the register counts by; a letter has none. `decides`: only
    who may decide issues it. `grounds`: căn cứ, one a line.
    """

    retention: ClassVar = Retention("none", None, "Names of forms, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60, unique=True)
    form = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=120, blank=True)
    abstract = models.CharField(max_length=250)
    abbreviation = models.CharField(max_length=12, blank=True)
    grounds = models.TextField(blank=True)
    decides = models.BooleanField(default=False)
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    revision = models.PositiveIntegerField(default=1)

    @property
    def name(self) -> str:
        """As lists call it: its abstract says what it is about, its title what it is."""
        return f"{self.title}: {self.abstract}" if self.title else self.abstract


class Letterhead(models.Model):
    """What stands at the head of an office's papers; without a row it follows from its name."""

    retention: ClassVar = Retention("none", None, "Public bodies.")

    id = models.UUIDField(primary_key=True, default=new_id)
    office = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    superior = models.CharField(max_length=250, blank=True)
    name = models.CharField(max_length=250)
    place = models.CharField(max_length=120)
    symbol = models.CharField(max_length=30)
    unit = models.CharField(max_length=30, blank=True)
    revision = models.PositiveIntegerField(default=1)


class Register(models.Model):
    """One row of numbers: an office, a year, a kind of document. `last` only grows."""

    retention: ClassVar = Retention("none", None, "Counts of public bodies.")

    id = models.UUIDField(primary_key=True, default=new_id)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    abbreviation = models.CharField(max_length=12, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "abbreviation"], name="one_register_a_year"
            ),
        ]


class RegisterNumber(models.Model):
    """A number that was taken; it is never taken again, and triggers refuse to remove it.

    Without a document: used outside Khiên, for what `abstract` says.
    """

    retention: ClassVar = Retention("none", None, "The register of a public body; no names.")

    id = models.UUIDField(primary_key=True, default=new_id)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    day = models.DateField()
    abstract = models.CharField(max_length=250)
    taken_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="a_number_is_taken_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="numbers_begin_with_one"
            ),
        ]

    @property
    def written(self) -> str:
        """As people say it: 05/QĐ-UBND."""
        return f"{self.number:02}/{self.symbol}"


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    ISSUED = "issued", _("đã ban hành")
    VOIDED = "voided", _("đã hủy")


class Document(models.Model):
    """One document about one holder, a row of a room above (`holder_kind` says of which).

    `abstract` names nobody; what it says is in `content`. `issued_by` numbers and signs it.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("content", "void_reason"), "holder")

    id = models.UUIDField(primary_key=True, default=new_id)
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    holder = models.UUIDField()
    holder_kind = models.SlugField(max_length=20)
    abstract = models.CharField(max_length=250)
    content = SealedField(null=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    number = models.OneToOneField(
        RegisterNumber, on_delete=models.PROTECT, null=True, related_name="document"
    )
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    void_reason = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["holder", "made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__isnull=True, issued_at__isnull=True)
                | models.Q(number__isnull=False, issued_at__isnull=False),
                name="issued_documents_have_a_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", number__isnull=True, voided_at__isnull=True)
                | models.Q(state="issued", number__isnull=False, voided_at__isnull=True)
                | models.Q(state="voided", voided_at__isnull=False),
                name="documents_are_what_their_state_says",
            ),
        ]


class FileFormat(models.TextChoices):
    DOCX = "docx", _("Tệp Word (DOCX)")
    PDF = "pdf", _("Tệp PDF")
    XLSX = "xlsx", _("Tệp Excel (XLSX)")


class DocumentFile(models.Model):
    """An issued document as it was printed that day, sealed. `sha256` is that of the plain file."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("content",), "document")

    id = models.UUIDField(primary_key=True, default=new_id)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=4, choices=FileFormat)
    size = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    content = SealedField(null=True)  # base64

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "format"], name="one_file_of_each_format"),
        ]

    @property
    def digest(self) -> str:
        return bytes(self.sha256).hex()
