from django.urls import path

from khien.enforcement.views import open as opening
from khien.enforcement.views import violation, violations

app_name = "enforcement"
urlpatterns = [
    path("", violations.violations, name="violations"),
    path("moi/<uuid:incident_id>/", opening.open_violation, name="open"),
    path("<uuid:violation_id>/", violation.violation, name="violation"),
    path("<uuid:violation_id>/ghi/", violation.note, name="note"),
    path("<uuid:violation_id>/xac-minh/", violation.verify, name="verify"),
    path("<uuid:violation_id>/ket-qua/", violation.settle, name="settle"),
    path("<uuid:violation_id>/mo-lai/", violation.reopen, name="reopen"),
]
