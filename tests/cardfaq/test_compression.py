"""Pages travel as small as the browser allows."""

import gzip
import re
from unittest.mock import patch

import brotli
import pytest


@pytest.fixture
def page(client, db):
    def get(accepted):
        return client.get("/en/law/", headers={"accept-encoding": accepted})

    return get


def test_brotli_comes_before_everything_else(page):
    answer = page("gzip, deflate, br, zstd")

    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.content).lstrip().lower().startswith(b"<!doctype html>")


def test_a_browser_without_brotli_gets_what_it_knows(page):
    answer = page("gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).lstrip().lower().startswith(b"<!doctype html>")


def test_a_public_page_is_compressed_as_hard_as_it_goes(page):
    small, whole = page("br").content, page("").content

    assert small == brotli.compress(whole, quality=11)


def test_the_same_page_is_compressed_once(page):
    first = page("br").content

    with patch("brotli.compress", side_effect=AssertionError("again")):
        assert page("br").content == first


def test_what_is_not_public_is_compressed_quickly(client, db):
    answer, whole = (client.get("/en/admin/login/", headers={"accept-encoding": coding}) for coding in ("br", ""))

    assert answer.headers["Content-Encoding"] == "br"
    assert "public" not in answer.headers["Cache-Control"]
    assert len(brotli.decompress(answer.content)) == len(whole.content)


@pytest.mark.parametrize("accepted", ["br;q=0", "identity", ""])
def test_a_browser_that_does_not_want_brotli_is_not_given_it(page, accepted):
    assert not page(accepted).has_header("Content-Encoding")


def test_the_icon_travels_inside_the_page(page):
    [icon] = re.findall(r'<link rel="icon" href="([^"]*)">', page("").content.decode())

    assert icon.startswith("data:image/svg+xml,%3Csvg")
    assert " " not in icon
