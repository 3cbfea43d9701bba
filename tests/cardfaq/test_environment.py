"""Settings come from the environment; a wrong value is refused with a sentence."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cardfaq import environment


@pytest.fixture
def variable(monkeypatch):
    def set_variable(value):
        monkeypatch.setenv("VARIABLE", value)

    monkeypatch.delenv("VARIABLE", raising=False)
    return set_variable


class TestFlag:
    @pytest.mark.parametrize(("written", "meant"), [("1", True), ("True", True), ("no", False), ("0", False)])
    def test_reads_the_usual_words(self, variable, written, meant):
        variable(written)

        assert environment.flag("VARIABLE", default=not meant) is meant

    def test_takes_the_default_when_the_variable_is_empty(self, variable):
        variable("  ")

        assert environment.flag("VARIABLE", default=True) is True

    def test_refuses_another_word(self, variable):
        variable("perhaps")

        with pytest.raises(ImproperlyConfigured, match=r"VARIABLE is 'perhaps'. Write 1 or 0\."):
            environment.flag("VARIABLE", default=False)


class TestPort:
    def test_reads_a_number(self, variable):
        variable("8080")

        assert environment.port("VARIABLE", default=8000) == 8080

    @pytest.mark.parametrize("wrong", ["0", "65536", "-1", "http", "80.0", "٨٠"])
    def test_refuses_what_is_no_port(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="from 1 to 65535"):
            environment.port("VARIABLE", default=8000)


class TestCount:
    @pytest.mark.parametrize("wrong", ["0", "many", "-2"])
    def test_refuses_what_is_no_number_of_things(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="1 or more"):
            environment.count("VARIABLE", default=2)


class TestSiteUrl:
    def test_drops_the_last_slash(self, variable):
        variable("https://cards.example.org/")

        assert environment.site_url("VARIABLE", default="") == "https://cards.example.org"

    @pytest.mark.parametrize(
        "wrong",
        [
            "cards.example.org",
            "ftp://cards.example.org",
            "https://",
            "https://cards.example.org/faq",
            "https://cards.example.org:port",
            "https://someone@cards.example.org",
            "https://[::1",
        ],
    )
    def test_refuses_what_is_not_the_address_of_a_site(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="without a path, like https://"):
            environment.site_url("VARIABLE", default="")


class TestHosts:
    def test_reads_names_between_commas(self, variable):
        variable("cards.example.org, .example.net,[::1]")

        assert environment.hosts("VARIABLE", default=[]) == ["cards.example.org", ".example.net", "[::1]"]

    @pytest.mark.parametrize("wrong", ["https://cards.example.org", "cards.example.org:443", "two words"])
    def test_refuses_what_is_no_host_name(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="without scheme or port"):
            environment.hosts("VARIABLE", default=[])


class TestFolder:
    def test_starts_a_relative_path_at_the_base(self, variable, tmp_path):
        variable("data")

        assert environment.folder("VARIABLE", default=Path("/elsewhere"), base=tmp_path) == tmp_path / "data"

    def test_refuses_a_file(self, variable, tmp_path):
        (tmp_path / "data").touch()
        variable("data")

        with pytest.raises(ImproperlyConfigured, match="which is a file"):
            environment.folder("VARIABLE", default=tmp_path, base=tmp_path)


class TestDatabase:
    def test_is_a_file_in_the_data_folder_unless_told_otherwise(self, variable, tmp_path):
        database = environment.database("VARIABLE", default_file=tmp_path / "var" / "cardfaq.sqlite3")

        assert database["NAME"] == str(tmp_path / "var" / "cardfaq.sqlite3")
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert (tmp_path / "var").is_dir()

    def test_reads_the_address_of_a_postgresql(self, variable, tmp_path):
        variable("postgresql://editor:secret@db.example.org:5433/cards")

        database = environment.database("VARIABLE", default_file=tmp_path / "unused")

        assert database["ENGINE"] == "django.db.backends.postgresql"
        assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", 5433, "cards")

    @pytest.mark.parametrize(
        "wrong", ["nonsense", "mysql://host/cards", "postgresql://host", "postgresql://u:se:cret@[host/cards"]
    )
    def test_refuses_what_it_cannot_use_and_keeps_passwords_out_of_the_message(self, variable, tmp_path, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match=r"postgresql://user:password@host") as refusal:
            environment.database("VARIABLE", default_file=tmp_path / "unused")

        assert "se:cret" not in str(refusal.value)

    def test_refuses_a_data_folder_that_cannot_be_made(self, variable, tmp_path):
        (tmp_path / "var").touch()

        with pytest.raises(ImproperlyConfigured, match="Set DATA_DIR"):
            environment.database("VARIABLE", default_file=tmp_path / "var" / "data" / "cardfaq.sqlite3")


class TestCache:
    def test_is_in_the_process_unless_told_otherwise(self, variable):
        assert environment.cache("VARIABLE")["BACKEND"].endswith("LocMemCache")

    def test_reads_the_address_of_a_redis(self, variable):
        variable("redis://cache.example.org:6379/1")

        assert environment.cache("VARIABLE")["LOCATION"] == "redis://cache.example.org:6379/1"

    def test_counts_a_redis_that_is_down_as_a_miss(self, variable, settings):
        variable("redis://127.0.0.1:9/0")
        settings.CACHES = {"default": environment.cache("VARIABLE")}
        from django.core.cache import cache

        cache.set("answer", "yes")

        assert cache.get("answer") is None

    @pytest.mark.parametrize("wrong", ["localhost:6379", "memcached://host", "redis://", "redis://host:port"])
    def test_refuses_what_it_cannot_use(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="redis://host:6379/0"):
            environment.cache("VARIABLE")


class TestSecretKey:
    def test_takes_the_key_from_the_environment(self, variable, tmp_path):
        variable("long and random enough for a test, is it not? 9f8e7d")

        key = environment.secret_key("VARIABLE", file=tmp_path / "secret-key")

        assert key.startswith("long and random")
        assert not (tmp_path / "secret-key").exists()

    @pytest.mark.parametrize("weak", ["secret", "x" * 80])
    def test_refuses_a_key_that_can_be_guessed(self, variable, tmp_path, weak):
        variable(weak)

        with pytest.raises(ImproperlyConfigured, match="too easy to guess") as refusal:
            environment.secret_key("VARIABLE", file=tmp_path / "secret-key")

        assert weak not in str(refusal.value).replace("VARIABLE", "")

    def test_makes_one_and_keeps_it_where_only_the_owner_reads_it(self, variable, tmp_path):
        file = tmp_path / "var" / "secret-key"

        first, second = (environment.secret_key("VARIABLE", file=file) for _start in range(2))

        assert first == second
        assert len(first) >= 50
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert list(file.parent.iterdir()) == [file]

    def test_refuses_a_kept_key_that_was_emptied(self, variable, tmp_path):
        (tmp_path / "secret-key").touch()

        with pytest.raises(ImproperlyConfigured, match="Delete it"):
            environment.secret_key("VARIABLE", file=tmp_path / "secret-key")
