from django.urls import path

from khien.manual import views

app_name = "manual"
urlpatterns = [
    path("", views.contents, name="contents"),
    path("hinh/<str:name>", views.picture, name="picture"),
    path("<path:path>/", views.page, name="page"),
]
