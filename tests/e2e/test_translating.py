"""A translator's walk: typing, marks, drafts that are kept, approval, and a log-in that ends in between."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_accessibility import overflow, violations

EDITOR = ".row-title a"
SAVED = "Utkast sparat"
LOST = "Inte sparat."


@pytest.fixture
def editor(open_page, log_in):
    """Opens the editor of a thing on the work list as the secretariat of Malmö, and gives its address too."""

    def open_(words, **options):
        page = open_page(**options)
        log_in(page, "secretary-malmo", "sv")
        page.get_by_role("navigation").get_by_role("link", name="Översättningar").click()
        page.locator(EDITOR, has_text=words).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(words)
        return page

    return open_


def note(field):
    return field.locator("xpath=ancestor::fieldset").locator(".translation-note")


def mirrored(field):
    """Whether the marks lie exactly under their words: the same words, in a box of the same size, at the same place."""
    return field.evaluate(
        """field => {
            const mirror = field.parentElement.querySelector(".translation-mirror");
            const [a, b] = [mirror, field].map((one) => one.getBoundingClientRect());
            return mirror.textContent === field.value && mirror.scrollTop === field.scrollTop
                && mirror.clientWidth === field.clientWidth && mirror.scrollHeight === field.scrollHeight
                && ["x", "y", "width", "height"].every((side) => a[side] === b[side]);
        }"""
    )


def test_what_is_typed_is_marked_kept_and_public_only_when_approved(editor, open_page):
    page = editor("Fælles ungeråd for de to byer")
    title = page.get_by_label("Svenska: titel")
    title.press_sequentially("Roligt ungdomsråd", delay=10)
    expect(note(title)).to_contain_text(SAVED)
    expect(page.locator(".translation-friends").first).to_contain_text("Falsk vän")
    expect(page.locator(".translation-mirror .mark-false_friend").first).to_have_text("Roligt")
    assert mirrored(title)

    # Only with the keyboard: the next stop is the word to put in, and the cursor is back in the text.
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("data-for", "Roligt")
    page.keyboard.press("Enter")
    expect(title).to_be_focused()
    assert title.input_value().startswith("Lug")
    title.fill("Gemensamt ungdomsråd för de två städerna")
    expect(page.locator(".translation-friends").first).to_be_empty()

    page.reload()
    expect(title).to_have_value("Gemensamt ungdomsråd för de två städerna")
    expect(note(title)).to_contain_text("ännu inte godkänt")
    reader = open_page()
    reader.goto("/sv/projekt/P-2023-01/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Fælles ungeråd")

    title.focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messages")).to_contain_text("Översättningen är godkänd.")
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Gemensamt ungdomsråd för de två städerna")
    expect(reader.locator(".facts")).to_contain_text("Skrevs först på")


@pytest.mark.parametrize("width", [320, 1280])
def test_marks_lie_under_their_words_whatever_is_written(editor, width):
    page = editor("Levende byer ved sundet", viewport={"width": width, "height": 800})
    text = page.get_by_label("Svenska: sammanfattning")
    text.fill("En stad med medborgare och förvaltning. " * 12 + "\n\n" + "långtord" * 40 + "\n protokoll\n")
    expect(note(text)).to_contain_text(SAVED)
    text.press("Control+End")
    text.press_sequentially("slut")
    assert mirrored(text)
    text.evaluate("field => { field.style.height = '300px' }")
    page.set_viewport_size({"width": width + 60, "height": 800})
    page.wait_for_function("() => true")
    assert mirrored(text)
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_log_in_that_ends_or_a_network_that_breaks_takes_no_words(editor, log_in):
    page = editor("Fra klassebesøg til venskabsklasser i tre år")
    title = page.get_by_label("Svenska: titel")
    page.context.set_offline(True)
    title.fill("Från klassbesök")
    expect(note(title)).to_contain_text(LOST)
    page.context.set_offline(False)
    expect(note(title)).to_contain_text(SAVED, timeout=15_000)

    page.context.clear_cookies(name="sessionid")
    title.press_sequentially(" till vänklasser")
    expect(note(title)).to_contain_text(LOST)
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Spara utkast").click()
    expect(title).to_have_value("Från klassbesök till vänklasser")

    elsewhere = page.context.new_page()
    log_in(elsewhere, "secretary-malmo", "sv")
    expect(note(title)).to_contain_text(SAVED, timeout=15_000)
    page.reload()
    expect(title).to_have_value("Från klassbesök till vänklasser")
    page.troubles.clear()  # the browser itself reports what could not be fetched


def test_what_is_refused_whatever_the_token_is_not_sent_without_end(editor):
    page = editor("Fra klassebesøg til venskabsklasser i tre år")
    sent = []
    page.route("**/utkast/*/", lambda route: sent.append(route.request) or route.fulfill(status=403))
    title = page.get_by_label("Svenska: titel")
    title.press("End")
    title.press_sequentially("!")
    expect(note(title)).to_contain_text(LOST)
    assert len(sent) == 2
    page.troubles.clear()


def test_of_two_at_once_the_second_is_told(editor):
    words = "Nabosprogsuger i dagtilbud og skole"
    first, second = editor(words), editor(words)
    mine, yours = (page.get_by_label("Svenska: titel") for page in (first, second))
    yours.fill("Grannspråksveckor")
    expect(note(yours)).to_contain_text(SAVED)
    mine.fill("Språkveckor")
    expect(note(mine)).to_contain_text("Någon annan har ändrat texten under tiden.")
    expect(note(mine)).to_contain_text("Grannspråksveckor")
    expect(mine).to_have_value("Språkveckor")
    second.reload()
    expect(yours).to_have_value("Grannspråksveckor")
    first.troubles.clear()


def test_without_javascript_the_form_is_an_ordinary_form(editor):
    page = editor("Ny forundersøgelse af en metro under Øresund", java_script_enabled=False)
    title = page.get_by_label("Svenska: titel")
    title.fill("Ny förundersökning")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.locator(".messages")).to_contain_text("Utkastet är sparat.")
    expect(title).to_have_value("Ny förundersökning")
