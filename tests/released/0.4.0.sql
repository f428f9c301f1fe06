-- Alembic: 0005
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 26, '7fe39459653e5cccf8309331e161b6ac670dd8e1a4386227622fe8e1311fcf03', '2026-11-20 10:00:00.034237');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 07:00:01.895672'),
(2, '2026-01-02', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895676'),
(3, '2026-01-03', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895677'),
(4, '2026-02-15', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:01.895678'),
(5, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:01.895678'),
(6, '2026-02-17', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:01.895679'),
(7, '2026-02-18', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:01.895679'),
(8, '2026-02-19', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:01.895680'),
(9, '2026-02-20', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895680'),
(10, '2026-02-21', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895681'),
(11, '2026-02-22', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895681'),
(12, '2026-02-23', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895682'),
(13, '2026-04-04', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:01.895682'),
(14, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:01.895683'),
(15, '2026-04-06', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:01.895683'),
(16, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:01.895684'),
(17, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:01.895684'),
(18, '2026-05-03', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:01.895684'),
(19, '2026-05-04', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:01.895685'),
(20, '2026-05-05', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895685'),
(21, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:01.895686'),
(22, '2026-06-20', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:01.895686'),
(23, '2026-06-21', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:01.895687'),
(24, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:01.895687'),
(25, '2026-09-26', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:01.895688'),
(26, '2026-09-27', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:01.895688'),
(27, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 07:00:01.895689'),
(28, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 07:00:01.895689'),
(29, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 07:00:01.895690'),
(30, '2026-10-04', 'off', 'National Day', 'announced', '2026-11-20 07:00:01.895690'),
(31, '2026-10-05', 'off', 'National Day', 'announced', '2026-11-20 07:00:01.895691'),
(32, '2026-10-06', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895691'),
(33, '2026-10-07', 'off', 'Day off', 'announced', '2026-11-20 07:00:01.895692'),
(34, '2026-01-04', 'working', '', 'announced', '2026-11-20 07:00:01.895692'),
(35, '2026-02-14', 'working', '', 'announced', '2026-11-20 07:00:01.895693'),
(36, '2026-02-28', 'working', '', 'announced', '2026-11-20 07:00:01.895693'),
(37, '2026-05-09', 'working', '', 'announced', '2026-11-20 07:00:01.895694'),
(38, '2026-09-20', 'working', '', 'announced', '2026-11-20 07:00:01.895694'),
(39, '2026-10-10', 'working', '', 'announced', '2026-11-20 07:00:01.895695'),
(40, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:01.918653'),
(41, '2027-01-02', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:01.918656'),
(42, '2027-01-03', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:01.918657'),
(43, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 07:00:01.918658'),
(44, '2027-02-06', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:01.918658'),
(45, '2027-02-07', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:01.918658'),
(46, '2027-02-08', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:01.918659'),
(47, '2027-02-09', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:01.918659'),
(48, '2027-02-10', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:01.918660'),
(49, '2027-04-03', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:01.918660'),
(50, '2027-04-04', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:01.918661'),
(51, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:01.918661'),
(52, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:01.918662'),
(53, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:01.918662'),
(54, '2027-05-03', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:01.918663'),
(55, '2027-05-04', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:01.918663'),
(56, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 07:00:01.918664'),
(57, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 07:00:01.918664'),
(58, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 07:00:01.918665'),
(59, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 07:00:01.918665'),
(60, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 07:00:01.918666'),
(61, '2027-10-04', 'off', 'National Day', 'provisional', '2026-11-20 07:00:01.918666'),
(62, '2027-10-05', 'off', 'National Day', 'provisional', '2026-11-20 07:00:01.918667');
INSERT INTO counters (id, name, last, created_at) VALUES
(1, 'SO202611-{nnnn}', 1, '2026-11-20 07:00:02.903691');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1002, '2026-11-20 07:00:00.851192', '2026-11-20 07:00:00.851196'),
(1003, '2026-11-20 07:00:00.314003', '2026-11-20 07:00:00.314006');
INSERT INTO products (id, code, name, unit, pack_name, pack_size, list_price_units, currency, tax_basis_points, cost_units, product_group, active, aliases, keys, created_at) VALUES
(1, 'WATER', 'Water', 'bottle', 'case', 24, 200, 'CNY', NULL, NULL, NULL, true, '', ' water ~ water w @  ', '2026-11-20 07:00:02.673558'),
(2, 'COLA', 'Cola', 'bottle', 'case', 24, 150, 'CNY', NULL, NULL, NULL, true, '', ' cola ~ cola c @  ', '2026-11-20 07:00:02.680186');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.101320', NULL, true, '', '2026-11-20 07:00:00.100752'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.257480', NULL, true, '', '2026-11-20 07:00:00.257230'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.266756', NULL, true, '65e3ba7b39e0bfcce5f7dbd765cb0c63', '2026-11-20 07:00:00.266479'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.277522', NULL, true, '52d8e30413072e957d1b2d43dd47bd63', '2026-11-20 07:00:00.277218'),
(5, 'Gina', 'general_manager', NULL, 'en', 1004, '2026-11-20 07:00:02.654140', NULL, true, '', '2026-11-20 07:00:02.653776'),
(6, 'Wendy', 'works', 5, 'en', 1005, '2026-11-20 07:00:02.661785', NULL, true, '', '2026-11-20 07:00:02.661617'),
(7, 'Fay', 'finance', 5, 'en', 1006, '2026-11-20 07:00:02.667293', NULL, true, '', '2026-11-20 07:00:02.667124');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.876007'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 60, '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.339872');
INSERT INTO approvals (id, record, applicant_id, when_away, outcome, closed_at, created_at) VALUES
(1, 'leave:1', 4, '{}', 'approved', '2026-11-20 07:00:02.330753', '2026-11-20 07:00:02.239175'),
(2, 'leave:2', 4, '{}', 'open', NULL, '2026-11-20 07:00:02.557558'),
(3, 'order:2', 4, '{"general_manager": "deputy_general_manager"}', 'open', NULL, '2026-11-20 07:00:03.678515');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.246701'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.258694'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.271253'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.278241'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:00.747805'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:00.877263'),
(7, 4, 'customer-opened', 'customer:1', '{"name": "Hualian", "owner": 4}', '2026-11-20 07:00:01.261062'),
(8, 4, 'visit-logged', 'visit:1', '{"customer": 1, "metres_away": null}', '2026-11-20 07:00:01.756225'),
(9, 4, 'plan-customer-added', 'plan:1', '{"customer": 1}', '2026-11-20 07:00:01.834984'),
(10, 4, 'signed-in', 'signing:1', '{"said_at": {"moment": "2026-11-20T07:00:01+00:00"}}', '2026-11-20 07:00:02.010430'),
(11, 4, 'signing-reason-given', 'signing:1', '{"reason": "On the road"}', '2026-11-20 07:00:02.102709'),
(12, 4, 'leave-asked', 'leave:1', '{"kind": "personal", "first": {"day": "2026-11-24"}, "from_half": "morning", "last": {"day": "2026-11-24"}, "to_half": "afternoon", "halves": 2}', '2026-11-20 07:00:02.236791'),
(13, 4, 'approval-opened', 'approval:1', '{"record": "leave:1", "chain": "superior"}', '2026-11-20 07:00:02.240907'),
(14, NULL, 'approval-reached', 'approval:1', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:02.249204'),
(15, 3, 'approval-step-approved', 'approval:1', '{"step": 0, "instead_of": null, "reason": null}', '2026-11-20 07:00:02.328592'),
(16, 4, 'leave-asked', 'leave:2', '{"kind": "personal", "first": {"day": "2026-11-26"}, "from_half": "afternoon", "last": {"day": "2026-11-26"}, "to_half": "afternoon", "halves": 1}', '2026-11-20 07:00:02.551533'),
(17, 4, 'approval-opened', 'approval:2', '{"record": "leave:2", "chain": "superior"}', '2026-11-20 07:00:02.558158'),
(18, NULL, 'approval-reached', 'approval:2', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:02.565868'),
(19, 5, 'joined', 'staff:5', '{"telegram_id": 1004}', '2026-11-20 07:00:02.657146'),
(20, 6, 'joined', 'staff:6', '{"telegram_id": 1005}', '2026-11-20 07:00:02.662459'),
(21, 7, 'joined', 'staff:7', '{"telegram_id": 1006}', '2026-11-20 07:00:02.667878'),
(22, 4, 'order-placed', 'order:1', '{"customer": 1, "total": {"money": "1288.2", "currency": "CNY"}, "lines": 2}', '2026-11-20 07:00:02.880191'),
(23, 4, 'order-confirmed', 'order:1', '{"number": "SO202611-0001", "version": 1}', '2026-11-20 07:00:02.904707'),
(24, 4, 'order-placed', 'order:2', '{"customer": 1, "total": {"money": "867.84", "currency": "CNY"}, "lines": 1}', '2026-11-20 07:00:03.672809'),
(25, 4, 'approval-opened', 'approval:3', '{"record": "order:2", "chain": "director"}', '2026-11-20 07:00:03.679091'),
(26, NULL, 'approval-reached', 'approval:3', '{"staff": 2, "instead_of": null}', '2026-11-20 07:00:03.685569'),
(27, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:00.340879');
INSERT INTO customers (id, name, owner_id, owner_since, customer_class, industry, address, latitude, longitude, shop, needs, note, credit_limit_units, currency, normal_name, keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, archived_at, created_at) VALUES
(1, 'Hualian', 4, '2026-11-20', 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'hualian', ' hualian ~ hualian h @ lina ln 13800138000 8613800138000 ', '2026-11-20', '2026-11-20', false, false, NULL, '2026-11-20 07:00:01.249405');
INSERT INTO duties (id, staff_id, since, until, created_at) VALUES
(1, 3, '2026-11-20 07:00:00.266763', NULL, '2026-11-20 07:00:00.270867'),
(2, 4, '2026-11-20 07:00:00.277528', NULL, '2026-11-20 07:00:00.278077'),
(3, 6, '2026-11-20 07:00:02.661789', NULL, '2026-11-20 07:00:02.662268'),
(4, 7, '2026-11-20 07:00:02.667297', NULL, '2026-11-20 07:00:02.667745');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158000, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.074205'),
(18, 70001, 100017, 1003, '{"update_id": 100017, "message": {"message_id": 27, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "monday bring samples"}}', 'done', 0, NULL, '2026-11-20 07:00:01.646637'),
(27, 70001, 100026, 1003, '{"update_id": 100026, "message": {"message_id": 42, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158002, "text": "/leave thu pm personal dentist", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}', 'done', 0, NULL, '2026-11-20 07:00:02.486247'),
(36, 70001, 100035, 1003, '{"update_id": 100035, "message": {"message_id": 61, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223100, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:00.357578');
INSERT INTO leave_requests (id, applicant_id, kind, first, from_half, last, to_half, reason, pictures, asked_halves, said_at, outcome, cancelled_at, created_at) VALUES
(1, 4, 'personal', '2026-11-24', 'morning', '2026-11-24', 'afternoon', 'bank', '[]', 2, '2026-11-20 07:00:02.214142', 'approved', NULL, '2026-11-20 07:00:02.234424'),
(2, 4, 'personal', '2026-11-26', 'afternoon', '2026-11-26', 'afternoon', 'dentist', '[]', 1, '2026-11-20 07:00:02.530966', 'open', NULL, '2026-11-20 07:00:02.550784');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:00.000000', 13, true, '2026-11-20 07:00:00.984728');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.421944', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.429892', '2026-11-20 07:00:00.388121'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.436646', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.439502', '2026-11-20 07:00:00.400122'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.493044', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:00.499255', '2026-11-20 07:00:00.480580'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:00.506701', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.512833', '2026-11-20 07:00:00.482630'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.552420', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.558067', '2026-11-20 07:00:00.538525'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:00.562633', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.566113', '2026-11-20 07:00:00.541663'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.629278', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.634797', '2026-11-20 07:00:00.619460'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.671320', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.679246', '2026-11-20 07:00:00.664464'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.712885', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.717810', '2026-11-20 07:00:00.665306'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:00.830300', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.833702', '2026-11-20 07:00:00.755337'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.790752', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.796147', '2026-11-20 07:00:00.770559'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:00.894571', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:00.897943', '2026-11-20 07:00:00.877013'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.910200', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.919454', '2026-11-20 07:00:00.884224'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:00.931599', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.941192', '2026-11-20 07:00:00.885387'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:00.947993', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:00.953387', '2026-11-20 07:00:00.886756'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.958025', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.963094', '2026-11-20 07:00:00.887937'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.052684', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.062041', '2026-11-20 07:00:01.041031'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.104868', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.107639', '2026-11-20 07:00:01.091181'),
(19, 1003, 4, 'send', '', '{}', '<b>New customer</b> · 2/4

✓ Name: Hualian
✓ Phone: 138 0013 8000
✓ Class: A · key

<b>Who is your contact there?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:2:2:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:2:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.161413', 0, false, 'sent', false, NULL, false, 16, '2026-11-20 07:00:01.169431', '2026-11-20 07:00:01.153623'),
(20, 1003, 4, 'send', 'customer-card', '{}', '<b>New customer</b> · ready to send

<b>Name</b>
Hualian

<b>Contact</b>
Li Na

<b>Phone</b>
138 0013 8000

<b>Class</b>
A · key', '[[{"key": "form-send", "facts": {}, "data": "f:2:3:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Name"}, "data": "f:2:3:change:name", "style": null}, {"key": "form-change", "facts": {"field": "Contact"}, "data": "f:2:3:change:contact", "style": null}], [{"key": "form-change", "facts": {"field": "Phone"}, "data": "f:2:3:change:phone", "style": null}, {"key": "form-change", "facts": {"field": "Class"}, "data": "f:2:3:change:customer_class", "style": null}], [{"key": "form-change", "facts": {"field": "Business"}, "data": "f:2:3:change:industry", "style": null}, {"key": "form-change", "facts": {"field": "Address"}, "data": "f:2:3:change:address", "style": null}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:2:3:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Kind of shop"}, "data": "f:2:3:change:shop", "style": null}], [{"key": "form-change", "facts": {"field": "Needs"}, "data": "f:2:3:change:needs", "style": null}, {"key": "form-change", "facts": {"field": "Credit limit"}, "data": "f:2:3:change:credit_limit", "style": null}], [{"key": "form-change", "facts": {"field": "Note"}, "data": "f:2:3:change:note", "style": null}, {"key": "form-change", "facts": {"field": "Contact\u2019s birthday"}, "data": "f:2:3:change:birthday", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', 'customer:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.197097', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.205737', '2026-11-20 07:00:01.187301'),
(21, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 19, NULL, '2026-11-20 07:00:01.211262', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.218940', '2026-11-20 07:00:01.189930'),
(22, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:01.324832', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.333159', '2026-11-20 07:00:01.271068'),
(23, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 1/6

<b>Where are you?</b>

<i>Tap the button below: the nearest customers come first, and it shows you were there.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.382626', 0, false, 'sent', false, NULL, false, 20, '2026-11-20 07:00:01.392066', '2026-11-20 07:00:01.370074'),
(24, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 2/6

<b>Which customer?</b>

<i>Tap one, or type part of the name, pinyin or phone.</i>', '[[{"text": "Hualian \u00b7 A", "data": "f:3:3:pick:1"}], [{"key": "form-back", "facts": {}, "data": "f:3:3:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.445619', 0, false, 'sent', false, NULL, false, 22, '2026-11-20 07:00:01.450927', '2026-11-20 07:00:01.427666'),
(25, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 23, NULL, '2026-11-20 07:00:01.455068', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.461105', '2026-11-20 07:00:01.433111'),
(26, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 3/6

✓ Customer: Hualian

<b>What was the visit for?</b>', '[[{"text": "Routine", "data": "f:3:4:pick:routine"}, {"text": "New customer", "data": "f:3:4:pick:new_customer"}], [{"text": "Order", "data": "f:3:4:pick:order"}, {"text": "New product", "data": "f:3:4:pick:product"}], [{"text": "Payment", "data": "f:3:4:pick:payment"}, {"text": "Complaint", "data": "f:3:4:pick:complaint"}], [{"text": "Shop check", "data": "f:3:4:pick:shop_check"}, {"text": "Other", "data": "f:3:4:pick:other"}], [{"key": "form-back", "facts": {}, "data": "f:3:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.507449', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.515305', '2026-11-20 07:00:01.496301'),
(27, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 24, NULL, '2026-11-20 07:00:01.520282', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.524018', '2026-11-20 07:00:01.497110'),
(28, 1003, 4, 'edit', '', '{}', '<b>Visit</b> · 4/6

✓ Customer: Hualian
✓ Purpose: Routine

<b>Any photos?</b>

<i>Send photos, or just type: your words answer the next question.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:3:5:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:5:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.563086', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.568451', '2026-11-20 07:00:01.547486'),
(29, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 6/6

✓ Customer: Hualian
✓ Purpose: Routine
✓ Result: Two orders

<b>What comes next, and when?</b>

<i>Tap a day, or write “next Wed bring samples”. You will be reminded.</i>', '[[{"key": "field-next-step-in", "facts": {"days": 3, "day": {"day": "2026-11-23"}}, "data": "f:3:7:pick:2026-11-23", "style": null}, {"key": "field-next-step-in", "facts": {"days": 7, "day": {"day": "2026-11-27"}}, "data": "f:3:7:pick:2026-11-27", "style": null}], [{"key": "field-next-step-in", "facts": {"days": 14, "day": {"day": "2026-12-04"}}, "data": "f:3:7:pick:2026-12-04", "style": null}, {"key": "field-next-step-other", "facts": {}, "data": "f:3:7:pick:other", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:3:7:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:7:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:7:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.610535', 0, false, 'sent', false, NULL, false, 26, '2026-11-20 07:00:01.619244', '2026-11-20 07:00:01.595399'),
(30, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.628913', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.634311', '2026-11-20 07:00:01.599585'),
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
Mon, Nov 23 · bring samples', '[[{"key": "form-send", "facts": {}, "data": "f:3:8:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:3:8:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:3:8:change:customer", "style": null}], [{"key": "form-change", "facts": {"field": "Purpose"}, "data": "f:3:8:change:purpose", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:3:8:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Result"}, "data": "f:3:8:change:outcome", "style": null}, {"key": "form-change", "facts": {"field": "Next step"}, "data": "f:3:8:change:next_step", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:3:8:cancel", "style": "danger"}]]', 'visit:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.677687', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.685042', '2026-11-20 07:00:01.661478'),
(32, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 29, NULL, '2026-11-20 07:00:01.693966', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.701018', '2026-11-20 07:00:01.662305'),
(33, 1003, 4, 'edit', 'visit-card', '{}', NULL, '[]', 'visit:1', 0, false, NULL, 31, NULL, '2026-11-20 07:00:01.783193', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.790835', '2026-11-20 07:00:01.758581'),
(34, 1003, 4, 'send', 'plan-panel', '{}', NULL, '[]', 'plan:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.855105', 0, false, 'sent', false, NULL, false, 30, '2026-11-20 07:00:01.864317', '2026-11-20 07:00:01.836843'),
(35, 1003, 4, 'send', '', '{}', '<b>Sign in</b> · 1/1

<b>Where are you? Tap “Send my location” and you are signed in.</b>

<i>No GPS? Tap “Skip”: you are signed in all the same, and asked where you are.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.963931', 0, false, 'sent', false, NULL, false, 32, '2026-11-20 07:00:01.973317', '2026-11-20 07:00:01.949444'),
(36, 1003, 4, 'send', 'signing-card', '{}', NULL, '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.040975', 0, false, 'sent', false, NULL, false, 34, '2026-11-20 07:00:02.046354', '2026-11-20 07:00:02.013773'),
(37, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 35, NULL, '2026-11-20 07:00:02.051215', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.058340', '2026-11-20 07:00:02.014732'),
(38, 1003, 4, 'send', 'signing-card', '{}', '<b>Where you were</b> · 1/1

<b>Where were you when you signed? One line is enough.</b>

<i>It is recorded already. Tap a reason, or write one.</i>', '[[{"key": "reason-customer", "facts": {}, "data": "f:6:2:pick:reason-customer", "style": null}], [{"key": "reason-on-the-road", "facts": {}, "data": "f:6:2:pick:reason-on-the-road", "style": null}], [{"key": "reason-no-position", "facts": {}, "data": "f:6:2:pick:reason-no-position", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:6:2:cancel", "style": "danger"}]]', 'signing:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.066813', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.073632', '2026-11-20 07:00:02.020258'),
(39, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 36, NULL, '2026-11-20 07:00:02.115734', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.118694', '2026-11-20 07:00:02.105174'),
(40, 1003, 4, 'edit', 'signing-card', '{}', NULL, '[]', 'signing:1', 0, false, NULL, 38, NULL, '2026-11-20 07:00:02.127524', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.132698', '2026-11-20 07:00:02.109619'),
(41, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Tue, Nov 24

<b>Reason</b>
bank

Counts 1 working day.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:7:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:7:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:7:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:7:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:7:2:cancel", "style": "danger"}]]', 'leave:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.204541', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.207325', '2026-11-20 07:00:02.198211'),
(42, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:1', 1, false, 'approval:1:3', NULL, NULL, '2026-11-20 07:00:02.301873', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:02.305918', '2026-11-20 07:00:02.250000'),
(43, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:02.267857', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.274290', '2026-11-20 07:00:02.252191'),
(44, 1003, 4, 'send', 'leave-approved', '{"by": "Hugo", "kind": {"term": "leavekind-personal"}, "span": {"span": "2026-11-24m2026-11-24a"}}', NULL, '[]', 'leave:1', 1, false, NULL, NULL, 37, '2026-11-20 07:00:02.357224', 0, false, 'sent', false, NULL, false, 40, '2026-11-20 07:00:02.363227', '2026-11-20 07:00:02.336332'),
(45, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:02.388662', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.396684', '2026-11-20 07:00:02.340956'),
(46, 1002, 3, 'edit', 'approval-card', '{}', NULL, '[]', 'approval:1', 0, false, NULL, 42, NULL, '2026-11-20 07:00:02.423163', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:02.441356', '2026-11-20 07:00:02.345828'),
(47, 1002, 3, 'send', 'approval-outcome', '{}', NULL, '[]', 'approval:1', 0, true, NULL, NULL, 39, '2026-11-20 07:00:02.463391', 0, false, 'sent', false, NULL, false, 41, '2026-11-20 07:00:02.472822', '2026-11-20 07:00:02.349505'),
(48, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Thu, Nov 26, afternoon

<b>Reason</b>
dentist

Counts 0.5 working days.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:8:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:8:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:8:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:8:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:8:2:cancel", "style": "danger"}]]', 'leave:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.520612', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:02.525387', '2026-11-20 07:00:02.513920'),
(49, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:2', 1, false, 'approval:2:3', NULL, NULL, '2026-11-20 07:00:02.626954', 0, false, 'sent', false, NULL, false, 44, '2026-11-20 07:00:02.637074', '2026-11-20 07:00:02.566713'),
(50, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:2', 0, false, NULL, 48, NULL, '2026-11-20 07:00:02.585316', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:02.590980', '2026-11-20 07:00:02.568564'),
(51, 1003, 4, 'send', 'order-card', '{}', '<b>Order</b> · ready to send

<b>Customer</b>
Hualian

<b>Goods</b>
2 lines · CN¥1,140.00 before tax
1. Water · 20 case × CN¥48.00 = CN¥960.00
2. Cola · 5 case × CN¥36.00 = CN¥180.00

<b>Delivery date</b>
Fri, Nov 20

<b>Packing</b>
Standard carton

<b>Transport</b>
Our truck

<b>Payment</b>
30 days after delivery

Net CN¥1,140.00 + tax CN¥148.20 = <b>total CN¥1,288.20</b>
<i>Tax rounded line by line.</i>

✓ Confirmed as soon as you send it.', '[[{"key": "form-send", "facts": {}, "data": "f:9:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:9:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:9:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:9:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:9:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:9:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:9:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:9:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:9:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:9:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:9:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:9:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:9:2:cancel", "style": "danger"}]]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.801138', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:02.813905', '2026-11-20 07:00:02.789367'),
(52, 1004, 5, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:5', NULL, NULL, '2026-11-20 07:00:02.988525', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:02.998170', '2026-11-20 07:00:02.907071'),
(53, 1005, 6, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:6', NULL, NULL, '2026-11-20 07:00:03.015379', 0, false, 'sent', false, NULL, false, 48, '2026-11-20 07:00:03.029348', '2026-11-20 07:00:02.907703'),
(54, 1006, 7, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:7', NULL, NULL, '2026-11-20 07:00:03.083136', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:03.090012', '2026-11-20 07:00:02.908263'),
(55, 1003, 4, 'document', 'order-pdf', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.270053', 0, false, 'sent', false, NULL, false, 50, '2026-11-20 07:00:03.277538', '2026-11-20 07:00:02.910856'),
(56, 1003, 4, 'document', 'order-sheet', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.314202', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:03.323105', '2026-11-20 07:00:02.911690'),
(57, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:03.373303', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.385181', '2026-11-20 07:00:02.912899'),
(58, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:03.406863', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.415722', '2026-11-20 07:00:02.913906'),
(59, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:03.460127', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.465439', '2026-11-20 07:00:02.914908'),
(60, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:03.490353', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:03.502451', '2026-11-20 07:00:02.916685'),
(61, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:03.538150', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:03.545277', '2026-11-20 07:00:02.919369'),
(62, 1003, 4, 'send', 'order-card', '{}', '<b>Order</b> · ready to send

<b>Customer</b>
Hualian
💳 Owes CN¥1,288.20

<b>Goods</b>
1 line · CN¥768.00 before tax
1. Water · 20 case × CN¥38.40 (−20%) = CN¥768.00

<b>Delivery date</b>
Fri, Nov 20

<b>Packing</b>
Standard carton

<b>Transport</b>
Our truck

<b>Payment</b>
30 days after delivery

Net CN¥768.00 + tax CN¥99.84 = <b>total CN¥867.84</b>
<i>Tax rounded line by line.</i>

⚖️ A discount of 20% is more than the 5% you may give: it is held for a decision.
Decides: Diana', '[[{"key": "form-send", "facts": {}, "data": "f:10:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:10:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:10:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:10:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:10:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:10:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:10:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:10:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:10:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:10:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:10:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:10:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:10:2:cancel", "style": "danger"}]]', 'order:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.647416', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:03.653040', '2026-11-20 07:00:03.637950'),
(63, 1001, 2, 'send', 'approval-card', '{}', NULL, '[]', 'approval:3', 1, false, 'approval:3:2', NULL, NULL, '2026-11-20 07:00:03.742978', 0, false, 'sent', false, NULL, false, 54, '2026-11-20 07:00:03.748463', '2026-11-20 07:00:03.686260'),
(64, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:2', 0, false, NULL, 62, NULL, '2026-11-20 07:00:03.724266', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:03.727327', '2026-11-20 07:00:03.690329'),
(65, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.172663', 0, false, 'sent', false, NULL, false, 55, '2026-11-20 10:00:00.175907', '2026-11-20 10:00:00.028530'),
(66, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:11:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.223308', 0, false, 'sent', false, NULL, false, 57, '2026-11-21 01:05:00.239105', '2026-11-21 01:05:00.210337'),
(67, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:11:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:11:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:11:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.286148', 0, false, 'sent', false, NULL, false, 59, '2026-11-21 01:05:00.291829', '2026-11-21 01:05:00.268587'),
(68, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 66, NULL, '2026-11-21 01:05:00.295198', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:00.301325', '2026-11-21 01:05:00.272859'),
(69, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:00.340658', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.340661'),
(70, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 60, '2026-11-21 01:05:00.345807', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.345811');
INSERT INTO plans (id, author_id, day, sent_at, sent_with_id, agreed_at, agreed_by_id, changed_by_id, created_at) VALUES
(1, 4, '2026-11-23', NULL, NULL, NULL, NULL, NULL, '2026-11-20 07:00:01.814984');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at, part) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.058803', ''),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.061686', ''),
(3, 'agenda-morning:2:2026-11-20', 'agenda-morning', 2, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.087353', ''),
(4, 'agenda-morning:3:2026-11-20', 'agenda-morning', 3, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.088843', ''),
(5, 'agenda-morning:4:2026-11-20', 'agenda-morning', 4, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.089246', ''),
(6, 'agenda-morning:5:2026-11-20', 'agenda-morning', 5, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.090797', ''),
(7, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.043381', ''),
(8, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.043830', ''),
(9, 'agenda-morning:2:2026-11-21', 'agenda-morning', 2, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.048905', ''),
(10, 'agenda-morning:3:2026-11-21', 'agenda-morning', 3, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.050062', ''),
(11, 'agenda-morning:4:2026-11-21', 'agenda-morning', 4, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.050493', ''),
(12, 'agenda-morning:5:2026-11-21', 'agenda-morning', 5, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.050864', ''),
(13, 'attendance-reminder:3:2026-11-21:10:00', 'attendance-reminder', 3, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.090581', '10:00'),
(14, 'attendance-reminder:4:2026-11-21:10:00', 'attendance-reminder', 4, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.090987', '10:00'),
(15, 'attendance-reminder:6:2026-11-21:10:00', 'attendance-reminder', 6, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.091346', '10:00'),
(16, 'attendance-reminder:7:2026-11-21:10:00', 'attendance-reminder', 7, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.097654', '10:00'),
(17, 'order-overdue:3:2026-11-21', 'order-overdue', 3, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.142079', ''),
(18, 'order-overdue:6:2026-11-21', 'order-overdue', 6, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.142494', '');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:00.730310', '2026-11-20 07:00:00.730310', NULL, '2026-11-20 07:00:00.879086', '2026-11-20 07:00:00.747358');
INSERT INTO absent_halves (id, request_id, staff_id, day, half, counted, approved, created_at) VALUES
(1, 1, 4, '2026-11-24', 'morning', true, true, '2026-11-20 07:00:02.236569'),
(2, 1, 4, '2026-11-24', 'afternoon', true, true, '2026-11-20 07:00:02.236573'),
(3, 2, 4, '2026-11-26', 'afternoon', true, false, '2026-11-20 07:00:02.551399');
INSERT INTO approval_steps (id, approval_id, number, wanted, state, remind_at, climb_at, decided_by_id, decided_for_id, decided_at, reason, created_at) VALUES
(1, 1, 0, 'superior', 'approved', NULL, NULL, 3, NULL, '2026-11-20 07:00:02.323609', NULL, '2026-11-20 07:00:02.240237'),
(2, 2, 0, 'superior', 'open', '2026-11-21 05:30:02.564421', '2026-11-23 01:30:02.564421', NULL, NULL, NULL, NULL, '2026-11-20 07:00:02.557868'),
(3, 3, 0, 'director', 'open', '2026-11-21 05:30:03.682497', '2026-11-23 01:30:03.682497', NULL, NULL, NULL, NULL, '2026-11-20 07:00:03.678891');
INSERT INTO contacts (id, customer_id, name, phone, job, birthday, created_at) VALUES
(1, 1, 'Li Na', '+8613800138000', NULL, NULL, '2026-11-20 07:00:01.259353');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at, said_from, said_until) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"1": "line:2", "3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 8, 8, '2026-11-20 07:00:00.762261', '2026-11-20 07:00:00.378351', '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.000000'),
(2, 4, 'customer', '', 'sent', '{"phone": "+8613800138000", "customer_class": "A", "name": "Hualian", "contact": "Li Na"}', '{}', '{"15": "line:2", "17": "contact"}', NULL, false, 0, 5, 20, '2026-11-20 07:00:01.270023', '2026-11-20 07:00:01.148789', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(3, 4, 'visit', '', 'sent', '{"place": null, "customer": {"id": 1, "name": "Hualian", "shop": null}, "purpose": "routine", "photos": null, "outcome": "Two orders", "next_step": {"day": "2026-11-23", "words": "bring samples"}}', '{}', '{"19": "line:2", "23": "customer", "25": "outcome", "27": "next_step"}', NULL, false, 0, 10, 31, '2026-11-20 07:00:01.757836', '2026-11-20 07:00:01.364572', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(4, 4, 'plan', '2026-11-23:4', 'sent', '{"customer": {"id": 1, "name": "Hualian"}}', '{"title": {"whose": "mine"}}', '{"29": "line:4"}', NULL, false, 0, 4, 34, '2026-11-20 07:00:01.838241', '2026-11-20 07:00:01.823308', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(5, 4, 'checkin', '', 'sent', '{"place": null}', '{}', '{"31": "line:2"}', NULL, false, 0, 5, 36, '2026-11-20 07:00:02.014582', '2026-11-20 07:00:01.944133', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(6, 4, 'elsewhere', '1', 'sent', '{"reason": {"words": "On the road", "customer_id": null}}', '{}', '{"33": "line:2"}', NULL, false, 0, 5, 38, '2026-11-20 07:00:02.105963', '2026-11-20 07:00:02.016007', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(7, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-24m2026-11-24a", "counted": {"kind": "personal", "days": "1"}}, "kind": "personal", "reason": "bank"}', '{}', '{"36": "line:2"}', NULL, false, 0, 4, 41, '2026-11-20 07:00:02.251036', '2026-11-20 07:00:02.150375', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(8, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-26a2026-11-26a", "counted": {"kind": "personal", "days": "0.5"}}, "kind": "personal", "reason": "dentist"}', '{}', '{"42": "line:2"}', NULL, false, 0, 4, 48, '2026-11-20 07:00:02.567615', '2026-11-20 07:00:02.497398', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(9, 4, 'new-order', 'line:45:2026-11-20T07:00:02+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}, {"id": 2, "name": "Cola", "code": "COLA", "measure": "case", "quantity": "5", "list": {"amount": "36.0", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"45": "line:2"}', NULL, false, 0, 4, 51, '2026-11-20 07:00:02.917418', '2026-11-20 07:00:02.695567', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(10, 4, 'new-order', 'line:52:2026-11-20T07:00:03+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": "20", "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"52": "line:2"}', NULL, false, 0, 4, 62, '2026-11-20 07:00:03.688558', '2026-11-20 07:00:03.570854', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(11, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{"plan": "Hualian: bring samples"}', '{"56": "line:2", "58": "done"}', 'results', false, 0, 3, 67, '2026-11-21 01:05:00.272650', '2026-11-21 01:05:00.207771', '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.000000');
INSERT INTO orders (id, customer_id, seller_id, author_id, said_at, day, number, state, version, pending, asks, cancel_reason, confirmed_on, delivered_on, currency, total_units, deliver_on, created_at) VALUES
(1, 1, 4, 4, '2026-11-20 07:00:02.836568', '2026-11-20', 'SO202611-0001', 'confirmed', 1, NULL, NULL, NULL, '2026-11-20', NULL, 'CNY', 128820, '2026-11-20', '2026-11-20 07:00:02.867885'),
(2, 1, 4, 4, '2026-11-20 07:00:03.659100', '2026-11-20', NULL, 'waiting', 0, 1, 'place', NULL, NULL, NULL, 'CNY', 86784, '2026-11-20', '2026-11-20 07:00:03.670654');
INSERT INTO planned_visits (id, plan_id, customer_id, at, added_by_id, taken_off_by_id, created_at) VALUES
(1, 1, 1, 0, 4, NULL, '2026-11-20 07:00:01.834710');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:00.730310', '2026-11-20 07:00:00.753229');
INSERT INTO signings (id, staff_id, day, way, said_at, arrived_at, place_said_at, latitude, longitude, place, metres_away, was_there, reason, customer_id, correction_id, created_at) VALUES
(1, 4, '2026-11-20', 'in', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.995473', NULL, NULL, NULL, NULL, NULL, NULL, 'On the road', NULL, NULL, '2026-11-20 07:00:02.010022');
INSERT INTO visits (id, customer_id, author_id, said_at, day, purpose, outcome, next_on, next_step, latitude, longitude, metres_away, shop, checks, contact_before, settled, withdrawn_at, created_at) VALUES
(1, 1, 4, '2026-11-20 07:00:01.000000', '2026-11-20', 'routine', 'Two orders', '2026-11-23', 'bring samples', NULL, NULL, NULL, NULL, '[]', '2026-11-20', '[1]', NULL, '2026-11-20 07:00:01.735271');
INSERT INTO approval_seats (id, step_id, staff_id, for_id, ended_at, created_at) VALUES
(1, 1, 3, NULL, NULL, '2026-11-20 07:00:02.247143'),
(2, 2, 3, NULL, NULL, '2026-11-20 07:00:02.563898'),
(3, 3, 2, NULL, NULL, '2026-11-20 07:00:03.682298');
INSERT INTO follow_ups (id, customer_id, staff_id, cause, due_on, words, visit_id, state, snoozed, handed_by_id, settled_at, done_by_id, superior_told, created_at) VALUES
(1, 1, 4, 'rhythm', '2026-11-27', NULL, NULL, 'dropped', 0, NULL, '2026-11-20 07:00:01.750791', NULL, false, '2026-11-20 07:00:01.262792'),
(2, 1, 4, 'promised', '2026-11-23', 'bring samples', 1, 'open', 0, NULL, NULL, NULL, false, '2026-11-20 07:00:01.750394');
INSERT INTO order_versions (id, order_id, number, author_id, said_at, why, outcome, stood_from, deliver_on, needed_on, address, latitude, longitude, packing, transport, terms_said, note, photos, currency, by_document, tax_included, net_units, tax_units, total_units, deposit_units, over_discount_basis_points, over_credit, capped_basis_points, created_at) VALUES
(1, 1, 1, 4, '2026-11-20 07:00:02.836568', NULL, 'approved', '2026-11-20 07:00:02.896969', '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 114000, 14820, 128820, NULL, NULL, false, NULL, '2026-11-20 07:00:02.875410'),
(2, 2, 1, 4, '2026-11-20 07:00:03.659100', NULL, 'open', NULL, '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 76800, 9984, 86784, NULL, 2000, false, NULL, '2026-11-20 07:00:03.671417');
INSERT INTO order_lines (id, version_id, number, product_id, code, name, measure, factor, quantity_milli, currency, list_units, price_units, cost_units, tax_basis_points, discount_basis_points, reason, created_at) VALUES
(1, 1, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 4800, NULL, 1300, NULL, NULL, '2026-11-20 07:00:02.877440'),
(2, 1, 2, 2, 'COLA', 'Cola', 'case', 24, 5000, 'CNY', 3600, 3600, NULL, 1300, NULL, NULL, '2026-11-20 07:00:02.877443'),
(3, 2, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 3840, NULL, 1300, 2000, NULL, '2026-11-20 07:00:03.672542');
