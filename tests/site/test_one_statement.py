"""On the subjects on which pages once contradicted each other, one statement says it, and the others quote it."""

import re

import pytest

from content.evidence.models import Claim, Quotation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

SUBJECTS = {
    "how long a temporary loss report lasts": (
        r"(temporary (loss )?report|loss report by telephone).{0,80}"
        r"\b(\d+|three|five|seven|ten|fifteen) (working )?days",
        "question/lost-card#point-2",
        {"correction/electronic-card-after-loss#point-2", "correction/hotline-96102-national#point-1"},
    ),
    "what a replacement costs": (
        r"\b20 yuan\b",
        "question/fees#point-2",
        {"correction/replacement-costs-20-yuan#answer", "question/change-bank#point-2", "question/fees#answer"},
    ),
    "how many wrong tries lock the social security password": (
        r"(three|six|eight|ten)\b.{0,40}wrong tries lock|wrong tries that lock",
        "question/locked-social-password#point-2",
        {"question/first-password#point-5", "question/locked-bank-pin#point-1"},
    ),
    "how many relatives the electronic card takes": (
        r"\b(eight|ten) on (one|another)|up to eight",
        "question/family-account-or-sharing#point-3",
        {"card/electronic-social-security-card#family-use"},
    ),
    "how long one may claim": (
        r"three months.{0,30}(year|date)|we have not checked",
        "question/paper-claim-deadline#answer",
        {"guide/claim-medical-costs-on-paper#caveat-1"},
    ),
}
"""Of each: what a statement of it looks like, the one that is quoted, and the others that may say so in their words."""


def shown():
    """The statements for the whole country, each with its words."""
    rows = Claim.objects.shown().on_published_pages().filter(region__key="nationwide")
    columns = ("pk", "slot", "text_en", "page__short_answer_en")
    return {pk: text or (short if slot == "answer" else "") for pk, slot, text, short in rows.values_list(*columns)}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_one_statement_says(subject):
    pattern, home, others = SUBJECTS[subject]

    found = {pk for pk, words in shown().items() if re.search(pattern, words or "", re.IGNORECASE)}

    assert home in found
    assert found <= {home, *others}
    assert Quotation.objects.filter(claim=home).exists()


NEVER = {
    "a lost temporary report “seven in one city, fifteen in another”": r"seven in one city",
    "an insurance that ends with the printed date": r"insurance (stops|ends) (when|after) the (card|printed date)",
    "emergency treatment among what must be registered": r"emergency[^.]{0,40} must (be )?register",
    "a temporary card for three months in a province": r"three months in one province",
    "a card that suspends": r"\b(the card|the law|article \d+) suspends",
    "foreign employees elsewhere as not confirmed": r"foreign employees?[^.]{0,60}not confirmed",
    "a whole card that must be activated": r"the whole card must be activated",
}


@pytest.mark.parametrize("subject", NEVER)
def test_no_statement_says(subject):
    assert [pk for pk, words in shown().items() if re.search(NEVER[subject], words or "", re.IGNORECASE)] == []
