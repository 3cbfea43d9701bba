"""The text of a provision in the paragraphs that citations count."""

from content.law.paragraphs import paragraphs


class TestParagraphs:
    def test_sets_the_translation_beside_each_paragraph(self):
        first, second = paragraphs("国家建立。\n国家发展。", "The State establishes.\nThe State develops.")

        assert (first.number, first.anchor, first.zh, first.text) == (
            1,
            "paragraph-1",
            "国家建立。",
            "The State establishes.",
        )
        assert (second.number, second.zh) == (2, "国家发展。")

    def test_keeps_numbered_items_with_the_paragraph_they_belong_to(self):
        chinese = "不纳入支付范围：\n（一）工伤的；\n（十二）境外的。\n医疗费用应当由第三人负担的。"
        english = "Not covered:\n(1) work injury;\n(12) outside the territory.\nCosts a third party should bear."

        first, second = paragraphs(chinese, english)

        assert first.zh == "不纳入支付范围：\n（一）工伤的；\n（十二）境外的。"
        assert first.text.endswith("(12) outside the territory.")
        assert (second.number, second.text) == (2, "Costs a third party should bear.")

    def test_leaves_a_gap_where_a_translation_is_missing(self):
        assert [p.text for p in paragraphs("一。\n二。", "One.")] == ["One.", ""]
        assert [p.text for p in paragraphs("一。", "")] == [""]

    def test_drops_empty_lines(self):
        assert len(paragraphs("一。\n\n  \n二。\n", "One.\n\nTwo.")) == 2

    def test_has_nothing_to_say_of_an_empty_text(self):
        assert paragraphs("", "") == ()
