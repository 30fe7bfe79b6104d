"""What a fault has done, counted at the mail server, and whether that is allowed."""

from collections import Counter
from dataclasses import dataclass

FIRST_MAIL_WITHIN = 60  # seconds after a worker is there again


@dataclass(frozen=True)
class Verdict:
    """Of those who should each have one message."""

    expected: int
    lost: int  # without it, and nobody will send it any more
    stuck: int  # still waiting at the end
    doubled: int  # messages too many
    renamed: int  # of these, with another Message-ID
    doubled_at_most: int
    seconds: float | None  # to the first mail afterwards; None where that is not the question
    problems: tuple[str, ...] = ()  # what else is not as it should be, in words

    @property
    def holds(self):
        exactly = self.lost == self.stuck == self.renamed == 0 and self.doubled <= self.doubled_at_most
        return exactly and not self.problems and (self.seconds is None or self.seconds <= FIRST_MAIL_WITHIN)

    def __str__(self):
        parts = [f"of {self.expected} lost {self.lost}", f"stuck {self.stuck}"]
        parts.append(
            f"doubled {self.doubled} ≤ {self.doubled_at_most} ({self.renamed} with another Message-ID)"
        )
        if self.seconds is not None:
            parts.append(f"first mail after {self.seconds:.1f} s ≤ {FIRST_MAIL_WITHIN}")
        return ", ".join([*parts, *self.problems])


def count(mails, expected, waiting, *, doubled_at_most, seconds, problems=()):
    """Judge the mails against the addresses that should have one each; waiting: those whose row is not settled."""
    got = Counter(mail.to for mail in mails if mail.to in expected)
    identities = {(mail.to, mail.message_id) for mail in mails if mail.to in expected}
    if strangers := {mail.to for mail in mails} - expected:
        problems = [*problems, f"{len(strangers)} had a mail who should have none"]
    return Verdict(
        expected=len(expected),
        lost=len(expected - got.keys() - waiting),
        stuck=len(expected & waiting),
        doubled=got.total() - len(got),
        renamed=len(identities) - len(got),
        doubled_at_most=doubled_at_most,
        seconds=seconds,
        problems=tuple(problems),
    )
