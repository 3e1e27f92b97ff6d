"""The page for leaders in a browser: drawn without a word to the network, filtered by keyboard, read aloud, printed."""

from __future__ import annotations

import io
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.shared_folders import made_once
from tests.workflows.cycle import run

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
DRAWN = "html[data-drawn=yes]"
CHARTS = ("states", "measures", "series", "kinds", "districts")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the demo."""
    return made_once(tmp_path_factory, "demo", _demo) / "outbox" / "2026" / "overview.html"


def _demo(root: Path) -> None:
    assert run("demo", str(root)).code in (0, 1)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is missing"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector(DRAWN, state="attached")
    yield page
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_everything_is_drawn_at_every_width(browser: Browser, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector(DRAWN, state="attached")
    assert (said, asked) == ([], [file.as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in CHARTS:
        box = page.locator(f"#chart-{name} svg").bounding_box()
        assert box is not None
        assert box["width"] > 200
        assert box["height"] > 40
        assert page.locator(f"#chart-{name} path").count() > 3
    page.close()


def test_a_leader_filters_by_keyboard(page: Page) -> None:
    every = page.locator("#task-list tbody tr[data-state]").count()
    visible = page.locator("#task-list tbody tr[data-state]:visible")
    page.locator("#by-state").focus()
    page.keyboard.type("Chưa hoàn thành")
    late = visible.count()
    assert 0 < late < every
    assert all("quá hạn" in str(row.get_attribute("data-state")) for row in visible.all())
    assert page.locator("#shown").inner_text() == f"Đang hiện {late}/{every} nhiệm vụ"
    bars = page.locator("#chart-states .mark-rect path").count()
    assert 0 < bars <= late
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "by-words":
        page.keyboard.press("Tab")
    page.keyboard.type("quy hoach")
    assert 0 < visible.count() <= late
    page.keyboard.type(" khong co dau nay")
    assert visible.count() == 0
    assert page.locator("#shown").inner_text().startswith("Không có nhiệm vụ nào")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(visible).to_have_count(every)


def test_headings_over_no_task_are_hidden(page: Page) -> None:
    page.locator("#by-state").select_option(index=1)
    hidden = page.locator("#task-list tr.section:visible")
    for heading in hidden.all():
        following = heading.evaluate(
            "row => { let n = row.nextElementSibling;"
            " while (n && n.hidden && !n.classList.contains('section')) n = n.nextElementSibling;"
            " return n && !n.classList.contains('section'); }"
        )
        assert following


def test_who_does_not_see_hears_names_and_figures(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "vi"
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1  # type: ignore[arg-type]
    for image in page.locator("[role=img].chart").all():
        assert len(str(image.get_attribute("aria-label"))) > 40
    for field in page.locator("select, input").all():
        name = field.get_attribute("id")
        assert page.locator(f"label[for='{name}']").inner_text().strip()
    levels = page.locator("h1, h2, h3").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    unnamed = page.locator("th:not([scope]), table:not(:has(caption)), button:empty").count()
    assert unnamed == 0


def test_words_stand_out_from_their_ground(page: Page) -> None:
    """Contrast of text and ground by the formula of WCAG 2, at least 4.5 to 1 wherever a word stands."""
    poor = page.evaluate(
        """() => {
          const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255;
              return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
          const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
              if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
          const words = [...document.querySelectorAll("body :not(script, style, svg *)")].filter((e) =>
            [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()));
          return words.filter((e) => { const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e));
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5; }).map((e) => e.outerHTML.slice(0, 80));
        }"""
    )
    assert poor == []


def test_it_prints_on_a4_with_every_row(page: Page) -> None:
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(round(side) for side in sheet.get_size()) for sheet in printed} == {(842, 595)}
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    keys = page.locator("#task-list td:last-child").all_inner_texts()
    plain = "".join(text.split())
    assert [key for key in keys if "".join(key.split()) not in plain] == []
    assert "Lọc nhiệm vụ" not in text


def test_without_scripts_the_tables_are_all_there(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#task-list tbody tr:visible").count() > 10
    assert not page.locator("#filters").is_visible()
    assert page.locator("noscript").inner_text().strip()
    context.close()


def test_without_the_chart_library_filters_work_and_no_empty_frame_stays(
    browser: Browser, file: Path, tmp_path: Path
) -> None:
    text = file.read_text("utf-8")
    begin = text.index("<script>") + len("<script>")
    end = text.index("</script>", begin)
    bare = tmp_path / "bare.html"
    bare.write_text(text[:begin] + text[end:], "utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(bare.as_uri())
    page.wait_for_selector(DRAWN, state="attached")
    page.locator("#by-state").select_option(index=1)
    assert page.locator("#task-list tr[data-state]:visible").count() > 0
    assert (page.locator("figure:visible").count(), said) == (0, [])
    page.close()
