from django.urls import include, path

from khien.support.views import (
    case,
    cases,
    definitions,
    documents,
    exhibit,
    figures,
    keep_away,
    official,
    register,
    requests,
    steps,
    visit,
)

app_name = "support"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("so-lieu/", figures.figures, name="figures"),
    path("moi/<uuid:incident_id>/", register.register, name="register"),
    path("yeu-cau/<uuid:request_id>/ket-thuc/", requests.end_request, name="end_request"),
    path("mau/", definitions.definitions, name="definitions"),
    path("mau/<slug:code>/", definitions.definition, name="definition"),
    path("mau/<slug:code>/phien-ban/<int:number>/", definitions.version, name="version"),
    path(
        "mau/<slug:code>/phien-ban/<int:number>/rut/",
        definitions.withdraw_form,
        name="withdraw_form",
    ),
    path("mau/<slug:code>/nhap/", definitions.form_draft, name="form_draft"),
    path("mau/<slug:code>/nhap/sua/", definitions.change_draft, name="change_draft"),
    path("mau/<slug:code>/nhap/cau-hoi/", definitions.form_question, name="new_question"),
    path(
        "mau/<slug:code>/nhap/cau-hoi/<slug:key>/", definitions.form_question, name="form_question"
    ),
    path("", include("khien.support.urls.people")),
    path("", include("khien.support.urls.sharing")),
    path("", include("khien.support.urls.together")),
    path("<uuid:case_id>/", case.case, name="case"),
    path("<uuid:case_id>/sua/", register.correct, name="correct"),
    path("<uuid:case_id>/khong-cho-biet/", keep_away.keep_away, name="keep_away"),
    path("<uuid:case_id>/tep/", exhibit.exhibit, name="exhibit"),
    path("<uuid:case_id>/tham/", visit.visit, name="visit"),
    path("<uuid:case_id>/danh-gia/", official.assess, name="assess"),
    path("<uuid:case_id>/van-ban/", documents.make_document, name="make_document"),
    path("<uuid:case_id>/khan-cap/", steps.emergency, name="emergency"),
    path("<uuid:case_id>/khan-cap/khong-can/", steps.no_emergency, name="no_emergency"),
    path(
        "<uuid:case_id>/khan-cap/<uuid:measure_id>/ket-thuc/",
        steps.end_emergency,
        name="end_emergency",
    ),
    path("<uuid:case_id>/danh-gia-cu-the/", official.specific, name="specific"),
    path(
        "<uuid:case_id>/danh-gia-cu-the/duyet/", steps.approve_assessment, name="approve_assessment"
    ),
    path(
        "<uuid:case_id>/danh-gia-cu-the/tra-lai/",
        steps.send_back_assessment,
        name="send_back_assessment",
    ),
    path("<uuid:case_id>/ke-hoach/", official.plan, name="plan"),
    path("<uuid:case_id>/ke-hoach/duyet/", official.approve_plan, name="approve_plan"),
    path("<uuid:case_id>/ke-hoach/tra-lai/", steps.send_back_plan, name="send_back_plan"),
    path("<uuid:case_id>/dich-vu/", steps.service, name="service"),
    path("<uuid:case_id>/dich-vu/<uuid:service_id>/", steps.give, name="give"),
    path("<uuid:case_id>/ra-soat/", official.review, name="review"),
    path("<uuid:case_id>/ket-thuc/", steps.closure, name="closure"),
    path("<uuid:case_id>/ket-thuc/duyet/", steps.approve_closure, name="approve_closure"),
    path("<uuid:case_id>/ket-thuc/tra-lai/", steps.send_back_closure, name="send_back_closure"),
    path("<uuid:case_id>/mo-lai/", steps.reopen, name="reopen"),
]
