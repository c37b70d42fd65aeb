"""GraphiQL in a real browser: what a newcomer meets, what is kept of them, and that no other host hears of it."""

import json
import re
from itertools import product
from urllib.parse import quote

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLES = re.compile(r"^[\u4e00-\u9fff]+ [A-Z][a-z]+$")


async def ready(page):
    await expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("query")
    return page


async def run(page):
    await page.click(".graphiql-execute-button")


def response(page):
    return page.locator(".graphiql-response")


async def write(page, where, text):
    """Put a text into an editor in place of what it holds, and the cursor before its last closing quote."""
    await page.locator(f"{where} .view-lines").click()
    await page.evaluate(
        """(text) => {
          const editor = __MONACO.editor.getEditors().find((each) => each.hasTextFocus());
          editor.setValue(text);
          editor.setPosition(editor.getModel().getPositionAt(text.lastIndexOf('"')));
        }""",
        text,
    )


async def kept(page, part):
    """Wait until the browser keeps something, which GraphiQL does half a second later, and give all that it keeps."""
    return await page.evaluate(
        """(part) => new Promise((done, fail) => {
          const look = () => {
            const all = JSON.stringify(localStorage);
            if (JSON.parse(all)['gongji:tabs:1']?.includes(part)) done(JSON.parse(all));
            else if (performance.now() > 60000) fail(`nothing like ${part} is kept`);
            else requestAnimationFrame(look);
          };
          look();
        })""",
        part,
    )


async def test_a_newcomer_is_told_what_this_is_and_where_the_guides_are(visit):
    page = await ready(await visit("/"))

    welcome = page.locator(".welcome")
    await expect(welcome).to_contain_text("职工医保个人账户")
    await expect(welcome).to_contain_text("Whether and how a relative can be helped")
    links = [await each.get_attribute("href") for each in await welcome.locator("a").all()]
    assert {"map", "guides/api", "guides/regions", "guides/gateway"} <= set(links)
    for link in links:
        assert (await page.request.get(f"{page.url}{link}")).ok


async def test_every_tab_is_titled_in_both_languages_and_those_of_policy_run_at_once(visit):
    page = await ready(await visit("/"))
    tabs = await page.locator(".graphiql-tab-button").all()

    assert len(tabs) == 7
    for tab in tabs[:-1]:
        await tab.click()
        await run(page)
        assert TITLES.match(await tab.inner_text())
        await expect(response(page)).to_contain_text('"data"')
        assert '"errors"' not in await response(page).inner_text()


async def test_a_query_runs_by_keyboard_and_answers_in_chinese(visit):
    page = await ready(await visit("/"))

    await page.locator(".graphiql-query-editor .view-lines").click()
    await page.keyboard.press("ControlOrMeta+Enter")

    await expect(response(page)).to_contain_text("不可以:重庆市→成都市,为妈妈(父母)")


async def test_a_field_is_completed_from_the_shipped_schema(visit):
    page = await ready(await visit("/"))
    await write(page, ".graphiql-query-editor", "")

    await page.keyboard.type("{ cross")

    first = page.locator(".suggest-widget .monaco-list-row").first
    await expect(first).to_contain_text("crossing")
    await page.keyboard.press("Enter")
    await expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("crossing")


async def test_the_docs_are_there_while_introspection_is_closed(visit):
    page = await ready(await visit("/"))

    await page.get_by_label("Show Documentation Explorer").click()
    await page.locator(".graphiql-doc-explorer").get_by_role("link", name="Query").first.click()

    await expect(page.locator(".graphiql-doc-explorer")).to_contain_text("查询:政策人人可用")
    closed = await page.request.post(
        f"{page.url}graphql", data={"query": "{ __schema { queryType { name } } }"}
    )
    assert "INTROSPECTION_CLOSED" in await closed.text()


async def test_a_relative_is_bound_with_a_token_of_which_nothing_is_kept(visit, token):
    page = await ready(await visit("/"))
    await page.get_by_role("tab", name="Bind").click()
    await expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("mutation")

    await page.get_by_role("button", name="Headers", exact=True).click()
    await expect(page.locator(".graphiql-editor-tool .view-lines:visible")).to_contain_text("Bearer TOKEN")
    await write(
        page, ".graphiql-editor-tool .graphiql-editor:visible", f'{{"Authorization": "Bearer {token}"}}'
    )
    await run(page)

    await expect(response(page)).to_contain_text('"Binding"')
    await page.locator(".graphiql-query-editor .view-lines").click()
    await page.keyboard.press("ControlOrMeta+End")
    await page.keyboard.insert_text(f"# later {token}")  # put where it does not belong
    everything = await kept(page, "# later")
    assert list(everything) == ["gongji:tabs:1"]
    assert token.split(".")[1] not in str(everything)
    assert "Bearer" not in str(everything)
    assert "ACTIVE" not in str(everything)
    tabs = json.loads(everything["gongji:tabs:1"])["tabs"]
    assert [bool(tab["variables"]) for tab in tabs] == [True] * 6 + [False]  # a mutation's may be personal
    assert await page.evaluate("sessionStorage.length + document.cookie.length") == 0


async def test_a_wrong_token_is_told_in_the_answer(visit):
    page = await ready(await visit("/"))
    await page.get_by_role("tab", name="Bind").click()
    await expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("mutation")

    await run(page)

    await expect(response(page)).to_contain_text("UNAUTHENTICATED")


async def test_tabs_are_there_again_with_titles_and_a_place_for_the_token(visit):
    page = await ready(await visit("/"))
    await page.get_by_role("tab", name="Bind").click()
    await kept(page, '"activeTabIndex":6')

    await page.reload()

    await expect(page.locator(".graphiql-query-editor .view-lines")).to_contain_text("mutation")
    titles = [await tab.inner_text() for tab in await page.locator(".graphiql-tab-button").all()]
    assert len(titles) == 7
    assert all(map(TITLES.match, titles))
    await page.get_by_role("button", name="Headers", exact=True).click()
    await expect(page.locator(".graphiql-editor-tool .view-lines:visible")).to_contain_text("Bearer TOKEN")


async def test_a_link_opens_the_query_behind_a_cell_once(visit):
    variables = quote(json.dumps({"from": "500000", "to": "510000", "on": "2025-05-08"}))
    page = await ready(await visit(f"/?operation=crossing&variables={variables}"))

    await run(page)

    active = page.locator(".graphiql-tab-active")
    await expect(active).to_contain_text("跨省一项 Crossing")
    await expect(response(page)).to_contain_text("重庆市→四川省")
    assert "?" not in page.url
    await page.reload()
    await ready(page)
    assert await page.locator(".graphiql-tab-button").count() == 8


@pytest.mark.parametrize(
    ("search", "tabs"),
    [
        ("?operation=__proto__&variables={", 7),
        ("?query={x}", 7),
        ("?operation=guide&variables={", 8),
        ("?operation=guide&variables=[5]", 8),
        ('?operation=kinship&variables={"term": "岳母"}', 7),  # is open already
    ],
)
async def test_of_a_link_only_what_can_be_used_is_used(visit, search, tabs):
    page = await ready(await visit(f"/{search}"))

    assert await page.locator(".graphiql-tab-button").count() == tabs


async def test_chinese_is_written_and_its_punctuation_is_not_marked(visit):
    page = await ready(await visit("/"))
    await write(page, ".graphiql-query-editor", '# ，；：（）！\n{ kinship(term: "") { label } }')

    await page.keyboard.insert_text("老婆的妈妈")
    await page.keyboard.press("ControlOrMeta+Enter")

    await expect(response(page)).to_contain_text("妻子的母亲")
    assert await page.locator(".unicode-highlight").count() == 0


async def test_it_follows_the_system_s_colours_and_fits_a_phone(visit):
    page = await ready(await visit("/"))
    await run(page)
    await expect(response(page)).to_contain_text('"verdict"')
    await page.get_by_label("Hide 从这里开始 Start").click()

    for scheme, width in product(("light", "dark"), (1440, 390)):
        await page.emulate_media(color_scheme=scheme)
        await page.set_viewport_size({"width": width, "height": 844})
        ground = await page.locator(".graphiql-container").evaluate(
            "(each) => getComputedStyle(each).backgroundColor"
        )
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) > 600) == (scheme == "light")
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        box = await response(page).bounding_box()
        assert box["width"] > 300
        assert box["height"] > 200


async def test_a_query_is_made_pretty(visit):
    page = await ready(await visit("/"))
    await write(page, ".graphiql-query-editor", '{kinship(term:"岳母"){label relation}}')

    await page.get_by_label("Prettify query").click()

    await expect(page.locator(".graphiql-query-editor .view-line")).to_have_count(7)


async def test_on_a_phone_every_panel_opens_and_closes(visit):
    page = await ready(await visit("/", viewport={"width": 390, "height": 664}))
    await run(page)
    await expect(response(page)).to_contain_text('"verdict"')

    await page.get_by_label("Show Documentation Explorer").click()
    await expect(page.locator(".graphiql-doc-explorer")).to_be_in_viewport()
    await page.get_by_label("Hide Documentation Explorer").click()

    await expect(response(page)).to_be_visible()


async def test_what_the_browser_cannot_send_is_told_in_two_languages(visit):
    page = await ready(await visit("/"))
    await page.get_by_role("button", name="Headers", exact=True).click()
    await write(page, ".graphiql-editor-tool .graphiql-editor:visible", '{"Authorization": "Bearer 令牌"}')

    await run(page)

    await expect(response(page)).to_contain_text("Headers can hold ASCII characters only")
