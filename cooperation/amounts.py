"""An amount of kroner as somebody wrote it: read by the rules of one language, or refused with a reason; never guessed."""

import re
from decimal import Decimal

# Why an amount was refused; the words stand where it is shown.
UNREADABLE, AMBIGUOUS, DECIMALS, NEGATIVE, NOTHING, TOO_LARGE = (
    "unreadable",
    "ambiguous",
    "decimals",
    "negative",
    "nothing",
    "too_large",
)
LARGEST = Decimal("999999999999.99")
# How each language writes an amount, to be shown to whoever wrote it in another way; it stays on one line.
EXAMPLES = {"da": "1.234,50", "sv": "1\u00a0234,50"}

_LONGEST = 40
# Also the spaces that do not break a line, which are pasted from other pages.
_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = r"[1-9][0-9]{{0,2}}(?:{0}[0-9]{{3}})+"
# A point between thousands is Danish only; a Swede who writes 1.234 may mean either.
_WHOLE = {
    "da": rf"{_GROUPED.format(_SPACE)}|{_GROUPED.format(r'[.]')}",
    "sv": _GROUPED.format(_SPACE),
}
_AMOUNT = {
    code: re.compile(rf"(?P<whole>{grouped}|0|[1-9][0-9]*)(?:,(?P<part>[0-9]+))?")
    for code, grouped in _WHOLE.items()
}
_FIGURES = re.compile(rf"(?:[0-9]|[.,'’]|{_SPACE})*[0-9](?:[0-9]|[.,'’]|{_SPACE})*")


class Refused(ValueError):
    """An amount that cannot be read for certain; `code` is one of the reasons above."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def parse(text: str, language: str) -> Decimal:
    """Return the amount that a text stands for, with two decimals.

    text: "1.234,50" in Danish, "1 234,50" in both, the spaces of any width; language: "da" or "sv".
    Raises Refused: for what can be read in two ways (1.234 in Swedish, 1,234 in both), for anything that is not above
    zero or larger than LARGEST, for signs, exponents, and figures other than 0 to 9. Source: domain §5.1.
    """
    text = text.strip()
    if text[:1] in ("-", "\u2212", "\u2013"):
        raise Refused(NEGATIVE)
    if len(text) > _LONGEST:
        raise Refused(TOO_LARGE)
    found = _AMOUNT[language].fullmatch(text)
    if found is None:
        raise Refused(AMBIGUOUS if _FIGURES.fullmatch(text) else UNREADABLE)
    whole, part = found["whole"], found["part"] or ""
    if len(part) > 2:
        # 1,234 is a thousand and more to those who write English.
        raise Refused(AMBIGUOUS if len(part) == 3 and len(whole) <= 3 else DECIMALS)
    return _within(Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part:0<2}"))


def _within(amount: Decimal) -> Decimal:
    if not amount:
        raise Refused(NOTHING)
    if amount > LARGEST:
        raise Refused(TOO_LARGE)
    return amount
