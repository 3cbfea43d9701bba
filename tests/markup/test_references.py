import pytest
from django.utils.translation import override

from content.markup import UnknownReferences, find_references, problems, render, resolve_together
from tests.markup.cast import SITE, Site, known


class TestFindReferences:
    def test_reads_a_reference_that_its_target_labels(self):
        [reference] = find_references("See [[card:social-security-card]].")

        assert (reference.kind, reference.key, reference.label) == ("card", "social-security-card", None)

    def test_reads_a_reference_in_the_editors_own_words(self):
        [reference] = find_references("See [the **physical** card](card:social-security-card).")

        assert (reference.key, reference.label) == ("social-security-card", "the physical card")

    def test_reads_a_law_with_a_number_as_a_provision(self):
        law, provision = find_references("[[law:social-insurance-law]] and [[law:social-insurance-law/64]]")

        assert law.name == ("law", "social-insurance-law")
        assert provision.name == ("provision", "social-insurance-law/64")

    def test_names_the_line_of_each(self):
        text = "One [[card:a]].\n\n- two [[card:b]]\n- three [words](card:a) and [[card:ab]]\n"

        assert [reference.line for reference in find_references(text)] == [1, 3, 4, 4]

    def test_finds_those_in_tables_headings_lists_and_emphasis(self):
        text = "# [[card:a]]\n\n| x | y |\n|---|---|\n| [z](card:b) | [[card:c]] |\n\n1. **[[card:d]]**\n\n> [[card:e]]"

        assert [reference.key for reference in find_references(text)] == ["a", "b", "c", "d", "e"]

    def test_finds_none_in_code(self):
        assert find_references("Write `[[card:a]]` or `[words](card:b)`.") == []

    def test_finds_none_that_is_escaped(self):
        assert find_references(r"\[words\](card:b)") == []

    @pytest.mark.parametrize(
        "link", ["https://example.cn/a", "http://example.cn", "mailto:a@example.cn", "tel:12333", "#step-3"]
    )
    def test_leaves_ordinary_links_alone(self, link):
        assert find_references(f"[words]({link})") == []

    def test_finds_both_of_a_reference_inside_the_words_of_another(self):
        references = find_references("[see [[card:a]] here](card:b)")

        assert {reference.key for reference in references} == {"a", "b"}


class TestProblems:
    def test_says_nothing_of_references_that_exist(self):
        assert problems("[[card:social-security-card]] and [art. 64](law:social-insurance-law/64)", set(SITE)) == []

    def test_names_the_line_and_the_nearest_valid_key(self):
        text = "Fine.\n\nSee [[law:social-insurance-law/46]]."

        assert problems(text, set(SITE)) == [
            "Line 3: there is no “law:social-insurance-law/46”. Did you mean “law:social-insurance-law/64”?"
        ]

    def test_offers_nothing_where_nothing_is_near(self):
        assert problems("[[term:zzz]]", set(SITE)) == ["Line 1: there is no “term:zzz”."]

    @pytest.mark.parametrize(
        "written",
        ["card", "Card:social-security-card", "card:", "card:a b", "/en/cards/", "law:social-insurance-law/64|art. 64"],
    )
    def test_refuses_what_is_neither_an_address_nor_a_reference(self, written):
        [problem] = problems(f"[[{written}]]", set(SITE))

        assert problem.startswith(f"Line 1: “{written}” is neither an address nor a reference.")

    @pytest.mark.parametrize(
        "link", ["javascript:alert(1)", "data:text/html,x", "//example.cn/", "/en/", "ftp://x/", ""]
    )
    def test_refuses_links_that_are_not_allowed(self, link):
        assert len(problems(f"[words]({link})", set(SITE))) == 1

    def test_refuses_brackets_that_a_table_tore_apart(self):
        text = "| a | b |\n|---|---|\n| [[card:social-security-card|the card]] | c |"

        [problem] = problems(text, set(SITE))

        assert problem.startswith("Line 3: “[[” is not followed by “]]”.")

    def test_accepts_brackets_shown_as_code(self):
        assert problems("Write `[[` first.", set(SITE)) == []

    def test_speaks_the_readers_language_without_failing(self):
        with override("es"):
            [problem] = problems("[[card:none]]", set())

        assert "card:none" in problem


class TestRefusal:
    def test_raises_with_what_was_probably_meant(self):
        with pytest.raises(UnknownReferences) as refusal:
            render("[[card:social-securty-card]]", resolve=Site(), language="en", known=known)

        assert refusal.value.problems == [
            "Line 1: there is no “card:social-securty-card”. Did you mean “card:social-security-card”?"
        ]

    def test_raises_without_suggestions_where_none_are_offered(self):
        with pytest.raises(UnknownReferences, match=r"Line 1: there is no “card:none”\.$"):
            render("[[card:none]]", resolve=Site(), language="en")

    def test_does_not_ask_what_is_known_unless_something_is_wrong(self):
        def unexpected():
            raise AssertionError("asked")

        render("[[card:social-security-card]]", resolve=Site(), language="en", known=unexpected)


class TestResolveTogether:
    def test_asks_once_for_all_texts_and_answers_from_memory(self):
        site = Site()
        texts = ["[[card:social-security-card]]", "Words.", "[[law:social-insurance-law/64]]"]

        resolve = resolve_together(texts, site)
        for text in texts:
            render(text, resolve=resolve, language="en")

        assert site.calls == 1

    def test_asks_nothing_where_nothing_is_referred_to(self):
        site = Site()

        resolve_together(["Words.", "More **words**."], site)

        assert site.calls == 0

    def test_asks_again_for_what_it_was_not_told_of(self):
        resolve = resolve_together([], Site())

        assert "Social security card" in render("[[card:social-security-card]]", resolve=resolve, language="en")
