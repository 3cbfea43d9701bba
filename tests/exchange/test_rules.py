"""Rules of the models and of the database: each is told with file and line before the database is asked."""

import pytest

from content.evidence.models import Claim
from tests.exchange.test_twins import LAW

pytestmark = pytest.mark.django_db

CARD = "cards/social-security-card.yaml"
WORDS = "key: words\nstatus: published\ntitle: {en: Words, es: Palabras}\nslug:\n  en: words\n  es: palabras\n"
ANSWER = "short_answer: {en: Words., es: Palabras.}\n"


class TestAddresses:
    @pytest.mark.parametrize(("old", "new", "line"), [("words", "search", 5), ("palabras", "glosario", 6)])
    def test_of_the_site_itself_are_refused(self, files, old, new, line):
        files.write(
            "pages/words.yaml", WORDS.replace(f": {old}\n", f": {new}\n").replace("key: search", "key: words") + ANSWER
        )

        [problem] = files.refused()

        assert problem.startswith(f"pages/words.yaml:{line}: ")
        assert f"{new}/” is an address of the site itself" in problem


class TestProse:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("[[card:nothing]]", "Line 1: there is no “card:nothing”"),
            ("[[card:social-security-card]] and **bold", "Line 1: “**” has no partner"),
            ("<b>bold</b>", "Line 1: “<b>” is HTML"),
        ],
    )
    def test_is_held_to_what_the_forms_ask(self, files, text, words):
        files.change("en: Everyone.", f"en: '{text}'")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:10: {words}")

    def test_may_name_what_the_same_import_brings(self, files):
        files.change("en: Everyone.", "en: '[[page:words]]'")
        files.write("pages/words.yaml", WORDS + ANSWER)

        files.bring()


class TestRulesOfTheDatabase:
    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            (
                "  proof:",
                "  valid_from: 2027-02-01\n  valid_until: 2027-01-01\n  proof:",
                12,
                "The last day lies before",
            ),
            ("state: current", "state: current\nposition: -1", 8, "position: "),
            ("state: current", "state: current\nposition: 99999999999999999999", 8, "position: "),
            ("en: A card.", f"en: {'a' * 281}", 5, "short_answer_en: "),
            ("key: social", "key: Social", 1, "key: "),
        ],
    )
    def test_of_a_page_are_told_with_their_line(self, files, old, new, line, words):
        files.change(old, new)
        if new.startswith("key"):
            (files.path / CARD).rename(files.path / "cards" / "Social-security-card.yaml")

        [problem] = files.refused()

        assert problem.rpartition("/")[2].lower().startswith(f"social-security-card.yaml:{line}: {words}".lower())

    def test_of_a_notice_are_told_with_their_line(self, files):
        files.write(
            "notices.yaml",
            "- key: move\n  text: {en: We move., es: Nos mudamos.}\n  starts_on: 2027-02-01\n  ends_on: 2027-01-01\n",
        )

        assert files.refused() == ["notices.yaml:4: The last day lies before the first."]

    def test_of_a_place_are_told_with_their_line(self, files):
        files.add("- key: beijing\n  level: city\n  name: {en: Beijing, es: Pekín}\n  name_zh: 北京\n", "regions.yaml")

        assert files.refused() == ["regions.yaml:5: Every place but the whole country is part of another."]

    @pytest.mark.parametrize("leads", ["", "    next: holding\n    result: it\n"])
    def test_of_an_answer_are_told_with_their_line(self, files, leads):
        files.write(
            "finders/one.yaml",
            "key: one\ntitle: {en: A, es: A}\nstart: holding\nquestions:\n"
            "- key: holding\n  question: {en: Which?, es: ¿Cuál?}\n"
            f"  answers:\n  - key: a\n    label: {{en: This, es: Esta}}\n{leads}",
        )
        files.write("finder-results.yaml", "- key: it\n  title: {en: It, es: Esta}\n  text: {en: It., es: Esta.}\n")

        [problem] = files.refused()

        assert problem.startswith("finders/one.yaml:")
        assert problem.endswith("Choose the next question or a result, one of the two.")

    def test_of_a_wording_of_law_are_told_with_their_line(self, files):
        versions = "  versions:\n  - key: original\n    label: {en: First, es: Primera}\n"
        files.write(
            "laws/first.yaml",
            LAW.format(law="first", provision="first/1")
            + versions
            + "    in_force_from: 2027-02-01\n    in_force_until: 2027-01-01\n",
        )

        assert files.refused() == ["laws/first.yaml:24: The last day lies before the first."]


class TestPlacesOfStatements:
    def test_can_be_changed_for_one_another(self, files):
        files.add("- slot: whom\n  text: {en: Others., es: Otros.}\n  proof: source m47\n")
        files.bring()
        ids = {"who": "card/social-security-card#who", "whom": "card/social-security-card#whom"}
        files.change("- slot: who\n", f"- slot: moving\n  id: {ids['who']}\n")
        files.change("- slot: whom\n", f"- slot: who\n  id: {ids['whom']}\n")
        files.change("- slot: moving\n", "- slot: whom\n")

        files.bring()

        assert dict(Claim.objects.values_list("slot", "text_en")) == {"who": "Others.", "whom": "Everyone."}

    def test_keep_the_statement_whose_place_it_became(self, files):
        files.bring()
        Claim.objects.update(slot="whom")
        files.change("slot: who", "slot: whom")

        files.bring(overwrite=True)

        assert Claim.objects.get().id == "card/social-security-card#who"

    def test_are_of_one_kind(self, files):
        files.bring()
        files.write("feature-groups.yaml", "- key: money\n  name: {en: Money, es: Dinero}\n")
        files.write("features.yaml", "- key: loss\n  group: money\n  kind: flag\n  name: {en: Loss, es: Pérdida}\n")
        files.change("claims:\n- slot: who\n", "values:\n- slot: who\n  feature: loss\n  value: 'yes'\n")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:9: “card/social-security-card#who” is a statement of another kind.")
