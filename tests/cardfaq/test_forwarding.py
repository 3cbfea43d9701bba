"""Servers in front: who is believed, where a reader is, and what the log says where it fails."""

import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cardfaq.forwarding import ForwardingMiddleware, household_of, is_believed, reader_address, with_mapped


def request_from(peer, **headers):
    names = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return RequestFactory().get("/en/", REMOTE_ADDR=peer, **names)


class TestBelieved:
    @pytest.mark.parametrize(
        ("fronts", "peer", "expected"),
        [
            (["10.0.0.5"], "10.0.0.5", True),
            (["10.0.0.5"], "::ffff:10.0.0.5", True),
            (["10.0.0.5"], "10.0.0.6", False),
            (["172.16.0.0/12"], "172.17.0.1", True),
            (["2001:db8::5"], "2001:0DB8:0::5", True),
            (["fd00::/8"], "10.0.0.5", False),
            (["*"], "", True),
            (["127.0.0.1"], "", False),
            (["127.0.0.1"], "unix:", False),
        ],
    )
    def test_is_who_stands_in_the_setting_in_whatever_form_it_arrives(self, settings, fronts, peer, expected):
        settings.FORWARDED_ALLOW_IPS = fronts

        assert is_believed(peer) is expected

    def test_is_told_to_gunicorn_in_both_forms(self):
        assert with_mapped(["10.0.0.5", "10.0.0.0/8", "::1", "*"]) == [
            "10.0.0.5",
            "::ffff:10.0.0.5/128",
            "10.0.0.0/8",
            "::ffff:10.0.0.0/104",
            "::1",
            "*",
        ]


class TestReaderAddress:
    @pytest.mark.parametrize(
        ("peer", "said", "expected"),
        [
            ("10.0.0.5", "203.0.113.7", "203.0.113.7"),
            ("10.0.0.5", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
            ("10.0.0.5", "203.0.113.7, 10.0.0.6", "203.0.113.7"),
            ("10.0.0.5", "203.0.113.7:52100", "203.0.113.7"),
            ("10.0.0.5", "[2001:db8::7]:443", "2001:db8::7"),
            ("10.0.0.5", "::ffff:203.0.113.7", "203.0.113.7"),
            ("10.0.0.5", " , ", "10.0.0.5"),
            ("10.0.0.5", "unknown", "unknown"),
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ],
    )
    def test_is_the_last_that_is_no_server_of_ours(self, settings, peer, said, expected):
        settings.FORWARDED_ALLOW_IPS = ["10.0.0.0/8"]

        assert reader_address(request_from(peer, x_forwarded_for=said)) == expected

    def test_stands_for_a_household(self):
        assert household_of("2001:db8:1:2:3::4") == household_of("2001:db8:1:2:9::1") == "2001:db8:1:2::/64"
        assert household_of("203.0.113.7") == "203.0.113.7"


class TestTheLog:
    @pytest.fixture
    def said(self, settings, caplog):
        """What the log says after these requests."""
        settings.FORWARDED_ALLOW_IPS = ["127.0.0.1"]
        caplog.set_level(logging.WARNING)
        middleware = ForwardingMiddleware(lambda _request: HttpResponse())

        def after(*requests):
            for request in requests:
                middleware(request)
            return [record.getMessage() for record in caplog.records]

        return after

    def test_says_at_the_first_request_that_the_server_in_front_is_not_believed_and_names_it(self, said):
        [message] = said(*[request_from("172.17.0.1", x_forwarded_proto="https") for _twice in range(2)])

        assert "passes requests on (172.17.0.1), but FORWARDED_ALLOW_IPS does not name it" in message

    def test_keeps_an_address_on_the_internet_to_itself(self, said):
        [message] = said(request_from("8.8.4.4", x_forwarded_for="1.2.3.4"))

        assert "an address on the internet" in message
        assert "8.8.4.4" not in message
        assert "1.2.3.4" not in message

    def test_says_that_a_believed_server_does_not_tell_of_https(self, said, settings):
        settings.IS_HTTPS = True

        [message] = said(*[request_from("127.0.0.1", x_forwarded_for="203.0.113.7") for _twice in range(2)])

        assert "X-Forwarded-Proto: https" in message

    def test_says_nothing_where_all_is_well(self, said):
        assert said(request_from("203.0.113.7"), request_from("127.0.0.1", x_forwarded_for="203.0.113.7")) == []
