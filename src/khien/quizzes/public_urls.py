"""Addresses of pupils, under /lop/."""

from django.urls import path

from khien.quizzes.views import taking

app_name = "class"
urlpatterns = [
    path("", taking.class_code, name="code"),
    path("bai/", taking.paper, name="paper"),
]
