"""The questions readers really ask, and the sentences of the site that answer them."""

from pathlib import Path

import pytest
import yaml

from tests.site.walk import XHTML

DATA = Path(__file__).parents[1] / "data"
SETTLED_SHARE = 0.95


def load(pattern):
    return [entry for path in sorted(DATA.glob(pattern)) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


ANSWERS, QUESTIONS = load("answers-*.yaml"), load("questions-*.yaml")


def plainly(text):
    return " ".join(text.replace("\xa0", " ").split())


def visible(page):
    """The words of a page as they are read, without what explains a term in the middle of a sentence."""

    def walk(element):
        if element.tag not in (XHTML + "style", XHTML + "script") and element.get("class") != "gloss":
            yield element.text or ""
            for child in element:
                if isinstance(child.tag, str):
                    yield from walk(child)
                yield child.tail or ""

    return plainly("".join(walk(page.tree)))


@pytest.mark.parametrize("answer", [a for a in ANSWERS if a["settled"]], ids=lambda answer: answer["id"])
class TestAnswer:
    def test_stands_on_the_page_that_is_named(self, read_site, answer):
        said = visible(read_site.page(answer["page"]))

        assert [quote for quote in answer["must"] if plainly(quote) not in said] == []

    def test_does_not_stand_there_as_it_must_not(self, read_site, answer):
        said = visible(read_site.page(answer["page"]))

        assert [statement for statement in answer["must_not"] if plainly(statement).rstrip(".") in said] == []


class TestSample:
    def test_has_an_answer_or_a_reason_for_every_question_in_scope(self):
        asked = {question["id"] for question in QUESTIONS if question["in_scope"]}

        assert asked == {answer["id"] for answer in ANSWERS}
        assert [answer["id"] for answer in ANSWERS if not answer["settled"] and not answer["reason"]] == []

    def test_is_settled_nearly_whole(self):
        assert sum(answer["settled"] for answer in ANSWERS) / len(ANSWERS) >= SETTLED_SHARE

    def test_quotes_a_sentence_for_every_point_that_must_be_said(self):
        wanted = {question["id"]: len(question["must"]) for question in QUESTIONS}

        assert [a["id"] for a in ANSWERS if a["settled"] and len(a["must"]) != wanted[a["id"]]] == []
