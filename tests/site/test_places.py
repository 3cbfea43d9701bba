"""A statement for one place: beside the national one for everybody, in its stead for whoever chose the place.

On every kind of page and for every kind of statement that a page can hold, in both languages; and gone again with it.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import product

import html5lib
import pytest
from django.utils import timezone

from content.addresses import LANGUAGES
from content.cards.models import Event
from content.guides.models import Document
from content.history.revisions import read_history
from content.publishing.workflow import publish
from content.reader import Reader
from content.search.indexing import index_pages
from content.search.results import search
from tests import factories as make

pytestmark = pytest.mark.django_db

LOCAL = {"en": "Only here they ask for a blue form.", "es": "Solo aquí se pide un impreso azul."}
NATIONAL = {"en": "The rule of the whole country.", "es": "La regla de todo el país."}
PLACE = {"en": "Sichuan", "es": "Sichuán"}
EVERYWHERE = {"en": "In all of China", "es": "En toda China"}


@dataclass
class Part:
    """A statement on a page, and how to make one like it for a place."""

    page: object
    make: object
    paths: dict[str, str] = field(default_factory=dict)
    """Where it is read, if not at the page itself."""

    def path(self, language):
        return self.paths.get(language) or self.page.path_in(language)


def plain(page, slot):
    return Part(page, lambda **fields: make.make_claim(page, slot, **fields))


def plain_on(make_page, slot):
    return plain(make_page(), slot)


def guide_part(of):
    guide = make.make_guide()
    return Part(guide, lambda **fields: of(guide, **fields))


def cell(read_on_comparison=False):
    one, other = make.make_card("one"), make.make_card("other")
    feature = make.make_feature()
    make.make_value(other, feature)
    if not read_on_comparison:
        return Part(one, lambda **fields: make.make_value(one, feature, **fields))
    page = make.make_comparison(one, other)
    make.make_claim(page)
    return Part(one, lambda **fields: make.make_value(one, feature, **fields), {c: page.path_in(c) for c in LANGUAGES})


def verdict():
    cards = [make.make_card(key) for key in ("one", "other")]
    for card in cards:
        make.make_value(card, make.make_feature(card.key))
    return plain(make.make_comparison(*cards), "answer")


def step_failure(guide, **fields):
    if not guide.claims.filter(slot="step-1").exists():
        make.make_step(guide, 1)
    return make.make_failure(guide, 1, at_step="step-1", **fields)


def requirement(guide, **fields):
    document = Document.objects.first() or make.make_document()
    return make.make_requirement(guide, document, **fields)


def statement():
    page = make.make_correction_page(is_article=True)
    make.make_claim(page)
    return Part(page, lambda **fields: make.make_statement(page, **fields))


def event(is_span):
    page = make.make_page("timeline")
    fields = {"lane": Event.Lane.values[0], "starts": "2020-01", "ends": "2021", "is_span": is_span}
    return Part(page, lambda **more: make.make_claim(page, "it-happens", Event, **fields, heading_en="It", **more))


def line(slot):
    make.make_hotline()
    return plain(make.make_page("whom-to-ask"), slot)


def offline_file(of):
    part = guide_part(of)
    words = {"en": "pocket", "es": "bolsillo"}
    return Part(part.page, part.make, {c: f"{part.page.path_in(c)}{words[c]}/" for c in LANGUAGES})


PARTS = {
    **{f"card: {slot}": partial(plain_on, make.make_card, slot) for slot in ("answer", "who", "caveat")},
    **{
        f"card: {slot}": partial(plain_on, make.make_card, slot)
        for slot in ("since", "part-1", "switch-1", "generation-1", "something-else")
    },
    "card: cell": cell,
    "comparison: cell": lambda: cell(read_on_comparison=True),
    "comparison: verdict": verdict,
    **{
        f"scheme: {slot}": partial(plain_on, make.make_scheme, slot)
        for slot in ("answer", "who", "pays", "note", "date-1", "something-else")
    },
    **{
        f"guide: {slot}": partial(plain_on, make.make_guide, slot)
        for slot in ("answer", "time", "cost", "who", "result", "caveat-1", "something-else")
    },
    "guide: step": lambda: guide_part(lambda guide, **fields: make.make_step(guide, 1, **fields)),
    "guide: failure": lambda: guide_part(lambda guide, **fields: make.make_failure(guide, 1, **fields)),
    "guide: failure at a step": lambda: guide_part(step_failure),
    "guide: requirement": lambda: guide_part(requirement),
    "question: answer": lambda: plain(make.make_question(), "answer"),
    "question: point": lambda: plain(make.make_question(), "point-1"),
    "correction: answer": lambda: plain(make.make_correction_page(), "answer"),
    "correction: point": lambda: (
        make.make_claim(page := make.make_correction_page()),
        plain(page, "point-1"),
    )[1],
    "correction: how": lambda: plain(make.make_correction_page(), "how"),
    "article: statement": statement,
    "page: statement": lambda: plain(make.make_page(), "anything"),
    "page: line": lambda: line("hotline-12333"),
    "page: event": lambda: event(is_span=False),
    "page: span": lambda: event(is_span=True),
    "offline file: cost": lambda: offline_file(lambda guide, **fields: make.make_claim(guide, "cost", **fields)),
    "offline file: answer": lambda: offline_file(lambda guide, **fields: make.make_claim(guide, "answer", **fields)),
    "offline file: result": lambda: offline_file(lambda guide, **fields: make.make_claim(guide, "result", **fields)),
    "offline file: caveat": lambda: offline_file(lambda guide, **fields: make.make_claim(guide, "caveat-1", **fields)),
    "offline file: step": lambda: offline_file(lambda guide, **fields: make.make_step(guide, 1, **fields)),
    "offline file: failure": lambda: offline_file(lambda guide, **fields: make.make_failure(guide, 1, **fields)),
    "offline file: failure at a step": lambda: offline_file(step_failure),
    "offline file: requirement": lambda: offline_file(requirement),
}
FORMER = re.compile(r"<p>(?:Until then|Hasta entonces):</p>\s*<div class=\"prose\">.*?</div>")
"""What a rule said that has ended, in its proof."""
TABLE_OF_DATES = "page: span"
SAID_BY_THE_PAGE = ("card: answer", "scheme: answer", "guide: answer", "offline file: answer")
"""Where the page's short answer stands for the words of its statement."""


@pytest.fixture
def sichuan():
    return make.make_region("sichuan", name_es=PLACE["es"])


@pytest.fixture
def places(sichuan):
    make.make_region("chengdu", parent=sichuan)
    make.make_region("beijing")


@pytest.fixture(params=PARTS)
def part(request, places):
    part = PARTS[request.param]()
    part.name = request.param
    words = {"en": "", "es": ""} if part.name in SAID_BY_THE_PAGE else NATIONAL
    part.national = part.make(position=1, text_en=words["en"], text_es=words["es"])
    return part


def add_local(part, sichuan, **fields):
    fields = {"position": 0, "text_en": LOCAL["en"], "text_es": LOCAL["es"], **fields}
    return part.make(region=sichuan, **fields)


def read(client, part, language, query=""):
    """What readers see of the part in their language: the page without its head, or their half of the file."""
    response = client.get(part.path(language) + query)
    assert response.status_code == 200
    html = response.content.decode()
    if query == "?in=sichuan":  # When most of it is drawn. It takes a second.
        html5lib.HTMLParser(strict=True).parse(html)
    html = FORMER.sub("", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    body = html.partition("<body")[2]
    if part.name.startswith("offline file"):
        return (
            body.partition(f'<div lang="{language}"')[2]
            .partition('<div lang="')[0]
            .partition('<section class="counter')[0]
        )
    return body


def national_words(part, language):
    return getattr(part.page, f"short_answer_{language}") if part.name in SAID_BY_THE_PAGE else NATIONAL[language]


@pytest.mark.parametrize("position", [0, 2], ids=["before", "after"])
class TestALocalStatement:
    def test_stands_beside_the_national_one_with_its_place(self, client, part, sichuan, position):
        add_local(part, sichuan, position=position)

        for language in LANGUAGES:
            html = read(client, part, language)
            place = html.index(f"<strong>{PLACE[language]}</strong>")
            assert part.name == TABLE_OF_DATES or html.index(national_words(part, language)) < place
            assert place < html.index(LOCAL[language])

    def test_takes_its_place_for_whoever_chose_it_or_a_place_within(self, client, part, sichuan, position):
        add_local(part, sichuan, position=position)

        for language, place in product(LANGUAGES, ("sichuan", "chengdu")):
            html = read(client, part, language, f"?in={place}")
            here, _summary, folded = html.partition(f"<summary>{EVERYWHERE[language]}</summary>")
            assert part.name == TABLE_OF_DATES or LOCAL[language] in here
            assert PLACE[language] in here
            assert national_words(part, language) not in here
            assert part.name.startswith("offline file") or national_words(part, language) in folded
            assert "Not known for" not in html

    def test_is_folded_away_for_whoever_chose_another_place(self, client, part, sichuan, position):
        add_local(part, sichuan, position=position)

        for language, elsewhere in {"en": "Elsewhere: Sichuan", "es": "En otro lugar: Sichuán"}.items():
            html = read(client, part, language, "?in=beijing")
            shown, _summary, folded = html.partition(f"<summary>{elsewhere}</summary>")
            assert part.name == TABLE_OF_DATES or national_words(part, language) in shown
            assert LOCAL[language] not in shown
            assert part.name.startswith("offline file") or LOCAL[language] in folded


class TestWithoutIt:
    def test_the_page_is_as_it_was(self, client, part, sichuan):
        before = [read(client, part, language) for language in LANGUAGES]
        local = add_local(part, sichuan)
        local.hold = "Retired"
        local.save()

        assert [read(client, part, language) for language in LANGUAGES] == before

    def test_a_place_nobody_wrote_about_is_said_once(self, client, part):
        said = {"en": "Nothing local is recorded here for Beijing", "es": "para Pekín"}
        for language in LANGUAGES:
            html = read(client, part, language, "?in=beijing")
            assert html.count(said[language]) == 1
            assert "12333" in html


class TestARuleThatHasEnded:
    LAST = {"en": "This rule ended on", "es": "Esta regla rigió hasta el"}
    NOT_CONFIRMED = {"en": "What holds since then is not confirmed.", "es": "No está confirmado qué rige desde"}

    @pytest.fixture
    def ended(self, part):
        claim = part.national
        claim.valid_until = timezone.localdate() - timedelta(days=1)
        claim.save()
        return claim

    def test_says_so_in_its_place(self, client, part, ended):
        for language in LANGUAGES:
            html = read(client, part, language)
            before, _words, after = html.partition(self.LAST[language])
            assert self.NOT_CONFIRMED[language] in after
            assert national_words(part, language) not in before

    def test_gives_way_to_what_follows_it(self, client, part, ended):
        words = {"en": "The new rule.", "es": "La nueva regla."}
        part.make(valid_from=timezone.localdate(), position=5, text_en=words["en"], text_es=words["es"])

        for language in LANGUAGES:
            html = read(client, part, language)
            assert words[language] in html or part.name in (*SAID_BY_THE_PAGE, TABLE_OF_DATES)
            assert self.LAST[language] not in html

    def test_names_the_day_on_which_the_next_one_begins(self, client, part, ended):
        part.make(valid_from=timezone.localdate() + timedelta(days=1), position=5)

        for language in LANGUAGES:
            html = read(client, part, language)
            assert self.LAST[language] in html
            assert self.NOT_CONFIRMED[language] not in html

    def test_holds_on_its_last_day_in_china(self, client, part, ended):
        ended.valid_until = timezone.localdate()
        ended.save()

        assert self.LAST["en"] not in read(client, part, "en")

    def test_does_not_end_what_holds_in_a_place(self, client, part, sichuan, ended):
        add_local(part, sichuan)

        for language in LANGUAGES:
            html = read(client, part, language, "?in=chengdu")
            assert part.name == TABLE_OF_DATES or LOCAL[language] in html.partition(self.LAST[language])[0]

    def test_of_a_place_leaves_the_national_one_standing(self, client, part, sichuan):
        add_local(part, sichuan, valid_until=timezone.localdate() - timedelta(days=1))

        for language in LANGUAGES:
            html = read(client, part, language, "?in=chengdu")
            shown = html.partition(self.LAST[language])[0]
            assert part.name == TABLE_OF_DATES or national_words(part, language) in shown
            assert PLACE[language] in shown


class TestWhereElseItIsNamed:
    def test_a_search_finds_the_page_by_it_until_it_goes(self, sichuan):
        card = make.make_card()
        make.make_claim(card, "who")
        local = make.make_claim(card, "who", region=sichuan, text_en="A lighthouse keeper.", text_es="Un farero.")
        index_pages([card.pk])
        found = [page.pk for page in search("lighthouse", Reader("en")).pages]
        local.hold = "Retired"
        local.save()
        index_pages([card.pk])

        assert found == [card.pk]
        assert card.pk not in [page.pk for page in search("lighthouse", Reader("en")).pages]

    def test_the_history_names_its_place(self, sichuan):
        card = make.make_card()
        make.make_claim(card, "cost", text_en="It costs nothing.", **make.both("heading", "Cost"))
        publish(card, by=None)
        make.make_claim(card, "cost", region=sichuan, text_en="Ten yuan.", **make.both("heading", "Cost"))
        publish(card, by=None)

        newest = read_history(card, Reader("en"))[0]

        assert [(part.label, part.what, part.url) for part in newest.parts] == [
            ("Cost (Sichuan)", "added", f"{card.path_in('en')}#cost-sichuan")
        ]

    def test_the_history_knows_what_begins_on_a_day_by_its_name(self):
        card = make.make_card()
        make.make_claim(card)
        publish(card, by=None)
        make.make_claim(
            card, "cost", valid_from=timezone.localdate(), text_en="Ten yuan.", **make.both("heading", "Cost")
        )
        publish(card, by=None)

        [part] = read_history(card, Reader("en"))[0].parts

        assert (part.label, part.url) == ("Cost", f"{card.path_in('en')}#cost")

    def test_an_article_names_the_place_of_what_rests_on_it(self, client, sichuan):
        article = make.make_provision()
        claim = make.make_claim(make.make_card(), "cost", region=sichuan)
        make.make_citation(claim, make.make_version(article))

        html = client.get(article.path_in("es")).content.decode()

        assert f"<strong>{PLACE['es']}</strong>" in html.partition('id="rests"')[2]
