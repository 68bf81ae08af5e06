"""May this be shared, and on what ground? Pure: policy, consents and carers come in.

Case work itself needs nobody's consent: it rests on law, and the parent may be the offender.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.support.models import Carer, Consent, ConsentPolicy, Giver, Ground, Purpose
from khien.support.rules.people import may_represent

NO_SUCH_REPRESENTATIVE = _(
    "Người này không đồng ý thay trẻ được: người bị nghi gây hại, người không an toàn cho trẻ "
    "hoặc không phải người đại diện thì không được hỏi ý kiến."
)


@dataclass(frozen=True)
class Gate:
    """`ground` None: closed, and `missing` says what is lacking. `law`: the legal basis, if any."""

    ground: Ground | None
    missing: list[str | Promise] = field(default_factory=list)
    law: str = ""


def strict(purpose: str, on: date) -> ConsentPolicy:
    """What holds where no row says otherwise: both the child from 7 and a representative."""
    return ConsentPolicy(purpose=purpose, certainty=Certainty.UNKNOWN, valid_from=on)


def standing(consents: Iterable[Consent]) -> list[Consent]:
    """Not withdrawn, and not given by somebody who by now is suspected, unsafe or gone."""
    return [
        consent
        for consent in consents
        if consent.withdrawn_at is None and (consent.carer is None or may_represent(consent.carer))
    ]


def asks_child(policy: ConsentPolicy, age: int | None) -> bool:
    """A child of unknown age is asked: better once too often."""
    return policy.needs_child and (age is None or age >= policy.child_from_age)


def gate(policy: ConsentPolicy, consents: Iterable[Consent], *, age: int | None) -> Gate:
    if policy.by_law:
        return Gate(Ground.LAW, law=policy.law if policy.certainty == Certainty.VERIFIED else "")
    given = {c.giver for c in standing(consents) if c.purpose == policy.purpose}
    missing: list[str | Promise] = []
    if asks_child(policy, age) and Giver.CHILD not in given:
        missing.append(_("Trẻ chưa đồng ý cho mục đích này."))
    if policy.needs_representative and Giver.REPRESENTATIVE not in given:
        missing.append(_("Chưa có người đại diện an toàn nào đồng ý cho mục đích này."))
    return Gate(None, missing) if missing else Gate(Ground.CONSENT)


def check_can_consent(
    policy: ConsentPolicy,
    *,
    giver: str,
    carer: Carer | None,
    age: int | None,
    given_on: date,
    already: Sequence[Consent],
    now: datetime,
) -> None:
    """`already`: standing consents of the case. Raises Refused."""
    if policy.by_law:
        raise Refused(
            _("Việc này pháp luật đã quy định: không cần hỏi ý kiến, và không ghi như đồng ý."),
            field="purpose",
        )
    if given_on > today(now):
        raise Refused(_("Ngày đồng ý không thể ở tương lai."), field="given_on")
    if giver == Giver.CHILD and age is not None and age < policy.child_from_age:
        raise Refused(
            _(
                "Trẻ dưới %(age)s tuổi không ký đồng ý: hãy ghi ý của trẻ ở “Lời của trẻ” "
                "và hỏi người đại diện an toàn."
            )
            % {"age": policy.child_from_age},
            field="giver",
        )
    if giver == Giver.REPRESENTATIVE and (carer is None or not may_represent(carer)):
        raise Refused(NO_SUCH_REPRESENTATIVE, field="giver")
    same = [c for c in already if (c.purpose, c.giver) == (policy.purpose, giver)]
    if any(c.carer_id == (carer.pk if carer else None) for c in same):
        raise Refused(_("Đồng ý này đã được ghi và vẫn còn hiệu lực."), field="purpose")


def check_can_withdraw(consent: Consent) -> None:
    if consent.withdrawn_at is not None:
        raise Refused(_("Đồng ý này đã được rút rồi."))


def check_policy(*, purpose: str, starts: date, latest: date | None, on: date) -> None:
    """A new version from tomorrow on; what was shared so far is never judged anew."""
    if purpose == Purpose.POLICE:
        raise Refused(_("Căn cứ của việc này là luật, không đổi ở đây."), field="purpose")
    if starts <= on:
        raise Refused(
            _("Phiên bản mới bắt đầu sớm nhất từ ngày mai: quá khứ không sửa được."),
            field="valid_from",
        )
    if latest is not None and starts <= latest:
        raise Refused(
            _("Đã có phiên bản bắt đầu ngày này hoặc muộn hơn."),
            field="valid_from",
        )
