"""Settings come from the environment; a wrong value is refused with a sentence."""

import contextlib
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


class TestEveryValue:
    READERS = [
        lambda folder: environment.flag("VARIABLE", default=False),
        lambda folder: environment.port("VARIABLE", default=1),
        lambda folder: environment.count("VARIABLE", default=1),
        lambda folder: environment.folder("VARIABLE", default=folder, base=folder),
        lambda folder: environment.site_url("VARIABLE", default=""),
        lambda folder: environment.hosts("VARIABLE", default=[]),
        lambda folder: environment.listening("VARIABLE", default=""),
        lambda folder: environment.believed("VARIABLE", default=[]),
        lambda folder: environment.database("VARIABLE", default_file=folder / "unused", base=folder),
        lambda folder: environment.cache("VARIABLE"),
        lambda folder: environment.secret_key("VARIABLE", file=folder / "unused"),
    ]

    @pytest.mark.parametrize("read", READERS)
    @pytest.mark.parametrize(
        ("wrong", "words"),
        [('"https://cards.example.org"', "quotation marks"), ("'1'", "quotation marks"), ("“8000”", "quotation marks")]
        + [(f"8000{sign}1", "cannot be seen") for sign in ("\n", "\t", "\u200b", "\ufeff", "\xa0", "\x1b")],
    )
    def test_is_refused_with_what_a_shell_or_a_clipboard_leaves_in_it(self, variable, tmp_path, read, wrong, words):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match=f"VARIABLE .*{words}"):
            read(tmp_path)

    @pytest.mark.parametrize("read", READERS)
    @pytest.mark.parametrize(
        "odd", ["9" * 5000, "~nobody-of-that-name/x", "[", "]", "://", "%", "*/*", "::::", "x" * 300]
    )
    def test_is_taken_or_refused_whatever_it_is(self, variable, tmp_path, read, odd):
        variable(odd)

        with contextlib.suppress(ImproperlyConfigured):
            read(tmp_path)


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

    @pytest.mark.parametrize("wrong", ["0", "65536", "-1", "http", "80.0", "٨٠", ":8000", "+80", "8_0", "1" * 5000])
    def test_refuses_what_is_no_port(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="from 1 to 65535"):
            environment.port("VARIABLE", default=8000)


class TestCount:
    @pytest.mark.parametrize("wrong", ["0", "many", "-2", "2.5", "auto", "100000", "1" * 5000])
    def test_refuses_what_is_no_number_of_things(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="1 or more"):
            environment.count("VARIABLE", default=2)


class TestSiteUrl:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("https://cards.example.org/", "https://cards.example.org"),
            ("https://cards.example.org//", "https://cards.example.org"),
            ("HTTPS://Cards.Example.ORG", "https://cards.example.org"),
            ("https://cards.example.org.", "https://cards.example.org"),
            ("https://cards.example.org.:8443/", "https://cards.example.org:8443"),
            ("https://cards.example.org:443", "https://cards.example.org"),
            ("http://cards.example.org:80/", "http://cards.example.org"),
            ("http://cards.example.org:443", "http://cards.example.org:443"),
            ("https://cards.example.org:", "https://cards.example.org"),
            ("https://tarjetas.españa.example", "https://tarjetas.xn--espaa-rta.example"),
            ("https://卡.example。", "https://xn--hlr.example"),
            ("https://straße.example", "https://xn--strae-oqa.example"),
            ("https://xn--hlr.example", "https://xn--hlr.example"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("https://[2001:DB8:0:0::1]/", "https://[2001:db8::1]"),
            ("https://[2001:db8::1]:443", "https://[2001:db8::1]"),
            ("http://192.0.2.7:8000", "http://192.0.2.7:8000"),
            ("http://localhost:8000", "http://localhost:8000"),
        ],
    )
    def test_is_written_as_browsers_write_it(self, variable, written, meant):
        variable(written)

        assert environment.site_url("VARIABLE", default="") == meant

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
            "https:cards.example.org",
            "https:/cards.example.org",
            "https:///cards.example.org",
            "https://cards.example.org?",
            "https://cards.example.org/?",
            "https://cards.example.org#",
            "https://cards.example.org/?a=b",
            "https://cards .example.org",
            "https://cards.example.org /",
            "https:\\\\cards.example.org",
            "https://@cards.example.org",
            "https://cards.example.org, https://www.example.org",
            "https://cards_faq.example.org",
            "https://-cards.example.org",
            "https://cards..example.org",
            "https://.example.org",
            "https://*.example.org",
            "https://*",
            "https://cards.example.org:0",
            "https://cards.example.org:99999",
            "https://2001:db8::1",
            "https://[2001:db8::1%eth0]",
            "https://[cards.example.org]",
            "https://192.0.2",
            "https://192.0.2.300",
            "https://0x7f.1",
            "https://" + "a" * 64 + ".example",
            "https://" + "a." * 130 + "example",
        ],
    )
    def test_refuses_what_is_not_the_address_of_a_site(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="without a path, like https://"):
            environment.site_url("VARIABLE", default="")

    @pytest.mark.parametrize("wrong", ["http://0.0.0.0:8000", "http://[::]:8000"])
    def test_refuses_where_only_a_server_listens(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="no address that readers can use"):
            environment.site_url("VARIABLE", default="")


class TestHosts:
    def test_reads_names_between_commas_into_the_form_that_requests_are_compared_with(self, variable):
        variable("Cards.example.org., .Example.net,[::1],2001:DB8::0:1, 卡.example,192.0.2.7,,*")

        assert environment.hosts("VARIABLE", default=[]) == [
            "cards.example.org",
            ".example.net",
            "[::1]",
            "[2001:db8::1]",
            "xn--hlr.example",
            "192.0.2.7",
            "*",
        ]

    @pytest.mark.parametrize("nothing", ["", ",", " , "])
    def test_takes_the_default_where_no_name_is_written(self, variable, nothing):
        variable(nothing)

        assert environment.hosts("VARIABLE", default=["cards.example.org"]) == ["cards.example.org"]

    @pytest.mark.parametrize(
        "wrong",
        [
            "https://cards.example.org",
            "cards.example.org:443",
            "[::1]:8000",
            "two words",
            "a.example;b.example",
            "*.example.org",
            "cards.example.org/",
            "cards_faq.example.org",
            "..example.org",
            "[::1",
            "192.0.2",
        ],
    )
    def test_refuses_what_is_no_host_name(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="without scheme or port"):
            environment.hosts("VARIABLE", default=[])


class TestListening:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("", "127.0.0.1"),
            ("0.0.0.0", "0.0.0.0"),
            ("::", "[::]"),
            ("[::]", "[::]"),
            ("::1", "[::1]"),
            ("2001:DB8::7", "[2001:db8::7]"),
            ("fe80::1%eth0", "[fe80::1%eth0]"),
            ("localhost", "localhost"),
            ("Cards-1.internal.", "cards-1.internal"),
        ],
    )
    def test_reads_an_address_of_either_kind_as_it_stands_before_a_port(self, variable, written, meant):
        variable(written)

        assert environment.listening("VARIABLE", default="127.0.0.1") == meant

    @pytest.mark.parametrize(
        "wrong", ["0.0.0.0:8000", "[::]:8000", "http://0.0.0.0", "*", "0.0.0", "two words", "::g", "a,b", "/run/site"]
    )
    def test_refuses_what_is_no_address_of_a_machine(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="the port goes into PORT"):
            environment.listening("VARIABLE", default="127.0.0.1")


class TestBelieved:
    def test_reads_addresses_and_networks_of_either_kind(self, variable):
        variable("10.0.0.5, 172.16.0.0/12,[2001:DB8::5],fd00::/8,::ffff:10.0.0.6")

        assert environment.believed("VARIABLE", default=[]) == [
            "10.0.0.5",
            "172.16.0.0/12",
            "2001:db8::5",
            "fd00::/8",
            "10.0.0.6",
        ]

    @pytest.mark.parametrize(
        "wrong", ["nginx", "10.0.0.5:80", "10.0.0.5/8", "10.0.0", "http://10.0.0.5", "10.0.0.*", "10.0.0.5 10.0.0.6"]
    )
    def test_refuses_names_and_what_is_no_network(self, variable, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="Write addresses or networks, not names"):
            environment.believed("VARIABLE", default=[])


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
        database = environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "var" / "cardfaq.sqlite3")

        assert database["NAME"] == str(tmp_path / "var" / "cardfaq.sqlite3")
        assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
        assert (tmp_path / "var").is_dir()

    def test_reads_the_address_of_a_postgresql(self, variable, tmp_path):
        variable("postgresql://editor:secret@db.example.org:5433/cards")

        database = environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

        assert database["ENGINE"] == "cardfaq.postgresql"
        assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", 5433, "cards")

    @pytest.mark.parametrize(
        "wrong", ["nonsense", "mysql://host/cards", "postgresql://host", "postgresql://u:se:cret@[host/cards"]
    )
    def test_refuses_what_it_cannot_use_and_keeps_passwords_out_of_the_message(self, variable, tmp_path, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match=r"postgresql://user:password@host") as refusal:
            environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

        assert "se:cret" not in str(refusal.value)

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("sqlite:///data.sqlite3", "{base}/data.sqlite3"),
            ("SQLite:////{base}/a%20b.sqlite3", "{base}/a b.sqlite3"),
        ],
    )
    def test_reads_the_path_of_a_file_from_the_site_s_own_folder(self, variable, tmp_path, written, meant):
        variable(written.format(base=str(tmp_path)[1:]))

        database = environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

        assert database["NAME"] == meant.format(base=tmp_path)

    @pytest.mark.parametrize(
        "wrong",
        [
            "sqlite:",
            "sqlite://",
            "sqlite:///",
            "sqlite://:memory:",
            "sqlite:///:memory:",
            "sqlite:///file::memory:",
            "sqlite:////data.sqlite3?mode=memory",
            "sqlite:///%3Amemory%3A",
            "SQLITE://",
        ],
    )
    def test_refuses_one_that_would_be_gone_at_the_end_of_the_process(self, variable, tmp_path, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="a database in memory"):
            environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ("sqlite://data/file.sqlite3", "names a host"),
            ("sqlite:////data.sqlite3?timeout=5", "more than the path"),
            ("sqlite:////data.sqlite3#1", "more than the path"),
            ("sqlite:///file:data.sqlite3", "more than the path"),
            ("sqlite:///./", "names a folder"),
            ("sqlite:///no/such/folder/data.sqlite3", "there is no folder"),
            ("sqlite:///~no-such-account/data.sqlite3", "there is no such account"),
            ("sqlite:///" + "x" * 300, "cannot be read"),
        ],
    )
    def test_refuses_a_path_that_leads_to_no_file(self, variable, tmp_path, wrong, words):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match=words):
            environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

    @pytest.mark.parametrize(
        ("written", "host", "port"),
        [
            ("postgresql://u:p@[::1]:5433/cards", "::1", 5433),
            ("POSTGRES://u:p@[2001:db8::1]/cards", "2001:db8::1", ""),
            ("postgresql:///cards", "", ""),
            ("postgresql://u:p%23%2F%40@db/cards?sslmode=require", "db", ""),
        ],
    )
    def test_reads_a_postgresql_at_any_kind_of_address(self, variable, tmp_path, written, host, port):
        variable(written)

        database = environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

        assert (database["HOST"], database["PORT"], database["NAME"]) == (host, port, "cards")

    @pytest.mark.parametrize(
        "wrong",
        [
            "postgresql://u:12/3@db/cards",
            "postgresql://u:12?3@db/cards",
            "postgresql://u:secret#1@db/cards",
            "postgresql://u:p@db/cards#secret",
            "postgresql://u:p@d b/cards",
            "postgresql://u:p@db:0/cards",
            "postgresql://u:p@db:99999/cards",
            "postgresql://u:p@db/cards/more",
            "postgresql://u:p@db/cards?colour=red",
            "postgresql+psycopg://u:p@db/cards",
        ],
    )
    def test_refuses_a_postgresql_that_is_not_meant_so(self, variable, tmp_path, wrong):
        variable(wrong)

        with pytest.raises(ImproperlyConfigured, match="%23 %2F %3F %40") as refusal:
            environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "unused")

        assert "secret" not in str(refusal.value)

    def test_refuses_a_data_folder_that_cannot_be_made(self, variable, tmp_path):
        (tmp_path / "var").touch()

        with pytest.raises(ImproperlyConfigured, match="Set DATA_DIR"):
            environment.database("VARIABLE", base=tmp_path, default_file=tmp_path / "var" / "data" / "cardfaq.sqlite3")


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

    @pytest.mark.parametrize("written", ["redis://[::1]:6379/0", "REDIS://[::1]:6379/0"])
    def test_reads_an_address_of_the_newer_kind_and_a_scheme_in_capitals(self, variable, written):
        variable(written)

        assert environment.cache("VARIABLE")["LOCATION"] == "redis://[::1]:6379/0"

    @pytest.mark.parametrize(
        "wrong",
        [
            "localhost:6379",
            "memcached://host",
            "redis://",
            "redis://host:port",
            "redis://host:0",
            "redis://ho st",
            "redis://host/cards",
            "redis://:secret#1@host/0",
            "redis://:secret@host/0#1",
            "redis://[::1",
            "redis://:6379",
        ],
    )
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

    def test_refuses_a_kept_key_that_cannot_be_read(self, variable, tmp_path):
        (tmp_path / "secret-key").mkdir()

        with pytest.raises(ImproperlyConfigured, match="Set VARIABLE, or make that folder writable"):
            environment.secret_key("VARIABLE", file=tmp_path / "secret-key")

    def test_refuses_a_kept_key_of_other_signs(self, variable, tmp_path):
        (tmp_path / "secret-key").write_bytes(b"\xff" * 80)

        with pytest.raises(ImproperlyConfigured, match="Delete it"):
            environment.secret_key("VARIABLE", file=tmp_path / "secret-key")

    def test_refuses_a_kept_key_that_was_emptied(self, variable, tmp_path):
        (tmp_path / "secret-key").touch()

        with pytest.raises(ImproperlyConfigured, match="Delete it"):
            environment.secret_key("VARIABLE", file=tmp_path / "secret-key")
