from django.urls import path

from khien.support.views import case, cases, exhibit, figures, register, requests, steps, visit

app_name = "support"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("so-lieu/", figures.figures, name="figures"),
    path("moi/<uuid:incident_id>/", register.register, name="register"),
    path("yeu-cau/<uuid:request_id>/ket-thuc/", requests.end_request, name="end_request"),
    path("<uuid:case_id>/", case.case, name="case"),
    path("<uuid:case_id>/sua/", register.correct, name="correct"),
    path("<uuid:case_id>/tep/", exhibit.exhibit, name="exhibit"),
    path("<uuid:case_id>/tham/", visit.visit, name="visit"),
    path("<uuid:case_id>/danh-gia/", steps.assess, name="assess"),
    path("<uuid:case_id>/khan-cap/", steps.emergency, name="emergency"),
    path(
        "<uuid:case_id>/khan-cap/<uuid:measure_id>/ket-thuc/",
        steps.end_emergency,
        name="end_emergency",
    ),
    path("<uuid:case_id>/ke-hoach/", steps.plan, name="plan"),
    path("<uuid:case_id>/ke-hoach/duyet/", steps.approve_plan, name="approve_plan"),
    path("<uuid:case_id>/ke-hoach/tra-lai/", steps.send_back_plan, name="send_back_plan"),
    path("<uuid:case_id>/dich-vu/", steps.service, name="service"),
    path("<uuid:case_id>/dich-vu/<uuid:service_id>/", steps.give, name="give"),
    path("<uuid:case_id>/ra-soat/", steps.review, name="review"),
    path("<uuid:case_id>/ket-thuc/", steps.closure, name="closure"),
    path("<uuid:case_id>/ket-thuc/duyet/", steps.approve_closure, name="approve_closure"),
    path("<uuid:case_id>/ket-thuc/tra-lai/", steps.send_back_closure, name="send_back_closure"),
    path("<uuid:case_id>/mo-lai/", steps.reopen, name="reopen"),
]
