"""The folder as a broker bears what a killed writer or a full disk leaves behind."""

from queue import Empty

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError

from innovation.celery import app


@pytest.fixture
def channel(tmp_path):
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    places = {"data_folder_in": "messages", "data_folder_out": "messages", "control_folder": "control"}
    options = {option: str(tmp_path / name) for option, name in places.items()}
    with Connection("folder://localhost/", transport_options=options) as connection:
        yield connection.channel()


def test_a_message_is_whole_when_it_appears_and_comes_out_once(channel, tmp_path):
    channel._put("celery", {"id": 1})
    assert [place.suffix for place in (tmp_path / "messages").iterdir()] == [".msg"]
    assert channel._get("celery") == {"id": 1}
    with pytest.raises(Empty):
        channel._get("celery")


def test_half_a_message_is_thrown_away_and_the_next_is_read(channel, tmp_path):
    for content in ("", '{"id": '):
        (tmp_path / "messages" / f"0_{len(content)}.celery.msg").write_text(content)
    channel._put("celery", {"id": 2})
    assert channel._get("celery") == {"id": 2}
    assert list((tmp_path / "messages").iterdir()) == []


def test_an_empty_table_is_written_anew(channel, tmp_path):
    table = tmp_path / "control" / "celery.exchange"
    table.write_text("")
    assert channel.get_table("celery") == []
    table.write_text("[[")
    channel._queue_bind("celery", "celery", "", "celery")
    assert [row.queue for row in channel.get_table("celery")] == ["celery"]


def test_a_message_that_cannot_be_written_is_refused_and_leaves_nothing(channel, tmp_path):
    (tmp_path / "messages").rmdir()
    (tmp_path / "messages").write_text("")
    with pytest.raises(ChannelError):
        channel._put("celery", {"id": 3})
    assert [place.name for place in tmp_path.iterdir() if place.name.startswith(".")] == []


def test_without_redis_the_project_uses_it(settings):
    assert settings.REDIS_URL or app.conf.broker_url == "folder://localhost/"
