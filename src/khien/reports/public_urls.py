"""Address for everybody: is this file a report that was signed?"""

from django.urls import path

from khien.reports.views import check

app_name = "check_report"
urlpatterns = [path("", check.check, name="check")]
