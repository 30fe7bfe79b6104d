"""One walk for each of the three audiences, and the reminders that arrive meanwhile."""

import email
import email.policy
import re
import time
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

REMINDED_WITHIN = 90


@pytest.mark.parametrize(("language", "path"), [("da-DK", "/da/"), ("sv-SE", "/sv/"), ("en-GB", "/da/")])
def test_front_door_speaks_the_visitors_language(open_page, language, path):
    page = open_page(locale=language)
    page.goto("/")
    assert page.url.endswith(path)


def test_the_public_reads_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/da/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="mandag den 8. marts 2027").first.click()
    expect(page.locator("main")).to_contain_text("Asta Brohoved")
    expect(page.locator("main")).to_contain_text("kl. 13.00–16.00")
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url("/sv/moten/AG-2027-1/")
    expect(page.locator("main")).to_contain_text("måndag 8 mars 2027")
    page.get_by_role("navigation").get_by_role("link", name="Åtaganden").click()
    expect(page.locator("main")).to_contain_text("Arbetsgruppen ska mötas minst två gånger om året")


def test_the_language_switch_is_remembered_without_javascript(open_page):
    page = open_page(locale="da-DK", java_script_enabled=False)
    page.goto("/da/vision/?a=1")
    assert page.context.cookies() == []
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url("/sv/vision/?a=1")
    page.get_by_role("link", name="Läs det danska originalet").click()
    [cookie] = page.context.cookies()
    assert (cookie["name"], cookie["value"], cookie["sameSite"]) == ("language", "sv", "Lax")
    page.goto("/")
    assert page.url.endswith("/sv/")


def test_the_public_sees_a_decided_initiative_but_no_draft(open_page):
    page = open_page()
    page.goto("/da/projekter/")
    expect(page.locator("main")).not_to_contain_text("badekort")
    page.get_by_role("link", name="Gemensam skyfallsövning").click()
    expect(page.locator("main [lang=sv]").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Kun på svensk")


def test_a_member_subscribes_to_own_meetings(open_page, log_in):
    page = open_page()
    log_in(page, "member-malmo", "sv")
    page.goto("/sv/mina-moten/")
    expect(page.locator("main")).to_contain_text("Studiebesök i hamnen")
    first = new_calendar_address(page)
    answer = page.request.get(first)
    assert answer.ok
    assert "BEGIN:VTIMEZONE" in answer.text()
    # The visit is not public: whoever has the address learns when its owner is busy, and no more.
    assert "Upptagen" in answer.text()
    assert "Studiebesök" not in answer.text()
    second = new_calendar_address(page)
    assert page.request.get(first).status == 404
    assert page.request.get(second).ok


def new_calendar_address(page):
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    return page.locator("#calendar-address").inner_text()


def test_a_secretariat_enters_a_proposal(open_page, log_in):
    page = open_page()
    log_in(page, "secretary-cph")
    page.goto("/da/forslag/nyt/")
    page.fill("[name=summary_sv]", "Städerna delar en badbrygga.")
    page.click("button[value=submit]")
    title = page.locator("[name=title_da]")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=summary_sv]")).to_have_value("Städerna delar en badbrygga.")
    title.fill("Fælles badebro")
    page.fill("[name=citizens_will_notice_da]", "Man kan bade i nabobyen.")
    page.click("button[value=save]")
    expect(page.locator("main")).to_contain_text("Fælles badebro")
    page.troubles.clear()  # the browser itself notes the 422


def test_two_people_edit_the_same_proposal(open_page, log_in):
    first, second = open_page(), open_page()
    for page in (first, second):
        log_in(page, "secretary-cph")
    first.goto("/da/forslag/P-2026-03/rediger/")
    second.goto("/da/forslag/P-2026-03/rediger/")
    first.fill("[name=title_sv]", "Ett badkort för hamnbaden")
    first.click("button[value=save]")
    expect(first.locator(".messages")).to_be_visible()
    second.fill("[name=title_sv]", "Ett gemensamt badkort")
    second.click("button[value=save]")
    expect(second.locator("main")).to_contain_text("Ett badkort för hamnbaden")
    expect(second.locator("[name=title_sv]")).to_have_value("Ett gemensamt badkort")
    second.click("button[value=save]")
    expect(second.locator(".messages")).to_be_visible()
    second.troubles.clear()  # the browser itself notes the 409


def test_a_danish_and_a_swedish_reminder_arrive(demo):
    """Among whatever else other walks have sent."""
    while True:
        messages = [read(path) for path in demo.mail.glob("*.eml")]
        reminders = [one for one in messages if one["Subject"].startswith(("Påmindelse", "Påminnelse"))]
        if {one["Content-Language"] for one in reminders} == {"da", "sv"}:
            break
        assert time.monotonic() - demo.ready_at < REMINDED_WITHIN, [one["Subject"] for one in messages]
        time.sleep(1)
    for one in reminders:
        words = {"da": "Påmindelse: Studiebesøg", "sv": "Påminnelse: Studiebesök"}[one["Content-Language"]]
        assert one["Subject"].startswith(words)
        assert re.search(r"Studiebes(øg|ök)", one.get_body(("plain",)).get_content())


def read(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


@pytest.mark.parametrize("codec", ["hex", "utf-7", "undefined"])
def test_the_server_reads_utf8_whatever_it_is_told(demo, codec):
    """Before any middleware, so only a real server can show it."""
    request = Request(
        f"{demo.url}/da/projekter/?state=%2B2AA-", headers={"Content-Type": f"text/plain; charset={codec}"}
    )
    with urlopen(request, timeout=10) as answer:
        assert answer.status == 200
