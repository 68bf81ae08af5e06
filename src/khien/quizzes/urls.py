"""Addresses under /lam-viec/trac-nghiem/; those of pupils: public_urls."""

from django.urls import path

from khien.quizzes.views import bank, classes, exchange, paper, quizzes

app_name = "quizzes"
urlpatterns = [
    path("", classes.class_quizzes, name="class_quizzes"),
    path("lop/<uuid:class_quiz_id>/", classes.class_quiz, name="class_quiz"),
    path("lop/<uuid:class_quiz_id>/buoc/", classes.step, name="step"),
    path("lop/<uuid:class_quiz_id>/can-thay-co/", classes.needs_help, name="help"),
    path(
        "lop/<uuid:class_quiz_id>/lam-lai/<uuid:attempt_id>/", classes.set_aside, name="set_aside"
    ),
    path("lop/<uuid:class_quiz_id>/phieu.pdf", paper.sheets, name="sheets"),
    path("lop/<uuid:class_quiz_id>/anh/", paper.photographs, name="photographs"),
    path("lop/<uuid:class_quiz_id>/xapi.json", exchange.xapi, name="xapi"),
    path("bai/", quizzes.quizzes, name="quizzes"),
    path("bai/moi/", quizzes.quiz_new, name="quiz_new"),
    path("bai/<uuid:quiz_id>/mo/", quizzes.open_class, name="open_class"),
    path("ngan-hang/", bank.banks, name="banks"),
    path("ngan-hang/bai-hoc/", bank.follow, name="follow"),
    path("ngan-hang/moi/", bank.bank_new, name="bank_new"),
    path("ngan-hang/<uuid:bank_id>/", bank.bank, name="bank"),
    path("ngan-hang/<uuid:bank_id>/cau-moi/", bank.question_new, name="question_new"),
    path("ngan-hang/<uuid:bank_id>/nhap/", exchange.bank_import, name="bank_import"),
    path("ngan-hang/<uuid:bank_id>/xuat/<str:kind>/", exchange.bank_export, name="bank_export"),
    path("cau/<uuid:question_id>/", bank.question, name="question"),
    path("cau/<uuid:question_id>/rut/", bank.question_withdraw, name="question_withdraw"),
]
