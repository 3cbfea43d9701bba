"""What readers get from a finished page: the same as from Django, smaller and sooner."""

import pytest
from django.test import Client

from cardfaq.pages.entries import entry_of
from cardfaq.pages.making import Made
from tests.pages.reader import SESSION

PAGE = "/en/cards/card-1-en/"
HEADERS_OF_THE_CACHE = {"content-length", "etag", "content-encoding", "vary"}


@pytest.mark.parametrize(
    "path", [PAGE, "/es/preguntas/", "/en/law/law-1-en/", "/es/tarjetas/", "/sitemap.xml", "/robots.txt"]
)
def test_a_finished_page_says_what_django_says_in_every_header_and_letter(reader, path):
    uncached = Client(headers={"host": "localhost"}).get(path)
    for _twice in range(2):
        answer = reader.get(path, accept_encoding="br")

        assert answer.status == uncached.status_code
        assert answer.text == uncached.content.decode()
        said = {name.decode(): value.decode() for name, value in answer.headers.items()}
        assert {name: value for name, value in said.items() if name not in HEADERS_OF_THE_CACHE} == {
            name.lower(): value for name, value in uncached.items() if name.lower() not in HEADERS_OF_THE_CACHE
        }
        assert said["vary"] == "Accept-Encoding"


def test_each_encoding_has_a_body_and_a_validator_of_its_own(reader):
    answers = [reader.get(PAGE, accept_encoding=accepted) for accepted in ("br", "gzip", "identity")]

    assert [answer.headers.get(b"content-encoding") for answer in answers] == [b"br", b"gzip", None]
    assert len({answer.text for answer in answers}) == 1
    assert len({answer.headers[b"etag"] for answer in answers}) == 3
    assert all(answer.headers[b"etag"].startswith(b'"') for answer in answers)


def test_who_holds_the_page_is_told_so_without_its_body(reader):
    etag = reader.get(PAGE, accept_encoding="br").headers[b"etag"].decode()

    for held in (etag, f'W/{etag}, "other"', "*"):
        answer = reader.get(PAGE, accept_encoding="br", if_none_match=held)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers[b"etag"].decode() == etag
        assert answer.headers[b"vary"] == b"Accept-Encoding"
    assert reader.get(PAGE, accept_encoding="gzip", if_none_match=etag).status == 200
    assert reader.get("/es/preguntas/", accept_encoding="br", if_none_match=etag).status == 200


def test_head_says_the_same_without_a_body(reader):
    whole, head = reader.get(PAGE), reader.get(PAGE, method="HEAD")

    assert head.headers == whole.headers
    assert head.body == b""


def test_the_second_reader_costs_no_query(reader, django_assert_num_queries):
    reader.get(PAGE)

    with django_assert_num_queries(0):
        assert reader.get(PAGE, accept_encoding="br").status == 200


def test_parameters_that_nothing_looks_at_lead_to_the_same_page(reader, django_assert_num_queries):
    plain = reader.get(PAGE)

    with django_assert_num_queries(0):
        for query in ("utm_source=a", "x=1&y=2", "fbclid=" + "z" * 100):
            assert reader.get(f"{PAGE}?{query}").headers[b"etag"] == plain.headers[b"etag"]
    assert len(reader.pages.shelf.lately_read_first()) == 1


def test_what_was_chosen_is_another_page_however_it_is_written(reader, django_assert_num_queries):
    chosen = reader.get(f"{PAGE}?for=student&in=beijing")
    assert chosen.status == 200

    with django_assert_num_queries(0):
        other = reader.get(f"{PAGE}?x=1&in=beijing&for=student")
        assert other.headers[b"etag"] == chosen.headers[b"etag"]
    assert reader.get(PAGE).headers[b"etag"] != chosen.headers[b"etag"]


def test_searches_forms_and_what_is_for_editors_are_never_kept(reader):
    for path in ("/en/search/?q=card", "/en/report/?claim=card/card-1%23answer", "/en/admin/login/", "/"):
        reader.get(path)
    assert reader.pages.shelf.lately_read_first() == []


def test_whoever_is_signed_in_is_answered_by_django_itself(reader):
    reader.get(PAGE)

    assert b"etag" not in reader.get(PAGE, cookie=f"other=1; {SESSION}").headers


def test_another_host_is_refused_as_ever(reader):
    reader.get(PAGE)

    assert reader.get(PAGE, host="evil.example").status == 400


def test_who_tries_addresses_pushes_no_page_out(reader):
    reader.get(PAGE)
    for number in range(250):
        assert reader.get(f"/en/cards/no-such-{number}/").status == 404

    kept = [key.path for key, _entry in reader.pages.shelf.lately_read_first()]
    assert len(kept) == 201
    assert PAGE in kept


def test_the_shelf_keeps_to_its_share_of_the_memory(reader):
    reader.pages.shelf.bound = 200_000
    for path in ("/en/cards/", "/es/tarjetas/", PAGE, "/en/questions/", "/es/preguntas/", "/en/glossary/", PAGE):
        reader.get(path)
        reader.finish()
        assert reader.pages.shelf.size <= 200_000
    assert PAGE in [key.path for key, _entry in reader.pages.shelf.lately_read_first()]


def test_a_finished_page_is_smaller_than_the_one_made_in_a_hurry(reader):
    hurried = reader.get(PAGE, accept_encoding="br")
    reader.finish()
    finished = reader.get(PAGE, accept_encoding="br")

    assert len(finished.body) < len(hurried.body)
    assert finished.text == hurried.text


@pytest.mark.parametrize(("kind", "forms"), [(b"image/png", {b""}), (b"image/svg+xml", {b"", b"gzip", b"br"})])
def test_what_is_small_already_is_not_compressed_again(kind, forms):
    headers = [(b"content-type", kind), (b"cache-control", b"public, max-age=600")]
    entry = entry_of(Made(200, headers, b"." * 1000, (), True, frozenset()), 0)

    assert set(entry.forms) == forms
