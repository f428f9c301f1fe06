-- Alembic: 0006
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 29, '0a5a61ac0766ff3368c4ea2234448aabb90eab7438c8622ce753722ff30098a5', '2026-11-20 10:00:00.020534');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 07:00:02.009764'),
(2, '2026-01-02', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009768'),
(3, '2026-01-03', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009769'),
(4, '2026-02-15', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.009769'),
(5, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.009770'),
(6, '2026-02-17', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.009771'),
(7, '2026-02-18', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.009771'),
(8, '2026-02-19', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.009771'),
(9, '2026-02-20', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009772'),
(10, '2026-02-21', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009772'),
(11, '2026-02-22', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009773'),
(12, '2026-02-23', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009773'),
(13, '2026-04-04', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.009774'),
(14, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.009774'),
(15, '2026-04-06', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.009775'),
(16, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.009775'),
(17, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.009776'),
(18, '2026-05-03', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.009776'),
(19, '2026-05-04', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.009777'),
(20, '2026-05-05', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009777'),
(21, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.009778'),
(22, '2026-06-20', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.009779'),
(23, '2026-06-21', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.009779'),
(24, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.009780'),
(25, '2026-09-26', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.009780'),
(26, '2026-09-27', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.009781'),
(27, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.009781'),
(28, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.009782'),
(29, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.009782'),
(30, '2026-10-04', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.009783'),
(31, '2026-10-05', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.009783'),
(32, '2026-10-06', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009784'),
(33, '2026-10-07', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.009784'),
(34, '2026-01-04', 'working', '', 'announced', '2026-11-20 07:00:02.009785'),
(35, '2026-02-14', 'working', '', 'announced', '2026-11-20 07:00:02.009785'),
(36, '2026-02-28', 'working', '', 'announced', '2026-11-20 07:00:02.009786'),
(37, '2026-05-09', 'working', '', 'announced', '2026-11-20 07:00:02.009786'),
(38, '2026-09-20', 'working', '', 'announced', '2026-11-20 07:00:02.009787'),
(39, '2026-10-10', 'working', '', 'announced', '2026-11-20 07:00:02.009787'),
(40, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.021513'),
(41, '2027-01-02', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.021560'),
(42, '2027-01-03', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.021561'),
(43, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 07:00:02.021562'),
(44, '2027-02-06', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.021562'),
(45, '2027-02-07', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.021563'),
(46, '2027-02-08', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.021563'),
(47, '2027-02-09', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.021564'),
(48, '2027-02-10', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.021564'),
(49, '2027-04-03', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.021565'),
(50, '2027-04-04', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.021565'),
(51, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.021566'),
(52, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.021566'),
(53, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.021567'),
(54, '2027-05-03', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.021567'),
(55, '2027-05-04', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.021568'),
(56, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 07:00:02.021569'),
(57, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 07:00:02.021569'),
(58, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.021570'),
(59, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.021570'),
(60, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.021571'),
(61, '2027-10-04', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.021571'),
(62, '2027-10-05', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.021572');
INSERT INTO counters (id, name, last, created_at) VALUES
(1, 'SO202611-{nnnn}', 1, '2026-11-20 07:00:02.770503');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1002, '2026-11-20 07:00:01.059035', '2026-11-20 07:00:01.059037'),
(1003, '2026-11-20 07:00:00.144280', '2026-11-20 07:00:00.144283'),
(1006, '2026-11-20 07:00:03.526238', '2026-11-20 07:00:03.526242');
INSERT INTO products (id, code, name, unit, pack_name, pack_size, list_price_units, currency, tax_basis_points, cost_units, product_group, active, aliases, keys, created_at) VALUES
(1, 'WATER', 'Water', 'bottle', 'case', 24, 200, 'CNY', NULL, NULL, NULL, true, '', ' water ~ water w @  ', '2026-11-20 07:00:02.649494'),
(2, 'COLA', 'Cola', 'bottle', 'case', 24, 150, 'CNY', NULL, NULL, NULL, true, '', ' cola ~ cola c @  ', '2026-11-20 07:00:02.651021');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.038651', NULL, true, '', '2026-11-20 07:00:00.037956'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.066175', NULL, true, '', '2026-11-20 07:00:00.057455'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.077324', NULL, true, '2fbd47ba6c013fbb850a81c00d45e2bb', '2026-11-20 07:00:00.077084'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.092712', NULL, true, 'ddb426c2e08e647d98a6ac278fefc267', '2026-11-20 07:00:00.092480'),
(5, 'Gina', 'general_manager', NULL, 'en', 1004, '2026-11-20 07:00:02.638767', NULL, true, '', '2026-11-20 07:00:02.638452'),
(6, 'Wendy', 'works', 5, 'en', 1005, '2026-11-20 07:00:02.642120', NULL, true, '', '2026-11-20 07:00:02.641910'),
(7, 'Fay', 'finance', 5, 'en', 1006, '2026-11-20 07:00:02.645947', NULL, true, 'b0e2554e6774099fba0c3beccef2974d', '2026-11-20 07:00:02.645758');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.068457'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 69, '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.200857');
INSERT INTO approvals (id, record, applicant_id, when_away, outcome, closed_at, created_at) VALUES
(1, 'leave:1', 4, '{}', 'approved', '2026-11-20 07:00:02.366215', '2026-11-20 07:00:02.287583'),
(2, 'leave:2', 4, '{}', 'open', NULL, '2026-11-20 07:00:02.585946'),
(3, 'order:2', 4, '{"general_manager": "deputy_general_manager"}', 'open', NULL, '2026-11-20 07:00:03.173620');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.040993'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.067437'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.080182'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.097612'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:00.501947'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:01.069374'),
(7, 4, 'customer-opened', 'customer:1', '{"name": "Hualian", "owner": 4}', '2026-11-20 07:00:01.553173'),
(8, 4, 'visit-logged', 'visit:1', '{"customer": 1, "metres_away": null}', '2026-11-20 07:00:01.923027'),
(9, 4, 'plan-customer-added', 'plan:1', '{"customer": 1}', '2026-11-20 07:00:01.971933'),
(10, 4, 'signed-in', 'signing:1', '{"said_at": {"moment": "2026-11-20T07:00:02+00:00"}}', '2026-11-20 07:00:02.066407'),
(11, 4, 'signing-reason-given', 'signing:1', '{"reason": "On the road"}', '2026-11-20 07:00:02.154442'),
(12, 4, 'leave-asked', 'leave:1', '{"kind": "personal", "first": {"day": "2026-11-24"}, "from_half": "morning", "last": {"day": "2026-11-24"}, "to_half": "afternoon", "halves": 2}', '2026-11-20 07:00:02.285089'),
(13, 4, 'approval-opened', 'approval:1', '{"record": "leave:1", "chain": "superior"}', '2026-11-20 07:00:02.289030'),
(14, NULL, 'approval-reached', 'approval:1', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:02.296283'),
(15, 3, 'approval-step-approved', 'approval:1', '{"step": 0, "instead_of": null, "reason": null}', '2026-11-20 07:00:02.364295'),
(16, 4, 'leave-asked', 'leave:2', '{"kind": "personal", "first": {"day": "2026-11-26"}, "from_half": "afternoon", "last": {"day": "2026-11-26"}, "to_half": "afternoon", "halves": 1}', '2026-11-20 07:00:02.583921'),
(17, 4, 'approval-opened', 'approval:2', '{"record": "leave:2", "chain": "superior"}', '2026-11-20 07:00:02.586614'),
(18, NULL, 'approval-reached', 'approval:2', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:02.591535'),
(19, 5, 'joined', 'staff:5', '{"telegram_id": 1004}', '2026-11-20 07:00:02.639817'),
(20, 6, 'joined', 'staff:6', '{"telegram_id": 1005}', '2026-11-20 07:00:02.643237'),
(21, 7, 'joined', 'staff:7', '{"telegram_id": 1006}', '2026-11-20 07:00:02.646664'),
(22, 4, 'order-placed', 'order:1', '{"customer": 1, "total": {"money": "1288.2", "currency": "CNY"}, "lines": 2}', '2026-11-20 07:00:02.741157'),
(23, 4, 'order-confirmed', 'order:1', '{"number": "SO202611-0001", "version": 1}', '2026-11-20 07:00:02.771763'),
(24, 4, 'order-placed', 'order:2', '{"customer": 1, "total": {"money": "867.84", "currency": "CNY"}, "lines": 1}', '2026-11-20 07:00:03.169365'),
(25, 4, 'approval-opened', 'approval:3', '{"record": "order:2", "chain": "director"}', '2026-11-20 07:00:03.174240'),
(26, NULL, 'approval-reached', 'approval:3', '{"staff": 2, "instead_of": null}', '2026-11-20 07:00:03.178767'),
(27, 4, 'receipt-recorded', 'receipt:1', '{"customer": 1, "amount": {"money": "100.00", "currency": "CNY"}, "method": "transfer"}', '2026-11-20 07:00:03.311611'),
(28, 7, 'receipt-confirmed', 'receipt:1', '{"amount": {"money": "100", "currency": "CNY"}}', '2026-11-20 07:00:03.536818'),
(29, 4, 'receipt-recorded', 'receipt:2', '{"customer": 1, "amount": {"money": "54.24", "currency": "CNY"}, "method": "cash"}', '2026-11-20 07:00:03.984875'),
(30, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:00.201609');
INSERT INTO customers (id, name, owner_id, owner_since, customer_class, industry, address, latitude, longitude, shop, needs, note, credit_limit_units, currency, normal_name, keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, archived_at, created_at) VALUES
(1, 'Hualian', 4, '2026-11-20', 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'hualian', ' hualian ~ hualian h @ lina ln 13800138000 8613800138000 ', '2026-11-20', '2026-11-20', false, false, NULL, '2026-11-20 07:00:01.548554');
INSERT INTO duties (id, staff_id, since, until, created_at) VALUES
(1, 3, '2026-11-20 07:00:00.077331', NULL, '2026-11-20 07:00:00.079754'),
(2, 4, '2026-11-20 07:00:00.092718', NULL, '2026-11-20 07:00:00.093302'),
(3, 6, '2026-11-20 07:00:02.642126', NULL, '2026-11-20 07:00:02.642979'),
(4, 7, '2026-11-20 07:00:02.645953', NULL, '2026-11-20 07:00:02.646504');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.359200'),
(18, 70001, 100017, 1003, '{"update_id": 100017, "message": {"message_id": 27, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "monday bring samples"}}', 'done', 0, NULL, '2026-11-20 07:00:01.833469'),
(27, 70001, 100026, 1003, '{"update_id": 100026, "message": {"message_id": 42, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158002, "text": "/leave thu pm personal dentist", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}', 'done', 0, NULL, '2026-11-20 07:00:02.524059'),
(36, 70001, 100035, 1003, '{"update_id": 100035, "message": {"message_id": 61, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158003, "text": "/pay Hualian 54.24 cash", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}}', 'done', 0, NULL, '2026-11-20 07:00:03.920896'),
(41, 70001, 100040, 1003, '{"update_id": 100040, "message": {"message_id": 70, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223100, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:00.206839');
INSERT INTO leave_requests (id, applicant_id, kind, first, from_half, last, to_half, reason, pictures, asked_halves, said_at, outcome, cancelled_at, created_at) VALUES
(1, 4, 'personal', '2026-11-24', 'morning', '2026-11-24', 'afternoon', 'bank', '[]', 2, '2026-11-20 07:00:02.271178', 'approved', NULL, '2026-11-20 07:00:02.283739'),
(2, 4, 'personal', '2026-11-26', 'afternoon', '2026-11-26', 'afternoon', 'dentist', '[]', 1, '2026-11-20 07:00:02.569886', 'open', NULL, '2026-11-20 07:00:02.582972');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:01.000000', 13, true, '2026-11-20 07:00:01.195836');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.251804', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.261169', '2026-11-20 07:00:00.220031'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.272046', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.279151', '2026-11-20 07:00:00.227102'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.324732', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:00.329240', '2026-11-20 07:00:00.309189'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:00.339519', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.342537', '2026-11-20 07:00:00.315092'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.365981', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.368264', '2026-11-20 07:00:00.361184'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:00.370313', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.371806', '2026-11-20 07:00:00.361986'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.421461', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.430542', '2026-11-20 07:00:00.404781'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.467672', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.476014', '2026-11-20 07:00:00.455832'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.481250', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.484490', '2026-11-20 07:00:00.456616'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:01.041394', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.050068', '2026-11-20 07:00:00.504591'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.030396', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.033459', '2026-11-20 07:00:01.010684'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:01.089705', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:01.093715', '2026-11-20 07:00:01.069183'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:01.104457', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:01.112990', '2026-11-20 07:00:01.073894'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:01.122605', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:01.129484', '2026-11-20 07:00:01.074709'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:01.134123', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:01.142063', '2026-11-20 07:00:01.077951'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:01.147520', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.153929', '2026-11-20 07:00:01.079337'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.343937', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.347695', '2026-11-20 07:00:01.324777'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.392396', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.401566', '2026-11-20 07:00:01.375985'),
(19, 1003, 4, 'send', '', '{}', '<b>New customer</b> · 2/4

✓ Name: Hualian
✓ Phone: 138 0013 8000
✓ Class: A · key

<b>Who is your contact there?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:2:2:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:2:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.488496', 0, false, 'sent', false, NULL, false, 16, '2026-11-20 07:00:01.491858', '2026-11-20 07:00:01.482081'),
(20, 1003, 4, 'send', 'customer-card', '{}', '<b>New customer</b> · ready to send

<b>Name</b>
Hualian

<b>Contact</b>
Li Na

<b>Phone</b>
138 0013 8000

<b>Class</b>
A · key', '[[{"key": "form-send", "facts": {}, "data": "f:2:3:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Name"}, "data": "f:2:3:change:name", "style": null}, {"key": "form-change", "facts": {"field": "Contact"}, "data": "f:2:3:change:contact", "style": null}], [{"key": "form-change", "facts": {"field": "Phone"}, "data": "f:2:3:change:phone", "style": null}, {"key": "form-change", "facts": {"field": "Class"}, "data": "f:2:3:change:customer_class", "style": null}], [{"key": "form-change", "facts": {"field": "Business"}, "data": "f:2:3:change:industry", "style": null}, {"key": "form-change", "facts": {"field": "Address"}, "data": "f:2:3:change:address", "style": null}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:2:3:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Kind of shop"}, "data": "f:2:3:change:shop", "style": null}], [{"key": "form-change", "facts": {"field": "Needs"}, "data": "f:2:3:change:needs", "style": null}, {"key": "form-change", "facts": {"field": "Credit limit"}, "data": "f:2:3:change:credit_limit", "style": null}], [{"key": "form-change", "facts": {"field": "Note"}, "data": "f:2:3:change:note", "style": null}, {"key": "form-change", "facts": {"field": "Contact\u2019s birthday"}, "data": "f:2:3:change:birthday", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', 'customer:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.518398', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.521980', '2026-11-20 07:00:01.510348'),
(21, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 19, NULL, '2026-11-20 07:00:01.525466', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.528479', '2026-11-20 07:00:01.511355'),
(22, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:01.590242', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.594484', '2026-11-20 07:00:01.558644'),
(23, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 1/6

<b>Where are you?</b>

<i>Tap the button below: the nearest customers come first, and it shows you were there.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.617791', 0, false, 'sent', false, NULL, false, 20, '2026-11-20 07:00:01.620743', '2026-11-20 07:00:01.611320'),
(24, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 2/6

<b>Which customer?</b>

<i>Tap one, or type part of the name, pinyin or phone.</i>', '[[{"text": "Hualian \u00b7 A", "data": "f:3:3:pick:1"}], [{"key": "form-back", "facts": {}, "data": "f:3:3:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.645885', 0, false, 'sent', false, NULL, false, 22, '2026-11-20 07:00:01.648634', '2026-11-20 07:00:01.639856'),
(25, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 23, NULL, '2026-11-20 07:00:01.651527', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.653568', '2026-11-20 07:00:01.640953'),
(26, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 3/6

✓ Customer: Hualian

<b>What was the visit for?</b>', '[[{"text": "Routine", "data": "f:3:4:pick:routine"}, {"text": "New customer", "data": "f:3:4:pick:new_customer"}], [{"text": "Order", "data": "f:3:4:pick:order"}, {"text": "New product", "data": "f:3:4:pick:product"}], [{"text": "Payment", "data": "f:3:4:pick:payment"}, {"text": "Complaint", "data": "f:3:4:pick:complaint"}], [{"text": "Shop check", "data": "f:3:4:pick:shop_check"}, {"text": "Other", "data": "f:3:4:pick:other"}], [{"key": "form-back", "facts": {}, "data": "f:3:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.678287', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.682026', '2026-11-20 07:00:01.672359'),
(27, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 24, NULL, '2026-11-20 07:00:01.686920', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.689382', '2026-11-20 07:00:01.673306'),
(28, 1003, 4, 'edit', '', '{}', '<b>Visit</b> · 4/6

✓ Customer: Hualian
✓ Purpose: Routine

<b>Any photos?</b>

<i>Send photos, or just type: your words answer the next question.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:3:5:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:5:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.707877', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.710688', '2026-11-20 07:00:01.702724'),
(29, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 6/6

✓ Customer: Hualian
✓ Purpose: Routine
✓ Result: Two orders

<b>What comes next, and when?</b>

<i>Tap a day, or write “next Wed bring samples”. You will be reminded.</i>', '[[{"key": "field-next-step-in", "facts": {"days": 3, "day": {"day": "2026-11-23"}}, "data": "f:3:7:pick:2026-11-23", "style": null}, {"key": "field-next-step-in", "facts": {"days": 7, "day": {"day": "2026-11-27"}}, "data": "f:3:7:pick:2026-11-27", "style": null}], [{"key": "field-next-step-in", "facts": {"days": 14, "day": {"day": "2026-12-04"}}, "data": "f:3:7:pick:2026-12-04", "style": null}, {"key": "field-next-step-other", "facts": {}, "data": "f:3:7:pick:other", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:3:7:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:7:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:7:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.755730', 0, false, 'sent', false, NULL, false, 26, '2026-11-20 07:00:01.758527', '2026-11-20 07:00:01.749934'),
(30, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:01.781789', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.785266', '2026-11-20 07:00:01.750845'),
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
Mon, Nov 23 · bring samples', '[[{"key": "form-send", "facts": {}, "data": "f:3:8:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:3:8:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:3:8:change:customer", "style": null}], [{"key": "form-change", "facts": {"field": "Purpose"}, "data": "f:3:8:change:purpose", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:3:8:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Result"}, "data": "f:3:8:change:outcome", "style": null}, {"key": "form-change", "facts": {"field": "Next step"}, "data": "f:3:8:change:next_step", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:3:8:cancel", "style": "danger"}]]', 'visit:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.845166', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.848467', '2026-11-20 07:00:01.840563'),
(32, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 29, NULL, '2026-11-20 07:00:01.871767', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.873837', '2026-11-20 07:00:01.841312'),
(33, 1003, 4, 'edit', 'visit-card', '{}', NULL, '[]', 'visit:1', 0, false, NULL, 31, NULL, '2026-11-20 07:00:01.938266', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:01.941341', '2026-11-20 07:00:01.926040'),
(34, 1003, 4, 'send', 'plan-panel', '{}', NULL, '[]', 'plan:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.989132', 0, false, 'sent', false, NULL, false, 30, '2026-11-20 07:00:01.992153', '2026-11-20 07:00:01.974662'),
(35, 1003, 4, 'send', '', '{}', '<b>Sign in</b> · 1/1

<b>Where are you? Tap “Send my location” and you are signed in.</b>

<i>No GPS? Tap “Skip”: you are signed in all the same, and asked where you are.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.049145', 0, false, 'sent', false, NULL, false, 32, '2026-11-20 07:00:02.053675', '2026-11-20 07:00:02.042205'),
(36, 1003, 4, 'send', 'signing-card', '{}', NULL, '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.089875', 0, false, 'sent', false, NULL, false, 34, '2026-11-20 07:00:02.093404', '2026-11-20 07:00:02.068818'),
(37, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 35, NULL, '2026-11-20 07:00:02.096077', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.098019', '2026-11-20 07:00:02.069799'),
(38, 1003, 4, 'send', 'signing-card', '{}', '<b>Where you were</b> · 1/1

<b>Where were you when you signed? One line is enough.</b>

<i>It is recorded already. Tap a reason, or write one.</i>', '[[{"key": "reason-customer", "facts": {}, "data": "f:6:2:pick:reason-customer", "style": null}], [{"key": "reason-on-the-road", "facts": {}, "data": "f:6:2:pick:reason-on-the-road", "style": null}], [{"key": "reason-no-position", "facts": {}, "data": "f:6:2:pick:reason-no-position", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:6:2:cancel", "style": "danger"}]]', 'signing:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.100222', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.102629', '2026-11-20 07:00:02.074971'),
(39, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 36, NULL, '2026-11-20 07:00:02.162989', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.164756', '2026-11-20 07:00:02.156239'),
(40, 1003, 4, 'edit', 'signing-card', '{}', NULL, '[]', 'signing:1', 0, false, NULL, 38, NULL, '2026-11-20 07:00:02.192216', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:02.195859', '2026-11-20 07:00:02.158244'),
(41, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Tue, Nov 24

<b>Reason</b>
bank

Counts 1 working day.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:7:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:7:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:7:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:7:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:7:2:cancel", "style": "danger"}]]', 'leave:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.262544', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.265099', '2026-11-20 07:00:02.257402'),
(42, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:1', 1, false, 'approval:1:3', NULL, NULL, '2026-11-20 07:00:02.342673', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:02.345925', '2026-11-20 07:00:02.297130'),
(43, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:02.312802', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.316297', '2026-11-20 07:00:02.298807'),
(44, 1003, 4, 'send', 'leave-approved', '{"by": "Hugo", "kind": {"term": "leavekind-personal"}, "span": {"span": "2026-11-24m2026-11-24a"}}', NULL, '[]', 'leave:1', 1, false, NULL, NULL, 37, '2026-11-20 07:00:02.384456', 0, false, 'sent', false, NULL, false, 40, '2026-11-20 07:00:02.386902', '2026-11-20 07:00:02.370565'),
(45, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:02.394361', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:02.396988', '2026-11-20 07:00:02.374397'),
(46, 1002, 3, 'edit', 'approval-card', '{}', NULL, '[]', 'approval:1', 0, false, NULL, 42, NULL, '2026-11-20 07:00:02.430375', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:02.433829', '2026-11-20 07:00:02.375834'),
(47, 1002, 3, 'send', 'approval-outcome', '{}', NULL, '[]', 'approval:1', 0, true, NULL, NULL, 39, '2026-11-20 07:00:02.471596', 0, false, 'sent', false, NULL, false, 41, '2026-11-20 07:00:02.476187', '2026-11-20 07:00:02.378689'),
(48, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Thu, Nov 26, afternoon

<b>Reason</b>
dentist

Counts 0.5 working days.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:8:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:8:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:8:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:8:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:8:2:cancel", "style": "danger"}]]', 'leave:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.558925', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:02.561972', '2026-11-20 07:00:02.553489'),
(49, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:2', 1, false, 'approval:2:3', NULL, NULL, '2026-11-20 07:00:02.624289', 0, false, 'sent', false, NULL, false, 44, '2026-11-20 07:00:02.628697', '2026-11-20 07:00:02.592583'),
(50, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:2', 0, false, NULL, 48, NULL, '2026-11-20 07:00:02.604683', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:02.607948', '2026-11-20 07:00:02.594392'),
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

✓ Confirmed as soon as you send it.', '[[{"key": "form-send", "facts": {}, "data": "f:9:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:9:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:9:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:9:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:9:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:9:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:9:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:9:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:9:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:9:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:9:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:9:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:9:2:cancel", "style": "danger"}]]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.712822', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:02.716232', '2026-11-20 07:00:02.707347'),
(52, 1004, 5, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:5', NULL, NULL, '2026-11-20 07:00:02.821228', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:02.824928', '2026-11-20 07:00:02.773806'),
(53, 1005, 6, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:6', NULL, NULL, '2026-11-20 07:00:02.835901', 0, false, 'sent', false, NULL, false, 48, '2026-11-20 07:00:02.839019', '2026-11-20 07:00:02.774389'),
(54, 1006, 7, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:7', NULL, NULL, '2026-11-20 07:00:02.860980', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:02.865148', '2026-11-20 07:00:02.774881'),
(55, 1003, 4, 'document', 'order-pdf', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.974266', 0, false, 'sent', false, NULL, false, 50, '2026-11-20 07:00:02.977347', '2026-11-20 07:00:02.779033'),
(56, 1003, 4, 'document', 'order-sheet', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.006017', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:03.008260', '2026-11-20 07:00:02.779935'),
(57, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:03.030625', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.036894', '2026-11-20 07:00:02.781261'),
(58, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:03.049325', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.051631', '2026-11-20 07:00:02.782432'),
(59, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:03.065752', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.068296', '2026-11-20 07:00:02.783249'),
(60, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:03.079197', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:03.082199', '2026-11-20 07:00:02.784892'),
(61, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:03.098815', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:03.101794', '2026-11-20 07:00:02.787503'),
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
Decides: Diana', '[[{"key": "form-send", "facts": {}, "data": "f:10:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:10:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:10:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:10:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:10:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:10:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:10:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:10:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:10:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:10:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:10:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:10:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:10:2:cancel", "style": "danger"}]]', 'order:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.148493', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:03.151443', '2026-11-20 07:00:03.143751'),
(63, 1001, 2, 'send', 'approval-card', '{}', NULL, '[]', 'approval:3', 1, false, 'approval:3:2', NULL, NULL, '2026-11-20 07:00:03.219940', 0, false, 'sent', false, NULL, false, 54, '2026-11-20 07:00:03.224212', '2026-11-20 07:00:03.179465'),
(64, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:2', 0, false, NULL, 62, NULL, '2026-11-20 07:00:03.199170', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:03.201770', '2026-11-20 07:00:03.182168'),
(65, 1003, 4, 'send', 'receipt-card', '{}', '<b>Payment received</b> · ready to send

<b>Customer</b>
Hualian
💳 Owes CN¥1,288.20

<b>For</b>
Oldest bills first

<b>Amount</b>
CN¥100.00

<b>Method</b>
transfer

<b>Reference</b>
900

<b>Day</b>
Fri, Nov 20

📌 Once finance confirms it, it is applied to:
• SO202611-0001: CN¥100.00, CN¥1,188.20 left open

To be confirmed by Fay', '[[{"key": "form-send", "facts": {}, "data": "f:11:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:11:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "For"}, "data": "f:11:2:change:order", "style": null}], [{"key": "form-change", "facts": {"field": "Amount"}, "data": "f:11:2:change:amount", "style": null}, {"key": "form-change", "facts": {"field": "Method"}, "data": "f:11:2:change:method", "style": null}], [{"key": "form-change", "facts": {"field": "Reference"}, "data": "f:11:2:change:reference", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:11:2:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Day"}, "data": "f:11:2:change:day", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:11:2:change:note", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:11:2:cancel", "style": "danger"}]]', 'receipt:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.289043', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:03.293928', '2026-11-20 07:00:03.283832'),
(66, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:03.349861', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:03.353196', '2026-11-20 07:00:03.316891'),
(67, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:03.369426', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:03.372696', '2026-11-20 07:00:03.318060'),
(68, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:03.384758', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.387295', '2026-11-20 07:00:03.318904'),
(69, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:03.403162', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:03.406552', '2026-11-20 07:00:03.319709'),
(70, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:03.417346', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.420070', '2026-11-20 07:00:03.324849'),
(71, 1006, 7, 'send', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:03.490809', 0, false, 'sent', false, NULL, false, 57, '2026-11-20 07:00:03.494463', '2026-11-20 07:00:03.325923'),
(72, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 65, NULL, '2026-11-20 07:00:03.453701', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:03.456903', '2026-11-20 07:00:03.328376'),
(73, 1003, 4, 'send', 'receipt-confirmed', '{"by": "Fay", "customer": "Hualian", "amount": {"money": "100", "currency": "CNY"}, "credit": null}', NULL, '[]', 'receipt:1', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:03.567025', 0, false, 'sent', false, NULL, false, 59, '2026-11-20 07:00:03.569510', '2026-11-20 07:00:03.546636'),
(74, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:03.586296', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:03.589596', '2026-11-20 07:00:03.550788'),
(75, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:03.629964', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:03.633172', '2026-11-20 07:00:03.551660'),
(76, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:03.643195', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.645487', '2026-11-20 07:00:03.552456'),
(77, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:03.701365', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:03.704728', '2026-11-20 07:00:03.553288'),
(78, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 65, NULL, '2026-11-20 07:00:03.733988', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:03.736217', '2026-11-20 07:00:03.557299'),
(79, 1006, 7, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 71, NULL, '2026-11-20 07:00:03.761509', 0, false, 'sent', false, NULL, false, 57, '2026-11-20 07:00:03.763953', '2026-11-20 07:00:03.559005'),
(80, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:03.816067', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:03.818880', '2026-11-20 07:00:03.560333'),
(81, 1006, 7, 'send', '', '{}', 'Confirmed', '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.843290', 0, false, 'sent', false, NULL, false, 60, '2026-11-20 07:00:03.846858', '2026-11-20 07:00:03.560785'),
(82, 1006, 7, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:03.892356', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.894573', '2026-11-20 07:00:03.561798'),
(83, 1003, 4, 'send', 'receipt-card', '{}', '<b>Payment received</b> · ready to send

<b>Customer</b>
Hualian
💳 Owes CN¥1,188.20

<b>For</b>
Oldest bills first

<b>Amount</b>
CN¥54.24

<b>Method</b>
cash

<b>Photos</b>
—

<b>Day</b>
Fri, Nov 20

📌 Once finance confirms it, it is applied to:
• SO202611-0001: CN¥54.24, CN¥1,133.96 left open

To be confirmed by Fay
💵 The cash counts as in your hands until it is handed in.', '[[{"key": "form-send", "facts": {}, "data": "f:12:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:12:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "For"}, "data": "f:12:2:change:order", "style": null}], [{"key": "form-change", "facts": {"field": "Amount"}, "data": "f:12:2:change:amount", "style": null}, {"key": "form-change", "facts": {"field": "Method"}, "data": "f:12:2:change:method", "style": null}], [{"key": "form-change", "facts": {"field": "Reference"}, "data": "f:12:2:change:reference", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:12:2:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Day"}, "data": "f:12:2:change:day", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:12:2:change:note", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:12:2:cancel", "style": "danger"}]]', 'receipt:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.965018', 0, false, 'sent', false, NULL, false, 62, '2026-11-20 07:00:03.967566', '2026-11-20 07:00:03.960634'),
(84, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:04.018919', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:04.022932', '2026-11-20 07:00:03.989015'),
(85, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:04.039377', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:04.044269', '2026-11-20 07:00:03.990078'),
(86, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:04.058850', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:04.067508', '2026-11-20 07:00:03.990879'),
(87, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:04.115742', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:04.120565', '2026-11-20 07:00:03.991661'),
(88, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:04.135903', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:04.139493', '2026-11-20 07:00:03.996497'),
(89, 1006, 7, 'send', 'receipt-card', '{}', NULL, '[]', 'receipt:2', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:04.208291', 0, false, 'sent', false, NULL, false, 63, '2026-11-20 07:00:04.214122', '2026-11-20 07:00:03.997413'),
(90, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:2', 0, false, NULL, 83, NULL, '2026-11-20 07:00:04.171366', 0, false, 'sent', false, NULL, false, 62, '2026-11-20 07:00:04.175546', '2026-11-20 07:00:03.999524'),
(91, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.163063', 0, false, 'sent', false, NULL, false, 64, '2026-11-20 10:00:00.167966', '2026-11-20 10:00:00.016249'),
(92, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:13:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.165468', 0, false, 'sent', false, NULL, false, 66, '2026-11-21 01:05:00.167828', '2026-11-21 01:05:00.161148'),
(93, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:13:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:13:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:13:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:00.184528', 0, false, 'sent', false, NULL, false, 68, '2026-11-21 01:05:00.186629', '2026-11-21 01:05:00.180012'),
(94, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 92, NULL, '2026-11-21 01:05:00.188675', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:00.190163', '2026-11-21 01:05:00.180902'),
(95, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:00.201433', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.201436'),
(96, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 69, '2026-11-21 01:05:00.203443', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:00.203445');
INSERT INTO plans (id, author_id, day, sent_at, sent_with_id, agreed_at, agreed_by_id, changed_by_id, created_at) VALUES
(1, 4, '2026-11-23', NULL, NULL, NULL, NULL, NULL, '2026-11-20 07:00:01.955311');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at, part) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.038399', ''),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.038945', ''),
(3, 'agenda-morning:2:2026-11-20', 'agenda-morning', 2, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.050375', ''),
(4, 'agenda-morning:3:2026-11-20', 'agenda-morning', 3, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.050789', ''),
(5, 'agenda-morning:4:2026-11-20', 'agenda-morning', 4, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.051150', ''),
(6, 'agenda-morning:5:2026-11-20', 'agenda-morning', 5, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.051497', ''),
(7, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.029229', ''),
(8, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.029614', ''),
(9, 'agenda-morning:2:2026-11-21', 'agenda-morning', 2, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.033827', ''),
(10, 'agenda-morning:3:2026-11-21', 'agenda-morning', 3, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.034227', ''),
(11, 'agenda-morning:4:2026-11-21', 'agenda-morning', 4, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.034595', ''),
(12, 'agenda-morning:5:2026-11-21', 'agenda-morning', 5, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.034948', ''),
(13, 'attendance-reminder:3:2026-11-21:10:00', 'attendance-reminder', 3, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.053009', '10:00'),
(14, 'attendance-reminder:4:2026-11-21:10:00', 'attendance-reminder', 4, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.053460', '10:00'),
(15, 'attendance-reminder:6:2026-11-21:10:00', 'attendance-reminder', 6, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.053860', '10:00'),
(16, 'attendance-reminder:7:2026-11-21:10:00', 'attendance-reminder', 7, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.054230', '10:00'),
(17, 'order-overdue:3:2026-11-21', 'order-overdue', 3, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.072195', ''),
(18, 'order-overdue:6:2026-11-21', 'order-overdue', 6, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.072694', ''),
(19, 'statement:3:2026-10-01', 'statement', 3, '2026-10-01', '2026-11-21 02:00:00.000000', '2026-11-30 20:00:00.000000', 'waiting', '2026-11-21 01:05:00.129108', ''),
(20, 'statement:4:2026-10-01', 'statement', 4, '2026-10-01', '2026-11-21 02:00:00.000000', '2026-11-30 20:00:00.000000', 'waiting', '2026-11-21 01:05:00.129541', ''),
(21, 'receipts-waiting:7:2026-11-21', 'receipts-waiting', 7, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.133900', '');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:00.492738', '2026-11-20 07:00:00.492738', NULL, '2026-11-20 07:00:01.070139', '2026-11-20 07:00:00.501284');
INSERT INTO absent_halves (id, request_id, staff_id, day, half, counted, approved, created_at) VALUES
(1, 1, 4, '2026-11-24', 'morning', true, true, '2026-11-20 07:00:02.284855'),
(2, 1, 4, '2026-11-24', 'afternoon', true, true, '2026-11-20 07:00:02.284857'),
(3, 2, 4, '2026-11-26', 'afternoon', true, false, '2026-11-20 07:00:02.583757');
INSERT INTO approval_steps (id, approval_id, number, wanted, state, remind_at, climb_at, decided_by_id, decided_for_id, decided_at, reason, created_at) VALUES
(1, 1, 0, 'superior', 'approved', NULL, NULL, 3, NULL, '2026-11-20 07:00:02.361944', NULL, '2026-11-20 07:00:02.288588'),
(2, 2, 0, 'superior', 'open', '2026-11-21 05:30:02.590164', '2026-11-23 01:30:02.590164', NULL, NULL, NULL, NULL, '2026-11-20 07:00:02.586290'),
(3, 3, 0, 'director', 'open', '2026-11-21 05:30:03.177251', '2026-11-23 01:30:03.177251', NULL, NULL, NULL, NULL, '2026-11-20 07:00:03.174028');
INSERT INTO contacts (id, customer_id, name, phone, job, birthday, created_at) VALUES
(1, 1, 'Li Na', '+8613800138000', NULL, NULL, '2026-11-20 07:00:01.551165');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at, said_from, said_until) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"1": "line:2", "3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 8, 8, '2026-11-20 07:00:01.004932', '2026-11-20 07:00:00.210316', '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.000000'),
(2, 4, 'customer', '', 'sent', '{"phone": "+8613800138000", "customer_class": "A", "name": "Hualian", "contact": "Li Na"}', '{}', '{"15": "line:2", "17": "contact"}', NULL, false, 0, 5, 20, '2026-11-20 07:00:01.557309', '2026-11-20 07:00:01.473216', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(3, 4, 'visit', '', 'sent', '{"place": null, "customer": {"id": 1, "name": "Hualian", "shop": null}, "purpose": "routine", "photos": null, "outcome": "Two orders", "next_step": {"day": "2026-11-23", "words": "bring samples"}}', '{}', '{"19": "line:2", "23": "customer", "25": "outcome", "27": "next_step"}', NULL, false, 0, 10, 31, '2026-11-20 07:00:01.925175', '2026-11-20 07:00:01.608020', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(4, 4, 'plan', '2026-11-23:4', 'sent', '{"customer": {"id": 1, "name": "Hualian"}}', '{"title": {"whose": "mine"}}', '{"29": "line:4"}', NULL, false, 0, 4, 34, '2026-11-20 07:00:01.976440', '2026-11-20 07:00:01.957463', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(5, 4, 'checkin', '', 'sent', '{"place": null}', '{}', '{"31": "line:2"}', NULL, false, 0, 5, 36, '2026-11-20 07:00:02.069627', '2026-11-20 07:00:02.038735', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(6, 4, 'elsewhere', '1', 'sent', '{"reason": {"words": "On the road", "customer_id": null}}', '{}', '{"33": "line:2"}', NULL, false, 0, 5, 38, '2026-11-20 07:00:02.156887', '2026-11-20 07:00:02.070897', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(7, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-24m2026-11-24a", "counted": {"kind": "personal", "days": "1"}}, "kind": "personal", "reason": "bank"}', '{}', '{"36": "line:2"}', NULL, false, 0, 4, 41, '2026-11-20 07:00:02.298062', '2026-11-20 07:00:02.232579', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(8, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-26a2026-11-26a", "counted": {"kind": "personal", "days": "0.5"}}, "kind": "personal", "reason": "dentist"}', '{}', '{"42": "line:2"}', NULL, false, 0, 4, 48, '2026-11-20 07:00:02.593465', '2026-11-20 07:00:02.530315', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(9, 4, 'new-order', 'line:45:2026-11-20T07:00:02+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}, {"id": 2, "name": "Cola", "code": "COLA", "measure": "case", "quantity": "5", "list": {"amount": "36.0", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"45": "line:2"}', NULL, false, 0, 4, 51, '2026-11-20 07:00:02.785715', '2026-11-20 07:00:02.658377', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(10, 4, 'new-order', 'line:52:2026-11-20T07:00:03+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": "20", "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"52": "line:2"}', NULL, false, 0, 4, 62, '2026-11-20 07:00:03.180770', '2026-11-20 07:00:03.112235', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(11, 4, 'payment', 'line:55:2026-11-20T07:00:03+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian"}, "method": "transfer", "reference": "900", "amount": {"amount": "100.00", "currency": "CNY"}, "photos": null, "day": "2026-11-20", "order": {"id": null}}', '{}', '{"55": "line:2"}', NULL, false, 0, 4, 65, '2026-11-20 07:00:03.326899', '2026-11-20 07:00:03.236100', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(12, 4, 'payment', 'line:61:2026-11-20T07:00:03+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian"}, "method": "cash", "amount": {"amount": "54.24", "currency": "CNY"}, "reference": null, "photos": null, "day": "2026-11-20", "order": {"id": null}}', '{}', '{"61": "line:2"}', NULL, false, 0, 4, 83, '2026-11-20 07:00:03.998251', '2026-11-20 07:00:03.925401', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(13, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{"plan": "Hualian: bring samples"}', '{"65": "line:2", "67": "done"}', 'results', false, 0, 3, 93, '2026-11-21 01:05:00.180703', '2026-11-21 01:05:00.158988', '2026-11-21 01:05:00.000000', '2026-11-21 01:05:00.000000');
INSERT INTO ledger_entries (id, customer_id, day, kind, currency, units, record, free_units, created_at) VALUES
(1, 1, '2026-11-20', 'sale', 'CNY', 128820, 'order:1', 0, '2026-11-20 07:00:02.753776'),
(2, 1, '2026-11-20', 'receipt', 'CNY', -10000, 'receipt:1', 0, '2026-11-20 07:00:03.538535');
INSERT INTO orders (id, customer_id, seller_id, author_id, said_at, day, number, state, version, pending, asks, cancel_reason, confirmed_on, delivered_on, currency, total_units, deliver_on, created_at) VALUES
(1, 1, 4, 4, '2026-11-20 07:00:02.722445', '2026-11-20', 'SO202611-0001', 'confirmed', 1, NULL, NULL, NULL, '2026-11-20', NULL, 'CNY', 128820, '2026-11-20', '2026-11-20 07:00:02.735706'),
(2, 1, 4, 4, '2026-11-20 07:00:03.156622', '2026-11-20', NULL, 'waiting', 0, 1, 'place', NULL, NULL, NULL, 'CNY', 86784, '2026-11-20', '2026-11-20 07:00:03.167618');
INSERT INTO planned_visits (id, plan_id, customer_id, at, added_by_id, taken_off_by_id, created_at) VALUES
(1, 1, 1, 0, 4, NULL, '2026-11-20 07:00:01.971544');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:00.492738', '2026-11-20 07:00:00.502809');
INSERT INTO signings (id, staff_id, day, way, said_at, arrived_at, place_said_at, latitude, longitude, place, metres_away, was_there, reason, customer_id, correction_id, created_at) VALUES
(1, 4, '2026-11-20', 'in', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.059653', NULL, NULL, NULL, NULL, NULL, NULL, 'On the road', NULL, NULL, '2026-11-20 07:00:02.065942');
INSERT INTO visits (id, customer_id, author_id, said_at, day, purpose, outcome, next_on, next_step, latitude, longitude, metres_away, shop, checks, contact_before, settled, withdrawn_at, created_at) VALUES
(1, 1, 4, '2026-11-20 07:00:01.000000', '2026-11-20', 'routine', 'Two orders', '2026-11-23', 'bring samples', NULL, NULL, NULL, NULL, '[]', '2026-11-20', '[1]', NULL, '2026-11-20 07:00:01.913808');
INSERT INTO approval_seats (id, step_id, staff_id, for_id, ended_at, created_at) VALUES
(1, 1, 3, NULL, NULL, '2026-11-20 07:00:02.294379'),
(2, 2, 3, NULL, NULL, '2026-11-20 07:00:02.589921'),
(3, 3, 2, NULL, NULL, '2026-11-20 07:00:03.177007');
INSERT INTO follow_ups (id, customer_id, staff_id, cause, due_on, words, visit_id, state, snoozed, handed_by_id, settled_at, done_by_id, superior_told, created_at) VALUES
(1, 1, 4, 'rhythm', '2026-11-27', NULL, NULL, 'dropped', 0, NULL, '2026-11-20 07:00:01.920598', NULL, false, '2026-11-20 07:00:01.554998'),
(2, 1, 4, 'promised', '2026-11-23', 'bring samples', 1, 'open', 0, NULL, NULL, NULL, false, '2026-11-20 07:00:01.920183');
INSERT INTO instalments (id, customer_id, order_id, number, terms_said, due_on, currency, amount_units, settled_units, pending_units, created_at) VALUES
(1, 1, 1, 1, 'days:30', NULL, 'CNY', 128820, 10000, 5424, '2026-11-20 07:00:02.757044');
INSERT INTO order_versions (id, order_id, number, author_id, said_at, why, outcome, stood_from, deliver_on, needed_on, address, latitude, longitude, packing, transport, terms_said, note, photos, currency, by_document, tax_included, net_units, tax_units, total_units, deposit_units, over_discount_basis_points, over_credit, capped_basis_points, created_at) VALUES
(1, 1, 1, 4, '2026-11-20 07:00:02.722445', NULL, 'approved', '2026-11-20 07:00:02.747705', '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 114000, 14820, 128820, NULL, NULL, false, NULL, '2026-11-20 07:00:02.738917'),
(2, 2, 1, 4, '2026-11-20 07:00:03.156622', NULL, 'open', NULL, '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 76800, 9984, 86784, NULL, 2000, false, NULL, '2026-11-20 07:00:03.168399');
INSERT INTO receipts (id, customer_id, author_id, said_at, day, currency, amount_units, method, reference, reference_key, note, photos, order_id, state, decided_by_id, decided_at, reason, held_by_id, hand_in_id, created_at, instead_of_id) VALUES
(1, 1, 4, '2026-11-20 07:00:03.000000', '2026-11-20', 'CNY', 10000, 'transfer', '900', '900', NULL, '[]', NULL, 'confirmed', 7, '2026-11-20 07:00:03.536775', NULL, NULL, NULL, '2026-11-20 07:00:03.311147', NULL),
(2, 1, 4, '2026-11-20 07:00:03.000000', '2026-11-20', 'CNY', 5424, 'cash', NULL, NULL, NULL, '[]', NULL, 'waiting', NULL, NULL, NULL, 4, NULL, '2026-11-20 07:00:03.984658', NULL);
INSERT INTO order_lines (id, version_id, number, product_id, code, name, measure, factor, quantity_milli, currency, list_units, price_units, cost_units, tax_basis_points, discount_basis_points, reason, created_at) VALUES
(1, 1, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 4800, NULL, 1300, NULL, NULL, '2026-11-20 07:00:02.740142'),
(2, 1, 2, 2, 'COLA', 'Cola', 'case', 24, 5000, 'CNY', 3600, 3600, NULL, 1300, NULL, NULL, '2026-11-20 07:00:02.740144'),
(3, 2, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 3840, NULL, 1300, 2000, NULL, '2026-11-20 07:00:03.169062');
INSERT INTO settlements (id, entry_id, instalment_id, units, created_at) VALUES
(1, 2, 1, 10000, '2026-11-20 07:00:03.541127');
