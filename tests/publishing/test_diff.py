"""What changed between two documents of a page, as its history says it."""

from content.publishing.diff import Change, changes

PAGE = {"key": "card", "title": {"en": "Card", "es": "Tarjeta"}}


def with_claims(*claims):
    return {**PAGE, "claims": list(claims)}


def claim(slot="cost", **fields):
    return {"slot": slot, "text": {"en": "Free.", "es": "Gratis."}, **fields}


class TestChanges:
    def test_are_none_between_equal_documents(self):
        assert changes(with_claims(claim()), with_claims(claim())) == []

    def test_name_a_field_and_the_one_language_it_changed_in(self):
        after = {**PAGE, "title": {"en": "Card", "es": "Carné"}}

        assert changes(PAGE, after) == [Change("title", "changed", languages=("es",))]

    def test_name_no_language_where_both_changed(self):
        assert changes(PAGE, {**PAGE, "title": {"en": "A", "es": "B"}}) == [Change("title", "changed")]

    def test_tell_added_from_removed(self):
        longer = {**PAGE, "name_zh": "社会保障卡"}

        assert changes(PAGE, longer) == [Change("name_zh", "added")]
        assert changes(longer, PAGE) == [Change("name_zh", "removed")]

    def test_find_a_statement_by_its_slot_wherever_it_moved(self):
        before = with_claims(claim("cost"), claim("time"))
        after = with_claims(claim("time"), claim("cost", text={"en": "30 yuan.", "es": "Gratis."}), claim("place"))

        assert changes(before, after) == [
            Change("claims", "changed", "cost", ("en",)),
            Change("claims", "added", "place"),
        ]

    def test_say_what_a_part_is_called_or_else_its_words_as_they_are_or_were(self):
        named = claim("place", heading={"en": "Where", "es": "Dónde"})

        [cost, place] = changes(with_claims(claim(), named), with_claims(claim(text={"en": "30 yuan."})))

        assert cost.said == {"en": "30 yuan."}
        assert place.said == {"en": "Where", "es": "Dónde"}

    def test_tell_statements_of_two_places_apart(self):
        national, local = claim(), claim(region="beijing")

        assert changes(with_claims(national), with_claims(national, local)) == [
            Change("claims", "added", "cost~beijing")
        ]

    def test_show_a_statement_that_is_held_back_as_removed(self):
        assert changes(with_claims(claim()), with_claims(claim(hold="Doubtful"))) == [
            Change("claims", "removed", "cost")
        ]

    def test_say_nothing_of_what_readers_never_see(self):
        before, after = with_claims(claim(hold="Doubtful")), with_claims(claim(hold="Still", editor_note="Ask."))

        assert changes(before, {**after, "editor_note": "For us.", "position": 4}) == []

    def test_keep_the_proof_among_what_readers_see(self):
        assert changes(with_claims(claim()), with_claims(claim(proof="law:social-insurance-law/64"))) == [
            Change("claims", "changed", "cost")
        ]
