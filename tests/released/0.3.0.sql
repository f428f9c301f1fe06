-- Alembic: 0003
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 18, '2de9a443a128882315ec33e00552c3e69d3e260bbbc603262352a681c3e94e5c', '2026-11-20 10:00:00.075388');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 07:00:02.042896'),
(2, '2026-01-02', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042901'),
(3, '2026-01-03', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042902'),
(4, '2026-02-15', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.042902'),
(5, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.042903'),
(6, '2026-02-17', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.042904'),
(7, '2026-02-18', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.042904'),
(8, '2026-02-19', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.042905'),
(9, '2026-02-20', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042905'),
(10, '2026-02-21', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042906'),
(11, '2026-02-22', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042907'),
(12, '2026-02-23', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042907'),
(13, '2026-04-04', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.042908'),
(14, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.042908'),
(15, '2026-04-06', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.042909'),
(16, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.042909'),
(17, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.042910'),
(18, '2026-05-03', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.042910'),
(19, '2026-05-04', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.042911'),
(20, '2026-05-05', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042911'),
(21, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.042912'),
(22, '2026-06-20', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.042912'),
(23, '2026-06-21', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.042913'),
(24, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.042913'),
(25, '2026-09-26', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.042914'),
(26, '2026-09-27', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.042914'),
(27, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.042915'),
(28, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.042915'),
(29, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.042916'),
(30, '2026-10-04', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.042916'),
(31, '2026-10-05', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.042917'),
(32, '2026-10-06', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042917'),
(33, '2026-10-07', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.042918'),
(34, '2026-01-04', 'working', '', 'announced', '2026-11-20 07:00:02.042918'),
(35, '2026-02-14', 'working', '', 'announced', '2026-11-20 07:00:02.042919'),
(36, '2026-02-28', 'working', '', 'announced', '2026-11-20 07:00:02.042919'),
(37, '2026-05-09', 'working', '', 'announced', '2026-11-20 07:00:02.042920'),
(38, '2026-09-20', 'working', '', 'announced', '2026-11-20 07:00:02.042920'),
(39, '2026-10-10', 'working', '', 'announced', '2026-11-20 07:00:02.042921'),
(40, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.053801'),
(41, '2027-01-02', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.053805'),
(42, '2027-01-03', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.053806'),
(43, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 07:00:02.053806'),
(44, '2027-02-06', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.053807'),
(45, '2027-02-07', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.053807'),
(46, '2027-02-08', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.053808'),
(47, '2027-02-09', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.053808'),
(48, '2027-02-10', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.053809'),
(49, '2027-04-03', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.053809'),
(50, '2027-04-04', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.053810'),
(51, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.053810'),
(52, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.053811'),
(53, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.053811'),
(54, '2027-05-03', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.053812'),
(55, '2027-05-04', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.053812'),
(56, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 07:00:02.053813'),
(57, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 07:00:02.053813'),
(58, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.053814'),
(59, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.053815'),
(60, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.053815'),
(61, '2027-10-04', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.053816'),
(62, '2027-10-05', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.053816');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1002, '2026-11-20 07:00:00.680104', '2026-11-20 07:00:00.680107'),
(1003, '2026-11-20 07:00:00.236303', '2026-11-20 07:00:00.236309');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.049523', NULL, true, '', '2026-11-20 07:00:00.048767'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.160354', NULL, true, '', '2026-11-20 07:00:00.155841'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.175081', NULL, true, '86f166370c3e58dadef7776aa517e04d', '2026-11-20 07:00:00.174786'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.195881', NULL, true, '41f3f1826ecff0f3b1cb7fb3fd168f00', '2026-11-20 07:00:00.195665');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.707380'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 50, '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.660128');
INSERT INTO approvals (id, record, applicant_id, when_away, outcome, closed_at, created_at) VALUES
(1, 'leave:1', 4, '{}', 'approved', '2026-11-20 07:00:03.139292', '2026-11-20 07:00:02.526924'),
(2, 'leave:2', 4, '{}', 'open', NULL, '2026-11-20 07:00:03.499353');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.143582'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.161883'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.184486'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.203447'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:00.594545'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:00.708851'),
(7, 4, 'customer-opened', 'customer:1', '{"name": "Hualian", "owner": 4}', '2026-11-20 07:00:01.329284'),
(8, 4, 'visit-logged', 'visit:1', '{"customer": 1, "metres_away": null}', '2026-11-20 07:00:01.807676'),
(9, 4, 'plan-customer-added', 'plan:1', '{"customer": 1}', '2026-11-20 07:00:01.970481'),
(10, 4, 'signed-in', 'signing:1', '{"said_at": {"moment": "2026-11-20T07:00:02+00:00"}}', '2026-11-20 07:00:02.116572'),
(11, 4, 'signing-reason-given', 'signing:1', '{"reason": "On the road"}', '2026-11-20 07:00:02.318665'),
(12, 4, 'leave-asked', 'leave:1', '{"kind": "personal", "first": {"day": "2026-11-24"}, "from_half": "morning", "last": {"day": "2026-11-24"}, "to_half": "afternoon", "halves": 2}', '2026-11-20 07:00:02.524808'),
(13, 4, 'approval-opened', 'approval:1', '{"record": "leave:1", "chain": "superior"}', '2026-11-20 07:00:02.531340'),
(14, NULL, 'approval-reached', 'approval:1', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:02.550614'),
(15, 3, 'approval-step-approved', 'approval:1', '{"step": 0, "instead_of": null, "reason": null}', '2026-11-20 07:00:03.132853'),
(16, 4, 'leave-asked', 'leave:2', '{"kind": "personal", "first": {"day": "2026-11-26"}, "from_half": "afternoon", "last": {"day": "2026-11-26"}, "to_half": "afternoon", "halves": 1}', '2026-11-20 07:00:03.483906'),
(17, 4, 'approval-opened', 'approval:2', '{"record": "leave:2", "chain": "superior"}', '2026-11-20 07:00:03.503004'),
(18, NULL, 'approval-reached', 'approval:2', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:03.525935'),
(19, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:00.670425');
INSERT INTO customers (id, name, owner_id, owner_since, customer_class, industry, address, latitude, longitude, shop, needs, note, credit_limit_units, currency, normal_name, keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, archived_at, created_at) VALUES
(1, 'Hualian', 4, '2026-11-20', 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'hualian', ' hualian ~ hualian h @ lina ln 13800138000 8613800138000 ', '2026-11-20', '2026-11-20', false, false, NULL, '2026-11-20 07:00:01.325661');
INSERT INTO duties (id, staff_id, since, until, created_at) VALUES
(1, 3, '2026-11-20 07:00:00.175088', NULL, '2026-11-20 07:00:00.181196'),
(2, 4, '2026-11-20 07:00:00.195887', NULL, '2026-11-20 07:00:00.203209');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158000, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.037778'),
(18, 70001, 100017, 1003, '{"update_id": 100017, "message": {"message_id": 27, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "monday bring samples"}}', 'done', 0, NULL, '2026-11-20 07:00:01.752299'),
(27, 70001, 100026, 1003, '{"update_id": 100026, "message": {"message_id": 42, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158003, "text": "/leave thu pm personal dentist", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}', 'done', 0, NULL, '2026-11-20 07:00:03.298784'),
(32, 70001, 100031, 1003, '{"update_id": 100031, "message": {"message_id": 51, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223100, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:00.714907');
INSERT INTO leave_requests (id, applicant_id, kind, first, from_half, last, to_half, reason, pictures, asked_halves, said_at, outcome, cancelled_at, created_at) VALUES
(1, 4, 'personal', '2026-11-24', 'morning', '2026-11-24', 'afternoon', 'bank', '[]', 2, '2026-11-20 07:00:02.511894', 'approved', NULL, '2026-11-20 07:00:02.523333'),
(2, 4, 'personal', '2026-11-26', 'afternoon', '2026-11-26', 'afternoon', 'dentist', '[]', 1, '2026-11-20 07:00:03.430866', 'open', NULL, '2026-11-20 07:00:03.481707');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:00.000000', 13, true, '2026-11-20 07:00:00.902099');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.368283', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.383970', '2026-11-20 07:00:00.337690'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.390055', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.397910', '2026-11-20 07:00:00.341762'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.421312', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:00.424463', '2026-11-20 07:00:00.414151'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:00.428407', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.433017', '2026-11-20 07:00:00.416994'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.462405', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.467880', '2026-11-20 07:00:00.452834'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:00.478102', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.483109', '2026-11-20 07:00:00.454517'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.517867', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.525106', '2026-11-20 07:00:00.510574'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.557423', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.563981', '2026-11-20 07:00:00.546698'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.569785', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.575304', '2026-11-20 07:00:00.547627'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:00.653590', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.664545', '2026-11-20 07:00:00.597240'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.630997', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.639149', '2026-11-20 07:00:00.605844'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:00.741162', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:00.747613', '2026-11-20 07:00:00.708572'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.753688', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.758951', '2026-11-20 07:00:00.721881'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:00.767582', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.775121', '2026-11-20 07:00:00.722802'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:00.779437', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:00.786655', '2026-11-20 07:00:00.723998'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.834364', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.841241', '2026-11-20 07:00:00.729009'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.005059', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.020462', '2026-11-20 07:00:00.983707'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.079540', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.093409', '2026-11-20 07:00:01.061503'),
(19, 1003, 4, 'send', '', '{}', '<b>New customer</b> · 2/4

✓ Name: Hualian
✓ Phone: 138 0013 8000
✓ Class: A · key

<b>Who is your contact there?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:2:2:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:2:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.218500', 0, false, 'sent', false, NULL, false, 16, '2026-11-20 07:00:01.236754', '2026-11-20 07:00:01.197600'),
(20, 1003, 4, 'send', 'customer-card', '{}', '<b>New customer</b> · ready to send

<b>Name</b>
Hualian

<b>Contact</b>
Li Na

<b>Phone</b>
138 0013 8000

<b>Class</b>
A · key', '[[{"key": "form-send", "facts": {}, "data": "f:2:3:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Name"}, "data": "f:2:3:change:name", "style": null}, {"key": "form-change", "facts": {"field": "Contact"}, "data": "f:2:3:change:contact", "style": null}], [{"key": "form-change", "facts": {"field": "Phone"}, "data": "f:2:3:change:phone", "style": null}, {"key": "form-change", "facts": {"field": "Class"}, "data": "f:2:3:change:customer_class", "style": null}], [{"key": "form-change", "facts": {"field": "Business"}, "data": "f:2:3:change:industry", "style": null}, {"key": "form-change", "facts": {"field": "Address"}, "data": "f:2:3:change:address", "style": null}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:2:3:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Kind of shop"}, "data": "f:2:3:change:shop", "style": null}], [{"key": "form-change", "facts": {"field": "Needs"}, "data": "f:2:3:change:needs", "style": null}, {"key": "form-change", "facts": {"field": "Credit limit"}, "data": "f:2:3:change:credit_limit", "style": null}], [{"key": "form-change", "facts": {"field": "Note"}, "data": "f:2:3:change:note", "style": null}, {"key": "form-change", "facts": {"field": "Contact\u2019s birthday"}, "data": "f:2:3:change:birthday", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', 'customer:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.290795', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.297333', '2026-11-20 07:00:01.276213'),
(21, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 19, NULL, '2026-11-20 07:00:01.305128', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.309513', '2026-11-20 07:00:01.277081'),
(22, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:01.363960', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.374641', '2026-11-20 07:00:01.333674'),
(23, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 1/6

<b>Where are you?</b>

<i>Tap the button below: the nearest customers come first, and it shows you were there.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.430925', 0, false, 'sent', false, NULL, false, 20, '2026-11-20 07:00:01.433766', '2026-11-20 07:00:01.417662'),
(24, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 2/6

<b>Which customer?</b>

<i>Tap one, or type part of the name, pinyin or phone.</i>', '[[{"text": "Hualian \u00b7 A", "data": "f:3:3:pick:1"}], [{"key": "form-back", "facts": {}, "data": "f:3:3:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.468690', 0, false, 'sent', false, NULL, false, 22, '2026-11-20 07:00:01.476695', '2026-11-20 07:00:01.455063'),
(25, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 23, NULL, '2026-11-20 07:00:01.481715', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.485327', '2026-11-20 07:00:01.455942'),
(26, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 3/6

✓ Customer: Hualian

<b>What was the visit for?</b>', '[[{"text": "Routine", "data": "f:3:4:pick:routine"}, {"text": "New customer", "data": "f:3:4:pick:new_customer"}], [{"text": "Order", "data": "f:3:4:pick:order"}, {"text": "New product", "data": "f:3:4:pick:product"}], [{"text": "Payment", "data": "f:3:4:pick:payment"}, {"text": "Complaint", "data": "f:3:4:pick:complaint"}], [{"text": "Shop check", "data": "f:3:4:pick:shop_check"}, {"text": "Other", "data": "f:3:4:pick:other"}], [{"key": "form-back", "facts": {}, "data": "f:3:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.537561', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.545406', '2026-11-20 07:00:01.518581'),
(27, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 24, NULL, '2026-11-20 07:00:01.554589', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.567135', '2026-11-20 07:00:01.519554'),
(28, 1003, 4, 'edit', '', '{}', '<b>Visit</b> · 4/6

✓ Customer: Hualian
✓ Purpose: Routine

<b>Any photos?</b>

<i>Send photos, or just type: your words answer the next question.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:3:5:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:5:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.686990', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.693466', '2026-11-20 07:00:01.629646'),
(29, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 6/6

✓ Customer: Hualian
✓ Purpose: Routine
✓ Result: Two orders

<b>What comes next, and when?</b>

<i>Tap a day, or write “next Wed bring samples”. You will be reminded.</i>', '[[{"key": "field-next-step-in", "facts": {"days": 3, "day": {"day": "2026-11-23"}}, "data": "f:3:7:pick:2026-11-23", "style": null}, {"key": "field-next-step-in", "facts": {"days": 7, "day": {"day": "2026-11-27"}}, "data": "f:3:7:pick:2026-11-27", "style": null}], [{"key": "field-next-step-in", "facts": {"days": 14, "day": {"day": "2026-12-04"}}, "data": "f:3:7:pick:2026-12-04", "style": null}, {"key": "field-next-step-other", "facts": {}, "data": "f:3:7:pick:other", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:3:7:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:7:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:7:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.728076', 0, false, 'sent', false, NULL, false, 26, '2026-11-20 07:00:01.735868', '2026-11-20 07:00:01.718275'),
(30, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.740729', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.743791', '2026-11-20 07:00:01.719201'),
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
Mon, Nov 23 · bring samples', '[[{"key": "form-send", "facts": {}, "data": "f:3:8:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:3:8:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:3:8:change:customer", "style": null}], [{"key": "form-change", "facts": {"field": "Purpose"}, "data": "f:3:8:change:purpose", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:3:8:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Result"}, "data": "f:3:8:change:outcome", "style": null}, {"key": "form-change", "facts": {"field": "Next step"}, "data": "f:3:8:change:next_step", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:3:8:cancel", "style": "danger"}]]', 'visit:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.771010', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.776000', '2026-11-20 07:00:01.761663'),
(32, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 29, NULL, '2026-11-20 07:00:01.779146', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.781308', '2026-11-20 07:00:01.762485'),
(33, 1003, 4, 'edit', 'visit-card', '{}', NULL, '[]', 'visit:1', 0, false, NULL, 31, NULL, '2026-11-20 07:00:01.846293', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.865333', '2026-11-20 07:00:01.809991'),
(34, 1003, 4, 'send', 'plan-panel', '{}', NULL, '[]', 'plan:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.014347', 0, false, 'sent', false, NULL, false, 30, '2026-11-20 07:00:02.024555', '2026-11-20 07:00:01.972564'),
(35, 1003, 4, 'send', '', '{}', '<b>Sign in</b> · 1/1

<b>Where are you? Tap “Send my location” and you are signed in.</b>

<i>No GPS? Tap “Skip”: you are signed in all the same, and asked where you are.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.086709', 0, false, 'sent', false, NULL, false, 32, '2026-11-20 07:00:02.091874', '2026-11-20 07:00:02.078919'),
(36, 1003, 4, 'send', 'signing-card', '{}', NULL, '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.186072', 0, false, 'sent', false, NULL, false, 34, '2026-11-20 07:00:02.200668', '2026-11-20 07:00:02.118957'),
(37, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 35, NULL, '2026-11-20 07:00:02.224738', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.233168', '2026-11-20 07:00:02.124561'),
(38, 1003, 4, 'send', 'signing-card', '{}', '<b>Where you were</b> · 1/1

<b>Where were you when you signed? One line is enough.</b>

<i>It is recorded already. Tap a reason, or write one.</i>', '[[{"key": "reason-customer", "facts": {}, "data": "f:6:2:pick:reason-customer", "style": null}], [{"key": "reason-on-the-road", "facts": {}, "data": "f:6:2:pick:reason-on-the-road", "style": null}], [{"key": "reason-no-position", "facts": {}, "data": "f:6:2:pick:reason-no-position", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:6:2:cancel", "style": "danger"}]]', 'signing:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.247717', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.265378', '2026-11-20 07:00:02.151005'),
(39, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 36, NULL, '2026-11-20 07:00:02.352807', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.364745', '2026-11-20 07:00:02.330931'),
(40, 1003, 4, 'edit', 'signing-card', '{}', NULL, '[]', 'signing:1', 0, false, NULL, 38, NULL, '2026-11-20 07:00:02.379089', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.385666', '2026-11-20 07:00:02.334595'),
(41, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Tue, Nov 24

<b>Reason</b>
bank

Counts 1 working day.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:7:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:7:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:7:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:7:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:7:2:cancel", "style": "danger"}]]', 'leave:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.502612', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.505604', '2026-11-20 07:00:02.492040'),
(42, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:1', 1, false, 'approval:1:3', NULL, NULL, '2026-11-20 07:00:02.677506', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:02.685932', '2026-11-20 07:00:02.551398'),
(43, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:02.596749', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.614173', '2026-11-20 07:00:02.557298'),
(44, 1002, 3, 'edit', 'approval-card', '{}', NULL, '[]', 'approval:1', 0, false, NULL, 42, NULL, '2026-11-20 07:00:03.190748', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:03.203780', '2026-11-20 07:00:03.136412'),
(45, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:03.226040', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:03.236909', '2026-11-20 07:00:03.138629'),
(46, 1003, 4, 'send', 'leave-approved', '{"by": "Hugo", "kind": {"term": "leavekind-personal"}, "span": {"span": "2026-11-24m2026-11-24a"}}', NULL, '[]', 'leave:1', 1, false, NULL, NULL, 37, '2026-11-20 07:00:03.262556', 0, false, 'sent', false, NULL, false, 41, '2026-11-20 07:00:03.276700', '2026-11-20 07:00:03.144883'),
(47, 1002, 3, 'send', 'approval-outcome', '{}', NULL, '[]', 'approval:1', 0, true, NULL, NULL, 39, '2026-11-20 07:00:03.250174', 0, false, 'sent', false, NULL, false, 40, '2026-11-20 07:00:03.253444', '2026-11-20 07:00:03.150216'),
(48, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Thu, Nov 26, afternoon

<b>Reason</b>
dentist

Counts 0.5 working days.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:8:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:8:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:8:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:8:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:8:2:cancel", "style": "danger"}]]', 'leave:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.379129', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:03.394613', '2026-11-20 07:00:03.347016'),
(49, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:2', 1, false, 'approval:2:3', NULL, NULL, '2026-11-20 07:00:03.692976', 0, false, 'sent', false, NULL, false, 44, '2026-11-20 07:00:03.715880', '2026-11-20 07:00:03.527113'),
(50, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:2', 0, false, NULL, 48, NULL, '2026-11-20 07:00:03.571767', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:03.607433', '2026-11-20 07:00:03.536489'),
(51, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.448383', 0, false, 'sent', false, NULL, false, 45, '2026-11-20 10:00:00.467758', '2026-11-20 10:00:00.052735'),
(52, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:9:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.387332', 0, false, 'sent', false, NULL, false, 47, '2026-11-21 01:05:00.407182', '2026-11-21 01:05:00.365677'),
(53, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:9:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:9:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:9:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.499077', 0, false, 'sent', false, NULL, false, 49, '2026-11-21 01:05:00.522254', '2026-11-21 01:05:00.478928'),
(54, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 52, NULL, '2026-11-21 01:05:00.539427', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:00.558808', '2026-11-21 01:05:00.479774'),
(55, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:00.669874', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.669882'),
(56, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 50, '2026-11-21 01:05:00.678124', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.678130');
INSERT INTO plans (id, author_id, day, sent_at, sent_with_id, agreed_at, agreed_by_id, changed_by_id, created_at) VALUES
(1, 4, '2026-11-23', NULL, NULL, NULL, NULL, NULL, '2026-11-20 07:00:01.949187');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at, part) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.157706', ''),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.165160', ''),
(3, 'agenda-morning:2:2026-11-20', 'agenda-morning', 2, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.211822', ''),
(4, 'agenda-morning:3:2026-11-20', 'agenda-morning', 3, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.212377', ''),
(5, 'agenda-morning:4:2026-11-20', 'agenda-morning', 4, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.217861', ''),
(6, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.084522', ''),
(7, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.085094', ''),
(8, 'agenda-morning:2:2026-11-21', 'agenda-morning', 2, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.121097', ''),
(9, 'agenda-morning:3:2026-11-21', 'agenda-morning', 3, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.121860', ''),
(10, 'agenda-morning:4:2026-11-21', 'agenda-morning', 4, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.122296', ''),
(11, 'attendance-reminder:3:2026-11-21:10:00', 'attendance-reminder', 3, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.195634', '10:00'),
(12, 'attendance-reminder:4:2026-11-21:10:00', 'attendance-reminder', 4, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.196143', '10:00');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:00.586266', '2026-11-20 07:00:00.586266', NULL, '2026-11-20 07:00:00.713264', '2026-11-20 07:00:00.594126');
INSERT INTO absent_halves (id, request_id, staff_id, day, half, counted, approved, created_at) VALUES
(1, 1, 4, '2026-11-24', 'morning', true, true, '2026-11-20 07:00:02.524613'),
(2, 1, 4, '2026-11-24', 'afternoon', true, true, '2026-11-20 07:00:02.524616'),
(3, 2, 4, '2026-11-26', 'afternoon', true, false, '2026-11-20 07:00:03.483394');
INSERT INTO approval_steps (id, approval_id, number, wanted, state, remind_at, climb_at, decided_by_id, decided_for_id, decided_at, reason, created_at) VALUES
(1, 1, 0, 'superior', 'approved', NULL, NULL, 3, NULL, '2026-11-20 07:00:03.129383', NULL, '2026-11-20 07:00:02.527947'),
(2, 2, 0, 'superior', 'open', '2026-11-21 05:30:03.515137', '2026-11-23 01:30:03.515137', NULL, NULL, NULL, NULL, '2026-11-20 07:00:03.502320');
INSERT INTO contacts (id, customer_id, name, phone, job, birthday, created_at) VALUES
(1, 1, 'Li Na', '+8613800138000', NULL, NULL, '2026-11-20 07:00:01.327658');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at, said_from, said_until) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"1": "line:2", "3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 8, 8, '2026-11-20 07:00:00.599722', '2026-11-20 07:00:00.326638', '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.000000'),
(2, 4, 'customer', '', 'sent', '{"phone": "+8613800138000", "customer_class": "A", "name": "Hualian", "contact": "Li Na"}', '{}', '{"15": "line:2", "17": "contact"}', NULL, false, 0, 5, 20, '2026-11-20 07:00:01.332873', '2026-11-20 07:00:01.181832', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(3, 4, 'visit', '', 'sent', '{"place": null, "customer": {"id": 1, "name": "Hualian", "shop": null}, "purpose": "routine", "photos": null, "outcome": "Two orders", "next_step": {"day": "2026-11-23", "words": "bring samples"}}', '{}', '{"19": "line:2", "23": "customer", "25": "outcome", "27": "next_step"}', NULL, false, 0, 10, 31, '2026-11-20 07:00:01.809163', '2026-11-20 07:00:01.409692', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(4, 4, 'plan', '2026-11-23:4', 'sent', '{"customer": {"id": 1, "name": "Hualian"}}', '{"title": {"whose": "mine"}}', '{"29": "line:4"}', NULL, false, 0, 4, 34, '2026-11-20 07:00:01.981022', '2026-11-20 07:00:01.951393', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(5, 4, 'checkin', '', 'sent', '{"place": null}', '{}', '{"31": "line:2"}', NULL, false, 0, 5, 36, '2026-11-20 07:00:02.124367', '2026-11-20 07:00:02.074825', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(6, 4, 'elsewhere', '1', 'sent', '{"reason": {"words": "On the road", "customer_id": null}}', '{}', '{"33": "line:2"}', NULL, false, 0, 5, 38, '2026-11-20 07:00:02.331845', '2026-11-20 07:00:02.125747', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(7, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-24m2026-11-24a", "counted": {"kind": "personal", "days": "1"}}, "kind": "personal", "reason": "bank"}', '{}', '{"36": "line:2"}', NULL, false, 0, 4, 41, '2026-11-20 07:00:02.556400', '2026-11-20 07:00:02.417756', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(8, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-26a2026-11-26a", "counted": {"kind": "personal", "days": "0.5"}}, "kind": "personal", "reason": "dentist"}', '{}', '{"42": "line:2"}', NULL, false, 0, 4, 48, '2026-11-20 07:00:03.530965', '2026-11-20 07:00:03.312772', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(9, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{"plan": "Hualian: bring samples"}', '{"46": "line:2", "48": "done"}', 'results', false, 0, 3, 53, '2026-11-21 01:05:00.479574', '2026-11-21 01:05:00.351463', '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.000000');
INSERT INTO planned_visits (id, plan_id, customer_id, at, added_by_id, taken_off_by_id, created_at) VALUES
(1, 1, 1, 0, 4, NULL, '2026-11-20 07:00:01.970140');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:00.586266', '2026-11-20 07:00:00.595422');
INSERT INTO signings (id, staff_id, day, way, said_at, arrived_at, place_said_at, latitude, longitude, place, metres_away, was_there, reason, customer_id, correction_id, created_at) VALUES
(1, 4, '2026-11-20', 'in', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.103066', NULL, NULL, NULL, NULL, NULL, NULL, 'On the road', NULL, NULL, '2026-11-20 07:00:02.116121');
INSERT INTO visits (id, customer_id, author_id, said_at, day, purpose, outcome, next_on, next_step, latitude, longitude, metres_away, shop, checks, contact_before, settled, withdrawn_at, created_at) VALUES
(1, 1, 4, '2026-11-20 07:00:01.000000', '2026-11-20', 'routine', 'Two orders', '2026-11-23', 'bring samples', NULL, NULL, NULL, NULL, '[]', '2026-11-20', '[1]', NULL, '2026-11-20 07:00:01.796078');
INSERT INTO approval_seats (id, step_id, staff_id, for_id, ended_at, created_at) VALUES
(1, 1, 3, NULL, NULL, '2026-11-20 07:00:02.548489'),
(2, 2, 3, NULL, NULL, '2026-11-20 07:00:03.514803');
INSERT INTO follow_ups (id, customer_id, staff_id, cause, due_on, words, visit_id, state, snoozed, handed_by_id, settled_at, done_by_id, superior_told, created_at) VALUES
(1, 1, 4, 'rhythm', '2026-11-27', NULL, NULL, 'dropped', 0, NULL, '2026-11-20 07:00:01.803598', NULL, false, '2026-11-20 07:00:01.330880'),
(2, 1, 4, 'promised', '2026-11-23', 'bring samples', 1, 'open', 0, NULL, NULL, NULL, false, '2026-11-20 07:00:01.803324');
