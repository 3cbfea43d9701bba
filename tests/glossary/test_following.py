"""What follows an answer: the next sentence, where an editor has said so."""

import pytest

from content.glossary.following import read_following
from content.glossary.models import Phrase, Reply
from content.glossary.phrases import read_phrases
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_bank():
    return make.make_reply("other-banks-card")


def follows(key):
    [phrase] = read_phrases(Reader("en"), key=key)
    following = read_following(Reader("en"))
    found = [following.next(phrase, reply) for reply in phrase.replies]
    return [other.key if other else "" for other in found]


class TestFollowing:
    def test_names_the_sentence_an_editor_chose_and_none_else(self, other_bank):
        make.make_phrase("activate", replies=[other_bank, make.make_reply("yes")])
        make.make_phrase("which-branch", after=[other_bank])

        assert follows("activate") == ["which-branch", ""]

    def test_prefers_what_is_said_at_the_same_place(self, other_bank):
        make.make_phrase("activate", places="bank", replies=[other_bank])
        make.make_phrase("ask-at-the-centre", places="centre", after=[other_bank])
        make.make_phrase("which-branch", places="bank", after=[other_bank])

        assert follows("activate") == ["which-branch"]

    def test_never_asks_the_same_again(self, other_bank):
        make.make_phrase("which-branch", replies=[other_bank], after=[other_bank])

        assert follows("which-branch") == [""]

    def test_reaches_what_answers_of_answers_lead_to_each_once(self, other_bank):
        wait = make.make_reply("wait-days")
        make.make_phrase("activate", replies=[other_bank])
        make.make_phrase("which-branch", replies=[wait, other_bank], after=[other_bank])
        make.make_phrase("write-down", replies=[other_bank], after=[wait])

        reached = read_following(Reader("en")).reached_from(read_phrases(Reader("en"), key="activate"))

        assert [(phrase.key, before.key) for phrase, before in reached] == [
            ("which-branch", "activate"),
            ("write-down", "which-branch"),
        ]

    @pytest.mark.usefixtures("shipped")
    def test_is_said_of_the_shipped_sentences(self):
        assert "phrase-which-branch" in follows("phrase-activate-bank")
        assert Phrase.objects.filter(after__isnull=False).distinct().count() >= 15
        assert Reply.objects.filter(asks_for_papers=True).count() >= 7


class TestAPhraseCard:
    def test_leads_from_an_answer_to_what_follows_it(self, client, other_bank):
        make.make_phrase("activate", replies=[other_bank])
        make.make_phrase("which-branch", after=[other_bank])

        html = client.get("/es/frases/activate/").content.decode()

        assert '<a href="/es/frases/which-branch/"><b lang="zh-Hans"' in html
        assert "请指一下您的回答" in html
