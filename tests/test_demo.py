"""`make demo`: a newcomer starts it, chats as two people, stops it, and finds everything again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.clock import keep, kept
from bot.demo.start import CLOCK, DATABASE, MAKING_UP, TELEGRAM, TOKEN, VAR, run_demo
from bot.sandbox.telegram import Telegram
from tests.demo import Page, demo, files_a_report, logs_a_visit, refused

LI_WEI, WANG_FANG, ZHOU_JING = 1005, 1003, 1011


async def test_a_newcomer_plays_the_report_stops_and_finds_it_again(
    tryout_folder: Path,
) -> None:
    async with demo(tryout_folder) as page:
        state = (await page.http.get("/try/state")).json()
        about = [person["about"] for person in state["people"]]
        assert len(about) == 14
        assert sum("representative" in one for one in about) == 6
        assert "<title>" in (await page.http.get("/")).text
        await page.types(LI_WEI, "日报")
        await page.reads(LI_WEI, "1/4")
        await page.types(LI_WEI, "拜访华联超市")
        await files_a_report(page, LI_WEI)
        assert "still using" in await refused(tryout_folder, "--fresh")
        card = await page.reads(WANG_FANG, "李伟的日报")
        await page.types(WANG_FANG, "做得好", reply_to=card["id"])
        await page.reads(LI_WEI, "做得好")
    async with demo(tryout_folder) as page:
        assert any("做得好" in message["html"] for message in await page.chat(LI_WEI))
        await page.types(LI_WEI, "我的")
        await page.reads(LI_WEI, "上级：王芳")


def test_whoever_starts_clean_finds_nobody_and_no_other_time_and_keeps_what_is_not_the_demos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    begun: list[Telegram] = []

    async def begin(telegram: Telegram, port: int) -> None:
        begun.append(telegram)

    monkeypatch.setattr("bot.demo.start._run", begin)
    VAR.mkdir()
    known = Telegram(TOKEN)
    known.register(LI_WEI, "李伟").types("日报")
    known.save(TELEGRAM)
    DATABASE.touch()
    keep(CLOCK, timedelta(days=3))
    (VAR / "fieldbook.db").touch()

    run_demo(fresh=False, port=0)
    assert MAKING_UP not in capsys.readouterr().out
    run_demo(fresh=True, port=0)
    assert MAKING_UP in capsys.readouterr().out
    before, clean = begun
    assert [message.text for message in before.people[LI_WEI].chat.visible] == ["日报"]
    assert clean.people == {}
    assert kept(CLOCK) == timedelta()
    assert {path.name for path in VAR.iterdir()} <= {"fieldbook.db", "demo.db.lock"}


async def test_a_newcomer_shares_a_position_and_logs_a_visit(tryout: Page) -> None:
    await logs_a_visit(tryout, LI_WEI)
    await tryout.types(LI_WEI, "计划")
    assert "福满家便利店" in (await tryout.reads(LI_WEI, "我的计划"))["html"]


async def test_finance_confirms_what_a_customer_paid_and_whoever_recorded_it_hears(
    tryout: Page,
) -> None:
    card = await tryout.reads(ZHOU_JING, "江滨酒楼")
    await tryout.types(ZHOU_JING, "到账", reply_to=card["id"])
    await tryout.reads(LI_WEI, "江滨酒楼的 <b>")
    await tryout.reads(ZHOU_JING, "周静已确认到账")
