from django.urls import path

from khien.curriculum.views import lessons, review, write

app_name = "curriculum"
_VERSION = "<slug:code>/<slug:language>/<int:number>/"
urlpatterns = [
    path("", lessons.lessons, name="lessons"),
    path("moi/", write.new, name="new"),
    path("<slug:code>/", lessons.lesson, name="lesson"),
    path("<slug:code>/ban-moi/", write.begin, name="begin"),
    path(_VERSION, review.version, name="version"),
    path(f"{_VERSION}viet/", write.write, name="write"),
    path(f"{_VERSION}gui/", write.submit, name="submit"),
    path(f"{_VERSION}doc/", write.sound, name="sound"),
    path(f"{_VERSION}rut/", review.withdraw, name="withdraw"),
]
