"""Names in the order of the reader's alphabet, the same on every PostgreSQL, with ICU and without."""

from string import ascii_lowercase, ascii_uppercase

from django.db.models import Func, TextField

from oresund.formats import language

# The last letters of each alphabet, each before those that stand for it in the other language's names.
_LAST = {"da": ("ÆæÄä", "ØøÖöŐő", "Åå"), "sv": ("Åå", "ÄäÆæĘę", "ÖöØøŐőÔô")}
# Their places are behind z, where no name has letters of its own.
_PLACES = "\ue000\ue001\ue002"
# Letters that Unicode does not take apart into a–z and an accent, ü that stands by y, and printers' signs.
_OTHERS = ("ÜüŰűĐđÐðŁłßıÞþ–—’‘”“„»«·", 'yyyyddddllsitt--\'\'""""".')
_CAPITALS_AND_ACCENTS = ascii_uppercase + "".join(map(chr, range(0x300, 0x370)))


class Alphabetical(Func):
    """order_by(Alphabetical("name")): as the reader looks a name up (domain §5.3); case and accents decide between equals.

    A sort key in plain SQL, because a PostgreSQL need not have ICU's collations. Danish reads aa as å, as ICU does.
    """

    arity = 1
    output_field = TextField()

    def as_sql(self, compiler, connection, **extra):
        words, given = compiler.compile(self.source_expressions[0])
        letters, own, double_a = tables(language())
        composed = f"normalize({words}, NFC)"
        plain = f"translate(normalize(translate({composed}, %s, %s), NFKD), %s, %s)"
        sql = f"""(replace({plain}, 'aa', %s) || chr(1) || translate({composed}, %s, %s)) COLLATE "C" """
        return sql, (*given, *letters, _CAPITALS_AND_ACCENTS, ascii_lowercase, double_a, *given, *own)


def tables(code):
    """For a language: letters and their places, own letters and what puts them before their likes, the place of aa."""
    last = _LAST[code]
    places = "".join(place * len(group) for place, group in zip(_PLACES, last, strict=True))
    letters = ("".join(last) + _OTHERS[0], places + _OTHERS[1])
    own = ("".join(group[:2] for group in last), "\2\3\4\5\6\7")
    return letters, own, _PLACES[last.index("Åå")] if code == "da" else "aa"
