"""Rules of the models and of the database: each is told with file and line before the database is asked."""

import pytest

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
