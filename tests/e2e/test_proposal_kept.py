"""What is typed into the proposal form, in a real browser: kept, counted, and not lost by network, log-in or colleague."""

import pytest
from playwright.sync_api import expect

from tests.cooperation.papers import PDF
from tests.e2e.test_accessibility import overflow, violations

NEW = "/sv/forslag/nytt/"
RETURNED = "/da/forslag/P-2026-01/rediger/"
SAVED, AWAY = "Sparat kl.", "Ingen anslutning: sparat i den här webbläsaren."


@pytest.fixture
def new(open_page, log_in):
    """Opens the empty form as the secretariat of Malmö."""

    def open_(**options):
        page = open_page(**options)
        log_in(page, "secretary-malmo", "sv")
        page.goto(NEW)
        return page

    return open_


def kept(page, words=SAVED):
    expect(page.locator("#kept")).to_contain_text(words, timeout=15_000)


def in_browser(page):
    return page.evaluate("Object.keys(localStorage)")


def test_what_is_typed_is_kept_and_offered_again(new):
    page = new()
    page.fill("[name=title_sv]", "Gemensamt badkort till våren")
    kept(page)
    page.goto(NEW)
    offer = page.locator(".unsaved", has_text="Gemensamt badkort till våren")
    expect(offer).to_contain_text("Du har text från kl.")
    offer.get_by_role("link", name="Fortsätt med den").click()
    expect(page.locator("[name=title_sv]")).to_have_value("Gemensamt badkort till våren")
    assert violations(page) == []
    page.goto(NEW)
    offer.get_by_role("button", name="Kasta den").click()
    expect(offer).to_have_count(0)


def test_similar_ideas_of_both_languages_appear_while_one_types(new):
    page = new()
    page.fill("[name=title_sv]", "Ett lånekort på alla bibliotek")
    in_danish = page.locator("#similar-found section").first
    expect(in_danish).to_contain_text("P-2018-01", timeout=15_000)
    expect(in_danish).to_contain_text("lånekort = lånerkort")
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_network_that_breaks_takes_no_words(new):
    page = new()
    page.context.set_offline(True)
    page.fill("[name=summary_sv]", "Skrivet i en tunnel under sundet")
    kept(page, AWAY)
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.locator("[name=summary_sv]")).to_have_value("Skrivet i en tunnel under sundet")
    assert len(in_browser(page)) == 1

    page.context.set_offline(False)
    kept(page)
    assert in_browser(page) == []
    page.troubles.clear()  # the browser itself reports what could not be fetched


def test_a_window_that_was_closed_meanwhile_takes_no_words(new):
    page = new()
    page.context.set_offline(True)
    page.fill("[name=summary_sv]", "Skrivet och stängt")
    page.click("#add-partner")
    page.fill("[name=partners-2-name]", "Region Skåne")
    kept(page, AWAY)
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(NEW)
    notice = again.locator(".notice", has_text="Den här webbläsaren har sparat text")
    assert violations(again) == []
    notice.get_by_role("button", name="Lägg in den i formuläret").click()
    expect(again.locator("[name=summary_sv]")).to_have_value("Skrivet och stängt")
    expect(again.locator("[name=partners-2-name]")).to_have_value("Region Skåne")
    kept(again)
    assert in_browser(again) == []
    page.troubles.clear()  # the browser itself reports what could not be fetched


def test_what_a_browser_kept_is_gone_after_the_log_out(new):
    page = new()
    page.evaluate("localStorage.setItem('proposal:1:new', '{}')")
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/sv/")
    page.wait_for_function("Object.keys(localStorage).length === 0")


@pytest.mark.parametrize("cookies", ["sessionid", None])
def test_a_log_in_that_ended_takes_no_words(new, demo, cookies):
    page = new()
    page.fill("[name=title_sv]", f"Efter lunch {cookies}")
    page.select_option("[name=ground]", "deepening")
    page.fill("[name=partners-0-name]", "Region Skåne")
    page.set_input_files("#id_files", {"name": "Bilaga.pdf", "mimeType": "application/pdf", "buffer": PDF})
    expect(page.locator("#papers")).to_contain_text("Bilaga.pdf")
    page.context.clear_cookies(**({"name": cookies} if cookies else {}))
    page.fill("[name=citizens_will_notice_sv]", "Man kan bada")
    page.get_by_role("button", name="Spara utkast").click()
    if cookies:
        expect(page.locator(".messages")).to_contain_text("Det du skrev finns kvar")
    else:
        expect(page.locator("main")).to_contain_text("Det du skrev finns kvar")
        assert violations(page) == []
        page.get_by_role("link", name="Fortsätt med formuläret").click()
    email, password = demo.accounts["secretary-malmo"]
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")
    expect(page.locator("[name=title_sv]")).to_have_value(f"Efter lunch {cookies}")
    expect(page.locator("[name=citizens_will_notice_sv]")).to_have_value("Man kan bada")
    expect(page.locator("[name=ground]")).to_have_value("deepening")
    expect(page.locator("[name=partners-0-name]")).to_have_value("Region Skåne")
    expect(page.locator("#papers")).to_contain_text("Bilaga.pdf")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.locator(".messages")).to_contain_text("har sparats")
    page.troubles.clear()  # the browser itself notes a 403


def test_with_the_keyboard_alone(new):
    page = new()
    page.locator("[name=title_sv]").focus()
    page.keyboard.type("Bara med tangenter")
    page.locator("#add-partner").focus()
    before = page.locator(".partner-row").count()
    page.keyboard.press("Enter")
    expect(page.locator(".partner-row")).to_have_count(before + 1)
    expect(page.locator(":focus")).to_have_attribute("name", f"partners-{before}-name")
    page.keyboard.type("Malmö universitet")
    page.get_by_role("button", name="Lämna in").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "#id_summary_sv" in page.url
    expect(page.locator("[name=title_sv]")).to_have_value("Bara med tangenter")
    expect(page.locator("[name=partners-2-name]")).to_have_value("Malmö universitet")
    page.troubles.clear()  # the browser itself notes the 422


def test_it_counts_and_says_what_is_referred(new):
    page = new()
    count = page.locator("#id_extra_effort_sv_helptext")
    page.fill("[name=extra_effort_sv]", "å" * 1234)
    expect(count).to_have_text("1 234 av 2 000 tecken")
    page.fill("[name=extra_effort_sv]", "😀" * 2001)
    expect(count).to_have_text("För långt: 2 001 av 2 000 tecken")
    page.select_option(
        "[name=obstacle]",
        label="Skatt och socialförsäkring när man arbetar hemma i det andra landet (staten)",
    )
    expect(page.locator("#referred")).to_be_visible()
    page.select_option("[name=obstacle]", index=1)
    expect(page.locator("#referred")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_two_at_one_proposal_see_each_other(open_page, log_in, width):
    first, second = (open_page(viewport={"width": width, "height": 800}) for _ in range(2))
    for page in (first, second):
        log_in(page, "secretary-cph")
        page.goto(RETURNED)
    first.fill("[name=inspiration_and_motor_da]", f"Andre byer {width}")
    first.fill("[name=what_is_added_sv]", f"Bara deras {width}")
    first.get_by_role("button", name="Gem kladde").click()
    expect(first.locator(".messages")).to_be_visible()
    second.fill("[name=inspiration_and_motor_da]", f"Egen motor {width}")
    expect(second.locator("#changed")).to_contain_text("har ændret dette forslag (kl.", timeout=15_000)
    second.get_by_role("button", name="Gem kladde").click()
    expect(second.locator("section[role=alert]")).to_contain_text(f"{width}")
    expect(second.locator("[name=inspiration_and_motor_da]")).to_have_value(f"Egen motor {width}")
    expect(second.locator("[name=what_is_added_sv]")).to_have_value(f"Bara deras {width}")
    assert violations(second) == []
    assert overflow(second) <= 0
    second.check("[name=take-inspiration_and_motor_da][value=theirs]")
    second.get_by_role("button", name="Gem kladde").click()
    expect(second.locator(".messages")).to_be_visible()
    second.goto(RETURNED)
    expect(second.locator("[name=inspiration_and_motor_da]")).to_have_value(f"Andre byer {width}")
    second.troubles.clear()  # the browser itself notes the 409


def test_without_javascript_the_form_is_an_ordinary_form(new):
    page = new(java_script_enabled=False)
    page.fill("[name=title_sv]", "Utan skript")
    page.fill("[name=partners-1-name]", "Lunds universitet")
    page.set_input_files("#id_files", {"name": "Bilaga.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Lämna in").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#papers")).to_contain_text("Bilaga.pdf")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.locator(".messages")).to_contain_text("har sparats")
    page.troubles.clear()  # the browser itself notes the 422
