"""Every kind of page, in both languages, narrow and wide: no violation that axe-core knows, nothing sticks out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from oresund import links

PUBLIC = [
    "/da/",
    "/da/vision/",
    "/da/vision/side-om-side/",
    "/da/vision/versioner/",
    "/da/vision/versioner/sv/1/",
    "/da/moeder/",
    "/da/moeder/2020/",
    "/da/moeder/2027/?host=malmo&state=cancelled",
    "/da/moeder/2026/11/",
    "/da/moeder/2027/aarsplan/",
    "/da/moeder/AG-2025-1/",
    "/da/moeder/AG-2020-1/",
    "/da/vaertskab/",
    "/da/vaertskab/?day=2025-06-01",
    "/da/forpligtelser/",
    "/da/organer/",
    "/da/projekter/",
    "/sv/projekt/?q=bro&city=cph&year=2021",
    "/da/projekter/?q=fyrtorn&kind=new",
    "/da/projekter/P-2018-03/",
    "/da/projekter/P-2019-03/",
    "/da/andres-initiativer/",
    "/da/andres-initiativer/E-03/",
    "/da/projekter/P-2018-01/",
    "/da/projekter/P-2025-04/",
    "/sv/projekt/P-2025-04/",
    "/da/graensehindringer/",
    "/da/sprog/",
    "/da/foelg/?project=P-2018-03",
    "/da/foelg/?sent",
    "/da/konto/log-ind/",
    "/da/konto/adgangskode/glemt/",
    "/sv/",
    "/sv/vision/",
    "/sv/vision/sida-vid-sida/",
    "/sv/vision/versioner/",
    "/sv/vision/versioner/da/1/",
    "/sv/moten/",
    "/sv/moten/AG-2026-2/",
    "/sv/vardskap/",
    "/sv/moten/2027/3/?body=working_group",
    "/sv/moten/2020/arsplan/?sheets=both",
    "/sv/ataganden/",
    "/sv/organ/",
    "/sv/projekt/",
    "/sv/projekt/P-2018-01/",
    "/sv/andras-initiativ/?q=oresund&auspices=public",
    "/sv/andras-initiativ/E-08/",
    "/sv/projekt/P-2024-04/",
    "/sv/granshinder/",
    "/sv/sprak/",
    "/sv/folj/",
    "/sv/konto/logga-in/",
]
OWN = {
    "member-cph": [
        "/da/mine-moeder/",
        "/sv/mina-moten/",
        "/da/moeder/aendringer/",
        "/sv/moten/andringar/",
        "/da/konto/adgangskode/skift/",
        "/da/mine-beskeder/",
        "/da/projekter/P-2025-03/vurdering/",
        "/sv/projekt/P-2025-03/bedomning/",
    ],
    "secretary-malmo": [
        "/sv/projekt/P-2025-03/bedomning/",
        "/da/projekter/P-2025-01/vurdering/",
        "/sv/projekt/P-2026-02/bedomning/ny/",
        "/da/projekter/P-2026-02/vurdering/ny/",
        "/da/projekter/P-2025-03/vurdering/beslutning/",
        "/sv/projekt/P-2025-03/bedomning/igen/",
        "/sv/arbetslista/",
        "/da/arbejdsliste/?city=cph&section=decide",
        "/sv/forslag/",
        "/sv/forslag/nytt/",
        "/sv/andras-initiativ/?stale=1",
        "/da/andres-initiativer/E-05/",
        "/sv/andras-initiativ/nytt/",
        "/da/andres-initiativer/E-05/rediger/",
        "/sv/andras-initiativ/import/",
        "/sv/projekt/P-2025-04/budget/",
        "/da/projekter/P-2022-03/budget/",
        "/sv/projekt/P-2024-04/framsteg/",
        "/da/projekter/P-2018-01/fremdrift/?kind=milestone&step=1",
        "/sv/valutakurser/",
        "/da/valutakurser/1/",
        "/sv/valutakurser/5/",
        "/da/forslag/nyt/",
        "/da/forslag/lignende/",
        "/sv/forslag/ord/",
        "/da/graensehindringer/ny/",
        "/sv/granshinder/1/",
        "/sv/moten/",
        "/sv/ataganden/",
        "/sv/vardskap/overlamning/AG-2026-2/",
        "/da/vaertskab/overdragelse/AG-2026-2/",
        "/sv/moten/AG-2027-1/genomfort/",
        "/sv/projekt/P-2025-04/forlopp/",
        "/da/projekter/P-2025-01/forloeb/",
        "/sv/moten/AG-2026-2/punkt/5/P-2025-04/",
        "/da/moeder/AG-2026-1/punkt/3/P-2024-03/",
        "/sv/vision/versioner/ny/",
        "/da/vision/versioner/ny/",
        "/sv/planering/",
        "/da/planlaegning/?first=2028&last=2028&working_group=3",
        "/sv/planering/utkorg/",
        "/da/planlaegning/udbakke/?state=sent",
        "/sv/planering/utkorg/reminder/1/",
        "/da/planlaegning/udbakke/notice/1/",
        "/sv/planering/utkorg/stoppad/",
        "/da/personer/1/",
        "/sv/personer/2/",
        "/sv/planering/dagar/",
        "/sv/planering/dagar/2/",
        "/sv/planering/paminnelser/",
        "/da/planlaegning/paamindelser/?body=joint_council",
        "/sv/mina-meddelanden/",
        "/da/planlaegning/breve/",
        "/sv/planering/brev/",
        "/da/planlaegning/breve/cancellation/",
        "/sv/planering/brev/invitation/",
        "/sv/moten/AG-2027-1/deltagare/",
        "/da/moeder/AG-2027-1/deltagere/",
        "/sv/oversattningar/",
        "/da/oversaettelser/?city=cph&area=initiatives&state=missing",
        "/sv/moten/AG-2027-2/datum/",
        "/da/moeder/AG-2027-2/datoer/",
        "/da/planlaegning/nyt-moede/",
        "/sv/planering/nytt-mote/",
        "/da/moeder/AG-2027-1/aendr/flyt/",
        "/sv/moten/AG-2027-1/andra/ersatt/",
        "/sv/moten/AG-2027-1/andra/byt/",
        "/da/moeder/AG-2027-2/aendr/bekraeft/",
    ],
}
WRONG = "[aria-invalid=true]"
WIDTHS = [320, 1280]
# A page is looked at twice as it stands: on a telephone by day and on a wide screen in the dark.
LOOKS = [(320, "light"), (1280, "dark")]


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def check(page, path):
    page.goto(path)
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert overflow(page) <= 0, (path, width)
        assert violations(page) == [], (path, width, scheme)
    assert page.evaluate("document.documentElement.lang") == path[1:3]
    assert page.locator("h1").count() == 1, path


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(open_page, path):
    check(open_page(), path)


@pytest.mark.timeout(300)  # a good twenty pages of one person, who logs in once
@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("role", OWN)
def test_pages_behind_the_log_in(open_page, log_in, role, language):
    page = open_page()
    log_in(page, role)
    for path in OWN[role]:
        if path.startswith(f"/{language}/"):
            check(page, path)


def test_mails_as_a_mail_program_shows_them(open_page, log_in):
    """Their own policy would not let axe-core run either."""
    page = open_page(bypass_csp=True)
    log_in(page, "secretary-malmo")
    for name in ("invitation", "change", "poll", "agenda", "password"):
        check(page, f"/da/planlaegning/breve/{name}/da/")
        check(page, f"/sv/planering/brev/{name}/sv/")
    page.troubles.clear()  # the browser looks for an icon, which a mail has not


@pytest.mark.parametrize("width", WIDTHS)
def test_form_with_errors(open_page, log_in, width):
    page = open_page(viewport={"width": width, "height": 800})
    log_in(page, "secretary-malmo", "sv")
    page.goto("/sv/forslag/nytt/")
    page.click("button[value=submit]")
    expect(page.locator(WRONG).nth(2)).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0
    page.troubles.clear()  # the browser itself notes the 422


@pytest.mark.parametrize("width", WIDTHS)
def test_version_with_errors(open_page, log_in, width):
    page = open_page(viewport={"width": width, "height": 800})
    log_in(page, "secretary-malmo", "sv")
    page.goto("/sv/vision/versioner/ny/")
    page.check("[value=adopted]")
    page.fill("[name=text_3_1]", "Bara en mening.")
    page.click(".declaration-form button[type=submit]")
    expect(page.locator(WRONG)).to_have_count(3)
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("width", WIDTHS)
def test_question_about_dates_by_its_link(open_page, log_in, width):
    """Answered with the keyboard alone, by somebody who is not logged in."""
    member = open_page()
    log_in(member, "member-cph")
    member.goto("/da/mine-moeder/")
    link = member.get_attribute("main a[href*='/datoer/']", "href")
    page = open_page(viewport={"width": width, "height": 800})
    check(page, link)
    for slot in page.locator("main fieldset").all():
        slot.locator("input").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("main .notice-good")
    assert (
        page.locator("main input[value=if_need_be]:checked").count() == page.locator("main fieldset").count()
    )
    assert violations(page) == []


def test_leaving_messages_by_a_link(open_page):
    page = open_page()
    token = links.make(links.LEAVE, subject="papers", person=0, until=None)
    for path in (f"/da/afmeld/{token}/", f"/sv/avanmal/{token}/"):
        check(page, path)
        page.click("main button")
        expect(page.locator("main button")).to_have_count(0)
        assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_consequences_of_a_change(open_page, log_in, width):
    page = open_page(viewport={"width": width, "height": 800})
    log_in(page, "secretary-malmo", "sv")
    page.goto("/sv/moten/AG-2027-1/andra/flytta/")
    page.fill("[name=day]", "2027-11-15")
    page.fill("[name=reason_da]", "Sne")
    page.fill("[name=reason_sv]", "Snö")
    page.click("main form button[type=submit]")
    expect(page.locator("button[name=save]")).to_be_visible()
    assert violations(page) == []
    page.click("button[name=save]")
    expect(page.locator(WRONG)).to_have_count(2)
    assert violations(page) == []
    assert overflow(page) <= 0
    page.troubles.clear()  # the browser itself notes the 422


@pytest.mark.parametrize("width", WIDTHS)
def test_a_convened_meeting_and_an_answer_for_somebody(open_page, log_in, width):
    page = open_page(viewport={"width": width, "height": 800})
    log_in(page, "secretary-malmo", "sv")
    path = "/sv/moten/AG-2027-2/deltagare/"
    page.goto(path)
    convene = page.get_by_role("button", name="Kalla till mötet")
    if convene.count():  # the second time it is convened already
        convene.click()
    page.get_by_role("link", name="Anteckna ett svar").first.click()
    page.check("[value=apologies]")
    page.fill("[name=reason]", "")
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.locator(WRONG)).to_have_count(1)
    assert violations(page) == []
    assert overflow(page) <= 0
    page.troubles.clear()  # the browser itself notes the 422
    page.fill("[name=reason]", "Sjuk")
    page.get_by_role("button", name="Spara svaret").click()
    expect(page.locator("main")).to_contain_text("Kallad för")
    for where in (path, path.replace("/sv/moten", "/da/moeder").replace("deltagare", "deltagere")):
        check(page, where)


def test_page_that_does_not_exist(open_page):
    page = open_page()
    assert page.goto("/sv/projekt/P-2026-03/").status == 404
    assert violations(page) == []
    page.troubles.clear()  # the browser itself notes the 404
