"""Which addresses are taken, as a table, and that whatever is taken is one mailbox."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.addresses import NotAMailbox, mailbox


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("anna@malmo.example", "anna@malmo.example"),
        ("  Anna.Lind@Malmo.Example ", "anna.lind@malmo.example"),
        ("anna@malmö.se", "anna@xn--malm-8qa.se"),
        ("ANNA@MALMÖ.SE", "anna@xn--malm-8qa.se"),
        ("anna@xn--malm-8qa.se", "anna@xn--malm-8qa.se"),
        ("anna@rødgrød.dk", "anna@xn--rdgrd-vuad.dk"),
        ("o'brien+portal@sub.kk.dk", "o'brien+portal@sub.kk.dk"),
        ("a@b.dk", "a@b.dk"),
        (f"{'l' * 64}@kk.dk", f"{'l' * 64}@kk.dk"),
    ],
)
def test_taken(typed, kept):
    assert mailbox(typed) == kept
    assert mailbox(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "anna",
        "anna@",
        "@malmo.se",
        "anna@malmo",
        "anna@localhost",
        "anna@127.0.0.1",
        "anna@[127.0.0.1]",
        "anna@malmo..se",
        "anna@.malmo.se",
        "anna@-malmo.se",
        "anna@malmo.se.",
        "anna@malmo.se, bo@kk.dk",
        "anna@malmo.se;bo@kk.dk",
        "anna@malmo.se bo@kk.dk",
        "anna@bo@kk.dk",
        "<anna@malmo.se>",
        "Anna <anna@malmo.se>",
        '"anna"@malmo.se',
        '"a\x01"@malmo.se',
        ".anna@malmo.se",
        "anna.@malmo.se",
        "an..na@malmo.se",
        "åsa@malmo.se",
        "anna@malmo.se\nBcc: bo@kk.dk",
        "anna\r\n@malmo.se",
        "anna@malmo.se\n",
        "\tanna@malmo.se",
        "anna\x00@malmo.se",
        "anna@mal\u00admo..se",
        "anna(note)@malmo.se",
        f"{'l' * 65}@kk.dk",
        f"{'l' * 300}@kk.dk",
        f"a@{'d' * 64}.dk",
        f"a@{'.'.join(['d' * 60] * 5)}.dk",
        "a@" + "ö" * 300 + ".se",
    ],
)
def test_refused(typed):
    with pytest.raises(NotAMailbox):
        mailbox(typed)


@given(st.text(max_size=80) | st.from_regex(r"[\x00-\xff]{0,9}@[\x00-\xff]{0,9}\.[a-zö]{1,5}"))
def test_whatever_is_taken_is_one_mailbox_in_plain_characters(typed):
    try:
        kept = mailbox(typed)
    except NotAMailbox:
        return
    assert kept.isascii()
    assert kept.isprintable()
    assert kept.count("@") == 1
    assert not set(kept) & set(' ,;<>()[]"\\')
    assert mailbox(kept) == kept
