"""Entries of content files that name the same thing: each is refused with both places, none is lost."""

import pytest

from content.evidence.models import Claim

pytestmark = pytest.mark.django_db

CARD = "cards/social-security-card.yaml"
LAW = """\
key: {law}
status: published
title: {{en: {law}, es: {law}}}
slug: {{en: {law}, es: {law}}}
short_answer: {{en: A law., es: Una ley.}}
full_title: {{en: A law, es: Una ley}}
full_title_zh: 法
level: law
issuer: {{en: A ministry, es: Un ministerio}}
issuer_zh: 部
force: in_force
provisions:
- key: {provision}
  title: {{en: Article 1, es: Artículo 1}}
  slug: {{en: {law}/1, es: {law}/1}}
  short_answer: {{en: An article., es: Un artículo.}}
  number: '1'
  citation: {{en: Article 1, es: Artículo 1}}
  citation_zh: 第一条
"""
STATEMENT = "- slot: {slot}\n  text: {{en: Nobody., es: Nadie.}}\n  proof: source m47\n"


class TestStatements:
    def test_in_one_slot_are_refused_with_both_lines(self, files):
        files.add(STATEMENT.format(slot="who"))

        assert files.refused() == [f"{CARD}:13: slot “who” stands at {CARD}:9 already."]

    def test_in_slots_that_differ_by_a_capital_are_refused(self, files):
        files.add(STATEMENT.format(slot="Who"))

        assert files.refused() == [f"{CARD}:13: slot “Who” stands at {CARD}:9 already."]

    def test_in_one_slot_from_the_same_day_are_refused(self, files):
        files.add((STATEMENT.format(slot="when") + "  valid_from: 2027-01-01\n") * 2)

        assert files.refused() == [f"{CARD}:17: slot “when~2027-01-01” stands at {CARD}:13 already."]

    def test_of_two_kinds_in_one_slot_of_a_page_are_refused(self, files):
        files.add("values:\n- slot: who\n  feature: loss\n  value: 'yes'\n  text: {en: Yes., es: Sí.}\n")

        assert files.refused() == [f"{CARD}:14: slot “who” stands at {CARD}:9 already."]

    def test_about_one_feature_of_a_card_are_refused(self, files):
        cell = "- slot: {slot}\n  feature: loss\n  value: 'yes'\n  text: {{en: Yes., es: Sí.}}\n"
        files.add("values:\n" + cell.format(slot="one") + cell.format(slot="two"))

        assert files.refused() == [f"{CARD}:18: feature “loss” stands at {CARD}:14 already."]

    def test_that_bear_each_others_id_are_refused(self, files):
        files.add(STATEMENT.format(slot="whom") + "  id: card/social-security-card#who\n")

        assert files.refused() == [f"{CARD}:13: slot “who” stands at {CARD}:9 already."]

    def test_of_another_page_cannot_be_taken_by_their_id(self, files):
        files.add(STATEMENT.format(slot="whom") + "  id: card/another-card#whose\n")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:16: the id begins with card/social-security-card#")

    def test_in_one_slot_of_two_places_or_from_two_days_are_two(self, files):
        files.add(STATEMENT.format(slot="who") + "  valid_from: 2027-01-01\n")

        files.bring()

        assert Claim.objects.count() == 2


class TestRows:
    @pytest.mark.parametrize(
        ("entry", "said"),
        [
            ("- key: topic\n  slug: {en: a, es: a}\n  name: {en: A, es: A}\n", "key “topic”"),
            ("- key: Topic\n  slug: {en: a, es: a}\n  name: {en: A, es: A}\n", "key “Topic”"),
            ("- key: other\n  slug: {en: a, es: a}\n  name: {en: A, es: A}\n  position: 7\n", "position “7”"),
        ],
    )
    def test_of_one_name_or_place_are_refused_with_both_lines(self, files, entry, said):
        first = "- key: topic\n  slug: {en: topic, es: tema}\n  name: {en: Topic, es: Tema}\n  position: 7\n"
        files.write("topics.yaml", first + entry)

        assert files.refused() == [f"topics.yaml:5: {said} stands at topics.yaml:1 already."]

    def test_inside_a_row_are_compared_too(self, files):
        ban = "  - language: en\n    text: Health card\n    reason: {en: No., es: No.}\n"
        files.write(
            "terms.yaml",
            "- key: card\n  zh: 卡\n  pinyin: kǎ\n  rendering: {en: card, es: tarjeta}\n"
            f"  definition: {{en: A card., es: Una tarjeta.}}\n  banned:\n{ban}{ban}",
        )

        assert files.refused() == ["terms.yaml:10: text “Health card” stands at terms.yaml:7 already."]

    def test_named_twice_in_a_list_are_refused(self, files):
        files.change("state: current\n", "state: current\nabout:\n- card:a\n- card:b\n- card:a\n")

        assert files.refused() == [f"{CARD}:11: “card:a” stands at {CARD}:9 already."]

    def test_a_check_written_twice_is_refused(self, files):
        files.change("[2026-11-22 stored-copy]", "\n  - 2026-11-22 stored-copy\n  - 2026-11-22 stored-copy")

        assert files.refused() == [f"{CARD}:14: “2026-11-22 stored-copy” stands at {CARD}:13 already."]


class TestAcrossFiles:
    def test_a_provision_belongs_to_one_law(self, files):
        files.write("laws/first.yaml", LAW.format(law="first", provision="first/1"))
        files.write("laws/second.yaml", LAW.format(law="second", provision="first/1"))

        assert files.refused() == ["laws/second.yaml:13: key “first/1” stands at laws/first.yaml:13 already."]

    def test_a_question_belongs_to_one_finder(self, files):
        finder = "key: {key}\ntitle: {{en: A, es: A}}\nstart: holding\nquestions:\n"
        question = "- key: holding\n  question: {en: Which?, es: ¿Cuál?}\n  answers: []\n"
        files.write("finders/one.yaml", finder.format(key="one") + question)
        files.write("finders/two.yaml", finder.format(key="two") + question)

        assert files.refused() == ["finders/two.yaml:5: key “holding” stands at finders/one.yaml:5 already."]
