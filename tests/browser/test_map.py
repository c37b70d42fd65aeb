"""The map in a real browser: what can be found out by clicking alone, and that its pictures show what the API says."""

import json
import re
from collections import Counter
from itertools import chain, product
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

VERDICTS = ("YES", "CONDITIONAL", "NO", "UNKNOWN")
CROSSINGS = "query ($on: Date) { crossings(on: $on) { regions { code } verdicts } }"


async def drawn(page):
    """Wait until the matrix is drawn and its chosen cell answered."""
    await expect(page.locator("#matrix .answer .verdict")).to_be_visible()
    await expect(page.locator("#matrix canvas").first).to_be_visible()
    return page


async def counted(page):
    counts = [page.locator(f"#matrix .count[data-verdict={verdict}]") for verdict in VERDICTS]
    return Counter(
        {
            name: int(await each.get_attribute("data-count"))
            for name, each in zip(VERDICTS, counts, strict=True)
        }
    )


async def told(page, on):
    """Ask the API for the matrix of a day, and count its verdicts."""
    answer = await page.request.post(
        page.url.split("/map")[0] + "/graphql", data={"query": CROSSINGS, "variables": {"on": on}}
    )
    verdicts = (await answer.json())["data"]["crossings"]["verdicts"]
    return Counter(dict.fromkeys(VERDICTS, 0)) + Counter(chain.from_iterable(verdicts))


async def picture(page, *, other_than=""):
    """Give the matrix as it is drawn, once it is another picture."""
    return await page.locator("#matrix .chart").evaluate(
        """(chart, before) => new Promise((done, fail) => {
          const look = () => {
            const now = [...chart.querySelectorAll('canvas')].map((layer) => layer.toDataURL()).join();
            if (now !== before) done(now);
            else if (performance.now() > 60000) fail('the picture stays as it was');
            else requestAnimationFrame(look);
          };
          look();
        })""",
        other_than,
    )


async def test_it_is_found_out_by_clicking_whether_a_parent_in_another_province_can_be_helped(visit):
    page = await visit("/map")
    verdict = page.locator("#ask .answer .verdict").first

    await expect(verdict).to_have_attribute("data-verdict", "NO")
    await expect(page.locator("#ask .answer")).to_contain_text("家庭共济绑定不能跨省")
    await page.locator("#ask [data-goal=SEND_MONEY] button").click()

    await expect(verdict).to_have_attribute("data-verdict", "YES")
    await expect(page.locator("#ask .answer .routes li").first).to_be_visible()
    await page.locator("#goal").select_option("BIND")
    await page.locator("#beneficiary").select_option("500000")
    await expect(page.locator("#ask .answer .summary")).to_contain_text("重庆市")
    await expect(verdict).to_have_attribute("data-verdict", "YES")
    await page.locator("#relation").select_option("OTHER")
    await expect(verdict).to_have_attribute("data-verdict", "NO")


async def test_a_day_before_the_law_is_answered_by_that_day_s_law(visit):
    page = await visit("/map?beneficiary=500000&relation=SIBLING")
    verdict = page.locator("#ask .answer .verdict").first
    await expect(verdict).to_have_attribute("data-verdict", "YES")

    await page.locator("#on").fill("2024-10-15")

    await expect(verdict).to_have_attribute("data-verdict", "NO")


async def test_any_day_can_be_linked_to_and_an_area_of_a_city_without_prefectures_be_chosen(visit):
    page = await drawn(await visit("/map?day=2024-09-01&on=2025-02-05&sponsor=510100&goal=SEND_MONEY"))
    await expect(page.locator("#day-shown")).to_contain_text("2024-09-01")
    counts = await told(page, "2024-09-01")
    await expect(page.locator("#matrix .count[data-verdict=NO] b")).to_have_text(str(counts["NO"]))

    await page.locator("#beneficiary").select_option("500000")
    await page.locator("#beneficiary-city").select_option("500235")

    await expect(page.locator("#ask .answer .summary")).to_contain_text("云阳县")
    await expect(page.locator("#ask .answer .verdict").first).to_have_attribute("data-verdict", "YES")


async def test_the_slider_changes_the_cells_to_what_the_api_says_of_that_day(visit):
    page = await drawn(await visit("/map"))
    today, before = await counted(page), await picture(page)
    assert +today == await told(page, None)

    await page.locator("#day").focus()
    await page.keyboard.press("Home")
    await expect(page.locator("#day-shown")).to_contain_text("2024-12-01")
    counts = await told(page, "2024-12-01")
    await expect(page.locator("#matrix .count[data-verdict=NO] b")).to_have_text(str(counts["NO"]))
    assert +await counted(page) == counts
    await expect(page.locator("#matrix .answer .verdict")).to_have_attribute("data-verdict", "NO")
    assert await picture(page, other_than=before)

    day = "2024-12-01"
    for _ in range(3):
        await page.keyboard.press("ArrowRight")
        await expect(page.locator("#day-shown")).not_to_contain_text(day)
        later = re.search(r"\d{4}-\d\d-\d\d", await page.locator("#day-shown").inner_text())[0]
        assert later > day
        counts, day = await told(page, later), later
        await expect(page.locator("#matrix .count[data-verdict=NO] b")).to_have_text(str(counts["NO"]))
        assert +await counted(page) == counts


async def test_a_cell_is_clicked_and_leads_to_the_query_behind_it(visit):
    page = await drawn(await visit("/map?day=2025-05-08"))
    chart = page.locator("#matrix .chart")
    box = await chart.bounding_box()
    before = page.url

    # The last row, and the first column: from the XPCC to Beijing.
    await chart.click(position={"x": box["width"] / 64, "y": box["height"] - 8})

    await expect(page.locator("#matrix-from")).to_have_value("660000")
    await expect(page.locator("#matrix-to")).to_have_value("110000")
    await expect(page.locator("#matrix .answer .said h3")).to_contain_text("北京市")
    assert page.url != before
    summary = await page.locator("#matrix .answer .summary").inner_text()
    link = page.locator("#matrix .answer .query")
    asked = parse_qs(urlsplit(await link.get_attribute("href")).query)
    assert asked["operation"] == ["crossing"]
    assert (
        json.loads(asked["variables"][0]).items()
        >= {
            "from": "660000",
            "to": "110000",
            "on": "2025-05-08",
        }.items()
    )
    await link.click()
    await page.locator(".graphiql-execute-button").click()
    await expect(page.locator(".graphiql-response")).to_contain_text(summary[:12])


async def test_a_cell_is_chosen_by_keyboard_and_there_again_after_loading_anew(visit):
    page = await drawn(await visit("/map"))

    await page.locator("#matrix-from").select_option("440000")
    await expect(page.locator("#matrix .answer .said h3")).to_contain_text("广东省")
    await page.reload()

    await expect(page.locator("#matrix .answer .said h3")).to_contain_text("广东省")
    await expect(page.locator("#matrix-from")).to_have_value("440000")
    assert await page.evaluate("localStorage.length + sessionStorage.length") == 0


async def test_the_coverage_says_how_strong_the_sources_of_a_region_are(visit):
    page = await visit("/map")
    answer = page.locator("#coverage .answer")
    await page.locator("#coverage").scroll_into_view_if_needed()
    await expect(page.locator("#coverage canvas").first).to_be_visible()

    await page.locator("#coverage-region").select_option("620000")
    await page.locator("#coverage-kind").select_option("limits")

    await expect(answer.locator("h3")).to_contain_text("甘肃省 · 限额人数")
    await expect(answer).to_contain_text("官方")
    assert "operation=coverage" in await answer.locator(".query").get_attribute("href")


async def test_two_regions_stand_beside_one_another_and_where_they_differ_is_marked(visit):
    page = await visit("/map?left=500000&right=510000")
    row = page.locator("#compare tbody[data-kind=settlement] tr.differs").first

    await expect(row).to_contain_text("多名共济人的顺序")
    await page.locator("#compare-right").select_option("500000")

    await expect(page.locator("#compare tbody[data-kind=settlement]")).to_be_visible()
    await expect(page.locator("#compare tr.differs")).to_have_count(0)


async def test_answers_come_in_english_too(visit):
    page = await visit("/map", locale="en-GB")

    await expect(page.locator("#ask .answer .summary")).to_contain_text("Chongqing")
    await page.get_by_role("button", name="中文").click()
    await expect(page.locator("#ask .answer .summary")).to_contain_text("重庆市")


async def test_a_gateway_that_does_not_answer_is_told_and_asked_again(visit):
    page = await drawn(await visit("/map"))

    async def refuse(route):
        await route.fulfill(status=502, body="bad gateway")

    await page.route("**/graphql", refuse)
    await page.locator("#relation").select_option("CHILD")
    trouble = page.locator("#ask .trouble")
    await expect(trouble).to_contain_text("The gateway did not answer")
    await page.unroute("**/graphql")
    await trouble.get_by_role("button").click()

    await expect(page.locator("#ask .answer .summary")).to_contain_text("子女")


async def test_what_the_gateway_refuses_is_told_in_its_words_and_can_be_put_right(visit):
    page = await visit("/map?sponsor=710000&left=nowhere")
    await expect(page.locator("#ask .trouble")).to_contain_text("710000")
    await expect(page.locator("#compare .trouble")).to_be_visible()

    await page.locator("#sponsor").select_option("500000")
    await page.locator("#compare-left").select_option("620000")

    await expect(page.locator("#ask .answer .summary")).to_contain_text("重庆市→四川省")
    await expect(page.locator("#compare thead")).to_contain_text("甘肃省")


async def test_it_follows_the_system_s_colours_and_fits_a_phone(visit):
    page = await drawn(await visit("/map"))

    for scheme, width in product(("light", "dark"), (1440, 390)):
        await page.emulate_media(color_scheme=scheme)
        await page.set_viewport_size({"width": width, "height": 844})
        ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) > 600) == (scheme == "light")
        assert await page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["start", "api", "regions", "gateway"])
async def test_the_guides_are_there_and_lead_to_one_another(visit, name):
    page = await visit(f"/guides/{name}")

    await expect(page.locator("main h1")).to_be_visible()
    for link in await page.locator("a[href]").all():
        href = await link.evaluate("(each) => each.href")
        if href.startswith(page.url.split("/guides")[0]):
            assert (await page.request.get(href)).ok, href
            if href.startswith(f"{page.url.split('#')[0]}#"):
                anchor = href.split("#")[1]
                assert await page.evaluate(
                    "(id) => !!document.getElementById(decodeURIComponent(id))", anchor
                )
