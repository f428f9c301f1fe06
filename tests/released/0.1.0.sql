-- Alembic: 0001
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 6, '2dfdd3006528cccd93b2de50ca7fbdd19a42c79f624e7cbc5acdd98d55993c39', '2026-11-20 10:00:00.185622');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 10:00:00.006036'),
(2, '2026-01-02', 'off', 'Day off (substituted from 01/04/2026)', 'announced', '2026-11-20 10:00:00.007650'),
(3, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 10:00:00.013600'),
(4, '2026-02-17', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.014999'),
(5, '2026-02-18', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.022951'),
(6, '2026-02-19', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.028208'),
(7, '2026-02-20', 'off', 'Day off (substituted from 02/14/2026)', 'announced', '2026-11-20 10:00:00.029712'),
(8, '2026-02-23', 'off', 'Day off (substituted from 02/28/2026)', 'announced', '2026-11-20 10:00:00.030911'),
(9, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 10:00:00.036429'),
(10, '2026-04-06', 'off', 'Tomb-Sweeping Day (observed)', 'announced', '2026-11-20 10:00:00.037933'),
(11, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 10:00:00.039157'),
(12, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 10:00:00.044828'),
(13, '2026-05-04', 'off', 'Labor Day (observed)', 'announced', '2026-11-20 10:00:00.046224'),
(14, '2026-05-05', 'off', 'Day off (substituted from 05/09/2026)', 'announced', '2026-11-20 10:00:00.047411'),
(15, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 10:00:00.053718'),
(16, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 10:00:00.055403'),
(17, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.063919'),
(18, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.065788'),
(19, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.072077'),
(20, '2026-10-05', 'off', 'National Day (observed)', 'announced', '2026-11-20 10:00:00.073451'),
(21, '2026-10-06', 'off', 'Day off (substituted from 09/20/2026)', 'announced', '2026-11-20 10:00:00.074710'),
(22, '2026-10-07', 'off', 'Day off (substituted from 10/10/2026)', 'announced', '2026-11-20 10:00:00.077109'),
(23, '2026-01-04', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.080714'),
(24, '2026-02-14', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.082480'),
(25, '2026-02-28', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.083803'),
(26, '2026-05-09', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.089409'),
(27, '2026-09-20', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.090648'),
(28, '2026-10-10', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.097501'),
(29, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 10:00:00.105921'),
(30, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 10:00:00.107226'),
(31, '2027-02-06', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.117127'),
(32, '2027-02-07', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.118623'),
(33, '2027-02-08', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.119762'),
(34, '2027-02-09', 'off', 'Chinese New Year (Spring Festival) (observed)', 'provisional', '2026-11-20 10:00:00.125577'),
(35, '2027-02-10', 'off', 'Chinese New Year (Spring Festival) (observed)', 'provisional', '2026-11-20 10:00:00.126790'),
(36, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 10:00:00.130298'),
(37, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 10:00:00.135942'),
(38, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 10:00:00.137515'),
(39, '2027-05-03', 'off', 'Labor Day (observed)', 'provisional', '2026-11-20 10:00:00.138712'),
(40, '2027-05-04', 'off', 'Labor Day (observed)', 'provisional', '2026-11-20 10:00:00.144029'),
(41, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 10:00:00.145669'),
(42, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 10:00:00.146917'),
(43, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.152345'),
(44, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.153701'),
(45, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.154910'),
(46, '2027-10-04', 'off', 'National Day (observed)', 'provisional', '2026-11-20 10:00:00.161250'),
(47, '2027-10-05', 'off', 'National Day (observed)', 'provisional', '2026-11-20 10:00:00.165281');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1002, '2026-11-20 07:00:01.122508', '2026-11-20 07:00:01.122511'),
(1003, '2026-11-20 07:00:00.051356', '2026-11-20 07:00:00.051360');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.011430', NULL, true, '', '2026-11-20 07:00:00.010919'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.018851', NULL, true, '', '2026-11-20 07:00:00.018561'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.025966', NULL, true, 'e9cca6799f27d54cf3858a319c4fa53b', '2026-11-20 07:00:00.025749'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.033313', NULL, true, '03a7e942634112b9506b565b07e3fefa', '2026-11-20 07:00:00.033117');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.140874'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 20, '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.486607');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.011448'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.018869'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.025981'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.033330'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:01.025154'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:01.141921'),
(7, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:00.493196');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.331387'),
(13, 70001, 100012, 1003, '{"update_id": 100012, "message": {"message_id": 21, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223100, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:00.513243');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:01.000000', 13, true, '2026-11-20 07:00:01.294808');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.570427', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.583619', '2026-11-20 07:00:00.529299'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.594865', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.604886', '2026-11-20 07:00:00.537935'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.730029', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:00.752378', '2026-11-20 07:00:00.699146'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:00.765550', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.777118', '2026-11-20 07:00:00.700707'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.871393', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.895121', '2026-11-20 07:00:00.842549'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:00.913079', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.921542', '2026-11-20 07:00:00.843568'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order
✓ Problems: —

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.940366', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.942979', '2026-11-20 07:00:00.935572'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.964278', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.977612', '2026-11-20 07:00:00.952488'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.980987', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.983451', '2026-11-20 07:00:00.953302'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:01.094037', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.103606', '2026-11-20 07:00:01.037315'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.075918', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.081392', '2026-11-20 07:00:01.045596'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:01.177741', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:01.190940', '2026-11-20 07:00:01.141684'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.196989', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.210595', '2026-11-20 07:00:01.157057'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:01.217725', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.225984', '2026-11-20 07:00:01.162657'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:01.235214', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:01.244463', '2026-11-20 07:00:01.164469'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:01.250396', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.263221', '2026-11-20 07:00:01.166515'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.310754', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.320309', '2026-11-20 07:00:01.295767'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.379048', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.384144', '2026-11-20 07:00:01.356445'),
(19, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.273847', 0, false, 'sent', false, NULL, false, 15, '2026-11-20 10:00:00.284696', '2026-11-20 10:00:00.170815'),
(20, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.311098', 0, false, 'sent', false, NULL, false, 17, '2026-11-21 01:05:00.328492', '2026-11-21 01:05:00.299486'),
(21, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:2:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.398865', 0, false, 'sent', false, NULL, false, 19, '2026-11-21 01:05:00.416394', '2026-11-21 01:05:00.374330'),
(22, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 20, NULL, '2026-11-21 01:05:00.427628', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:00.445481', '2026-11-21 01:05:00.375091'),
(23, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:00.492928', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.492933'),
(24, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 20, '2026-11-21 01:05:00.501262', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.501266');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.237385'),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.238080'),
(3, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.225220'),
(4, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.225623');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:01.006724', '2026-11-20 07:00:01.006724', NULL, '2026-11-20 07:00:01.147414', '2026-11-20 07:00:01.024672');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 7, 8, '2026-11-20 07:00:01.043278', '2026-11-20 07:00:00.523170'),
(2, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{}', '{"18": "done"}', 'results', false, 0, 3, 21, '2026-11-21 01:05:00.374953', '2026-11-21 01:05:00.284862');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:01.006724', '2026-11-20 07:00:01.031022');
