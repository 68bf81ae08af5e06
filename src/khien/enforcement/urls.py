from django.urls import path

from khien.enforcement.views import (
    exhibit,
    export,
    figures,
    international,
    letter,
    matches,
    respondent,
    respondent_steps,
    steps,
    violation,
    violations,
)
from khien.enforcement.views import open as opening

app_name = "enforcement"
urlpatterns = [
    path("", violations.violations, name="violations"),
    path("so-lieu/", figures.figures, name="figures"),
    path("moi/<uuid:incident_id>/", opening.open_violation, name="open"),
    path("moi/<uuid:incident_id>/quoc-te/", international.review_incident, name="incident_abroad"),
    path(
        "moi/<uuid:incident_id>/quoc-te/<uuid:report_id>/",
        international.released_of_incident,
        name="incident_abroad_report",
    ),
    path("<uuid:violation_id>/", violation.violation, name="violation"),
    path("<uuid:violation_id>/tep/", exhibit.exhibit, name="exhibit"),
    path("<uuid:violation_id>/tep/xuat/", export.export, name="export"),
    path("<uuid:violation_id>/van-ban/", letter.letter, name="letter"),
    path("<uuid:violation_id>/nguoi/", respondent.respondent, name="respondent"),
    path(
        "<uuid:violation_id>/nguoi/sua/",
        respondent_steps.correct_respondent,
        name="correct_respondent",
    ),
    path(
        "<uuid:violation_id>/nguoi/dau-hieu/",
        respondent_steps.add_identifier,
        name="add_identifier",
    ),
    path(
        "<uuid:violation_id>/nguoi/dau-hieu/<uuid:identifier_id>/bo/",
        respondent_steps.withdraw_identifier,
        name="withdraw_identifier",
    ),
    path(
        "<uuid:violation_id>/nguoi/trung/<uuid:match_id>/", matches.judge_match, name="judge_match"
    ),
    path("<uuid:violation_id>/nguoi/tach/", matches.part_respondent, name="part_respondent"),
    path("<uuid:violation_id>/ghi/", steps.note, name="note"),
    path("<uuid:violation_id>/xac-minh/", steps.verify, name="verify"),
    path("<uuid:violation_id>/buoc/<slug:verb>/", steps.step, name="step"),
    path("<uuid:violation_id>/quoc-te/", international.review, name="international"),
    path(
        "<uuid:violation_id>/quoc-te/<uuid:report_id>/",
        international.released,
        name="international_report",
    ),
    path("<uuid:violation_id>/mo-lai/", steps.reopen, name="reopen"),
]
