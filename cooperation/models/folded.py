"""Looking for words in the database whichever way they are spelled: the SQL of `cooperation.folding`."""

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from cooperation import folding


class Folded(Func):
    """The words of an expression as `cooperation.folding.fold` makes them."""

    arity = 1
    output_field = TextField()

    def as_sql(self, compiler, connection, **extra):
        words, given = compiler.compile(self.source_expressions[0])
        sql = f"lower(translate(normalize({words}, NFC), %s, %s))"
        return sql, (*given, folding.LETTERS, folding.READ_AS)


class Bare(Func):
    """Folded words as `cooperation.folding.bare` makes them."""

    arity = 1
    output_field = TextField()

    def as_sql(self, compiler, connection, **extra):
        words, given = compiler.compile(self.source_expressions[0])
        sql, given = f"translate({words}, %s, %s)", (*given, folding.OWN, folding.PLAIN)
        for pair in folding.DIGRAPHS:
            sql, given = f"replace({sql}, %s, %s)", (*given, *pair)
        return sql, given


def having_words(rows, expression, words, otherwise=None):
    """Rows where an expression, a text, has all of these words; one typed without å, ä and ö is found with them too.

    otherwise: a condition that stands in for one word, asked with that word folded; None: there is none.
    """
    rows = rows.alias(folded=Folded(expression), bare=Bare(F("folded")))
    for word in words.split():
        folded = folding.fold(word)
        found = _has("bare", folding.bare(folded)) if folding.is_bare(folded) else _has("folded", folded)
        rows = rows.filter(found | otherwise(folded) if otherwise else found)
    return rows


def _has(column, word):
    return Q(GreaterThan(StrIndex(F(column), Value(word)), 0))
