-- Alembic: 0002
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 9, '06abf3723f671f243d99e40ba9486301b613cbaffe0a6e274b4324ae8ec1e7d8', '2026-11-20 10:00:00.267698');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 10:00:00.017375'),
(2, '2026-01-02', 'off', 'Day off (substituted from 01/04/2026)', 'announced', '2026-11-20 10:00:00.024614'),
(3, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 10:00:00.027603'),
(4, '2026-02-17', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.029533'),
(5, '2026-02-18', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.032406'),
(6, '2026-02-19', 'off', 'Chinese New Year (Spring Festival)', 'announced', '2026-11-20 10:00:00.034629'),
(7, '2026-02-20', 'off', 'Day off (substituted from 02/14/2026)', 'announced', '2026-11-20 10:00:00.042730'),
(8, '2026-02-23', 'off', 'Day off (substituted from 02/28/2026)', 'announced', '2026-11-20 10:00:00.044557'),
(9, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 10:00:00.051964'),
(10, '2026-04-06', 'off', 'Tomb-Sweeping Day (observed)', 'announced', '2026-11-20 10:00:00.057058'),
(11, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 10:00:00.062429'),
(12, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 10:00:00.064366'),
(13, '2026-05-04', 'off', 'Labor Day (observed)', 'announced', '2026-11-20 10:00:00.065666'),
(14, '2026-05-05', 'off', 'Day off (substituted from 05/09/2026)', 'announced', '2026-11-20 10:00:00.069452'),
(15, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 10:00:00.073403'),
(16, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 10:00:00.076244'),
(17, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.077509'),
(18, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.080000'),
(19, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 10:00:00.081253'),
(20, '2026-10-05', 'off', 'National Day (observed)', 'announced', '2026-11-20 10:00:00.091313'),
(21, '2026-10-06', 'off', 'Day off (substituted from 09/20/2026)', 'announced', '2026-11-20 10:00:00.093302'),
(22, '2026-10-07', 'off', 'Day off (substituted from 10/10/2026)', 'announced', '2026-11-20 10:00:00.100780'),
(23, '2026-01-04', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.103736'),
(24, '2026-02-14', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.105009'),
(25, '2026-02-28', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.113334'),
(26, '2026-05-09', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.119334'),
(27, '2026-09-20', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.120753'),
(28, '2026-10-10', 'working', 'make-up working day', 'announced', '2026-11-20 10:00:00.129819'),
(29, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 10:00:00.139968'),
(30, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 10:00:00.141198'),
(31, '2027-02-06', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.149662'),
(32, '2027-02-07', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.155432'),
(33, '2027-02-08', 'off', 'Chinese New Year (Spring Festival)', 'provisional', '2026-11-20 10:00:00.156881'),
(34, '2027-02-09', 'off', 'Chinese New Year (Spring Festival) (observed)', 'provisional', '2026-11-20 10:00:00.158019'),
(35, '2027-02-10', 'off', 'Chinese New Year (Spring Festival) (observed)', 'provisional', '2026-11-20 10:00:00.164650'),
(36, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 10:00:00.171346'),
(37, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 10:00:00.173889'),
(38, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 10:00:00.184951'),
(39, '2027-05-03', 'off', 'Labor Day (observed)', 'provisional', '2026-11-20 10:00:00.186951'),
(40, '2027-05-04', 'off', 'Labor Day (observed)', 'provisional', '2026-11-20 10:00:00.188290'),
(41, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 10:00:00.189524'),
(42, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 10:00:00.200950'),
(43, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.204701'),
(44, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.211008'),
(45, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 10:00:00.212744'),
(46, '2027-10-04', 'off', 'National Day (observed)', 'provisional', '2026-11-20 10:00:00.222161'),
(47, '2027-10-05', 'off', 'National Day (observed)', 'provisional', '2026-11-20 10:00:00.235855');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1002, '2026-11-20 07:00:01.586636', '2026-11-20 07:00:01.586640'),
(1003, '2026-11-20 07:00:00.197350', '2026-11-20 07:00:00.197357');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.075653', NULL, true, '', '2026-11-20 07:00:00.074728'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.106747', NULL, true, '', '2026-11-20 07:00:00.104843'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.125167', NULL, true, 'c3d680d40e9b8bb0db9cb865238b982b', '2026-11-20 07:00:00.124883'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.138360', NULL, true, 'e6ee3f054053a220ebfcdeade725159d', '2026-11-20 07:00:00.138038');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.612064'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 36, '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.554138');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.075675'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.106770'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.125186'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.138380'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:01.459576'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:01.613407'),
(7, 4, 'customer-opened', 'customer:1', '{"name": "Hualian", "owner": 4}', '2026-11-20 07:00:02.400030'),
(8, 4, 'visit-logged', 'visit:1', '{"customer": 1, "metres_away": null}', '2026-11-20 07:00:03.469525'),
(9, 4, 'plan-customer-added', 'plan:1', '{"customer": 1}', '2026-11-20 07:00:03.700999'),
(10, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:00.555733');
INSERT INTO customers (id, name, owner_id, owner_since, customer_class, industry, address, latitude, longitude, shop, needs, note, credit_limit_units, currency, normal_name, keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, archived_at, created_at) VALUES
(1, 'Hualian', 4, '2026-11-20', 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'hualian', ' hualian ~ hualian h @ lina ln 13800138000 8613800138000 ', '2026-11-20', '2026-11-20', false, false, NULL, '2026-11-20 07:00:02.395735');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.866088'),
(18, 70001, 100017, 1003, '{"update_id": 100017, "message": {"message_id": 27, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158003, "text": "monday bring samples"}}', 'done', 0, NULL, '2026-11-20 07:00:03.255608'),
(24, 70001, 100023, 1003, '{"update_id": 100023, "message": {"message_id": 37, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223100, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:00.586420');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:01.000000', 13, true, '2026-11-20 07:00:01.773383');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.918010', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.934600', '2026-11-20 07:00:00.890659'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.943196', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.951030', '2026-11-20 07:00:00.894009'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.019411', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:01.028906', '2026-11-20 07:00:00.991922'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:01.040140', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.047007', '2026-11-20 07:00:00.998121'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.121847', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:01.162145', '2026-11-20 07:00:01.092633'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:01.173510', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.190767', '2026-11-20 07:00:01.093616'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:01.279219', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:01.283738', '2026-11-20 07:00:01.245630'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.389301', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.395841', '2026-11-20 07:00:01.373066'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:01.403436', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.409014', '2026-11-20 07:00:01.374755'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:01.562900', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.570021', '2026-11-20 07:00:01.483392'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.541100', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.549543', '2026-11-20 07:00:01.500634'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:01.664906', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:01.686357', '2026-11-20 07:00:01.613109'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.696806', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.703988', '2026-11-20 07:00:01.628450'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:01.714385', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.719646', '2026-11-20 07:00:01.629472'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:01.724398', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:01.731905', '2026-11-20 07:00:01.636107'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:01.736276', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.742933', '2026-11-20 07:00:01.640939'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.846408', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.853110', '2026-11-20 07:00:01.828210'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.924494', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.934441', '2026-11-20 07:00:01.898966'),
(19, 1003, 4, 'send', '', '{}', '<b>New customer</b> · 2/4

✓ Name: Hualian
✓ Phone: 138 0013 8000
✓ Class: A · key

<b>Who is your contact there?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:2:2:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:2:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.185186', 0, false, 'sent', false, NULL, false, 16, '2026-11-20 07:00:02.203148', '2026-11-20 07:00:02.137277'),
(20, 1003, 4, 'send', 'customer-card', '{}', '<b>New customer</b> · ready to send

<b>Name</b>
Hualian

<b>Contact</b>
Li Na

<b>Phone</b>
138 0013 8000

<b>Class</b>
A · key', '[[{"key": "form-send", "facts": {}, "data": "f:2:3:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Name"}, "data": "f:2:3:change:name", "style": null}, {"key": "form-change", "facts": {"field": "Contact"}, "data": "f:2:3:change:contact", "style": null}], [{"key": "form-change", "facts": {"field": "Phone"}, "data": "f:2:3:change:phone", "style": null}, {"key": "form-change", "facts": {"field": "Class"}, "data": "f:2:3:change:customer_class", "style": null}], [{"key": "form-change", "facts": {"field": "Business"}, "data": "f:2:3:change:industry", "style": null}, {"key": "form-change", "facts": {"field": "Address"}, "data": "f:2:3:change:address", "style": null}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:2:3:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Kind of shop"}, "data": "f:2:3:change:shop", "style": null}], [{"key": "form-change", "facts": {"field": "Needs"}, "data": "f:2:3:change:needs", "style": null}, {"key": "form-change", "facts": {"field": "Credit limit"}, "data": "f:2:3:change:credit_limit", "style": null}], [{"key": "form-change", "facts": {"field": "Note"}, "data": "f:2:3:change:note", "style": null}, {"key": "form-change", "facts": {"field": "Contact\u2019s birthday"}, "data": "f:2:3:change:birthday", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', 'customer:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.312877', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:02.323573', '2026-11-20 07:00:02.285017'),
(21, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 19, NULL, '2026-11-20 07:00:02.330154', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.343757', '2026-11-20 07:00:02.285831'),
(22, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:02.481921', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:02.495046', '2026-11-20 07:00:02.421135'),
(23, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 1/6

<b>Where are you?</b>

<i>Tap the button below: the nearest customers come first, and it shows you were there.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.564310', 0, false, 'sent', false, NULL, false, 20, '2026-11-20 07:00:02.582764', '2026-11-20 07:00:02.548834'),
(24, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 2/6

<b>Which customer?</b>

<i>Tap one, or type part of the name, pinyin or phone.</i>', '[[{"text": "Hualian \u00b7 A", "data": "f:3:3:pick:1"}], [{"key": "form-back", "facts": {}, "data": "f:3:3:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.720561', 0, false, 'sent', false, NULL, false, 22, '2026-11-20 07:00:02.755513', '2026-11-20 07:00:02.674690'),
(25, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 23, NULL, '2026-11-20 07:00:02.765686', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.770798', '2026-11-20 07:00:02.678456'),
(26, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 3/6

✓ Customer: Hualian

<b>What was the visit for?</b>', '[[{"text": "Routine", "data": "f:3:4:pick:routine"}, {"text": "New customer", "data": "f:3:4:pick:new_customer"}], [{"text": "Order", "data": "f:3:4:pick:order"}, {"text": "New product", "data": "f:3:4:pick:product"}], [{"text": "Payment", "data": "f:3:4:pick:payment"}, {"text": "Complaint", "data": "f:3:4:pick:complaint"}], [{"text": "Shop check", "data": "f:3:4:pick:shop_check"}, {"text": "Other", "data": "f:3:4:pick:other"}], [{"key": "form-back", "facts": {}, "data": "f:3:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.844120', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:02.865118', '2026-11-20 07:00:02.829409'),
(27, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 24, NULL, '2026-11-20 07:00:02.872195', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.887786', '2026-11-20 07:00:02.831403'),
(28, 1003, 4, 'edit', '', '{}', '<b>Visit</b> · 4/6

✓ Customer: Hualian
✓ Purpose: Routine

<b>Any photos?</b>

<i>Send photos, or just type: your words answer the next question.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:3:5:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:5:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:02.969975', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:02.994550', '2026-11-20 07:00:02.948618'),
(29, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 6/6

✓ Customer: Hualian
✓ Purpose: Routine
✓ Result: Two orders

<b>What comes next, and when?</b>

<i>Tap a day, or write “next Wed bring samples”. You will be reminded.</i>', '[[{"key": "field-next-step-in", "facts": {"days": 3, "day": {"day": "2026-11-23"}}, "data": "f:3:7:pick:2026-11-23", "style": null}, {"key": "field-next-step-in", "facts": {"days": 7, "day": {"day": "2026-11-27"}}, "data": "f:3:7:pick:2026-11-27", "style": null}], [{"key": "field-next-step-in", "facts": {"days": 14, "day": {"day": "2026-12-04"}}, "data": "f:3:7:pick:2026-12-04", "style": null}, {"key": "field-next-step-other", "facts": {}, "data": "f:3:7:pick:other", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:3:7:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:7:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:7:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.117623', 0, false, 'sent', false, NULL, false, 26, '2026-11-20 07:00:03.142927', '2026-11-20 07:00:03.068750'),
(30, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:03.160724', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.178769', '2026-11-20 07:00:03.069672'),
(31, 1003, 4, 'send', 'visit-card', '{}', '<b>Visit</b> · ready to send

<b>Location</b>
—

<b>Customer</b>
Hualian

<b>Purpose</b>
Routine

<b>Photos</b>
—

<b>Result</b>
Two orders

<b>Next step</b>
Mon, Nov 23 · bring samples', '[[{"key": "form-send", "facts": {}, "data": "f:3:8:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:3:8:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:3:8:change:customer", "style": null}], [{"key": "form-change", "facts": {"field": "Purpose"}, "data": "f:3:8:change:purpose", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:3:8:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Result"}, "data": "f:3:8:change:outcome", "style": null}, {"key": "form-change", "facts": {"field": "Next step"}, "data": "f:3:8:change:next_step", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:3:8:cancel", "style": "danger"}]]', 'visit:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.309322', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:03.320365', '2026-11-20 07:00:03.288875'),
(32, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 29, NULL, '2026-11-20 07:00:03.328356', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.341436', '2026-11-20 07:00:03.295058'),
(33, 1003, 4, 'edit', 'visit-card', '{}', NULL, '[]', 'visit:1', 0, false, NULL, 31, NULL, '2026-11-20 07:00:03.549545', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:03.561349', '2026-11-20 07:00:03.487543'),
(34, 1003, 4, 'send', 'plan-panel', '{}', NULL, '[]', 'plan:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.801419', 0, false, 'sent', false, NULL, false, 30, '2026-11-20 07:00:03.814635', '2026-11-20 07:00:03.705192'),
(35, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.597552', 0, false, 'sent', false, NULL, false, 31, '2026-11-20 10:00:00.614053', '2026-11-20 10:00:00.252184'),
(36, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:5:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.377983', 0, false, 'sent', false, NULL, false, 33, '2026-11-21 01:05:00.382145', '2026-11-21 01:05:00.341269'),
(37, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:5:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:5:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:5:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.445038', 0, false, 'sent', false, NULL, false, 35, '2026-11-21 01:05:00.463453', '2026-11-21 01:05:00.423004'),
(38, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 36, NULL, '2026-11-21 01:05:00.468969', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:00.483364', '2026-11-21 01:05:00.424015'),
(39, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:00.555521', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.555525'),
(40, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 36, '2026-11-21 01:05:00.564002', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.564005');
INSERT INTO plans (id, author_id, day, sent_at, sent_with_id, agreed_at, agreed_by_id, changed_by_id, created_at) VALUES
(1, 4, '2026-11-23', NULL, NULL, NULL, NULL, NULL, '2026-11-20 07:00:03.656739');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at, part) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.345190', ''),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.345857', ''),
(3, 'agenda-morning:2:2026-11-20', 'agenda-morning', 2, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.407746', ''),
(4, 'agenda-morning:3:2026-11-20', 'agenda-morning', 3, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.408239', ''),
(5, 'agenda-morning:4:2026-11-20', 'agenda-morning', 4, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.408603', ''),
(6, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.263283', ''),
(7, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.263782', ''),
(8, 'agenda-morning:2:2026-11-21', 'agenda-morning', 2, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.289341', ''),
(9, 'agenda-morning:3:2026-11-21', 'agenda-morning', 3, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.289798', ''),
(10, 'agenda-morning:4:2026-11-21', 'agenda-morning', 4, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.290175', '');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:01.428637', '2026-11-20 07:00:01.428637', NULL, '2026-11-20 07:00:01.618916', '2026-11-20 07:00:01.458846');
INSERT INTO contacts (id, customer_id, name, phone, job, birthday, created_at) VALUES
(1, 1, 'Li Na', '+8613800138000', NULL, NULL, '2026-11-20 07:00:02.398568');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at, said_from, said_until) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"1": "line:2", "3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 8, 8, '2026-11-20 07:00:01.492367', '2026-11-20 07:00:00.883932', '2026-11-20 07:00:00.000000', '2026-11-20 07:00:01.000000'),
(2, 4, 'customer', '', 'sent', '{"phone": "+8613800138000", "customer_class": "A", "name": "Hualian", "contact": "Li Na"}', '{}', '{"15": "line:2", "17": "contact"}', NULL, false, 0, 5, 20, '2026-11-20 07:00:02.413697', '2026-11-20 07:00:02.081131', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:02.000000'),
(3, 4, 'visit', '', 'sent', '{"place": null, "customer": {"id": 1, "name": "Hualian", "shop": null}, "purpose": "routine", "photos": null, "outcome": "Two orders", "next_step": {"day": "2026-11-23", "words": "bring samples"}}', '{}', '{"19": "line:2", "23": "customer", "25": "outcome", "27": "next_step"}', NULL, false, 0, 10, 31, '2026-11-20 07:00:03.480683', '2026-11-20 07:00:02.536739', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:03.000000'),
(4, 4, 'plan', '2026-11-23:4', 'sent', '{"customer": {"id": 1, "name": "Hualian"}}', '{"title": {"whose": "mine"}}', '{"29": "line:4"}', NULL, false, 0, 4, 34, '2026-11-20 07:00:03.711171', '2026-11-20 07:00:03.668309', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(5, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{"plan": "Hualian: bring samples"}', '{"32": "line:2", "34": "done"}', 'results', false, 0, 3, 37, '2026-11-21 01:05:00.423859', '2026-11-21 01:05:00.333887', '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.000000');
INSERT INTO planned_visits (id, plan_id, customer_id, at, added_by_id, taken_off_by_id, created_at) VALUES
(1, 1, 1, 0, 4, NULL, '2026-11-20 07:00:03.700656');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:01.428637', '2026-11-20 07:00:01.460637');
INSERT INTO visits (id, customer_id, author_id, said_at, day, purpose, outcome, next_on, next_step, latitude, longitude, metres_away, shop, checks, contact_before, settled, withdrawn_at, created_at) VALUES
(1, 1, 4, '2026-11-20 07:00:02.000000', '2026-11-20', 'routine', 'Two orders', '2026-11-23', 'bring samples', NULL, NULL, NULL, NULL, '[]', '2026-11-20', '[1]', NULL, '2026-11-20 07:00:03.440423');
INSERT INTO follow_ups (id, customer_id, staff_id, cause, due_on, words, visit_id, state, snoozed, handed_by_id, settled_at, done_by_id, superior_told, created_at) VALUES
(1, 1, 4, 'rhythm', '2026-11-27', NULL, NULL, 'dropped', 0, NULL, '2026-11-20 07:00:03.467387', NULL, false, '2026-11-20 07:00:02.411728'),
(2, 1, 4, 'promised', '2026-11-23', 'bring samples', 1, 'open', 0, NULL, NULL, NULL, false, '2026-11-20 07:00:03.467050');
