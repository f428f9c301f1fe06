"""Daily reports, through people's phones (4.1, 4.4, 4.5)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from models import clock, policy
from models.inbox import Incoming
from models.outbox import Outgoing
from models.positions import Position
from models.reports import Report, ReportVersion
from tests.conftest import Office
from tests.phone import Phone


async def file_a_report(
    rep: Phone, done: str = "Met three shops", command: str = "/report"
) -> None:
    await rep.types(command)
    await rep.types(done)
    await rep.types("One order")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    await rep.taps("Send")


async def test_a_report_is_filed_in_four_answers_and_the_superior_gets_one_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    assert "Daily report · Sat, Nov 21 · 1/4" in rep.last.text
    await rep.types("Met three shops")
    assert "2/4" in rep.last.text
    assert "✓ Done: Met three shops" in rep.last.text
    await rep.types("One order")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    assert "ready to send" in rep.last.text
    assert "Met three shops" in rep.last.text
    await rep.taps("Send")
    assert "Hugo reads it" in rep.last.text
    assert rep.last.labels == ["Change", "Withdraw"]
    [card] = boss.inbox
    assert "Mei’s daily report · Sat, Nov 21" in card.text
    assert "Met three shops" in card.text
    assert "Filed 15:00" in card.text
    report = await office.one(select(Report))
    assert (report.results, report.problems, report.version) == ("One order", None, 1)


async def test_the_form_is_one_message(rep: Phone) -> None:
    await file_a_report(rep)
    assert len(rep.inbox) == 1


async def test_chinese_words_open_it_and_the_chinese_speaker_reads_chinese(
    office: Office, other_rep: Phone
) -> None:
    await other_rep.types("日报")
    assert "日报 · 11月21日周六 · 1/4" in other_rep.last.text
    await other_rep.types("拜访华联")
    await other_rep.taps("跳过")
    await other_rep.taps("跳过")
    await other_rep.types("跟进合同")
    await other_rep.taps("提交")
    assert "已发给王芳" in other_rep.last.text
    assert "李伟的日报" in office.phones["王芳"].last.text


async def test_a_word_for_a_command_within_an_answer_is_part_of_the_answer(rep: Phone) -> None:
    await rep.types("/report")
    await rep.types("Report given to the customer")
    assert "✓ Done: Report given to the customer" in rep.last.text


async def test_sent_twice_at_once_is_one_report_and_one_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    summary, send = rep.find("Send")
    rep.person.taps(summary, 0, 0)
    await rep.presses(summary, send)
    assert len(await office.all(select(Report))) == 1
    assert len(boss.inbox) == 1


async def test_sent_again_is_a_new_version_on_the_same_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.types("/report")
    assert "ready to send" in rep.last.text
    assert "Met three shops" in rep.last.text
    await rep.taps("Change: Done")
    await rep.types("Met four shops")
    await rep.taps("Send")
    [card] = boss.inbox
    assert "Met four shops" in card.text
    assert "version 2" in card.text
    versions = await office.all(select(ReportVersion).order_by(ReportVersion.version))
    assert [version.done for version in versions] == ["Met three shops", "Met four shops"]


async def test_once_answered_the_report_stands(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    mine = rep.last
    await boss.answers(boss.last, "Well done")
    assert "Answered" in mine.text
    assert mine.labels == []
    await rep.types("/report")
    assert "has been answered and stands" in rep.last.text
    assert (await office.one(select(Report))).version == 1


async def test_the_superior_answers_while_the_change_is_on_its_way(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.taps("Change")
    await rep.taps("Change: Plan")
    await rep.types("Another plan")
    await boss.answers(boss.last, "Fine")
    panel, send = rep.find("Send")
    await rep.presses(panel, send)
    assert "has been answered and stands" in panel.text
    assert (await office.one(select(Report))).plan == "Visit the market"


async def test_withdrawn_the_card_says_so_and_filing_again_is_heard(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.taps("Withdraw")
    assert "Withdrawn" in rep.last.text
    assert "Withdrawn" in boss.last.text
    assert "Met three shops" not in boss.last.text
    card = boss.last
    await rep.taps("File it again")
    assert "Met three shops" in rep.last.text  # nothing is to be written again
    await rep.taps("Change: Done")
    await rep.types("Met two shops")
    await rep.taps("Send")
    assert "Met two shops" in card.text
    assert "has filed the daily report" in boss.last.text
    assert boss.last.reply_to == card.id


async def test_withdrawing_twice_or_after_an_answer_is_refused(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    panel, withdraw = rep.find("Withdraw")
    await boss.answers(boss.last, "Seen")
    await rep.presses(panel, withdraw)
    assert "has been answered" in rep.last.text
    assert (await office.one(select(Report))).withdrawn_at is None


async def test_yesterdays_report_is_accepted_and_stamped_late_when_it_was_due(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep, command="/report yesterday")
    assert "Fri, Nov 20" in boss.last.text
    assert "⏰ Filed late" in boss.last.text  # due on Saturday at ten, filed at three


async def test_yesterday_in_chinese_with_what_was_done_in_one_line(
    office: Office, other_rep: Phone
) -> None:
    await other_rep.types("日报 昨天 拜访了三家超市")
    assert "日报 · 11月20日周五 · 2/4" in other_rep.last.text
    assert "✓ 工作：拜访了三家超市" in other_rep.last.text


async def test_before_work_begins_the_report_is_for_the_working_day_before(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-23 08:30")  # Monday, before nine
    await file_a_report(rep)
    assert "Sat, Nov 21" in boss.last.text
    assert "late" not in boss.last.text
    await office.at("2026-11-23 09:30")
    await rep.types("/report")
    assert "Mon, Nov 23" in rep.last.text


async def test_work_after_midnight_belongs_to_the_day_before(office: Office, rep: Phone) -> None:
    await office.at("2026-11-24 00:30")
    await rep.types("/report")
    assert "Mon, Nov 23" in rep.last.text


async def test_a_late_message_counts_from_when_it_was_written(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 18:00")
    written = clock.now()
    await office.at("2026-11-24 12:00")
    await rep.types("/report", at=written)
    assert "Mon, Nov 23" in rep.last.text


async def test_a_day_that_does_not_exist_or_has_not_begun_is_refused_with_an_example(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report 2026-02-30")
    assert "no such day" in rep.last.text
    await rep.types("/report 2026-12-24")
    assert "has not begun" in rep.last.text
    assert await office.all(select(Report)) == []


async def test_the_general_manager_reports_to_nobody(office: Office) -> None:
    manager = await office.hire("Chen", Position.GENERAL_MANAGER)
    await file_a_report(manager)
    assert "Nobody above you" in manager.last.text


async def test_when_the_superior_has_not_joined_the_next_one_up_gets_the_card(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await director.types("/team")
    await director.taps("Hugo")
    await director.taps("👤 Hugo")
    await director.taps("Remove")
    await director.taps("Yes, remove")
    await file_a_report(rep)
    assert "Mei’s daily report" in director.last.text
    assert boss.inbox == []


async def test_somebody_elses_report_cannot_be_opened_changed_or_withdrawn(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await file_a_report(rep)
    report = await office.one(select(Report))
    await other_rep.types("/menu")
    for deed in ("open", "change", "withdraw", "thumb"):
        await office.forge(other_rep, f"report:{report.id}:{deed}")
        assert "没有这份报告" in other_rep.last.text
    assert (await office.one(select(Report))).withdrawn_at is None


async def test_html_and_ten_thousand_characters_harm_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    await rep.types("x" * 10_000)  # an app sends it in three pieces
    assert "the rest of the long text" in rep.last.text
    assert "1/4" in rep.last.text
    await office.at("2026-11-21 15:01")
    await rep.types("x" * 2001)
    assert "2,001 characters; 2,000 fit here" in rep.last.text
    await office.at("2026-11-21 15:02")
    await rep.types("<b>bold</b> & <script>")
    await rep.types("</b></blockquote>")
    await rep.types("\u202eevil\x07")
    await rep.types("&lt;")
    await rep.taps("Send")
    card = boss.last.text
    assert "<b>bold</b> & <script>" in card
    assert "</b></blockquote>" in card
    assert "\nevil\n" in card
    assert "&lt;" in card


async def test_a_report_as_long_as_allowed_fits_into_its_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    await rep.types("&" * 2000)
    for _ in range(3):
        await rep.types("😀" * 300)
    await rep.taps("Send")
    assert "😀" * 300 in boss.last.text
    dead = select(Outgoing).where(Outgoing.state.not_in(["sent"]))
    assert await office.all(dead) == []


async def test_an_answer_to_a_withdrawn_report_does_not_freeze_the_day(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.taps("Withdraw")
    await boss.answers(boss.inbox[0], "Why?")
    await rep.taps("File it again")
    await rep.taps("Send")
    assert (await office.one(select(Report))).withdrawn_at is None


async def test_a_day_named_within_the_words_is_not_the_day_of_the_report(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report Wang ordered 20 boxes friday, paid cash")
    assert "Sat, Nov 21 · 2/4" in rep.last.text
    assert "Wang ordered 20 boxes friday, paid cash" in rep.last.text
    await rep.types("/cancel")
    await rep.types("/report visited Hualian, follow up next wed")
    assert "follow up next wed" in rep.last.text


async def test_a_report_of_long_ago_is_refused(office: Office, rep: Phone) -> None:
    await rep.types("/report 2026-01-05")
    assert "too long ago" in rep.last.text
    await rep.types(f"/report 2026-02-30 {'x' * 4000}")
    assert "no such day" in rep.last.text


async def test_quotes_and_ampersands_by_the_thousand_are_shown(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    await rep.types("\"'&" * 660)
    await rep.taps("Back")
    assert "\"'&" * 100 in rep.last.text
    await rep.taps("Keep it")
    assert "2/4" in rep.last.text


async def test_changing_done_does_not_bring_the_notes_back(office: Office, rep: Phone) -> None:
    await rep.types("A private note")
    await rep.taps("Keep")
    await rep.types("/report")
    await rep.taps("Use it")
    await rep.taps("Back")
    await rep.types("Only this")
    assert "Done: Only this" in rep.last.text


async def test_a_forged_day_on_a_button_is_out_of_date(office: Office, rep: Phone) -> None:
    await rep.types("/menu")
    for data in ("report:day:2026-02-30", "f:1:1:keep", "report:\u0661:open"):
        await office.forge(rep, data)
    assert {row.state.value for row in await office.all(select(Incoming))} == {"done"}


async def test_a_tap_counts_from_when_it_arrived(office: Office, rep: Phone, boss: Phone) -> None:
    await rep.types("/report")
    for answer in ("Met three shops", "None", "None", "The market"):
        await rep.types(answer)
    await office.at("2026-11-23 08:58")
    summary, _ = rep.find("Send")
    rep.person.taps(summary, 0, 0)
    await office.app.receiver.fetch(wait=0)
    await office.at("2026-11-23 09:05")
    await office.settle()
    assert "late" not in boss.last.text


async def test_an_old_button_does_not_put_the_open_form_away(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    old, change = rep.find("Change")
    await boss.answers(boss.last, "Well done")
    await rep.types("/report yesterday")
    await rep.presses(old, change)
    await rep.types("Met three shops")
    assert any("2/4" in message.text for message in rep.inbox)


async def test_cancelled_and_opened_again_nothing_is_to_be_said_twice(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    await rep.types("/cancel")
    undo, bring_back = rep.find("Bring it back")
    await rep.types("/report")
    assert "2/4" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("The market")
    await rep.taps("Send")
    await rep.presses(undo, bring_back)
    await rep.types("/menu")
    assert not any("Still waiting" in message.text for message in rep.inbox)
    assert (await office.one(select(Report))).version == 1


async def test_a_change_that_comes_too_late_closes_its_form(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.taps("Change")
    await boss.answers(boss.last, "Fine")
    panel, send = rep.find("Send")
    await rep.presses(panel, send)
    assert panel.labels == []
    await rep.types("A remark")
    assert rep.last.labels  # a note is offered: no form is open


async def test_a_late_stamp_names_its_day(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep, command="/report yesterday")
    assert "Filed late: Sat, Nov 21 15:00" in boss.last.text


async def test_the_company_may_grant_hours_and_name_another_reader(
    office: Office, rep: Phone, boss: Phone, director: Phone, tmp_path: Path
) -> None:
    rules = tmp_path / "company.toml"
    rules.write_text('[reports]\ndaily_grace = "6 hours"\ndaily_to = "director"\n')
    policy.use(policy.load(rules))
    try:
        await file_a_report(rep, command="/report yesterday")
        assert "late" not in director.last.text  # due on Saturday at ten, and six hours
        assert boss.inbox == []
        assert "Diana reads it" in rep.last.text
    finally:
        policy.use(policy.load(None))


async def test_the_author_has_one_card_however_often_it_changes(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    for plan in ("The market", "The station"):
        await rep.taps("Change")
        await rep.taps("Change: Plan")
        await rep.types(plan)
        await rep.taps("Send")
    assert [("My daily report" in message.text) for message in rep.inbox] == [True]
    await boss.answers(boss.last, "Well done")
    assert rep.last.reply_to == rep.inbox[0].id
