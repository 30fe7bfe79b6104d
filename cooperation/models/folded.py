"""Looking for words in the database whichever way they are spelled: the SQL of `cooperation.folding`."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import F, Func, Q, TextField

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
        for run in folding.RUNS:
            sql, given = f"regexp_replace({sql}, %s, %s, 'g')", (*given, *run)
        return sql, given


def having_words(rows, expression, words, otherwise=None):
    """Rows where an expression, a text, has all of these words; one typed without å, ä and ö is found with them too.

    The indexes of `words_of` lead to words of three letters and more, as far as nothing stands in for them.
    otherwise: a condition that stands in for one word, asked with that word folded; None: there is none.
    """
    rows = rows.alias(folded=Folded(expression), bare=Bare(F("folded")))
    for word in words.split():
        folded = folding.fold(word)
        found = _has("bare", folding.bare(folded)) if folding.is_bare(folded) else _has("folded", folded)
        rows = rows.filter(found | otherwise(folded) if otherwise else found)
    return rows


def words_of(expression, name):
    """Indexes by which `having_words` finds the rows of the same expression."""
    folded = Folded(expression)
    return [
        GinIndex(OpClass(one, "gin_trgm_ops"), name=f"{name}_{kind}", fastupdate=False)
        for kind, one in (("folded", folded), ("bare", Bare(folded)))
    ]


def _has(column, word):
    return Q(**{f"{column}__contains": word})
