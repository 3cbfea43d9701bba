"""An editor who saves again and again: `python -m bench.editor SECONDS NUMBER`. A line for each save."""

import sys
import time

import django


def edit(gap: float, number: int) -> None:
    from content.publishing.workflow import publish
    from content.questions.models import Question

    mine = list(Question.objects.published().order_by("pk").values_list("pk", flat=True))[number::4]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for turn in range(10_000):
        question = Question.objects.get(pk=mine[turn % len(mine)])
        question.editor_note = f"{time.time()}"
        question.title_en = f"{question.title_en[:150]} {turn}"
        try:
            publish(question, by=None)
            word = "saved"
        except Exception as error:
            word = f"error {error}"
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()
        time.sleep(gap)


if __name__ == "__main__":
    django.setup()
    edit(float(sys.argv[1]), int(sys.argv[2]))
