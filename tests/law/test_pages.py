"""The pages of the law, as readers get them."""

from datetime import date

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    provision = make.make_provision(
        number="64", **make.both("title", "Article 64", "Artículo 64"), name_zh="第六十四条"
    )
    make.make_version(provision)
    return provision


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class TestLawIndex:
    def test_lists_every_law_with_its_status_in_words(self, client):
        law = make.make_law(name_zh="社会保险法", force="mixed")

        html = page(client, "/en/law/")

        assert f'href="{law.path_in("en")}"' in html
        assert "Some in force, some not" in html
        assert '<span lang="zh-Hans" translate="no">社会保险法</span>' in html

    def test_stands_at_its_spanish_address_too(self, client):
        law = make.make_law(**make.both("title", "Social Insurance Law", "Ley de Seguro Social"))

        html = page(client, "/es/ley/")

        assert "Ley de Seguro Social" in html
        assert law.path_in("en") not in html


class TestLawPage:
    def test_shows_its_full_names_its_dates_and_its_provisions(self, client, provision):
        html = page(client, provision.law.path_in("es"))

        assert "Ley de Seguro Social de China" in html
        assert 'lang="zh-Hans" translate="no">社会保险法' in html
        assert f'href="{provision.path_in("es")}"' in html

    def test_says_that_nobody_read_a_law_without_a_stored_copy(self, client):
        law = make.make_law(verified=False)

        html = page(client, law.path_in("en"))

        assert "Nobody confirms this" in html
        assert "We quote none of its provisions." in html

    def test_shows_how_it_was_changed(self, client, provision):
        provision.law.amendments.create(amended_on=date(2018, 12, 29), **make.both("text", "Merged.", "Unidos."))

        html = page(client, provision.law.path_in("es"))

        assert "Unidos." in html
        assert "Merged." not in html


class TestProvisionPage:
    def test_sets_the_chinese_beside_our_translation_and_calls_ours_unofficial(self, client, provision):
        html = page(client, provision.path_in("en"))

        assert 'id="paragraph-1"' in html
        assert '<p lang="zh-Hans" translate="no">条文</p>' in html
        assert "The fund pays." in html
        assert "Our translation, not official" in html

    def test_shows_the_translation_of_the_page_only(self, client, provision):
        html = page(client, provision.path_in("es"))

        assert "El fondo paga." in html
        assert "The fund pays." not in html

    def test_is_titled_with_its_law_in_search_results(self, client, provision):
        assert "<title>Article 64, Social insurance law – China – CardFAQ</title>" in page(
            client, provision.path_in("en")
        )

    def test_leads_to_each_statement_that_cites_it(self, client, provision):
        card = make.make_card()
        make.make_citation(make.make_claim(card, "who"), provision.versions.get(), grade="says-so")

        html = page(client, provision.path_in("en"))

        assert "1 statement on this site cites it." in html
        assert f'href="{card.path_in("en")}#who"' in html
        assert 'class="stamp stamp--says-so">Says so' in html

    def test_marks_what_is_not_yet_in_force(self, client, provision):
        provision.versions.update(in_force_from=date(2999, 1, 1))

        html = page(client, provision.path_in("en"))

        assert 'class="stamp stamp--not_yet_in_force"' in html
        assert "from 1 January 2999" in html

    def test_does_not_exist_while_nobody_has_read_its_wording(self, client, provision):
        provision.versions.update(verified=False)

        assert client.get(provision.path_in("en")).status_code == 404

    def test_does_not_exist_as_a_draft(self, client, provision):
        provision.status = "draft"
        provision.save()

        assert client.get(provision.path_in("en")).status_code == 404

    def test_leads_on_from_the_other_language_s_address(self, client, provision):
        response = client.get(f"/en/law/{provision.slug_es}/")

        assert (response.status_code, response["Location"]) == (301, provision.path_in("en"))

    def test_links_an_address_only_where_an_authority_publishes_it(self, client, provision):
        provision.versions.update(source_url="https://reposts.example.com/law")

        html = page(client, provision.path_in("en"))

        assert "reposts.example.com" in html
        assert 'href="https://reposts.example.com' not in html


class TestWhatPagesCost:
    """A page asks as much of the database when there is more to show."""

    @staticmethod
    def cost(client, path):
        loaded = []

        def note(sender, **kwargs):
            loaded.append(sender)

        post_init.connect(note)
        try:
            with CaptureQueriesContext(connection) as queries:
                page(client, path)
        finally:
            post_init.disconnect(note)
        return len(queries), len(loaded)

    def fill(self, number, provision):
        for place in range(number):
            key = f"more-{number}-{place}"
            more = make.make_provision(provision.law, key)
            make.make_version(more)
            make.make_version(provision, date(1990 + number, 1, 1 + place), in_force_until=date(2000, 1, 1))
            make.make_law(key)
            make.make_citation(make.make_claim(make.make_card(key), "who"), provision.versions.first())

    @pytest.mark.parametrize("which", ["index", "law", "provision"])
    def test_the_same_for_two_and_for_six(self, client, provision, which):
        paths = {"index": "/en/law/", "law": provision.law.path_in("en"), "provision": provision.path_in("en")}
        self.fill(2, provision)
        page(client, paths[which])

        of_two = self.cost(client, paths[which])
        self.fill(6, provision)

        assert self.cost(client, paths[which]) == of_two
        assert of_two[0] <= 12
