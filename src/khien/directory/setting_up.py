"""The steps of setting up that are this room's: province, offices, functions, schools."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.calendars import today
from khien.core.setting_up import Step, register
from khien.directory import queries
from khien.directory.models import Function

# A commune's committee is bound commune by commune; the others stand for the province too.
_OF_THE_PROVINCE = set(Function) - {Function.COMMUNE_COMMITTEE}


def steps(now: datetime) -> list[Step]:
    """The first alone until it is done: the others hang on it."""
    here, on = queries.installation(), today(now)
    page = reverse("directory:set_up")
    if here is None:
        return [Step(_("Tỉnh"), _("chưa chọn"), page, done=False)]
    offices = queries.offices_of(here.province_id, on).count()
    bound = {binding.function for binding in queries.bindings(here.province_id, on)}
    missing = len(_OF_THE_PROVINCE - bound)
    schools = queries.institutions(on).count()
    return [
        Step(_("Tỉnh"), here.name, page, done=True),
        Step(_("Cơ quan"), _many(offices), f"{page}#co-quan", done=offices > 0),
        Step(
            _("Nhiệm vụ"),
            ngettext("%(n)s việc chưa có cơ quan lo", "%(n)s việc chưa có cơ quan lo", missing)
            % {"n": missing}
            if missing
            else _("việc nào cũng có cơ quan lo"),
            reverse("directory:functions"),
            done=not missing,
        ),
        Step(
            _("Trường và cơ sở"), _many(schools), reverse("directory:import_list"), done=schools > 0
        ),
    ]


def _many(count: int) -> str:
    return _("có %(count)s") % {"count": count} if count else _("chưa có")


def publish() -> None:
    register(steps, place=1)
