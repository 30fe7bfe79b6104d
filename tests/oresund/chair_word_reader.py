"""Reads the whole portal in Danish, in a process of its own, with the settings that its environment gives; prints JSON."""

import json
import sys

import django

PAGES = [
    "/da/",
    "/da/vision/",
    "/da/organer/",
    "/da/projekter/",
    "/da/moeder/",
    "/da/forpligtelser/",
    "/da/moeder/{year}/",
    "/da/moeder/{meeting}/",
    "/da/kalender/working-group.ics",
    "/da/mine-moeder/",
    "/da/forslag/",
    "/da/administration/cooperation/seat/",
    "/da/administration/cooperation/seat/add/",
    "/da/administration/cooperation/seat/{seat}/change/",
    "/da/administration/cooperation/seat/{seat}/delete/",
    "/da/findes-ikke/",
    "/sv/",
]


def read(**names):
    from django.test import Client

    from cooperation.models import User

    client = Client(SERVER_NAME="127.0.0.1")
    texts = {}
    for role in ("member", "secretariat", "administrator"):
        client.force_login(User.objects.filter(role=role).first())
        texts |= {f"{role} {page}": client.get(page.format(**names)).content.decode() for page in PAGES}
    return texts


def mails():
    from meetings import notifications
    from meetings.models import Reminder

    remind = notifications.Reminding()
    made = map(remind, Reminder.objects.filter(recipient__language="da").to_send())
    return {
        f"mail {number} {part}": text
        for number, mail in enumerate(made)
        for part, text in enumerate((mail.subject, mail.text, mail.html))
    }


def glossary():
    from cooperation import terms

    advice = {
        f"advice {text}": " ".join(terms.marks(text, "sv")[0].advice.means)
        for text in ("Ordföranden talar", "Två vice ordförande", "Ordförandeskapet")
    }
    # Whichever word the portal itself has, a text of people may have the other one.
    for word in (
        "formanden",
        "forpersonen",
        "næstformænd",
        "næstforpersoner",
        "formandskabet",
        "forpersonskabet",
    ):
        assert [mark.word for mark in terms.marks(word, "da")] == [word]
    return advice


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(read(**json.loads(sys.argv[1])) | mails() | glossary()))
