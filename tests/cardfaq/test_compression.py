"""Pages travel as small as the browser allows."""

import gzip

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
    assert brotli.decompress(answer.content).startswith(b"<!doctype html>")


def test_a_browser_without_brotli_gets_what_it_knows(page):
    answer = page("gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).startswith(b"<!doctype html>")


def test_the_quality_is_the_one_of_the_settings(page, settings):
    small, whole = page("br").content, page("").content

    assert small == brotli.compress(whole, quality=settings.BROTLI_QUALITY)


def test_the_icon_travels_inside_the_page(page):
    [icon] = [line for line in page("").content.decode().splitlines() if 'rel="icon"' in line]

    assert 'href="data:image/svg+xml,%3Csvg' in icon
    assert " " not in icon.split("href=")[1]
