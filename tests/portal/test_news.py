"""An article as everybody meets it: in their language or not, aloud, and in their feed reader."""

import xml.etree.ElementTree as ET

from django.urls import reverse

from fixtures_publishing import NOW
from khien.publishing import actions

ATOM = "{http://www.w3.org/2005/Atom}"
SOUND = b"ID3" + bytes(97)


def test_who_reads_another_language_is_told_that_it_is_not_there(published, client):
    address = f"/tin-tuc/{published.article.slug}/"
    english = client.get(f"{address}?tieng=en").text
    assert "not in your language yet" in english
    assert '<article lang="vi"' in english
    assert "chưa có bản bằng ngôn ngữ" not in client.get(address).text
    assert "Vietnamese" in client.get("/tin-tuc/?tieng=en").text


def test_who_reads_in_another_language_what_was_withdrawn_in_theirs_is_told_so(
    published, writer, reader, client
):
    english = actions.begin(published.article, language="en", by=writer, now=NOW)
    actions.submit(english.pk, by=writer, now=NOW)
    actions.publish(english.pk, planned=None, by=reader, now=NOW)
    actions.withdraw(published.pk, why="Ngày ghi sai.", by=reader, now=NOW)
    shown = client.get(f"/tin-tuc/{published.article.slug}/")
    assert shown.status_code == 200
    assert "Ngày ghi sai." in shown.text
    assert '<article lang="en"' in shown.text


def test_a_voice_is_named_heard_by_who_decides_and_can_be_wound(
    draft, writer, reader, client, signed_in
):
    actions.record_voice(draft.pk, data=SOUND, by=writer, now=NOW)
    actions.submit(draft.pk, by=writer, now=NOW)
    desk = reverse("publishing:sound", args=[draft.pk])
    reading = signed_in(reader)
    assert desk in reading.get(reverse("publishing:version", args=[draft.pk])).text
    assert reading.get(desk).content == SOUND
    address = f"/tin-tuc/{draft.article.slug}/nghe/vi/"
    assert client.get(address).status_code == 404
    actions.publish(draft.pk, planned=None, by=reader, now=NOW)
    assert "Nghe đọc bài này" in client.get(f"/tin-tuc/{draft.article.slug}/").text
    assert client.get(address).content == SOUND
    part = client.get(address, headers={"Range": "bytes=0-1"})
    assert part.status_code == 206
    assert part.content == b"ID"
    assert part["Content-Range"] == "bytes 0-1/100"


def test_a_feed_says_who_speaks_and_goes_on_in_its_language(published, client):
    assert "/tin-tuc/atom.xml?tieng=en" in client.get("/tin-tuc/?tieng=en").text
    feed = ET.fromstring(client.get("/tin-tuc/atom.xml?tieng=en").content)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.findtext(f"{ATOM}id") == feed.find(f"{ATOM}link[@rel='self']").get("href")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith("?tieng=en")
    rss = ET.fromstring(client.get("/tin-tuc/rss.xml").content)
    assert rss.findtext("channel/item/title") == published.title
