import pytest

from dashboard.errors import ConfigurationError
from dashboard.settings import SETTINGS_VARIABLE, Settings, read_settings, write_settings


@pytest.fixture
def path(tmp_path, monkeypatch):
    file = tmp_path / "folder" / "settings.json"
    monkeypatch.setenv(SETTINGS_VARIABLE, str(file))
    return file


def test_what_is_written_is_read(path):
    settings = Settings(analyst="ليلى", online=True)
    write_settings(settings)
    assert read_settings() == settings
    assert path.exists()


def test_without_a_file_nothing_is_online(path):
    assert not path.exists()
    assert not read_settings().online


@pytest.mark.parametrize("text", ["", "[]", "{", '{"online": "yes", "analyst": 3, "more": 1}'])
def test_a_damaged_file_counts_as_none(path, text):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert not read_settings().online


def test_a_place_that_can_not_be_written_is_told(path):
    path.parent.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="can't be written"):
        write_settings(Settings())
