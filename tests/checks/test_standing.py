"""A statement that leans on the one before it, or speaks as this house does, is named with what is wrong."""

import pytest

from content.checks.standing import faults

BROKEN = {
    "en": {
        "It is activated at the bank.": "begins with “It”",
        "They pay the contributions.": "begins with “They”",
        "This is local practice.": "begins with “This”",
        "Issued by the bank since 2019.": "begins with “Issued”",
        "Most people need it before they claim the electronic one.": "“electronic one” lacks its noun",
        "A plastic card.": "“A plastic card.” has no verb",
        "The card pays. From a few minutes to a month.": "“From a few minutes to a month.” has no verb",
        "Before you go, file a record.": "“file a record” is a word of this house",
        "The card settles at hospitals.": "“settles” is a word of this house",
        "Bring the hospital visit card.": "“hospital visit card” is a word of this house",
    },
    "es": {
        "La emite la ciudad donde está asegurado.": "begins with “La emite”",
        "Véalo en la aplicación.": "begins with “Véalo”",
        "Recójala en el banco.": "begins with “Recójala”",
        "Esto vale en todo el país.": "begins with “Esto”",
        "Emitida por el banco desde 2019.": "begins with “Emitida”",
        "Primero se pide la electrónica.": "“la electrónica” lacks its noun",
        "Una tarjeta de plástico.": "“Una tarjeta de plástico.” has no verb",
        "La tarjeta sirve. De unos minutos a un mes.": "“De unos minutos a un mes.” has no verb",
        "El hospital liquida con la tarjeta.": "“liquida” is a word of this house",
        "Registre el desplazamiento antes de ir.": "“Registre el desplazamiento” is a word of this house",
    },
}
SOUND = {
    "en": [
        "It depends on the place. The card is issued by the city.",
        "It is forbidden to lend the card.",
        "No. The electronic card can come first.",
        "As a rule, no. Keep the old account open.",
        "Ask 12333.",
        "Both passwords are yours to choose: that of the card and that of the bank.",
        "The physical card comes first, then the electronic one.",
    ],
    "es": [
        "Depende del lugar. La ciudad emite la tarjeta.",
        "Sí. La tarjeta electrónica puede ser la primera.",
        "Por regla general, no. No cierre la cuenta antigua.",
        "Artículo 31: el organismo no puede pedir más documentos.",
        "La tarjeta física va primero y después la electrónica.",
        "Lo que paga este seguro no lo paga el médico.",
        "Pida la tarjeta y recójala en el banco.",
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "problem"), [(code, *pair) for code, some in BROKEN.items() for pair in some.items()]
)
def test_is_named_with_what_is_wrong(language, words, problem):
    assert any(problem in found for found in faults(words, language))


@pytest.mark.parametrize(("language", "words"), [(code, words) for code, some in SOUND.items() for words in some])
def test_is_let_be_where_it_stands_alone(language, words):
    assert list(faults(words, language)) == []


@pytest.mark.parametrize(("language", "words"), [("en", "Free."), ("es", "Gratis.")])
def test_needs_no_verb_under_a_label(language, words):
    assert list(faults(words, language, is_labelled=True)) == []
    assert len(list(faults(words, language))) == 1
