"""The mailbox of replies: over a real IMAP server, a Maildir, and a folder of files."""

import mailbox as maildirs
import time

import pytest

from meetings.mailbox import Unreadable, opened
from tests.meetings.imap_front import a_certificate, front, needs_openssl
from tests.meetings.imap_server import ImapServer, silent_server

MAIL = b"From: bo@kbh.example\r\nSubject: Svar\r\n\r\nJeg kommer\r\n"
LARGEST = 200


class Files:
    def __init__(self, path):
        self.path, self.url = path, f"file://{path}"

    def put(self, mail):
        (self.path / f"{time.monotonic_ns()}.eml").write_bytes(mail)

    def holds(self):
        folders = {"INBOX": self.path, **{path.name: path for path in self.path.iterdir() if path.is_dir()}}
        counts = {name: len(list(path.glob("*.eml"))) for name, path in folders.items()}
        return {name: count for name, count in counts.items() if count}


class Maildir(Files):
    def __init__(self, path):
        super().__init__(path / "Maildir med mellemrum")
        self.url = f"file://{path}/Maildir%20med%20mellemrum"
        self.box = maildirs.Maildir(self.path)

    def put(self, mail):
        self.box.add(mail)

    def holds(self):
        boxes = {"INBOX": self.box, **{name: self.box.get_folder(name) for name in self.box.list_folders()}}
        return {name: len(box) for name, box in boxes.items() if len(box)}


@pytest.fixture(scope="module")
def imap_server(tmp_path_factory):
    with ImapServer(tmp_path_factory.mktemp("imap") / "log") as server:
        yield server


@pytest.fixture(params=["imap", "maildir", "files"])
def box(request, tmp_path):
    if request.param != "imap":
        return {"maildir": Maildir, "files": Files}[request.param](tmp_path)
    server = request.getfixturevalue("imap_server")
    server.empty()
    return server


def read(box, folder="done", largest=LARGEST):
    """File everything; return what was there."""
    found = []
    with opened(box.url, timeout=5, largest=largest) as mails:
        for letter in mails.letters():
            found.append(letter.content)
            if folder:
                mails.file(letter, folder)
    return found


def test_what_lies_there_is_read_and_filed_once(box):
    box.put(MAIL)
    box.put(MAIL)
    assert read(box) == [MAIL, MAIL]
    assert read(box) == []
    assert box.holds() == {"done": 2}


def test_folders_are_named_after_what_became_of_a_mail(box):
    for folder in ("done", "refused", "aside-old-date", "done"):
        box.put(MAIL)
        assert read(box, folder) == [MAIL]
    assert box.holds() == {"done": 2, "refused": 1, "aside-old-date": 1}


def test_what_is_not_filed_is_read_again(box):
    box.put(MAIL)
    assert read(box, folder=None) == read(box, folder=None) == [MAIL]
    assert box.holds() == {"INBOX": 1}


def test_no_more_is_fetched_than_may_be_read(box):
    box.put(MAIL + b"x" * 10_000)
    [content] = read(box)
    assert len(content) == LARGEST + 1


def test_two_readers_at_once_file_each_mail_once(box):
    box.put(MAIL)
    with (
        opened(box.url, timeout=5, largest=LARGEST) as one,
        opened(box.url, timeout=5, largest=LARGEST) as two,
    ):
        [first], [second] = list(one.letters()), list(two.letters())
        one.file(first, "done")
        two.file(second, "done")
    assert box.holds() == {"done": 1}


def test_an_error_while_a_mail_is_dealt_with_comes_through_and_leaves_it_there(box):
    box.put(MAIL)
    with pytest.raises(ZeroDivisionError), opened(box.url, timeout=5, largest=LARGEST) as mails:
        for _letter in mails.letters():
            raise ZeroDivisionError
    assert box.holds() == {"INBOX": 1}


def test_a_server_without_move_gets_a_copy_and_a_mark(imap_server):
    imap_server.empty()
    imap_server.put(MAIL)
    with opened(imap_server.url, timeout=5, largest=LARGEST) as mails:
        assert mails.may_move
        mails.may_move = False
        [letter] = mails.letters()
        mails.file(letter, "done")
        assert list(mails.letters()) == []
    assert imap_server.holds() == {"INBOX": 1, "done": 1}  # there it is marked as deleted


def test_a_wrong_password_says_no_and_repeats_none(imap_server):
    url = imap_server.url.replace("x%20y%2Fz", "hemmeligt")
    with pytest.raises(Unreadable) as refused, opened(url, timeout=5, largest=LARGEST):
        pass
    assert "hemmeligt" not in repr(refused.value)


def test_a_folder_may_have_a_danish_name(imap_server):
    imap_server.empty()
    imap_server.put(MAIL)
    with opened(imap_server.url, timeout=5, largest=LARGEST) as mails:
        [letter] = mails.letters()
        mails.file(letter, "Møder & svar")
    with opened(
        imap_server.url.replace("INBOX", "M%C3%B8der%20%26%20svar"), timeout=5, largest=LARGEST
    ) as mails:
        assert [letter.content for letter in mails.letters()] == [MAIL]
    with imap_server.logged_in() as client:
        assert client.delete('"M&APg-der &- svar"')[0] == "OK"


@pytest.mark.parametrize("may_move", [True, False])
def test_on_a_server_whose_folders_all_lie_below_the_inbox_mails_are_filed_there(imap_server, may_move):
    imap_server.empty()
    imap_server.put(MAIL)
    with front(imap_server.port, names_begin=True) as port:
        url = imap_server.url.replace(str(imap_server.port), str(port))
        with opened(url, timeout=5, largest=LARGEST) as mails:
            assert mails.prefix == "INBOX."
            mails.may_move = may_move
            [letter] = mails.letters()
            mails.file(letter, "aside-stranger")
            assert list(mails.letters()) == []
    assert imap_server.holds()["aside-stranger"] == 1


@needs_openssl
def test_over_tls_only_from_a_server_that_proves_who_it_is(imap_server, tmp_path, monkeypatch):
    imap_server.empty()
    imap_server.put(MAIL)
    certificate = a_certificate(tmp_path / "server.pem")
    with front(imap_server.port, certificate=certificate) as port:
        url = imap_server.url.replace("imap://", "imaps://").replace(str(imap_server.port), str(port))
        with pytest.raises(OSError, match="certificate verify failed"), opened(url, timeout=5, largest=1):
            pass
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with opened(url, timeout=5, largest=LARGEST) as mails:
            [letter] = mails.letters()
            mails.file(letter, "done")
    assert (letter.content, imap_server.holds()) == (MAIL, {"done": 1})


@pytest.mark.parametrize("scheme", ["imap", "imaps"])
def test_a_silent_server_holds_nobody_up(scheme):
    with silent_server() as port:
        start = time.monotonic()
        url = f"{scheme}://a:b@127.0.0.1:{port}/INBOX"
        with pytest.raises(OSError), opened(url, timeout=0.3, largest=LARGEST):
            pass
        assert time.monotonic() - start < 3


@pytest.mark.parametrize("folder", ["never-was", "files/one.eml"])
def test_a_folder_that_is_none(tmp_path, folder):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "one.eml").write_bytes(MAIL)
    with pytest.raises(Unreadable), opened(f"file://{tmp_path}/{folder}", timeout=1, largest=1):
        pass


def test_a_link_to_another_file_is_no_mail(tmp_path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "one.eml").symlink_to(tmp_path / "secret")
    assert read(Files(tmp_path)) == []
