"""A secretariat plans two years ahead without JavaScript, and says which days its city avoids."""

from playwright.sync_api import expect


def row(page, words):
    """The proposed meeting whose heading has these words."""
    return page.get_by_role("group", name=words)


def test_two_years_are_planned_at_once(open_page, log_in):
    page = open_page(java_script_enabled=False)
    log_in(page, "secretary-malmo", "sv")
    page.goto("/sv/moten/")
    page.get_by_role("link", name="Planera de kommande åren").click()
    page.select_option("[name=first]", "2030")
    page.select_option("[name=last]", "2031")
    page.get_by_role("button", name="Föreslå datum").click()
    main = page.locator("main")
    expect(main).to_contain_text("Vecka 10: bästa tiden på våren, efter båda sportloven")
    expect(page.get_by_role("group", name="måndag")).to_have_count(6)
    row(page, "måndag 4 mars 2030").get_by_label("Datum").fill("2030-02-11")
    # One of the two councils, so that whatever else is planned later keeps its turn.
    page.get_by_role("group").filter(has_text="Gemensamt fullmäktigemöte").last.get_by_label(
        "Utelämna"
    ).check()
    page.get_by_role("button", name="Spara alla").click()
    expect(main).to_contain_text("Ingenting har sparats ännu")
    expect(row(page, "måndag 11 februari 2030")).to_contain_text("Danskt sportlov (Köpenhamn)")
    row(page, "måndag 11 februari 2030").get_by_label("Datum").fill("2030-03-11")
    page.get_by_role("button", name="Kontrollera igen").click()
    expect(row(page, "måndag 11 mars 2030")).to_contain_text("Krockar inte med något")
    page.get_by_role("button", name="Spara alla").click()
    expect(page).to_have_url("/sv/moten/2030/")
    expect(main).to_contain_text("5 möten har planerats")
    expect(main).to_contain_text("måndag 11 mars 2030")
    page.goto("/sv/moten/2031/")
    expect(page.locator("main article")).to_have_count(2)
    page.goto("/sv/moten/AG-2030-1/")
    expect(main).to_contain_text("Planerat")
    page.troubles.clear()  # the browser itself notes the 422


def test_a_date_that_is_no_date_is_refused_and_kept(open_page, log_in):
    page = open_page(java_script_enabled=False)
    log_in(page, "secretary-cph")
    page.goto("/da/planlaegning/?first=2033&last=2033&working_group=2")
    first = page.get_by_role("group", name="mandag den 7. marts 2033")
    first.get_by_label("Slut").fill("12:00")
    page.get_by_role("button", name="Gem alle").click()
    expect(page.get_by_role("alert")).to_contain_text("Mødet slutter, før det begynder")
    expect(page.locator("[name=row-0-end]")).to_have_value("12:00")
    page.troubles.clear()  # the browser itself notes the 422


def test_new_days_are_avoided(open_page, log_in):
    page = open_page(java_script_enabled=False)
    log_in(page, "secretary-malmo", "sv")
    page.goto("/sv/planering/dagar/")
    page.fill("[name=title_da]", "Budgetdebat i kommunfullmäktige")
    page.fill("[name=title_sv]", "Budgetdebatt i kommunfullmäktige")
    page.select_option("[name=kind]", "budget")
    page.get_by_label("en gång, på dessa datum").check()
    page.fill("[name=starts_on]", "2034-11-13")
    page.fill("[name=ends_on]", "2034-11-14")
    page.get_by_role("button", name="Spara de nya dagarna").click()
    expect(page.locator("main")).to_contain_text("13–14 november 2034")
    page.goto("/da/planlaegning/?first=2034&last=2034&working_group=2")
    expect(page.locator("main")).to_contain_text("onsdag den 15. november 2034")
    page.goto("/sv/planering/dagar/")
    page.get_by_role("link", name="Ändra Budgetdebatt i kommunfullmäktige").click()
    page.get_by_role("button", name="Ta bort dagarna").click()
    expect(page.locator("main")).not_to_contain_text("Budgetdebatt")
