"""Staff pages of intake, below /lam-viec/."""

from django.urls import path

from khien.intake.views import hotline, incident, incidents, keep_away, queue, report, send

app_name = "intake"

_REPORT = "tin-bao/<uuid:report_id>/"
_INCIDENT = "su-viec/<uuid:incident_id>/"

urlpatterns = [
    path("tin-bao/", queue.queue, name="queue"),
    path("tin-bao/moi/", hotline.new_report, name="new_report"),
    path("tin-bao/tai-ve/<str:kind>/", queue.queue_export, name="queue_export"),
    path(_REPORT, report.report, name="report"),
    path(_REPORT + "tiep-nhan/<uuid:routing_id>/", report.acknowledge, name="acknowledge"),
    path(_REPORT + "nhan/", report.take_up, name="take_up"),
    path(_REPORT + "tra-loi/", report.answer, name="answer"),
    path(_REPORT + "quyet-dinh/", report.decide, name="decide"),
    path(_REPORT + "chuyen/", send.send, name="send"),
    path(_REPORT + "khong-cho-biet/", keep_away.keep_away, name="keep_away"),
    path("su-viec/", incidents.incidents, name="incidents"),
    path(_INCIDENT, incident.incident, name="incident"),
    path(_INCIDENT + "sua/", incident.incident_correct, name="incident_correct"),
    path(
        _INCIDENT + "tiep-nhan/<uuid:routing_id>/",
        incident.incident_acknowledge,
        name="incident_acknowledge",
    ),
    path(_INCIDENT + "tach/<uuid:report_id>/", incident.separate, name="separate"),
    path(_INCIDENT + "khong-cho-biet/", keep_away.incident_keep_away, name="incident_keep_away"),
    path(_INCIDENT + "ket-thuc/", incident.incident_close, name="incident_close"),
    path(_INCIDENT + "mo-lai/", incident.incident_reopen, name="incident_reopen"),
]
