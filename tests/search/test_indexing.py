"""Search follows every change, at the price of that change, and never stands in its way."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from content.publishing.models import Page
from content.publishing.workflow import publish, take_effect
from content.reader import Reader
from content.search import indexing
from content.search.indexing import catch_up, index_pages, mark_due
from content.search.models import SearchDocument, SearchDue, SearchWord
from content.search.results import search
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]


class Writes:
    """Counts the rows of search tables that statements write while it is open."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}

    def __enter__(self) -> "Writes":
        self._wrapper = connection.execute_wrapper(self._execute)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._wrapper.__exit__(*error)

    def _execute(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and '"content_search' in sql:
            table = sql.split('"')[1]
            self.rows[table] = self.rows.get(table, 0) + context["cursor"].rowcount
        return result


def fill_site(pages: int) -> Page:
    """A site of so many pages, all read by search; the first of them."""
    made = [make.make_page(f"page-{n}", body_en=f"Word{n}x and office", body_es=f"Palabra{n}x") for n in range(pages)]
    index_pages([page.pk for page in made])
    return made[0]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


class TestAnEdit:
    @pytest.mark.parametrize("size", [5, 150])
    def test_writes_the_rows_of_its_page_alone_however_large_the_site(self, committing, size):
        page = fill_site(size)
        page.body_en = "Word0x and office, with one xylophone"

        with Writes() as writes, committing():
            publish(page, by=None)

        assert writes.rows == {
            "content_searchdue": 2,  # marked, and the mark removed
            "content_searchdocument": 1,  # nothing changed in Spanish
            "content_searchword": 2,  # “with” and “xylophone”
        }

    def test_costs_the_same_queries_however_large_the_site(self, committing):
        counts = []
        for size in (5, 150):
            Page.objects.all().delete()
            page = fill_site(size)
            page.body_en = f"Unheard{size}"
            with CaptureQueriesContext(connection) as queries, committing():
                publish(page, by=None)
            counts.append(len(queries))

        assert counts[0] == counts[1]

    def test_that_changes_no_word_writes_no_row(self, committing):
        page = fill_site(5)

        with Writes() as writes, committing():
            take_effect(page, by=None)

        assert "content_searchdocument" not in writes.rows

    def test_is_found_at_once(self, committing):
        page = fill_site(3)
        page.body_en = "A xylophone stands in the office."

        with committing():
            publish(page, by=None)

        assert [found.key for found in search("xylophone", Reader("en")).pages] == [page.key]


class TestAFaultOfSearch:
    @pytest.fixture
    def fault(self, monkeypatch) -> None:
        def fail(*_args: Any) -> None:
            raise DatabaseError("the index is out of order")

        monkeypatch.setattr(indexing, "index_pages", fail)

    def test_fails_no_save_and_leaves_the_page_marked(self, committing, fault):
        page = make.make_page()

        with committing():
            publish(page, by=None)

        assert page.revisions.count() == 1
        assert [due.page_id for due in SearchDue.objects.all()] == [page.pk]

    def test_is_made_good_by_the_next_edit_of_any_page(self, committing):
        waiting, edited = make.make_page("waiting"), make.make_page("edited")
        mark_due([waiting.pk])

        with committing():
            publish(edited, by=None)

        assert {row.page_id for row in SearchDocument.objects.all()} == {waiting.pk, edited.pk}
        assert not SearchDue.objects.exists()

    def test_of_one_page_keeps_no_other_from_being_found(self, monkeypatch):
        good, bad = make.make_page("good"), make.make_page("bad")
        really = indexing.documents_of

        def stumble(pages: Any) -> Any:
            pages = list(pages)
            if bad.pk in [page.pk for page in pages]:
                raise ValueError("this one cannot be read")
            return really(pages)

        monkeypatch.setattr(indexing, "documents_of", stumble)
        mark_due([good.pk, bad.pk])

        catch_up([good.pk, bad.pk])

        assert {row.page_id for row in SearchDocument.objects.all()} == {good.pk}
        assert [due.page_id for due in SearchDue.objects.all()] == [bad.pk]

    def test_is_told_by_the_command_that_could_not_mend_it(self, fault):
        make.make_page()

        with pytest.raises(CommandError, match="1 page"):
            call_command("reindex")


class TestReindex:
    def test_reads_every_page_anew(self, capsys):
        page = make.make_page(body_en="xylophone")

        call_command("reindex")

        assert [found.key for found in search("xylophone", Reader("en")).pages] == [page.key]
        assert "every page" in capsys.readouterr().out

    def test_of_what_is_due_leaves_the_rest_alone(self):
        due, _other = make.make_page("due"), make.make_page("other")
        mark_due([due.pk])

        call_command("reindex", due=True)

        assert {row.page_id for row in SearchDocument.objects.all()} == {due.pk}

    def test_takes_out_pages_that_nobody_may_read(self):
        page = fill_site(2)
        Page.objects.filter(pk=page.pk).update(status="withdrawn")

        call_command("reindex")

        assert page.pk not in {row.page_id for row in SearchDocument.objects.all()}


class TestWords:
    """Words of every kind are indexed, told apart and found."""

    @pytest.mark.parametrize("ending", ["a", "b"])
    def test_that_are_long_and_differ_in_their_last_letter_are_two(self, ending):
        long = "x" * 125
        for last in "ab":
            make.make_page(last, body_en=f"{long}{last}")
        index_pages(Page.objects.values_list("pk", flat=True))

        assert [page.key for page in search(long + ending, Reader("en")).pages] == [ending]

    def test_longer_than_any_index_takes_are_two_as_well(self):
        long = "y" * 5000
        page = make.make_page(body_en=f"{long}a {long}b")

        index_pages([page.pk])

        assert SearchDocument.objects.filter(language="en").count() == 1

    @pytest.mark.parametrize(
        ("written", "typed"),
        [
            ("the 𠮷野家 office", "𠮷野家"),
            ("the 𰻞 noodle", "𰻞"),
            ("𝐱𝐲𝐥𝐨", "xylo"),
            ("reim\u00adburse\u00adment", "reimbursement"),
            ("reimbursement", "reim\u00adburse\u00adment"),
            ("zero\u200bwidth", "zerowidth"),
            ("ｘｙｌｏｐｈｏｎｅ", "xylophone"),
            ("xylophone 12333", "１２３３３"),
            ("паспорт", "Паспорт"),
            ("여권", "여권"),
            ("e\u0301pave", "épave"),
        ],
    )
    def test_are_found_however_they_are_written(self, written, typed):
        page = make.make_page("wanted", body_en=written)
        other = make.make_page("other", body_en="Nothing of the kind.")

        index_pages([page.pk, other.pk])

        assert [found.key for found in search(typed, Reader("en")).pages] == ["wanted"]

    @pytest.mark.parametrize(
        "typed", ["she4 bao3 ka3", "she4bao3ka3", "She4bao3 ka3", "shèbǎo kǎ", "shebao ka", "SHE BAO KA"]
    )
    def test_in_pinyin_are_found_with_tones_as_digits_as_marks_or_without(self, typed):
        page = make.make_card(name_zh="社保卡", pinyin="shèbǎo kǎ")
        index_pages([page.pk])

        assert [found.key for found in search(typed, Reader("en")).pages] == [page.key]

    @pytest.mark.parametrize("typed", ["a4", "ss5", "m83", "step2"])
    def test_with_a_digit_that_are_no_pinyin_keep_it(self, typed):
        assert indexing.tokens(typed, "en") == [typed]

    def test_of_one_language_are_not_counted_in_the_other(self):
        page = make.make_page(offered_in="es", body_es="xilófono")
        index_pages([page.pk])

        assert search("xilofono", Reader("en")).understood.unknown == ("xilofono",)
        assert search("xilofono", Reader("es")).pages


class TestAMisspeltWord:
    @pytest.mark.parametrize("typed", ["xylophnoe", "xilophone", "yxlophone", "xylophones", "xylofhone"])
    def test_is_corrected_from_words_that_begin_or_end_alike(self, typed):
        page = make.make_page(body_en="A xylophone.")
        index_pages([page.pk])

        assert [found.key for found in search(typed, Reader("en")).pages] == [page.key]

    def test_is_never_corrected_to_a_word_that_stands_on_no_page_any_more(self):
        page = make.make_page(body_en="A xylophone.")
        index_pages([page.pk])
        Page.objects.filter(pk=page.pk).update(body_en="A drum.")
        index_pages([page.pk])

        assert SearchWord.objects.filter(word="xylophone").exists()
        assert search("xylophon", Reader("en")).understood.unknown == ("xylophon",)

    def test_costs_the_same_however_many_words_the_site_has(self):
        for count in (10, 3000):
            SearchWord.objects.bulk_create(
                (
                    SearchWord(language="en", word=f"word{n}", spelt=f"word{n}", backwards=f"word{n}"[::-1])
                    for n in range(count)
                ),
                ignore_conflicts=True,
            )
            with CaptureQueriesContext(connection) as queries:
                search("wordd", Reader("en"))
            assert len(queries) <= 8
