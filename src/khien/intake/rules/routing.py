"""To whom a report goes, and who must never see it. Pure: names and ids come in."""

from collections.abc import Container, Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake.models import HarmKind, Report, ReportState, Routing

# Acts that are crimes or need tracing go to the cyber police too, beside the child's commune.
_FOR_POLICE = frozenset(
    {
        HarmKind.ABUSE_MATERIAL,
        HarmKind.EXTORTION,
        HarmKind.GROOMING,
        HarmKind.IMPERSONATION,
        HarmKind.INTIMATE_IMAGES,
        HarmKind.SCAM,
        HarmKind.SEXUAL_CONTENT,
        HarmKind.THREAT,
    }
)
_SHORT_FORMS = {"ubnd": "uy ban nhan dan", "ca": "cong an", "gd dt": "giao duc va dao tao"}
_FEWEST_WORDS = 2
NO_SUCH_OFFICE = _("Hãy chọn một cơ quan trong danh sách.")
NOBODY_CALLED_SO = _(
    "Không có ai trong hệ thống tên như vậy. Hãy ghi đủ họ tên hoặc tên tài khoản."
)


def functions_for(kinds: Iterable[str]) -> tuple[Function, ...]:
    """Child affairs always; the cyber police by the kind of harm."""
    if _FOR_POLICE & {HarmKind(kind) for kind in kinds if kind in HarmKind.values}:
        return (Function.CHILD_AFFAIRS, Function.CYBER_POLICE)
    return (Function.CHILD_AFFAIRS,)


def named_in(text: str, names: Mapping[UUID, Iterable[str]]) -> set[UUID]:
    """Whose name stands in the text, tone marks or not. Names of one word name nobody."""
    said = f" {_written_out(text)} "
    return {
        who
        for who, called in names.items()
        if any(f" {name} " in said for name in map(_written_out, called) if _is_name(name))
    }


def _written_out(text: str) -> str:
    words = f" {fold(text)} "
    for short, long in _SHORT_FORMS.items():
        words = words.replace(f" {short} ", f" {long} ")
    return words.strip()


def _is_name(folded: str) -> bool:
    return len(folded.split()) >= _FEWEST_WORDS


def spoken_names(office: str, *, territory: str = "") -> list[str]:
    """How people may call an office: whole, a part between commas, without its territory."""
    whole = [office, *office.split(",")]
    without = [fold(name).removesuffix(fold(territory)) for name in whole] if territory else []
    return [*whole, *without]


def check_can_acknowledge(routing: Routing, *, own: Container[UUID]) -> None:
    """`own`: the offices the person works for."""
    if routing.acknowledged_at is not None:
        raise Refused(_("Cơ quan này đã tiếp nhận rồi."))
    if routing.organisation_id not in own:
        raise Refused(_("Chỉ người của cơ quan này mới tiếp nhận cho cơ quan mình."))


def check_can_take_up(report: Report) -> None:
    if report.state != ReportState.RECEIVED:
        raise Refused(_("Đã có người nhận tin này rồi."))


def check_can_send_to(already: Iterable[UUID], *, organisation: UUID, kept_away: set[UUID]) -> None:
    if organisation in kept_away:
        raise Refused(
            _("Không gửi đến cơ quan này được: cơ quan này không được biết tin này."),
            field="office",
        )
    if organisation in set(already):
        raise Refused(_("Cơ quan này đã có tin."), field="office")
