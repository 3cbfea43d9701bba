"""YAML in and out."""

import pytest

from content.exchange.yaml_text import Unreadable, line_of, read, write


class TestRead:
    @pytest.mark.parametrize("word", ["yes", "no", "on", "null", "2026-11-22", "1e3", "0x10", "~", "12:30"])
    def test_leaves_every_word_a_word(self, word):
        assert read(f"value: {word}")[0] == {"value": word}

    def test_knows_the_line_of_every_value(self):
        _data, lines = read("key: a\nclaims:\n- slot: who\n  text:\n    en: Everyone\n")

        assert line_of(("claims", 0, "text", "en"), lines) == 5

    def test_gives_the_line_around_what_is_not_there(self):
        _data, lines = read("key: a\nclaims:\n- slot: who\n")

        assert line_of(("claims", 0, "text", "es"), lines) == 3

    @pytest.mark.parametrize(
        ("text", "line"), [("key: a\nkey: b\n", 2), ("a: [1, 2\nb: c\n", 2), ("a: b\n\tc: d\n", 2), ("a: *b\n", 1)]
    )
    def test_refuses_what_is_no_yaml_and_names_the_line(self, text, line):
        with pytest.raises(Unreadable) as refusal:
            read(text)

        assert refusal.value.line == line

    @pytest.mark.parametrize(
        "text",
        [
            "a: &a [x, x]\nb: [*a, *a]\n",
            "&a [*a]",
            "[" * 100_000 + "]" * 100_000,
            "- " * 100_000,
            "{a: " * 1000 + "}" * 1000,
            "? [a]\n: b\n",
            "a: b\n---\nc: d\n",
            "a: \0",
        ],
        ids=["alias", "itself", "lists", "compact lists", "mappings", "list as key", "two documents", "NUL"],
    )
    def test_refuses_what_is_built_to_exhaust_its_reader(self, text):
        with pytest.raises(Unreadable):
            read(text)

    @pytest.mark.parametrize("text", ["", "# a comment\n", "---\n"])
    def test_finds_nothing_where_nothing_stands(self, text):
        assert not read(text)[0]

    def test_builds_no_objects(self):
        assert read("a: !!python/object/apply:os.getcwd []")[0] == {"a": []}


class TestWrite:
    @pytest.mark.parametrize(
        "text",
        ["plain", "yes", "", " led by a space", "two\nlines", "ends in a space \nmore", "卡: “quoted”", "- dash", "#"],
    )
    def test_gives_back_what_it_was_given(self, text):
        assert read(write({"text": text}))[0] == {"text": text}

    def test_writes_long_texts_as_blocks(self):
        assert write({"text": "one\ntwo"}) == "text: |-\n  one\n  two\n"
