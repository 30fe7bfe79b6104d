"""E-mail addresses as they are kept: one form for each mailbox, and nothing that a mail server could take for more."""

import re

LONGEST, LONGEST_LOCAL = 254, 64  # RFC 5321, 4.5.3.1

# Words of letters, digits and signs with points between (RFC 5322, dot-atom): no quotes, spaces, lists or control characters.
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}")


class NotAMailbox(ValueError):
    """Not one address, or one of a kind that not every mail server takes."""


def mailbox(typed: str) -> str:
    """Return an address as it is kept: in lower case, the name of its domain in ASCII (punycode).

    typed: what somebody wrote, with spaces around it at most. Letters beyond ASCII are understood behind the @ only, since many
    servers take no others before it. Raises NotAMailbox. Source: RFC 5321 and 5891.
    """
    local, at, domain = typed.strip(" ").lower().rpartition("@")
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError as error:  # no such name can be
        raise NotAMailbox from error
    address = f"{local}@{domain}"
    fits = len(local) <= LONGEST_LOCAL and len(address) <= LONGEST
    if not (at and fits and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain)):
        raise NotAMailbox
    return address
