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
    strangers: int  # who had one and should not
    doubled_at_most: int
    seconds: float | None  # to the first mail afterwards; None where that is not the question
    problems: tuple[str, ...] = ()  # what else is not as it should be, in words

    @property
    def holds(self):
        exactly = self.lost == self.stuck == self.renamed == self.strangers == 0
        return (
            exactly
            and self.doubled <= self.doubled_at_most
            and not self.problems
            and (self.seconds is None or self.seconds <= FIRST_MAIL_WITHIN)
        )

    def __str__(self):
        parts = [f"of {self.expected} lost {self.lost}", f"stuck {self.stuck}"]
        parts.append(
            f"doubled {self.doubled} ≤ {self.doubled_at_most} ({self.renamed} with another Message-ID)"
        )
        if self.strangers:
            parts.append(f"{self.strangers} had one who should not")
        if self.seconds is not None:
            parts.append(f"first mail after {self.seconds:.1f} s ≤ {FIRST_MAIL_WITHIN}")
        return ", ".join([*parts, *self.problems])


def count(mails, expected, waiting, allowed=frozenset(), *, one_each=True):
    """Hold the mails against the addresses that should have one each, or several that differ.

    waiting: those whose row is not settled; allowed: who may have one besides.
    """
    got = Counter((mail.to, mail.message_id) for mail in mails if mail.to in expected)
    recipients = {to for to, _message_id in got}
    renamed = len(got) - len(recipients) if one_each else 0
    return {
        "expected": len(expected),
        "lost": len(expected - recipients - waiting),
        "stuck": len(expected & waiting),
        "doubled": got.total() - len(got) + renamed,
        "renamed": renamed,
        "strangers": len({mail.to for mail in mails} - expected - allowed),
    }
