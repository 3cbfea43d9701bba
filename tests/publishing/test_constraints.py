"""Rules of the database, asked of rows in Python: the two must say the same."""

from datetime import date
from itertools import product

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from content.publishing.constraints import broken_rules, holds

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]

CONSTRAINTS = [
    (model, constraint)
    for model in apps.get_app_config("content").get_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
]
VALUES = {"DateField": [None, date(2027, 1, 1), date(2027, 2, 1)], "ForeignKey": [None, 1]}
WORDS = ["", "answer", "draft", "published", "en", "es", "nationwide", None]


def columns(condition) -> set[str]:
    if isinstance(condition, tuple):
        return {condition[0].partition("__")[0]}
    return {name for child in condition.children for name in columns(child)}


@pytest.mark.parametrize(
    ("model", "constraint"), CONSTRAINTS, ids=[constraint.name for _model, constraint in CONSTRAINTS]
)
def test_every_rule_says_what_the_database_says(model, constraint):
    fields = [model._meta.get_field(name) for name in sorted(columns(constraint.condition))]
    nothing = [
        VALUES.get(field.get_internal_type(), [word for word in WORDS if word or not field.null]) for field in fields
    ]
    for values in list(product(*nothing))[:300]:
        row = model(**{field.attname: value for field, value in zip(fields, values, strict=True)})
        try:
            constraint.validate(model, row)
            is_valid = True
        except ValidationError:
            is_valid = False

        assert (holds(constraint.condition, row) is not False) == is_valid, values


@pytest.mark.parametrize(
    ("model", "constraint"), CONSTRAINTS, ids=[constraint.name for _model, constraint in CONSTRAINTS]
)
def test_every_rule_has_words(model, constraint):
    from content.publishing.constraints import WORDS

    has_own = constraint.violation_error_message != constraint.default_violation_error_message
    assert has_own or constraint.name in WORDS


def test_a_sound_row_breaks_none():
    assert (
        list(broken_rules(apps.get_model("content", "Notice")(starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 1))))
        == []
    )
