"""In which forms agreed words and false friends are recognised, and what comes first where a form has several senses."""

import pytest

from cooperation.inflection import Form
from cooperation.lexicon import answers, forms_of, friend_forms, key, lengths, renderings, senses, written
from oresund.glossary import FalseFriend, false_friends, terms

TERMS = {term.key: term for term in terms()}
FRIENDS = {friend.da: friend for friend in false_friends()}


def first(word, language):
    meaning = senses(language)[word][0].meaning
    return meaning.da if isinstance(meaning, FalseFriend) else meaning.key


@pytest.mark.parametrize(
    ("language", "word", "meaning"),
    [
        ("da", "møderne", "meeting"),
        ("da", "vedtaget", "adopted"),  # the state, not the verb, which has no sure form
        ("da", "borgernes", "citizen_civic"),
        ("da", "handlinger", "handling"),
        ("da", "roligere", "rolig"),
        ("da", "aflyst", "cancelled"),
        ("sv", "inställda", "cancelled"),
        ("sv", "bordlades", "to_table"),
        ("sv", "byar", "by"),
        ("sv", "semestrar", "semester"),
        ("sv", "veckor", "week"),
    ],
)
def test_what_a_form_most_likely_means(language, word, meaning):
    assert first(word, language) == meaning


# A form that each exception and each entry of a table is needed for: without it, the form is lost or is made up.
KNOWN = {
    "da": """
        kalenderabonnementet, biblioteket, bilaget, skybruddet, afbuddet, budgettet, dokumentet, erhvervet,
        faget, projektforslaget, genbruget, gymnasiet, rådhuset, initiativet, iværksætteriet, klimaet,
        kommunalbestyrelsesmedlemmet, mandatet, arbejdsmarkedet, mødematerialet, formålet, fremmødet,
        notatet, journalnummeret, nævnet, indsatsområdet, navneopråbet, projektet, beslutningspunktet,
        referatet, projektregistret, resuméet, byrummet, kommunalrådet, samarbejdet, samfundet,
        sekretariatet, entreprenørskabet, tilskuddet, arbejdssproget, mødestedet, udkastet, udvalget,
        aftaler, anledninger, entreprenører, fagene, frokoster, handlinger, nævnene, orienteringer,
        protokollen, samfundene, semestre, styrelser, tilbuddene, tilgængelighedserklæring,
        kalenderabonnement, fortrolig, maskinoversættelse, aktindsigt, helligdag, efterårsferie,
        vinterferie, uge, hverdag, arbejdsoversættelse, afbrudte, vedtagne, arkiverede, aflyste, afsluttede,
        bekræftede, afholdte, udskudte, anbefalede, indsendte, ledige, rolige, indstillede, anmeldede, blev,
        grinede, afbuddene, skybruddene, tilskuddene, byrummene, fordybelsen af eksisterende samarbejde,
        formanden for malmøs kommunstyrelse, afvigelsen fra turnus, trukket tilbage, sammenlægger, vedtager,
        godkender, tager til efterretning, tilbageviser, forkaster, udsætter, gemmer, må
    """,
    "sv": """
        anslaget, avtalet, beslutet, biblioteket, bidraget, återbruket, tillbudet, mötesdatumet, dokumentet,
        informationsärendet, ideella engagemanget, facket, skyfallet, förslaget till beslut, godkännandet av
        dagordning, anmälda förhindren, rådhuset, befintliga initiativet, kansliet, klimatet, höstlovet,
        mandatet, delmålet, digitala mötena, diarienumren, näringslivet, insatsområdena, projektet,
        beslutsprotokollet, referatet, projektregistren, naturliga centrumet, kommunalrådet, samarbetena,
        samfundet, sammanträdet, sekretariatet, entreprenörskapet, arbetsspråket, syftena, uppropet,
        protokollsutdraget, utkastet, utskottet, urvalet, mervärdet, särskila yttrandet, åtagandena,
        överlämnandet av ordförandeskapet, anledningar, avtalen, borgarna, byar, entreprenörer, facken,
        frister, frukostar, inställningar, orienteringar, referaten, remisser, saker, samfunden, semestrar,
        styrelser, tillbuden, urvalen, utsatta, blev, grinade, göma, fördjupningen av befintligt samarbete,
        avvikelsen från turordningen, värdskapet för nästa möte, förslagen till beslut, anmäler
    """,
}
UNKNOWN = {
    "da": """
        mødes, pladsen, punkt, punktet, samarbejdes, fraværende, deltager, forbundet, flyttet, planlagt, til
        stede, status, måske, afvisten, udsaten, kommunfullmäktigen, folkevalgten
    """,
    "sv": """
        extrainsatt, hållet, mötes, plats, platsen, platser, utseende, utseendet, val, valen, valet,
        inställden, inbjudanen, förtroendevalden
    """,
}
PLURALS = {
    "da": "bestyrelser fagforeninger ferier holdninger høringer iværksættere landsbyer ting trossamfund",
    "sv": "byggentreprenörer erbjudanden luncher myndigheter samhällen terminer tillfällen åtgärder ämnen överenskommelser",
}
SINGULARS = {
    "da": {"tilløb": "tilløbet", "ting": "tingen"},
    "sv": {"erbjudande": "erbjudandet", "tillfälle": "tillfället", "samhälle": "samhället", "ämne": "ämnet"},
}
ADJECTIVES = {
    "da": {"sjov": "sjove", "aflyst": "aflyste"},
    "sv": {
        "lugn": "lugna",
        "arbetslös": "arbetslösa",
        "föreslagen": "föreslagna",
        "uppskjuten": "uppskjutna",
    },
}


def listed(words):
    return [" ".join(word.split()) for word in words.split(",")]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_every_entry_of_a_table_is_needed(language):
    assert [word for word in listed(KNOWN[language]) if word not in senses(language)] == []
    assert [word for word in listed(UNKNOWN[language]) if word in senses(language)] == []


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_words_that_take_the_place_of_false_friends_change_too(language):
    answers = [
        word
        for friend in false_friends()
        for word in (friend.da_for_sv if language == "da" else friend.sv_for_da)
    ]
    made = {
        form
        for word in answers
        if " " not in word
        for at, form in friend_forms(word, language).items()
        if at == Form(plural=True)
    }
    assert set(PLURALS[language].split()) <= made
    for word, form in SINGULARS[language].items():
        assert friend_forms(word, language)[Form(definite=True)] == form
    for word, form in ADJECTIVES[language].items():
        assert friend_forms(word, language)[Form(plural=True)] == form


def test_the_longest_phrase_is_known_by_its_first_word():
    assert lengths("sv")["förslag"] == 3


@pytest.mark.parametrize(
    ("phrase", "looked_up"), [("Øresunds-Mødet", "øresunds-mødet"), (" E-mail,  nu ", "e-mail nu")]
)
def test_how_a_phrase_is_looked_up(phrase, looked_up):
    assert key(phrase) == looked_up


def test_a_verb_is_written_in_its_infinitive_only():
    assert list(written(TERMS["to_adopt"], "sv").values()) == ["anta"]


def test_alternatives_stand_for_a_term_too():
    assert {"möte", "mötena", "sammanträde"} <= forms_of(TERMS["meeting"], "sv")


@pytest.mark.parametrize(
    ("friend", "language", "word", "right"),
    [("rolig", "da", "sjove", True), ("rolig", "da", "rolige", False), ("by", "da", "landsbyer", True)],
)
def test_for_which_words_a_lookalike_is_right(friend, language, word, right):
    assert (word in answers(FRIENDS[friend], language)) is right


def test_borger_and_invanare_render_each_other():
    assert "invånarna" in renderings("borgerne", "da")
    assert "borgerne" in renderings("invånarna", "sv")
    assert renderings("møde", "da") == frozenset()


@pytest.mark.parametrize("friend", FRIENDS.values(), ids=FRIENDS.keys())
def test_each_false_friend_is_recognised_in_both_languages(friend):
    for language, word in (("da", friend.da), ("sv", friend.sv)):
        assert any(sense.meaning == friend for sense in senses(language)[word])


def test_friends_that_are_nouns_have_their_plural():
    assert "erbjudanden" in friend_forms("erbjudande", "sv").values()
    assert "bestyrelserne" in friend_forms("bestyrelse", "da").values()
