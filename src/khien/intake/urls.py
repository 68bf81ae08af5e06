"""Staff pages of intake, below /lam-viec/."""

from django.urls import path

from khien.intake.views import (
    export,
    hotline,
    incident,
    incidents,
    joining,
    keep_away,
    merging,
    outcomes,
    questions,
    queue,
    report,
    send,
)
from khien.intake.views.desk import (
    caller,
    care,
    contact,
    contact_counts,
    desk,
    desk_rules,
    hand_over,
)

app_name = "intake"

_REPORT = "tin-bao/<uuid:report_id>/"
_INCIDENT = "su-viec/<uuid:incident_id>/"

_CONTACT = "ban-truc/cuoc/<uuid:contact_id>/"

urlpatterns = [
    path("ban-truc/", desk.desk, name="desk"),
    path("ban-truc/dem/<str:kind>/", desk.count_empty, name="count_empty"),
    path("ban-truc/cuoc/", contact.new_contact, name="new_contact"),
    path(_CONTACT, contact.contact, name="contact"),
    path(_CONTACT + "tim/", contact.known_contacts, name="known_contacts"),
    path(_CONTACT + "ma/", caller.code, name="caller_code"),
    path(_CONTACT + "gan/", caller.link, name="link_report"),
    path(_CONTACT + "bo-gan/<uuid:report_id>/", caller.unlink, name="unlink_report"),
    path(_CONTACT + "tin/<uuid:report_id>/", caller.caller, name="caller"),
    path("ban-truc/ban-giao/", hand_over.hand_over, name="hand_over"),
    path("ban-truc/ban-giao/<uuid:left_id>/nhan/", hand_over.take_over, name="take_over"),
    path("ban-truc/giu-suc/", care.care, name="care"),
    path("ban-truc/giu-suc/nghi/", care.rest, name="rest"),
    path("ban-truc/giu-suc/<uuid:user_id>/", care.care_of, name="care_of"),
    path("ban-truc/so-cuoc/", contact_counts.contact_counts, name="contact_counts"),
    path("ban-truc/danh-muc/", desk_rules.desk_rules, name="desk_rules"),
    path("ban-truc/danh-muc/<uuid:category_id>/bo/", desk_rules.end_category, name="end_category"),
    path("tin-bao/", queue.queue, name="queue"),
    path("tin-bao/moi/", hotline.new_report, name="new_report"),
    path("tin-bao/ghep/", joining.join, name="join"),
    path("tin-bao/ket-qua/", outcomes.outcomes, name="outcomes"),
    path("tin-bao/tai-ve/<str:kind>/", queue.queue_export, name="queue_export"),
    path(_REPORT, report.report, name="report"),
    path(_REPORT + "tiep-nhan/<uuid:routing_id>/", report.acknowledge, name="acknowledge"),
    path(_REPORT + "nhan/", report.take_up, name="take_up"),
    path(_REPORT + "tra-loi/", report.answer, name="answer"),
    path(_REPORT + "quyet-dinh/", report.decide, name="decide"),
    path(_REPORT + "cau-hoi/", questions.questions, name="questions"),
    path(_REPORT + "chuyen/", send.send, name="send"),
    path(_REPORT + "khong-cho-biet/", keep_away.keep_away, name="keep_away"),
    path("su-viec/", incidents.incidents, name="incidents"),
    path(_INCIDENT, incident.incident, name="incident"),
    path(_INCIDENT + "chung-cu/", export.incident_export, name="incident_export"),
    path(_INCIDENT + "sua/", incident.incident_correct, name="incident_correct"),
    path(
        _INCIDENT + "tiep-nhan/<uuid:routing_id>/",
        incident.incident_acknowledge,
        name="incident_acknowledge",
    ),
    path(_INCIDENT + "tach/<uuid:report_id>/", incident.separate, name="separate"),
    path(_INCIDENT + "khong-cho-biet/", keep_away.incident_keep_away, name="incident_keep_away"),
    path(_INCIDENT + "gop/", merging.incident_merge, name="incident_merge"),
    path(_INCIDENT + "tach-doi/", merging.incident_split, name="incident_split"),
    path(_INCIDENT + "ket-thuc/", incident.incident_close, name="incident_close"),
    path(_INCIDENT + "mo-lai/", incident.incident_reopen, name="incident_reopen"),
]
