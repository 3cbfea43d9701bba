"""Notices stand at the head of their pages between their days in China, and go by themselves."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError

from content.evidence.models import Notice
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = "The hotline rests on 1 December."


def make_notice(*pages, regions=(), **fields):
    defaults = {
        "key": "hotline-rests",
        "starts_on": date(2026, 11, 30),
        "ends_on": date(2026, 12, 1),
        **make.both("text", WORDS, "La línea no atiende el 1 de diciembre."),
    }
    notice = Notice.objects.create(**{**defaults, **fields})
    notice.pages.set(page.pk for page in pages)
    notice.regions.set(regions)
    return notice


def shows(client, page, language="en", words=WORDS):
    return words in client.get(page.path_in(language)).content.decode()


@pytest.fixture
def guide():
    return make.make_guide()


class TestNotice:
    @pytest.mark.parametrize(
        ("moment", "is_shown"),
        [
            ("2026-11-29 15:59Z", False),
            ("2026-11-29 16:01Z", True),
            ("2026-12-01 15:59Z", True),
            ("2026-12-01 16:01Z", False),
        ],
    )
    def test_is_shown_from_its_first_to_its_last_day_in_china(self, client, guide, moment, is_shown):
        make_notice(guide)

        with time_machine.travel(moment, tick=False):
            assert shows(client, guide) is is_shown

    @time_machine.travel("2026-12-01 04:00Z", tick=False)
    def test_stands_on_its_pages_only_in_the_reader_s_language_with_its_places(self, client, guide):
        card = guide.card
        make_notice(guide, regions=[make.make_region()])

        assert shows(client, guide)
        assert shows(client, guide, words="<strong>Beijing:</strong>")
        assert shows(client, guide, "es", "La línea no atiende")
        assert not shows(client, card)

    @time_machine.travel("2026-12-01 04:00Z", tick=False)
    def test_may_stand_on_every_page_of_a_kind(self, client, guide):
        make_notice(kind="guide")

        assert shows(client, guide)
        assert not shows(client, guide.card)

    @time_machine.travel("2026-12-01 04:00Z", tick=False)
    def test_leads_to_pages_it_names(self, client, guide):
        make_notice(guide, **make.both("text", "See [[card:social-security-card]].", "Vea."))

        assert shows(client, guide, words=f'See <a href="{guide.card.path_in("en")}">')

    def test_cannot_end_before_it_begins(self):
        with pytest.raises(IntegrityError, match="a_notice_ends_after_it_begins"):
            make_notice(ends_on=date(2026, 11, 1))
