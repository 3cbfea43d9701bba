"""Terms that texts name, on the pages readers open: the right note there, the plain word wherever nothing can open."""

import re

import pytest

from content.addresses import LANGUAGES
from content.evidence.models import Claim
from content.glossary.models import Term
from content.publishing.formats import own_kind
from content.publishing.models import Page
from content.publishing.workflow import publish
from content.search.indexing import index_pages
from content.search.models import SearchDocument
from tests import factories as make

pytestmark = pytest.mark.django_db

CHINESE, FOREIGN = "居住证", "居留许可"
OF_CHINESE_RESIDENTS = (
    ("question", "hmt-who-joins"),
    ("question", "other-province-card"),
    ("question", "other-province-resident-insurance"),
    ("correction", "foreigner-means-another-province"),
)
OF_FOREIGNERS = (("card", "work-permit-on-card"), ("guide", "get-electronic-card-foreign-worker"))


def shown(client, page, language, more=""):
    return client.get(page.path_in(language) + more).content.decode()


def notes(html):
    """The Chinese of every note of a page."""
    return re.findall(r'<button popovertarget="term-[\w-]+" lang="zh-Hans" translate="no">([^<]+)</button>', html)


@pytest.mark.usefixtures("shipped")
class TestShippedNotes:
    @pytest.mark.parametrize(("kind", "key"), OF_CHINESE_RESIDENTS)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_chinese_residents_explain_their_permit_and_not_the_sticker_in_a_passport(
        self, client, kind, key, language
    ):
        found = notes(shown(client, Page.objects.get(kind=kind, key=key), language))

        assert CHINESE in found
        assert FOREIGN not in found

    @pytest.mark.parametrize(("kind", "key"), OF_FOREIGNERS)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_foreigners_explain_the_sticker_in_the_passport(self, client, kind, key, language):
        found = notes(shown(client, Page.objects.get(kind=kind, key=key), language))

        assert FOREIGN in found
        assert CHINESE not in found

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_do_not_take_the_medical_code_for_the_bank_function(self, client, language):
        html = shown(client, Page.objects.get(kind="guide", key="activate-medical-insurance-code"), language)

        assert "激活" not in notes(html)

    def test_of_the_social_security_function_say_in_both_languages_that_it_makes_medical_insurance_work(self):
        term = Term.objects.get(key="social-function")

        assert "medical insurance" in term.definition_en
        assert "seguro médico" in term.definition_es

    def test_stand_once_on_every_page(self, client):
        for question in Page.objects.published("en").filter(kind="question"):
            found = notes(shown(client, question, "en"))

            assert len(found) == len(set(found)), question.key


class TestWhereNothingOpens:
    @pytest.fixture
    def guide(self):
        make.make_term("juzhuzheng", zh=CHINESE, **make.both("rendering", "residence permit", "permiso de residencia"))
        answer = make.both(
            "short_answer", "Bring the [permit](term:juzhuzheng).", "Lleve el [permiso](term:juzhuzheng)."
        )
        guide = make.make_guide("report-lost-card", **answer)
        make.make_phrase(steps=[make.make_step(guide, text_en="Show the [paper](term:juzhuzheng).")])
        publish(own_kind(guide), by=None)
        return guide

    def test_a_guide_to_keep_shows_the_word(self, client, guide):
        html = shown(client, guide, "en", "pocket/")

        assert "Show the paper." in html
        assert "Bring the permit." in html
        assert CHINESE not in html

    def test_the_page_explains_it_in_its_prose_and_keeps_its_first_lines_plain(self, client, guide):
        html = shown(client, guide, "en")

        assert re.search(r'<p class="sign__answer">\s*Bring the permit\.\s*</p>', html)
        assert "<dfn>paper</dfn>" in html

    def test_descriptions_for_sharing_and_search_engines_show_the_word(self, client, guide):
        head = shown(client, guide, "es").partition("</head>")[0]

        assert head.count("Lleve el permiso.") >= 3
        assert "juzhuzheng" not in head

    def test_lists_show_the_word(self, client, guide):
        about = make.make_question("lost", topic=make.make_topic())
        about.about.add(guide)

        assert "juzhuzheng" not in shown(client, about, "en")

    def test_search_reads_the_word(self, guide):
        index_pages([guide.pk])

        words = SearchDocument.objects.get(page=guide, language="en").words.split()

        assert "enpermit" in words
        assert not any("juzhuzheng" in word for word in words)

    def test_history_and_its_feed_show_the_word(self, client, guide):
        Claim.objects.filter(page=guide).update(text_en="Show the other [paper](term:juzhuzheng) at the counter.")
        publish(own_kind(guide), by=None, note="The [permit](term:juzhuzheng) is enough.")

        history = client.get("/en/history/guide/report-lost-card/").content.decode()
        feed = client.get("/en/history/guide/report-lost-card/feed.xml").content.decode()

        assert "Show the other paper at the counter" in history
        assert "term:juzhuzheng" not in history + feed
        assert "data-note" not in history + feed
