from django.urls import path

from khien.enforcement.views import exhibit, steps, violation, violations
from khien.enforcement.views import open as opening

app_name = "enforcement"
urlpatterns = [
    path("", violations.violations, name="violations"),
    path("moi/<uuid:incident_id>/", opening.open_violation, name="open"),
    path("<uuid:violation_id>/", violation.violation, name="violation"),
    path("<uuid:violation_id>/tep/", exhibit.exhibit, name="exhibit"),
    path("<uuid:violation_id>/ghi/", steps.note, name="note"),
    path("<uuid:violation_id>/xac-minh/", steps.verify, name="verify"),
    path("<uuid:violation_id>/ket-qua/", steps.settle, name="settle"),
    path("<uuid:violation_id>/mo-lai/", steps.reopen, name="reopen"),
]
