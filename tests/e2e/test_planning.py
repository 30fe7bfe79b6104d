"""A secretariat moves a meeting over another one, keeps what is confirmed, and the exception stands on the page."""

from playwright.sync_api import expect


def test_a_meeting_moved_over_another_leaves_an_agreed_exception(open_page, log_in):
    page = open_page(java_script_enabled=False)
    log_in(page, "secretary-malmo", "sv")
    for day in ("2040-03-12", "2040-06-11"):
        plan(page, day)
    [spring, summer] = ("AG-2040-1", "AG-2040-2")
    confirm(page, summer)
    page.goto(f"/sv/moten/{spring}/")
    page.get_by_role("link", name="Flytta").click()
    page.fill("[name=day]", "2040-10-15")
    page.fill("[name=reason_da]", "Valg")
    page.fill("[name=reason_sv]", "Val")
    page.click("main form button[type=submit]")
    main = page.locator("main")
    expect(main).to_contain_text("Inget är sparat ännu")
    expect(main).to_contain_text("värd utanför turordningen: kräver en överenskommelse")
    page.get_by_role("radio", name="Behåll det som är bekräftat").check()
    page.fill("[name=agreed_da]", "Begge byer vil beholde datoen.")
    page.fill("[name=agreed_sv]", "Båda städerna vill behålla datumet.")
    page.click("button[name=save]")
    expect(main).to_contain_text("Mötet är flyttat.")
    page.goto(f"/sv/moten/{summer}/")
    expect(main).to_contain_text("Överenskommen avvikelse från turordningen")
    expect(main).to_contain_text("Båda städerna vill behålla datumet.")


def plan(page, day):
    page.goto("/sv/moten/")
    page.get_by_role("link", name="Nytt möte").click()
    page.fill("[name=day]", day)
    page.fill("[name=starts]", "13:00")
    page.fill("[name=ends]", "16:00")
    page.click("main form button[type=submit]")
    page.click("button[name=save]")
    expect(page.locator("main")).to_contain_text("Mötet finns nu i mötesplanen.")


def confirm(page, ref):
    page.goto(f"/sv/moten/{ref}/")
    page.get_by_role("link", name="Bekräfta").click()
    page.click("button[name=save]")
    expect(page.locator("main")).to_contain_text("Mötet är bekräftat.")
