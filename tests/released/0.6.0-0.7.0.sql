-- Alembic: 0011
INSERT INTO audit_seals (id, up_to, digest, created_at) VALUES
(1, 33, '9ee165a560a5c3e88b5f293154327e60805fcadf2244e6518b1b9a73d03437cb', '2026-11-20 10:00:00.059259');
INSERT INTO calendar (id, day, kind, name, source, created_at) VALUES
(1, '2026-01-01', 'off', 'New Year''s Day', 'announced', '2026-11-20 07:00:02.847249'),
(2, '2026-01-02', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847257'),
(3, '2026-01-03', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847258'),
(4, '2026-02-15', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.847259'),
(5, '2026-02-16', 'off', 'Chinese New Year''s Eve', 'announced', '2026-11-20 07:00:02.847259'),
(6, '2026-02-17', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.847260'),
(7, '2026-02-18', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.847260'),
(8, '2026-02-19', 'off', 'Chinese New Year', 'announced', '2026-11-20 07:00:02.847261'),
(9, '2026-02-20', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847261'),
(10, '2026-02-21', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847262'),
(11, '2026-02-22', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847262'),
(12, '2026-02-23', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847263'),
(13, '2026-04-04', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.847263'),
(14, '2026-04-05', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.847264'),
(15, '2026-04-06', 'off', 'Tomb-Sweeping Day', 'announced', '2026-11-20 07:00:02.847264'),
(16, '2026-05-01', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.847265'),
(17, '2026-05-02', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.847266'),
(18, '2026-05-03', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.847266'),
(19, '2026-05-04', 'off', 'Labor Day', 'announced', '2026-11-20 07:00:02.847267'),
(20, '2026-05-05', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847268'),
(21, '2026-06-19', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.847268'),
(22, '2026-06-20', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.847269'),
(23, '2026-06-21', 'off', 'Dragon Boat Festival', 'announced', '2026-11-20 07:00:02.847269'),
(24, '2026-09-25', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.847270'),
(25, '2026-09-26', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.847270'),
(26, '2026-09-27', 'off', 'Mid-Autumn Festival', 'announced', '2026-11-20 07:00:02.847271'),
(27, '2026-10-01', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.847272'),
(28, '2026-10-02', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.847272'),
(29, '2026-10-03', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.847273'),
(30, '2026-10-04', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.847273'),
(31, '2026-10-05', 'off', 'National Day', 'announced', '2026-11-20 07:00:02.847274'),
(32, '2026-10-06', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847274'),
(33, '2026-10-07', 'off', 'Day off', 'announced', '2026-11-20 07:00:02.847275'),
(34, '2026-01-04', 'working', '', 'announced', '2026-11-20 07:00:02.847276'),
(35, '2026-02-14', 'working', '', 'announced', '2026-11-20 07:00:02.847276'),
(36, '2026-02-28', 'working', '', 'announced', '2026-11-20 07:00:02.847277'),
(37, '2026-05-09', 'working', '', 'announced', '2026-11-20 07:00:02.847277'),
(38, '2026-09-20', 'working', '', 'announced', '2026-11-20 07:00:02.847278'),
(39, '2026-10-10', 'working', '', 'announced', '2026-11-20 07:00:02.847278'),
(40, '2027-01-01', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.885092'),
(41, '2027-01-02', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.885105'),
(42, '2027-01-03', 'off', 'New Year''s Day', 'provisional', '2026-11-20 07:00:02.885106'),
(43, '2027-02-05', 'off', 'Chinese New Year''s Eve', 'provisional', '2026-11-20 07:00:02.885106'),
(44, '2027-02-06', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.885107'),
(45, '2027-02-07', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.885108'),
(46, '2027-02-08', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.885108'),
(47, '2027-02-09', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.885109'),
(48, '2027-02-10', 'off', 'Chinese New Year', 'provisional', '2026-11-20 07:00:02.885109'),
(49, '2027-04-03', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.885110'),
(50, '2027-04-04', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.885110'),
(51, '2027-04-05', 'off', 'Tomb-Sweeping Day', 'provisional', '2026-11-20 07:00:02.885111'),
(52, '2027-05-01', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.885111'),
(53, '2027-05-02', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.885112'),
(54, '2027-05-03', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.885112'),
(55, '2027-05-04', 'off', 'Labor Day', 'provisional', '2026-11-20 07:00:02.885113'),
(56, '2027-06-09', 'off', 'Dragon Boat Festival', 'provisional', '2026-11-20 07:00:02.885113'),
(57, '2027-09-15', 'off', 'Mid-Autumn Festival', 'provisional', '2026-11-20 07:00:02.885114'),
(58, '2027-10-01', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.885114'),
(59, '2027-10-02', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.885115'),
(60, '2027-10-03', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.885115'),
(61, '2027-10-04', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.885116'),
(62, '2027-10-05', 'off', 'National Day', 'provisional', '2026-11-20 07:00:02.885117');
INSERT INTO counters (id, name, last, created_at) VALUES
(1, 'SO202611-{nnnn}', 1, '2026-11-20 07:00:04.592961');
INSERT INTO lanes (id, resume_at, created_at) VALUES
(1001, '2026-11-20 07:00:09.797959', '2026-11-20 07:00:09.797962'),
(1002, '2026-11-20 07:00:00.851600', '2026-11-20 07:00:00.851602'),
(1003, '2026-11-20 07:00:00.212520', '2026-11-20 07:00:00.212524'),
(1006, '2026-11-20 07:00:07.484506', '2026-11-20 07:00:07.484512');
INSERT INTO products (id, code, name, unit, pack_name, pack_size, list_price_units, currency, tax_basis_points, cost_units, product_group, active, aliases, keys, created_at) VALUES
(1, 'WATER', 'Water', 'bottle', 'case', 24, 200, 'CNY', NULL, NULL, NULL, true, '', ' water ~ water w @  ', '2026-11-20 07:00:04.096527'),
(2, 'COLA', 'Cola', 'bottle', 'case', 24, 150, 'CNY', NULL, NULL, NULL, true, '', ' cola ~ cola c @  ', '2026-11-20 07:00:04.109478');
INSERT INTO staff (id, name, position, superior_id, language, telegram_id, joined_at, left_at, reachable, menu, created_at) VALUES
(1, 'Root', 'admin', NULL, 'en', 1000, '2026-11-20 07:00:00.109125', NULL, true, '', '2026-11-20 07:00:00.107493'),
(2, 'Diana', 'director', NULL, 'en', 1001, '2026-11-20 07:00:00.124796', NULL, true, 'c6a0f996375cec9e25eb44d2b16b7140', '2026-11-20 07:00:00.124459'),
(3, 'Hugo', 'supervisor', 2, 'en', 1002, '2026-11-20 07:00:00.138529', NULL, true, 'c6a0f996375cec9e25eb44d2b16b7140', '2026-11-20 07:00:00.135481'),
(4, 'Mei', 'representative', 3, 'en', 1003, '2026-11-20 07:00:00.152368', NULL, true, '833144b01434342ab79c28c76ac25d79', '2026-11-20 07:00:00.151392'),
(5, 'Gina', 'general_manager', NULL, 'en', 1004, '2026-11-20 07:00:04.036839', NULL, true, '', '2026-11-20 07:00:04.036366'),
(6, 'Wendy', 'works', 5, 'en', 1005, '2026-11-20 07:00:04.065824', NULL, true, '', '2026-11-20 07:00:04.065546'),
(7, 'Fay', 'finance', 5, 'en', 1006, '2026-11-20 07:00:04.085132', NULL, true, 'd93959c0533d78595f419fe812f5bea7', '2026-11-20 07:00:04.079329');
INSERT INTO answers (id, record, author_id, to_id, words, message_id, said_at, created_at) VALUES
(1, 'report:1', 3, 4, 'Well done, call the market on Monday', 10, '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.878352'),
(2, 'report:1', 3, 4, 'And the price for Metro?', 90, '2026-11-21 01:05:01.000000', '2026-11-21 01:05:01.630527');
INSERT INTO approvals (id, record, applicant_id, when_away, outcome, closed_at, created_at) VALUES
(1, 'leave:1', 4, '{}', 'approved', '2026-11-20 07:00:03.572911', '2026-11-20 07:00:03.381467'),
(2, 'leave:2', 4, '{}', 'open', NULL, '2026-11-20 07:00:03.788764'),
(3, 'order:2', 4, '{"general_manager": "deputy_general_manager"}', 'open', NULL, '2026-11-20 07:00:06.554133');
INSERT INTO audit (id, staff_id, deed, about, facts, created_at) VALUES
(1, 1, 'joined', 'staff:1', '{"telegram_id": 1000}', '2026-11-20 07:00:00.112805'),
(2, 2, 'joined', 'staff:2', '{"telegram_id": 1001}', '2026-11-20 07:00:00.126186'),
(3, 3, 'joined', 'staff:3', '{"telegram_id": 1002}', '2026-11-20 07:00:00.145451'),
(4, 4, 'joined', 'staff:4', '{"telegram_id": 1003}', '2026-11-20 07:00:00.155246'),
(5, 4, 'report-filed', 'report:1', '{"version": 1}', '2026-11-20 07:00:00.725613'),
(6, 3, 'answered', 'report:1', '{}', '2026-11-20 07:00:00.880995'),
(7, 4, 'customer-opened', 'customer:1', '{"name": "Hualian", "owner": 4}', '2026-11-20 07:00:01.491456'),
(8, 4, 'visit-logged', 'visit:1', '{"customer": 1, "metres_away": null}', '2026-11-20 07:00:02.459773'),
(9, 4, 'plan-customer-added', 'plan:1', '{"customer": 1}', '2026-11-20 07:00:02.659776'),
(10, 4, 'signed-in', 'signing:1', '{"said_at": {"moment": "2026-11-20T07:00:02+00:00"}}', '2026-11-20 07:00:02.997363'),
(11, 4, 'signing-reason-given', 'signing:1', '{"reason": "On the road"}', '2026-11-20 07:00:03.087122'),
(12, 4, 'leave-asked', 'leave:1', '{"kind": "personal", "first": {"day": "2026-11-24"}, "from_half": "morning", "last": {"day": "2026-11-24"}, "to_half": "afternoon", "halves": 2}', '2026-11-20 07:00:03.374014'),
(13, 4, 'approval-opened', 'approval:1', '{"record": "leave:1", "chain": "superior"}', '2026-11-20 07:00:03.386850'),
(14, NULL, 'approval-reached', 'approval:1', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:03.403632'),
(15, 3, 'approval-step-approved', 'approval:1', '{"step": 0, "instead_of": null, "reason": null}', '2026-11-20 07:00:03.570891'),
(16, 4, 'leave-asked', 'leave:2', '{"kind": "personal", "first": {"day": "2026-11-26"}, "from_half": "afternoon", "last": {"day": "2026-11-26"}, "to_half": "afternoon", "halves": 1}', '2026-11-20 07:00:03.782072'),
(17, 4, 'approval-opened', 'approval:2', '{"record": "leave:2", "chain": "superior"}', '2026-11-20 07:00:03.789884'),
(18, NULL, 'approval-reached', 'approval:2', '{"staff": 3, "instead_of": null}', '2026-11-20 07:00:03.797836'),
(19, 5, 'joined', 'staff:5', '{"telegram_id": 1004}', '2026-11-20 07:00:04.038011'),
(20, 6, 'joined', 'staff:6', '{"telegram_id": 1005}', '2026-11-20 07:00:04.066825'),
(21, 7, 'joined', 'staff:7', '{"telegram_id": 1006}', '2026-11-20 07:00:04.086277'),
(22, 4, 'order-placed', 'order:1', '{"customer": 1, "total": {"money": "1288.2", "currency": "CNY"}, "lines": 2}', '2026-11-20 07:00:04.458562'),
(23, 4, 'order-confirmed', 'order:1', '{"number": "SO202611-0001", "version": 1}', '2026-11-20 07:00:04.598594'),
(24, 4, 'order-placed', 'order:2', '{"customer": 1, "total": {"money": "867.84", "currency": "CNY"}, "lines": 1}', '2026-11-20 07:00:06.525641'),
(25, 4, 'approval-opened', 'approval:3', '{"record": "order:2", "chain": "director"}', '2026-11-20 07:00:06.555094'),
(26, NULL, 'approval-reached', 'approval:3', '{"staff": 2, "instead_of": null}', '2026-11-20 07:00:06.576601'),
(27, 4, 'receipt-recorded', 'receipt:1', '{"customer": 1, "amount": {"money": "100.00", "currency": "CNY"}, "method": "transfer"}', '2026-11-20 07:00:06.935265'),
(28, 7, 'receipt-confirmed', 'receipt:1', '{"amount": {"money": "100", "currency": "CNY"}}', '2026-11-20 07:00:07.518528'),
(29, 4, 'receipt-recorded', 'receipt:2', '{"customer": 1, "amount": {"money": "54.24", "currency": "CNY"}, "method": "cash"}', '2026-11-20 07:00:08.517376'),
(30, 3, 'target-set', 'staff:4', '{"whom": "person", "period": "2026-12", "measure": "visits", "amount": 60, "amount_was": null}', '2026-11-20 07:00:09.328975'),
(31, 3, 'task-given', 'task:1', '{"to": 4, "day": {"day": "2026-11-20"}}', '2026-11-20 07:00:09.676770'),
(32, 2, 'notice-sent', 'notice:1', '{"audience": {"term": "audience-everybody"}, "leader": null}', '2026-11-20 07:00:10.092321'),
(33, 4, 'report-filed', 'report:2', '{"version": 1}', '2026-11-20 07:00:11.023718'),
(34, 3, 'answered', 'report:1', '{}', '2026-11-21 01:05:01.636336');
INSERT INTO customers (id, name, owner_id, owner_since, customer_class, industry, address, latitude, longitude, shop, needs, note, credit_limit_units, currency, normal_name, keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, archived_at, created_at) VALUES
(1, 'Hualian', 4, '2026-11-20', 'A', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'hualian', ' hualian ~ hualian h @ lina ln 13800138000 8613800138000 ', '2026-11-20', '2026-11-20', false, false, NULL, '2026-11-20 07:00:01.484651');
INSERT INTO duties (id, staff_id, since, until, created_at) VALUES
(1, 3, '2026-11-20 07:00:00.138541', NULL, '2026-11-20 07:00:00.144851'),
(2, 4, '2026-11-20 07:00:00.152376', NULL, '2026-11-20 07:00:00.154887'),
(3, 6, '2026-11-20 07:00:04.065830', NULL, '2026-11-20 07:00:04.066537'),
(4, 7, '2026-11-20 07:00:04.085144', NULL, '2026-11-20 07:00:04.086055');
INSERT INTO earnings (id, staff_id, day, measure, currency, units, percent, record, created_at) VALUES
(1, 4, '2026-11-20', 'new_customers', NULL, 1, 100, 'customer:1', '2026-11-20 07:00:01.494024'),
(2, 4, '2026-11-20', 'sales', 'CNY', 128820, 100, 'order:1', '2026-11-20 07:00:04.546580'),
(3, 4, '2026-11-20', 'receipts', 'CNY', 10000, 100, 'receipt:1', '2026-11-20 07:00:07.527745');
INSERT INTO inbox (id, bot_id, update_id, lane_id, payload, state, attempts, error, created_at) VALUES
(9, 70001, 100008, 1003, '{"update_id": 100008, "callback_query": {"id": "4000000003", "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "message": {"message_id": 14, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158001, "text": "Keep this as a note for the daily report?", "reply_to_message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158000, "text": "Metro asks for the new price"}, "reply_markup": {"inline_keyboard": [[{"callback_data": "note:1:keep", "style": "success", "text": "Keep as note"}]]}}, "chat_instance": "7942757", "data": "note:1:keep"}}', 'done', 0, NULL, '2026-11-20 07:00:01.123539'),
(18, 70001, 100017, 1003, '{"update_id": 100017, "message": {"message_id": 27, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158002, "text": "monday bring samples"}}', 'done', 0, NULL, '2026-11-20 07:00:02.257407'),
(27, 70001, 100026, 1003, '{"update_id": 100026, "message": {"message_id": 42, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158003, "text": "/leave thu pm personal dentist", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}', 'done', 0, NULL, '2026-11-20 07:00:03.654273'),
(36, 70001, 100035, 1003, '{"update_id": 100035, "message": {"message_id": 61, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795158008, "text": "/pay Hualian 54.24 cash", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}}', 'done', 0, NULL, '2026-11-20 07:00:08.293898'),
(45, 70001, 100044, 1001, '{"update_id": 100044, "callback_query": {"id": "4000000018", "from": {"id": 1001, "is_bot": false, "first_name": "Diana", "language_code": "en"}, "message": {"message_id": 71, "from": {"id": 70001, "is_bot": true, "first_name": "Fieldbook", "username": "fieldbook_bot"}, "chat": {"id": 1001, "first_name": "Diana", "type": "private"}, "date": 1795158009, "edit_date": 1795158010, "text": "Notice \u00b7 ready to send\n\nTo\nEverybody\n\nText\nNew prices from Monday.\n\nFiles\n\u2014\n\nIt will reach 6 people.", "entities": [{"type": "bold", "offset": 0, "length": 6}, {"type": "bold", "offset": 24, "length": 2}, {"type": "bold", "offset": 38, "length": 4}, {"type": "bold", "offset": 68, "length": 5}], "reply_markup": {"inline_keyboard": [[{"callback_data": "f:15:4:send", "style": "success", "text": "Send"}], [{"callback_data": "f:15:4:change:audience", "text": "Change: To"}, {"callback_data": "f:15:4:change:words", "text": "Change: Text"}], [{"callback_data": "f:15:4:change:files", "text": "Change: Files"}, {"callback_data": "f:15:4:change:read_by", "text": "Change: To be read by"}], [{"callback_data": "f:15:4:cancel", "style": "danger", "text": "Cancel"}]]}}, "chat_instance": "7926919", "data": "f:15:4:send"}}', 'done', 0, NULL, '2026-11-20 07:00:10.045289'),
(54, 70001, 100053, 1003, '{"update_id": 100053, "message": {"message_id": 91, "from": {"id": 1003, "is_bot": false, "first_name": "Mei", "language_code": "en"}, "chat": {"id": 1003, "first_name": "Mei", "type": "private"}, "date": 1795223101, "text": "Sold forty cases"}}', 'waiting', 0, NULL, '2026-11-21 01:05:01.661026');
INSERT INTO leave_requests (id, applicant_id, kind, first, from_half, last, to_half, reason, pictures, asked_halves, said_at, outcome, cancelled_at, created_at) VALUES
(1, 4, 'personal', '2026-11-24', 'morning', '2026-11-24', 'afternoon', 'bank', '[]', 2, '2026-11-20 07:00:03.333984', 'approved', NULL, '2026-11-20 07:00:03.371064'),
(2, 4, 'personal', '2026-11-26', 'afternoon', '2026-11-26', 'afternoon', 'dentist', '[]', 1, '2026-11-20 07:00:03.737851', 'open', NULL, '2026-11-20 07:00:03.778925');
INSERT INTO notes (id, author_id, day, words, said_at, message_id, kept, created_at) VALUES
(1, 4, '2026-11-20', 'Metro asks for the new price', '2026-11-20 07:00:00.000000', 13, true, '2026-11-20 07:00:01.006895');
INSERT INTO notices (id, author_id, audience, leader_id, positions, words, files, read_by, said_at, reminded_on, taken_back_at, followed_up_at, created_at) VALUES
(1, 2, 'everybody', NULL, '[]', 'New prices from Monday.', '[]', NULL, '2026-11-20 07:00:10.064890', NULL, NULL, NULL, '2026-11-20 07:00:10.066455');
INSERT INTO outbox (id, chat_id, staff_id, act, key, facts, html, buttons, about, urgency, silent, dedupe, target_id, reply_to_message_id, retry_at, attempts, again, state, secret, error, listed, message_id, sent_at, created_at) VALUES
(1, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:1:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.322519', 0, false, 'sent', false, NULL, false, 2, '2026-11-20 07:00:00.332814', '2026-11-20 07:00:00.291177'),
(2, 1003, 4, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.342264', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.351321', '2026-11-20 07:00:00.295301'),
(3, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 2/4

✓ Done: Met three shops

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.425184', 0, false, 'sent', false, NULL, false, 4, '2026-11-20 07:00:00.434025', '2026-11-20 07:00:00.399533'),
(4, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 1, NULL, '2026-11-20 07:00:00.441489', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.450607', '2026-11-20 07:00:00.406359'),
(5, 1003, 4, 'send', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 3/4

✓ Done: Met three shops
✓ Results: One order

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:1:4:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:1:4:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.497159', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.506147', '2026-11-20 07:00:00.479632'),
(6, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 3, NULL, '2026-11-20 07:00:00.513713', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.518579', '2026-11-20 07:00:00.483125'),
(7, 1003, 4, 'edit', '', '{}', '<b>Daily report · Fri, Nov 20</b> · 4/4

✓ Done: Met three shops
✓ Results: One order

<b>What is planned for the next working day?</b>

<i>Whom will you see, and what for?</i>', '[[{"key": "form-back", "facts": {}, "data": "f:1:5:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:1:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.577625', 0, false, 'sent', false, NULL, false, 6, '2026-11-20 07:00:00.594178', '2026-11-20 07:00:00.563366'),
(8, 1003, 4, 'send', 'report-card', '{}', '<b>Daily report · Fri, Nov 20</b> · ready to send

<b>Done</b>
Met three shops

<b>Results</b>
One order

<b>Problems</b>
—

<b>Plan</b>
Visit the market', '[[{"key": "form-send", "facts": {}, "data": "f:1:6:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Done"}, "data": "f:1:6:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Results"}, "data": "f:1:6:change:results", "style": null}], [{"key": "form-change", "facts": {"field": "Problems"}, "data": "f:1:6:change:problems", "style": null}, {"key": "form-change", "facts": {"field": "Plan"}, "data": "f:1:6:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:1:6:cancel", "style": "danger"}]]', 'report:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:00.651587', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.666643', '2026-11-20 07:00:00.626511'),
(9, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 5, NULL, '2026-11-20 07:00:00.676368', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.682508', '2026-11-20 07:00:00.633430'),
(10, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:1', 1, false, 'report:1:3', NULL, NULL, '2026-11-20 07:00:00.824883', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.837048', '2026-11-20 07:00:00.740282'),
(11, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.794031', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.809462', '2026-11-20 07:00:00.767495'),
(12, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "Well done, call the market on Monday"}', NULL, '[]', 'answer:1', 0, false, NULL, NULL, 8, '2026-11-20 07:00:00.904928', 0, false, 'sent', false, NULL, false, 11, '2026-11-20 07:00:00.909440', '2026-11-20 07:00:00.880694'),
(13, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 8, NULL, '2026-11-20 07:00:00.915092', 0, false, 'sent', false, NULL, false, 8, '2026-11-20 07:00:00.918908', '2026-11-20 07:00:00.890520'),
(14, 1002, 3, 'edit', 'report-card', '{}', NULL, '[]', 'report:1', 0, false, NULL, 10, NULL, '2026-11-20 07:00:00.923487', 0, false, 'sent', false, NULL, false, 9, '2026-11-20 07:00:00.927281', '2026-11-20 07:00:00.891710'),
(15, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 10, '2026-11-20 07:00:00.930797', 0, false, 'sent', false, NULL, false, 12, '2026-11-20 07:00:00.944912', '2026-11-20 07:00:00.893135'),
(16, 1002, 3, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:00.952945', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:00.962076', '2026-11-20 07:00:00.894814'),
(17, 1003, 4, 'send', '', '{}', 'Keep this as a note for the daily report?', '[[{"key": "note-keep", "facts": {}, "data": "note:1:keep", "style": "success"}]]', NULL, 0, false, NULL, NULL, 13, '2026-11-20 07:00:01.092485', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.103604', '2026-11-20 07:00:01.075310'),
(18, 1003, 4, 'edit', '', '{}', '✓ Kept. Your report for Fri, Nov 20 has been answered; to add this, reply to the report.', '[[{"key": "note-forget", "facts": {}, "data": "note:1:forget", "style": null}]]', NULL, 0, false, NULL, 17, NULL, '2026-11-20 07:00:01.175082', 0, false, 'sent', false, NULL, false, 14, '2026-11-20 07:00:01.191598', '2026-11-20 07:00:01.158364'),
(19, 1003, 4, 'send', '', '{}', '<b>New customer</b> · 2/4

✓ Name: Hualian
✓ Phone: 138 0013 8000
✓ Class: A · key

<b>Who is your contact there?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:2:2:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:2:2:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:2:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.302140', 0, false, 'sent', false, NULL, false, 16, '2026-11-20 07:00:01.317009', '2026-11-20 07:00:01.283771'),
(20, 1003, 4, 'send', 'customer-card', '{}', '<b>New customer</b> · ready to send

<b>Name</b>
Hualian

<b>Contact</b>
Li Na

<b>Phone</b>
138 0013 8000

<b>Class</b>
A · key', '[[{"key": "form-send", "facts": {}, "data": "f:2:3:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Name"}, "data": "f:2:3:change:name", "style": null}, {"key": "form-change", "facts": {"field": "Contact"}, "data": "f:2:3:change:contact", "style": null}], [{"key": "form-change", "facts": {"field": "Phone"}, "data": "f:2:3:change:phone", "style": null}, {"key": "form-change", "facts": {"field": "Class"}, "data": "f:2:3:change:customer_class", "style": null}], [{"key": "form-change", "facts": {"field": "Business"}, "data": "f:2:3:change:industry", "style": null}, {"key": "form-change", "facts": {"field": "Address"}, "data": "f:2:3:change:address", "style": null}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:2:3:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Kind of shop"}, "data": "f:2:3:change:shop", "style": null}], [{"key": "form-change", "facts": {"field": "Needs"}, "data": "f:2:3:change:needs", "style": null}, {"key": "form-change", "facts": {"field": "Credit limit"}, "data": "f:2:3:change:credit_limit", "style": null}], [{"key": "form-change", "facts": {"field": "Note"}, "data": "f:2:3:change:note", "style": null}, {"key": "form-change", "facts": {"field": "Contact\u2019s birthday"}, "data": "f:2:3:change:birthday", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:2:3:cancel", "style": "danger"}]]', 'customer:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.389090', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.402046', '2026-11-20 07:00:01.370372'),
(21, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 19, NULL, '2026-11-20 07:00:01.410811', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.422492', '2026-11-20 07:00:01.373558'),
(22, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:01.594395', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:01.608911', '2026-11-20 07:00:01.503429'),
(23, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 1/6

<b>Where are you?</b>

<i>Tap the button below: the nearest customers come first, and it shows you were there.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.692586', 0, false, 'sent', false, NULL, false, 20, '2026-11-20 07:00:01.703741', '2026-11-20 07:00:01.673159'),
(24, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 2/6

<b>Which customer?</b>

<i>Tap one, or type part of the name, pinyin or phone.</i>', '[[{"text": "Hualian \u00b7 A", "data": "f:3:3:pick:1"}], [{"key": "form-back", "facts": {}, "data": "f:3:3:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.784570', 0, false, 'sent', false, NULL, false, 22, '2026-11-20 07:00:01.798896', '2026-11-20 07:00:01.766026'),
(25, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 23, NULL, '2026-11-20 07:00:01.814931', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.827524', '2026-11-20 07:00:01.767781'),
(26, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 3/6

✓ Customer: Hualian

<b>What was the visit for?</b>', '[[{"text": "Routine", "data": "f:3:4:pick:routine"}, {"text": "New customer", "data": "f:3:4:pick:new_customer"}], [{"text": "Order", "data": "f:3:4:pick:order"}, {"text": "New product", "data": "f:3:4:pick:product"}], [{"text": "Payment", "data": "f:3:4:pick:payment"}, {"text": "Complaint", "data": "f:3:4:pick:complaint"}], [{"text": "Shop check", "data": "f:3:4:pick:shop_check"}, {"text": "Other", "data": "f:3:4:pick:other"}], [{"key": "form-back", "facts": {}, "data": "f:3:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:01.915839', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:01.929827', '2026-11-20 07:00:01.892855'),
(27, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 24, NULL, '2026-11-20 07:00:01.946947', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:01.963611', '2026-11-20 07:00:01.895524'),
(28, 1003, 4, 'edit', '', '{}', '<b>Visit</b> · 4/6

✓ Customer: Hualian
✓ Purpose: Routine

<b>Any photos?</b>

<i>Send photos, or just type: your words answer the next question.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:3:5:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:5:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:5:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:02.043403', 0, false, 'sent', false, NULL, false, 24, '2026-11-20 07:00:02.062725', '2026-11-20 07:00:02.022700'),
(29, 1003, 4, 'send', '', '{}', '<b>Visit</b> · 6/6

✓ Customer: Hualian
✓ Purpose: Routine
✓ Result: Two orders

<b>What comes next, and when?</b>

<i>Tap a day, or write “next Wed bring samples”. You will be reminded.</i>', '[[{"key": "field-next-step-in", "facts": {"days": 3, "day": {"day": "2026-11-23"}}, "data": "f:3:7:pick:2026-11-23", "style": null}, {"key": "field-next-step-in", "facts": {"days": 7, "day": {"day": "2026-11-27"}}, "data": "f:3:7:pick:2026-11-27", "style": null}], [{"key": "field-next-step-in", "facts": {"days": 14, "day": {"day": "2026-12-04"}}, "data": "f:3:7:pick:2026-12-04", "style": null}, {"key": "field-next-step-other", "facts": {}, "data": "f:3:7:pick:other", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:3:7:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:3:7:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:3:7:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.198915', 0, false, 'sent', false, NULL, false, 26, '2026-11-20 07:00:02.208473', '2026-11-20 07:00:02.176019'),
(30, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 26, NULL, '2026-11-20 07:00:02.218551', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.230079', '2026-11-20 07:00:02.177793'),
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
Mon, Nov 23 · bring samples', '[[{"key": "form-send", "facts": {}, "data": "f:3:8:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Location"}, "data": "f:3:8:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:3:8:change:customer", "style": null}], [{"key": "form-change", "facts": {"field": "Purpose"}, "data": "f:3:8:change:purpose", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:3:8:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Result"}, "data": "f:3:8:change:outcome", "style": null}, {"key": "form-change", "facts": {"field": "Next step"}, "data": "f:3:8:change:next_step", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:3:8:cancel", "style": "danger"}]]', 'visit:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.317987', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:02.331195', '2026-11-20 07:00:02.285092'),
(32, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 29, NULL, '2026-11-20 07:00:02.339516', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:02.353710', '2026-11-20 07:00:02.293786'),
(33, 1003, 4, 'edit', 'visit-card', '{}', NULL, '[]', 'visit:1', 0, false, NULL, 31, NULL, '2026-11-20 07:00:02.522160', 0, false, 'sent', false, NULL, false, 28, '2026-11-20 07:00:02.540505', '2026-11-20 07:00:02.470870'),
(34, 1003, 4, 'send', 'plan-panel', '{}', NULL, '[]', 'plan:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.726642', 0, false, 'sent', false, NULL, false, 30, '2026-11-20 07:00:02.748740', '2026-11-20 07:00:02.675296'),
(35, 1003, 4, 'send', '', '{}', '<b>Sign in</b> · 1/1

<b>Where are you? Tap “Send my location” and you are signed in.</b>

<i>No GPS? Tap “Skip”: you are signed in all the same, and asked where you are.</i>', '[[{"key": "field-where-share", "says": "position"}], [], [{"key": "form-skip", "says": "words"}, {"key": "form-cancel", "says": "words"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:02.959455', 0, false, 'sent', false, NULL, false, 32, '2026-11-20 07:00:02.969945', '2026-11-20 07:00:02.951285'),
(36, 1003, 4, 'send', 'signing-card', '{}', NULL, '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.040167', 0, false, 'sent', false, NULL, false, 34, '2026-11-20 07:00:03.045236', '2026-11-20 07:00:02.999772'),
(37, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 35, NULL, '2026-11-20 07:00:03.049671', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.054297', '2026-11-20 07:00:03.000728'),
(38, 1003, 4, 'send', 'signing-card', '{}', '<b>Where you were</b> · 1/1

<b>Where were you when you signed? One line is enough.</b>

<i>It is recorded already. Tap a reason, or write one.</i>', '[[{"key": "reason-customer", "facts": {}, "data": "f:6:2:pick:reason-customer", "style": null}], [{"key": "reason-on-the-road", "facts": {}, "data": "f:6:2:pick:reason-on-the-road", "style": null}], [{"key": "reason-no-position", "facts": {}, "data": "f:6:2:pick:reason-no-position", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:6:2:cancel", "style": "danger"}]]', 'signing:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.057915', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:03.066293', '2026-11-20 07:00:03.014846'),
(39, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 36, NULL, '2026-11-20 07:00:03.117843', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:03.129807', '2026-11-20 07:00:03.094981'),
(40, 1003, 4, 'edit', 'signing-card', '{}', NULL, '[]', 'signing:1', 0, false, NULL, 38, NULL, '2026-11-20 07:00:03.147894', 0, false, 'sent', false, NULL, false, 35, '2026-11-20 07:00:03.160128', '2026-11-20 07:00:03.099978'),
(41, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Tue, Nov 24

<b>Reason</b>
bank

Counts 1 working day.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:7:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:7:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:7:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:7:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:7:2:cancel", "style": "danger"}]]', 'leave:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.303116', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:03.314546', '2026-11-20 07:00:03.278270'),
(42, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:1', 1, false, 'approval:1:3', NULL, NULL, '2026-11-20 07:00:03.537293', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:03.550543', '2026-11-20 07:00:03.406654'),
(43, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:03.458247', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:03.473699', '2026-11-20 07:00:03.410487'),
(44, 1003, 4, 'send', 'leave-approved', '{"by": "Hugo", "kind": {"term": "leavekind-personal"}, "span": {"span": "2026-11-24m2026-11-24a"}}', NULL, '[]', 'leave:1', 1, false, NULL, NULL, 37, '2026-11-20 07:00:03.606919', 0, false, 'sent', false, NULL, false, 40, '2026-11-20 07:00:03.609841', '2026-11-20 07:00:03.577537'),
(45, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:1', 0, false, NULL, 41, NULL, '2026-11-20 07:00:03.617432', 0, false, 'sent', false, NULL, false, 37, '2026-11-20 07:00:03.620314', '2026-11-20 07:00:03.586347'),
(46, 1002, 3, 'edit', 'approval-card', '{}', NULL, '[]', 'approval:1', 0, false, NULL, 42, NULL, '2026-11-20 07:00:03.631220', 0, false, 'sent', false, NULL, false, 38, '2026-11-20 07:00:03.634331', '2026-11-20 07:00:03.588191'),
(47, 1002, 3, 'send', 'approval-outcome', '{}', NULL, '[]', 'approval:1', 0, true, NULL, NULL, 39, '2026-11-20 07:00:03.645513', 0, false, 'sent', false, NULL, false, 41, '2026-11-20 07:00:03.649038', '2026-11-20 07:00:03.596039'),
(48, 1003, 4, 'send', 'leave-card', '{}', '<b>Leave</b> · ready to send

<b>Kind</b>
Personal leave

<b>When</b>
Thu, Nov 26, afternoon

<b>Reason</b>
dentist

Counts 0.5 working days.

Nobody else in the team is away then.

Decides: Hugo', '[[{"key": "form-send", "facts": {}, "data": "f:8:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Kind"}, "data": "f:8:2:change:kind", "style": null}, {"key": "form-change", "facts": {"field": "When"}, "data": "f:8:2:change:span", "style": null}], [{"key": "form-change", "facts": {"field": "Reason"}, "data": "f:8:2:change:reason", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:8:2:cancel", "style": "danger"}]]', 'leave:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:03.699742', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:03.708570', '2026-11-20 07:00:03.685481'),
(49, 1002, 3, 'send', 'approval-card', '{}', NULL, '[]', 'approval:2', 1, false, 'approval:2:3', NULL, NULL, '2026-11-20 07:00:03.935687', 0, false, 'sent', false, NULL, false, 44, '2026-11-20 07:00:03.975147', '2026-11-20 07:00:03.798646'),
(50, 1003, 4, 'edit', 'leave-card', '{}', NULL, '[]', 'leave:2', 0, false, NULL, 48, NULL, '2026-11-20 07:00:03.844839', 0, false, 'sent', false, NULL, false, 43, '2026-11-20 07:00:03.854107', '2026-11-20 07:00:03.805155'),
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

✓ Confirmed as soon as you send it.', '[[{"key": "form-send", "facts": {}, "data": "f:9:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:9:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:9:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:9:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:9:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:9:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:9:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:9:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:9:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:9:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:9:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:9:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:9:2:cancel", "style": "danger"}]]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:04.287527', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:04.312795', '2026-11-20 07:00:04.271299'),
(52, 1004, 5, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:5', NULL, NULL, '2026-11-20 07:00:05.483260', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:05.509453', '2026-11-20 07:00:04.604567'),
(53, 1005, 6, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:6', NULL, NULL, '2026-11-20 07:00:05.694054', 0, false, 'sent', false, NULL, false, 50, '2026-11-20 07:00:05.716806', '2026-11-20 07:00:04.605282'),
(54, 1006, 7, 'send', 'order-card', '{}', NULL, '[]', 'order:1', 1, false, 'order:1:copy:7', NULL, NULL, '2026-11-20 07:00:05.846717', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:05.859344', '2026-11-20 07:00:04.605818'),
(55, 1003, 4, 'document', 'order-pdf', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:05.101439', 0, false, 'sent', false, NULL, false, 47, '2026-11-20 07:00:05.146101', '2026-11-20 07:00:04.621748'),
(56, 1003, 4, 'document', 'order-sheet', '{"version": 1}', NULL, '[]', 'order:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:05.246216', 0, false, 'sent', false, NULL, false, 48, '2026-11-20 07:00:05.269116', '2026-11-20 07:00:04.623206'),
(57, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:05.611363', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:05.634437', '2026-11-20 07:00:04.660943'),
(58, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:05.770407', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:05.791646', '2026-11-20 07:00:04.662008'),
(59, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:05.930938', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:05.957336', '2026-11-20 07:00:04.672388'),
(60, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:06.026371', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:06.043049', '2026-11-20 07:00:04.677733'),
(61, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:06.122863', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:06.142602', '2026-11-20 07:00:04.694272'),
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
Decides: Diana', '[[{"key": "form-send", "facts": {}, "data": "f:10:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:10:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "Goods"}, "data": "f:10:2:change:lines", "style": null}], [{"key": "form-change", "facts": {"field": "Delivery date"}, "data": "f:10:2:change:deliver_on", "style": null}, {"key": "form-change", "facts": {"field": "Needed by"}, "data": "f:10:2:change:needed_on", "style": null}], [{"key": "form-change", "facts": {"field": "Place"}, "data": "f:10:2:change:place", "style": null}, {"key": "form-change", "facts": {"field": "Packing"}, "data": "f:10:2:change:packing", "style": null}], [{"key": "form-change", "facts": {"field": "Transport"}, "data": "f:10:2:change:transport", "style": null}, {"key": "form-change", "facts": {"field": "Payment"}, "data": "f:10:2:change:terms", "style": null}], [{"key": "form-change", "facts": {"field": "Deposit"}, "data": "f:10:2:change:deposit", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:10:2:change:note", "style": null}], [{"key": "form-change", "facts": {"field": "Photos"}, "data": "f:10:2:change:photos", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:10:2:cancel", "style": "danger"}]]', 'order:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:06.405673', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:06.432794', '2026-11-20 07:00:06.375755'),
(63, 1001, 2, 'send', 'approval-card', '{}', NULL, '[]', 'approval:3', 1, false, 'approval:3:2', NULL, NULL, '2026-11-20 07:00:06.707279', 0, false, 'sent', false, NULL, false, 54, '2026-11-20 07:00:06.725298', '2026-11-20 07:00:06.577473'),
(64, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:2', 0, false, NULL, 62, NULL, '2026-11-20 07:00:06.644652', 0, false, 'sent', false, NULL, false, 53, '2026-11-20 07:00:06.654572', '2026-11-20 07:00:06.592513'),
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

To be confirmed by Fay', '[[{"key": "form-send", "facts": {}, "data": "f:11:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:11:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "For"}, "data": "f:11:2:change:order", "style": null}], [{"key": "form-change", "facts": {"field": "Amount"}, "data": "f:11:2:change:amount", "style": null}, {"key": "form-change", "facts": {"field": "Method"}, "data": "f:11:2:change:method", "style": null}], [{"key": "form-change", "facts": {"field": "Reference"}, "data": "f:11:2:change:reference", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:11:2:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Day"}, "data": "f:11:2:change:day", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:11:2:change:note", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:11:2:cancel", "style": "danger"}]]', 'receipt:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:06.876240', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:06.885114', '2026-11-20 07:00:06.856813'),
(66, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:07.062735', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:07.075195', '2026-11-20 07:00:06.962344'),
(67, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:07.147715', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:07.160843', '2026-11-20 07:00:06.968424'),
(68, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:07.200558', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:07.216881', '2026-11-20 07:00:06.970842'),
(69, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:07.289056', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:07.297954', '2026-11-20 07:00:06.976712'),
(70, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:07.336459', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:07.348879', '2026-11-20 07:00:06.992409'),
(71, 1006, 7, 'send', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:07.448763', 0, false, 'sent', false, NULL, false, 57, '2026-11-20 07:00:07.464207', '2026-11-20 07:00:07.000088'),
(72, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 65, NULL, '2026-11-20 07:00:07.399675', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:07.414899', '2026-11-20 07:00:07.004871'),
(73, 1003, 4, 'send', 'receipt-confirmed', '{"by": "Fay", "customer": "Hualian", "amount": {"money": "100", "currency": "CNY"}, "credit": null}', NULL, '[]', 'receipt:1', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:07.662665', 0, false, 'sent', false, NULL, false, 59, '2026-11-20 07:00:07.676121', '2026-11-20 07:00:07.550909'),
(74, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:07.783173', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:07.798843', '2026-11-20 07:00:07.572150'),
(75, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:07.884700', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:07.897568', '2026-11-20 07:00:07.574982'),
(76, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:07.927678', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:07.943184', '2026-11-20 07:00:07.581868'),
(77, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:08.026489', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:08.045463', '2026-11-20 07:00:07.588804'),
(78, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 65, NULL, '2026-11-20 07:00:08.085685', 0, false, 'sent', false, NULL, false, 56, '2026-11-20 07:00:08.106796', '2026-11-20 07:00:07.610061'),
(79, 1006, 7, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:1', 0, false, NULL, 71, NULL, '2026-11-20 07:00:08.148148', 0, false, 'sent', false, NULL, false, 57, '2026-11-20 07:00:08.161425', '2026-11-20 07:00:07.616658'),
(80, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:08.203765', 0, false, 'sent', false, NULL, false, 18, '2026-11-20 07:00:08.225425', '2026-11-20 07:00:07.625216'),
(81, 1006, 7, 'send', '', '{}', 'Confirmed', '[]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:08.234234', 0, false, 'sent', false, NULL, false, 60, '2026-11-20 07:00:08.249474', '2026-11-20 07:00:07.626440'),
(82, 1006, 7, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:08.259646', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:08.268967', '2026-11-20 07:00:07.635751'),
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
💵 The cash counts as in your hands until it is handed in.', '[[{"key": "form-send", "facts": {}, "data": "f:12:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Customer"}, "data": "f:12:2:change:customer", "style": null}, {"key": "form-change", "facts": {"field": "For"}, "data": "f:12:2:change:order", "style": null}], [{"key": "form-change", "facts": {"field": "Amount"}, "data": "f:12:2:change:amount", "style": null}, {"key": "form-change", "facts": {"field": "Method"}, "data": "f:12:2:change:method", "style": null}], [{"key": "form-change", "facts": {"field": "Reference"}, "data": "f:12:2:change:reference", "style": null}, {"key": "form-change", "facts": {"field": "Photos"}, "data": "f:12:2:change:photos", "style": null}], [{"key": "form-change", "facts": {"field": "Day"}, "data": "f:12:2:change:day", "style": null}, {"key": "form-change", "facts": {"field": "Note"}, "data": "f:12:2:change:note", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:12:2:cancel", "style": "danger"}]]', 'receipt:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:08.443472', 0, false, 'sent', false, NULL, false, 62, '2026-11-20 07:00:08.460643', '2026-11-20 07:00:08.412931'),
(84, 1003, 4, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 51, NULL, '2026-11-20 07:00:08.670017', 0, false, 'sent', false, NULL, false, 46, '2026-11-20 07:00:08.686475', '2026-11-20 07:00:08.535323'),
(85, 1004, 5, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 52, NULL, '2026-11-20 07:00:08.770901', 0, false, 'sent', false, NULL, false, 49, '2026-11-20 07:00:08.783740', '2026-11-20 07:00:08.542237'),
(86, 1005, 6, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 53, NULL, '2026-11-20 07:00:08.821359', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:08.831393', '2026-11-20 07:00:08.548405'),
(87, 1006, 7, 'edit', 'order-card', '{}', NULL, '[]', 'order:1', 0, false, NULL, 54, NULL, '2026-11-20 07:00:08.907417', 0, false, 'sent', false, NULL, false, 51, '2026-11-20 07:00:08.924456', '2026-11-20 07:00:08.551381'),
(88, 1003, 4, 'edit', 'customer-card', '{}', NULL, '[]', 'customer:1', 0, false, NULL, 20, NULL, '2026-11-20 07:00:08.970287', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:08.987924', '2026-11-20 07:00:08.575471'),
(89, 1006, 7, 'send', 'receipt-card', '{}', NULL, '[]', 'receipt:2', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:09.104362', 0, false, 'sent', false, NULL, false, 63, '2026-11-20 07:00:09.115108', '2026-11-20 07:00:08.582038'),
(90, 1003, 4, 'edit', 'receipt-card', '{}', NULL, '[]', 'receipt:2', 0, false, NULL, 83, NULL, '2026-11-20 07:00:09.030866', 0, false, 'sent', false, NULL, false, 62, '2026-11-20 07:00:09.050154', '2026-11-20 07:00:08.597642'),
(91, 1002, 3, 'send', 'target', '{}', '<b>Set a target</b> · ready to send

<b>For</b>
Mei

<b>Of</b>
Visits

<b>Period</b>
December 2026

<b>Target</b>
60', '[[{"key": "form-send", "facts": {}, "data": "f:13:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "For"}, "data": "f:13:2:change:who", "style": null}, {"key": "form-change", "facts": {"field": "Of"}, "data": "f:13:2:change:measure", "style": null}], [{"key": "form-change", "facts": {"field": "Period"}, "data": "f:13:2:change:period", "style": null}, {"key": "form-change", "facts": {"field": "Target"}, "data": "f:13:2:change:aim", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:13:2:cancel", "style": "danger"}]]', 'target:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:09.252163', 0, false, 'sent', false, NULL, false, 65, '2026-11-20 07:00:09.266107', '2026-11-20 07:00:09.228277'),
(92, 1003, 4, 'send', 'targets-news', '{"period": {"period": "2026-12"}}', NULL, '[]', 'staff:3', 3, true, NULL, NULL, NULL, '2026-11-20 07:00:09.471661', 0, false, 'sent', false, NULL, false, 66, '2026-11-20 07:00:09.484631', '2026-11-20 07:00:09.354162'),
(93, 1002, 3, 'edit', 'target', '{}', NULL, '[]', 'target:1', 0, false, NULL, 91, NULL, '2026-11-20 07:00:09.445035', 0, false, 'sent', false, NULL, false, 65, '2026-11-20 07:00:09.461054', '2026-11-20 07:00:09.368152'),
(94, 1002, 3, 'send', 'task-card', '{}', '<b>Task</b> · ready to send

<b>Who</b>
Mei

<b>What</b>
call Hualian about the shelf

<b>Day</b>
Fri, Nov 20

<b>Customer</b>
Hualian', '[[{"key": "form-send", "facts": {}, "data": "f:14:2:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Who"}, "data": "f:14:2:change:people", "style": null}, {"key": "form-change", "facts": {"field": "What"}, "data": "f:14:2:change:what", "style": null}], [{"key": "form-change", "facts": {"field": "Day"}, "data": "f:14:2:change:day", "style": null}, {"key": "form-change", "facts": {"field": "Customer"}, "data": "f:14:2:change:customer", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:14:2:cancel", "style": "danger"}]]', 'task:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:09.570486', 0, false, 'sent', false, NULL, false, 68, '2026-11-20 07:00:09.584973', '2026-11-20 07:00:09.555997'),
(95, 1003, 4, 'send', 'task-card', '{}', NULL, '[]', 'task:1', 1, false, NULL, NULL, NULL, '2026-11-20 07:00:09.770561', 0, false, 'sent', false, NULL, false, 69, '2026-11-20 07:00:09.783117', '2026-11-20 07:00:09.677837'),
(96, 1002, 3, 'edit', 'task-card', '{}', NULL, '[]', 'task:1', 0, false, NULL, 94, NULL, '2026-11-20 07:00:09.726864', 0, false, 'sent', false, NULL, false, 68, '2026-11-20 07:00:09.755132', '2026-11-20 07:00:09.686513'),
(97, 1001, 2, 'send', 'notice-status', '{}', '<b>Notice</b> · 1/3

✓ Text: New prices from Monday.

<b>To whom?</b>

<i>Everybody you may write to, one leader’s team, or some positions.</i>', '[[{"text": "Everybody", "data": "f:15:2:pick:everybody"}, {"text": "A team", "data": "f:15:2:pick:branch"}, {"text": "Positions", "data": "f:15:2:pick:positions"}], [{"key": "form-cancel", "facts": {}, "data": "f:15:2:cancel", "style": "danger"}]]', 'notice:1', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:09.845235', 0, false, 'sent', false, NULL, false, 71, '2026-11-20 07:00:09.854927', '2026-11-20 07:00:09.823027'),
(98, 1001, 2, 'commands', '', '{}', NULL, '[]', NULL, 3, false, NULL, NULL, NULL, '2026-11-20 07:00:09.867407', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:09.876679', '2026-11-20 07:00:09.833580'),
(99, 1001, 2, 'edit', '', '{}', '<b>Notice</b> · 3/3

✓ To: Everybody
✓ Text: New prices from Monday.

<b>Any photos or documents? Up to ten.</b>', '[[{"key": "form-back", "facts": {}, "data": "f:15:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:15:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:15:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 97, NULL, '2026-11-20 07:00:09.937978', 0, false, 'sent', false, NULL, false, 71, '2026-11-20 07:00:09.951028', '2026-11-20 07:00:09.920987'),
(100, 1001, 2, 'edit', '', '{}', '<b>Notice</b> · ready to send

<b>To</b>
Everybody

<b>Text</b>
New prices from Monday.

<b>Files</b>
—

It will reach 6 people.', '[[{"key": "form-send", "facts": {}, "data": "f:15:4:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "To"}, "data": "f:15:4:change:audience", "style": null}, {"key": "form-change", "facts": {"field": "Text"}, "data": "f:15:4:change:words", "style": null}], [{"key": "form-change", "facts": {"field": "Files"}, "data": "f:15:4:change:files", "style": null}, {"key": "form-change", "facts": {"field": "To be read by"}, "data": "f:15:4:change:read_by", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:15:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 97, NULL, '2026-11-20 07:00:10.014010', 0, false, 'sent', false, NULL, false, 71, '2026-11-20 07:00:10.024899', '2026-11-20 07:00:09.997389'),
(101, 1000, 1, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:1', NULL, NULL, '2026-11-20 07:00:10.162134', 0, false, 'sent', false, NULL, false, 72, '2026-11-20 07:00:10.172982', '2026-11-20 07:00:10.087498'),
(102, 1002, 3, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:3', NULL, NULL, '2026-11-20 07:00:10.183319', 0, false, 'sent', false, NULL, false, 73, '2026-11-20 07:00:10.197154', '2026-11-20 07:00:10.087498'),
(103, 1003, 4, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:4', NULL, NULL, '2026-11-20 07:00:10.210127', 0, false, 'sent', false, NULL, false, 74, '2026-11-20 07:00:10.222786', '2026-11-20 07:00:10.087498'),
(104, 1004, 5, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:5', NULL, NULL, '2026-11-20 07:00:10.242636', 0, false, 'sent', false, NULL, false, 75, '2026-11-20 07:00:10.257156', '2026-11-20 07:00:10.087498'),
(105, 1005, 6, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:6', NULL, NULL, '2026-11-20 07:00:10.277401', 0, false, 'sent', false, NULL, false, 76, '2026-11-20 07:00:10.290979', '2026-11-20 07:00:10.087498'),
(106, 1006, 7, 'send', 'notice-card', '{}', NULL, '[]', 'notice:1', 3, false, 'notice-card:1:7', NULL, NULL, '2026-11-20 07:00:10.325685', 0, false, 'sent', false, NULL, false, 77, '2026-11-20 07:00:10.353171', '2026-11-20 07:00:10.087498'),
(107, 1001, 2, 'edit', 'notice-status', '{}', NULL, '[]', 'notice:1', 0, false, NULL, 97, NULL, '2026-11-20 07:00:10.137632', 0, false, 'sent', false, NULL, false, 71, '2026-11-20 07:00:10.148994', '2026-11-20 07:00:10.095023'),
(108, 1003, 4, 'send', '', '{}', '<b>Weekly report · Mon, Nov 16 – Sun, Nov 22</b> · 1/3

📍 Visits: 1 (A 1 · B 0 · C 0)
🧾 Orders: 2 · CN¥2,156.04
📈 Sales: CN¥1,288.20
💰 Received: CN¥100.00
🏪 New customers: 1

<b>How did the week go?</b>

From your week:
<blockquote expandable>Fri, Nov 20: One order</blockquote>
Use it as it is, or write what is missing: it is added below.', '[[{"key": "weekly-done.keep", "facts": {}, "data": "f:16:2:keep", "style": "success"}, {"key": "weekly-done.fresh", "facts": {}, "data": "f:16:2:fresh", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:16:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:10.570111', 0, false, 'sent', false, NULL, false, 79, '2026-11-20 07:00:10.584164', '2026-11-20 07:00:10.550244'),
(109, 1003, 4, 'send', '', '{}', '<b>Weekly report · Mon, Nov 16 – Sun, Nov 22</b> · 2/3

✓ Summary: Fri, Nov 20: One order · A good week

<b>Any problems, or help you need?</b>', '[[{"key": "form-back", "facts": {}, "data": "f:16:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:16:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:16:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-20 07:00:10.672271', 0, false, 'sent', false, NULL, false, 81, '2026-11-20 07:00:10.689043', '2026-11-20 07:00:10.645033'),
(110, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 108, NULL, '2026-11-20 07:00:10.698743', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:10.710838', '2026-11-20 07:00:10.647189'),
(111, 1003, 4, 'edit', '', '{}', '<b>Weekly report · Mon, Nov 16 – Sun, Nov 22</b> · 3/3

✓ Summary: Fri, Nov 20: One order · A good week

<b>What is planned for the week after?</b>

Planned or due:
<blockquote expandable>Mon, Nov 23: Hualian</blockquote>
Use it as it is, or write what is missing: it is added below.', '[[{"key": "weekly-plan.keep", "facts": {}, "data": "f:16:4:keep", "style": "success"}, {"key": "weekly-plan.fresh", "facts": {}, "data": "f:16:4:fresh", "style": null}], [{"key": "form-back", "facts": {}, "data": "f:16:4:back", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:16:4:cancel", "style": "danger"}]]', NULL, 0, false, NULL, 109, NULL, '2026-11-20 07:00:10.806545', 0, false, 'sent', false, NULL, false, 81, '2026-11-20 07:00:10.819066', '2026-11-20 07:00:10.782846'),
(112, 1003, 4, 'send', 'report-card', '{}', '<b>Weekly report · Mon, Nov 16 – Sun, Nov 22</b> · ready to send

<b>Summary</b>
Fri, Nov 20: One order
A good week

<b>Problems</b>
—

<b>Next week</b>
Mon, Nov 23: Hualian
Visit Metro

📍 Visits: 1 (A 1 · B 0 · C 0)
🧾 Orders: 2 · CN¥2,156.04
📈 Sales: CN¥1,288.20
💰 Received: CN¥100.00
🏪 New customers: 1', '[[{"key": "form-send", "facts": {}, "data": "f:16:5:send", "style": "success"}], [{"key": "form-change", "facts": {"field": "Summary"}, "data": "f:16:5:change:done", "style": null}, {"key": "form-change", "facts": {"field": "Problems"}, "data": "f:16:5:change:problems", "style": null}], [{"key": "form-change", "facts": {"field": "Next week"}, "data": "f:16:5:change:plan", "style": null}], [{"key": "form-cancel", "facts": {}, "data": "f:16:5:cancel", "style": "danger"}]]', 'report:2', 0, false, NULL, NULL, NULL, '2026-11-20 07:00:10.925993', 0, false, 'sent', false, NULL, false, 83, '2026-11-20 07:00:10.934923', '2026-11-20 07:00:10.905137'),
(113, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 109, NULL, '2026-11-20 07:00:10.942024', 0, false, 'sent', false, NULL, false, NULL, '2026-11-20 07:00:10.954252', '2026-11-20 07:00:10.907578'),
(114, 1002, 3, 'send', 'report-card', '{}', NULL, '[]', 'report:2', 1, false, 'report:2:3', NULL, NULL, '2026-11-20 07:00:11.087713', 0, false, 'sent', false, NULL, false, 84, '2026-11-20 07:00:11.106966', '2026-11-20 07:00:11.027409'),
(115, 1003, 4, 'edit', 'report-card', '{}', NULL, '[]', 'report:2', 0, false, NULL, 112, NULL, '2026-11-20 07:00:11.064841', 0, false, 'sent', false, NULL, false, 83, '2026-11-20 07:00:11.075513', '2026-11-20 07:00:11.041212'),
(116, 1000, 1, 'send', 'calendar-provisional', '{"year": "2027"}', NULL, '[]', NULL, 1, false, 'calendar-provisional:2027:1', NULL, NULL, '2026-11-20 10:00:00.607375', 0, false, 'sent', false, NULL, false, 85, '2026-11-20 10:00:00.620559', '2026-11-20 10:00:00.041064'),
(117, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 1/4

<b>What did you do, and where?</b>

<i>Best with one line for each customer.</i>', '[[{"key": "form-cancel", "facts": {}, "data": "f:17:2:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:01.473807', 0, false, 'sent', false, NULL, false, 87, '2026-11-21 01:05:01.486230', '2026-11-21 01:05:01.459485'),
(118, 1003, 4, 'send', '', '{}', '<b>Daily report · Sat, Nov 21</b> · 2/4

✓ Done: Two shops before noon

<b>What came of it?</b>

<i>Orders, payments, promises.</i>', '[[{"key": "form-back", "facts": {}, "data": "f:17:3:back", "style": null}, {"key": "form-skip", "facts": {}, "data": "f:17:3:skip", "style": null}, {"key": "form-cancel", "facts": {}, "data": "f:17:3:cancel", "style": "danger"}]]', NULL, 0, false, NULL, NULL, NULL, '2026-11-21 01:05:01.546192', 0, false, 'sent', false, NULL, false, 89, '2026-11-21 01:05:01.559100', '2026-11-21 01:05:01.529909'),
(119, 1003, 4, 'delete', '', '{}', NULL, '[]', NULL, 0, false, NULL, 117, NULL, '2026-11-21 01:05:01.571536', 0, false, 'sent', false, NULL, false, NULL, '2026-11-21 01:05:01.581857', '2026-11-21 01:05:01.531612'),
(120, 1003, 4, 'send', 'answer', '{"name": "Hugo", "words": "And the price for Metro?"}', NULL, '[]', 'answer:2', 0, false, NULL, NULL, 8, '2026-11-21 01:05:01.631646', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:01.631651'),
(121, 1002, 3, 'send', '', '{}', '✓ Passed on to Mei.', '[]', NULL, 0, true, NULL, NULL, 90, '2026-11-21 01:05:01.642240', 0, false, 'waiting', false, NULL, false, NULL, NULL, '2026-11-21 01:05:01.642245');
INSERT INTO plans (id, author_id, day, sent_at, sent_with_id, agreed_at, agreed_by_id, changed_by_id, created_at) VALUES
(1, 4, '2026-11-23', NULL, NULL, NULL, NULL, NULL, '2026-11-20 07:00:02.610949');
INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at, part) VALUES
(1, 'report-reminder:4:2026-11-20', 'report-reminder', 4, '2026-11-20', '2026-11-20 08:30:00.000000', '2026-11-20 15:59:59.999999', 'moot', '2026-11-20 10:00:00.125134', ''),
(2, 'report-digest:3:2026-11-20', 'report-digest', 3, '2026-11-20', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-20 10:00:00.131947', ''),
(3, 'agenda-morning:2:2026-11-20', 'agenda-morning', 2, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.198074', ''),
(4, 'agenda-morning:3:2026-11-20', 'agenda-morning', 3, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.198078', ''),
(5, 'agenda-morning:4:2026-11-20', 'agenda-morning', 4, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.198079', ''),
(6, 'agenda-morning:5:2026-11-20', 'agenda-morning', 5, '2026-11-20', '2026-11-20 00:30:00.000000', '2026-11-20 02:00:00.000000', 'missed', '2026-11-20 10:00:00.198080', ''),
(7, 'monday-week:2:2026-11-09', 'monday-week', 2, '2026-11-09', '2026-11-16 01:00:00.000000', '2026-11-16 12:30:00.000000', 'missed', '2026-11-20 10:00:00.268304', ''),
(8, 'monday-week:3:2026-11-09', 'monday-week', 3, '2026-11-09', '2026-11-16 01:00:00.000000', '2026-11-16 12:30:00.000000', 'missed', '2026-11-20 10:00:00.268308', ''),
(9, 'monday-week:5:2026-11-09', 'monday-week', 5, '2026-11-09', '2026-11-16 01:00:00.000000', '2026-11-16 12:30:00.000000', 'missed', '2026-11-20 10:00:00.268309', ''),
(10, 'report-reminder:4:2026-11-21', 'report-reminder', 4, '2026-11-21', '2026-11-21 08:30:00.000000', '2026-11-21 15:59:59.999999', 'waiting', '2026-11-21 01:05:00.074580', ''),
(11, 'report-digest:3:2026-11-21', 'report-digest', 3, '2026-11-21', '2026-11-23 01:00:00.000000', '2026-11-23 12:30:00.000000', 'waiting', '2026-11-21 01:05:00.080405', ''),
(12, 'agenda-morning:2:2026-11-21', 'agenda-morning', 2, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.116023', ''),
(13, 'agenda-morning:3:2026-11-21', 'agenda-morning', 3, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.116029', ''),
(14, 'agenda-morning:4:2026-11-21', 'agenda-morning', 4, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.116029', ''),
(15, 'agenda-morning:5:2026-11-21', 'agenda-morning', 5, '2026-11-21', '2026-11-21 01:30:00.000000', '2026-11-21 03:00:00.000000', 'waiting', '2026-11-21 01:05:00.116030', ''),
(16, 'tasks-overdue:3:2026-11-21', 'tasks-overdue', 3, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:00.149450', ''),
(17, 'attendance-reminder:3:2026-11-21:10:00', 'attendance-reminder', 3, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.249197', '10:00'),
(18, 'attendance-reminder:4:2026-11-21:10:00', 'attendance-reminder', 4, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.250233', '10:00'),
(19, 'attendance-reminder:6:2026-11-21:10:00', 'attendance-reminder', 6, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.250917', '10:00'),
(20, 'attendance-reminder:7:2026-11-21:10:00', 'attendance-reminder', 7, '2026-11-21', '2026-11-21 01:50:00.000000', '2026-11-21 02:00:00.000000', 'waiting', '2026-11-21 01:05:00.251528', '10:00'),
(21, 'order-overdue:3:2026-11-21', 'order-overdue', 3, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.173527', ''),
(22, 'order-overdue:6:2026-11-21', 'order-overdue', 6, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.174247', ''),
(23, 'statement:3:2026-10-01', 'statement', 3, '2026-10-01', '2026-11-21 02:00:00.000000', '2026-11-30 20:00:00.000000', 'waiting', '2026-11-21 01:05:01.331751', ''),
(24, 'statement:4:2026-10-01', 'statement', 4, '2026-10-01', '2026-11-21 02:00:00.000000', '2026-11-30 20:00:00.000000', 'waiting', '2026-11-21 01:05:01.332654', ''),
(25, 'receipts-waiting:7:2026-11-21', 'receipts-waiting', 7, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.350558', ''),
(26, 'notice-reminder:1:2026-11-21', 'notice-reminder', 1, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379062', ''),
(27, 'notice-reminder:3:2026-11-21', 'notice-reminder', 3, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379067', ''),
(28, 'notice-reminder:4:2026-11-21', 'notice-reminder', 4, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379068', ''),
(29, 'notice-reminder:5:2026-11-21', 'notice-reminder', 5, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379069', ''),
(30, 'notice-reminder:6:2026-11-21', 'notice-reminder', 6, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379069', ''),
(31, 'notice-reminder:7:2026-11-21', 'notice-reminder', 7, '2026-11-21', '2026-11-21 02:00:00.000000', '2026-11-21 09:00:00.000000', 'waiting', '2026-11-21 01:05:01.379070', '');
INSERT INTO reports (id, author_id, day, done, results, problems, plan, version, due_at, first_filed_at, filed_at, withdrawn_at, answered_at, created_at, kind, work) VALUES
(1, 4, '2026-11-20', 'Met three shops', 'One order', NULL, 'Visit the market', 1, '2026-11-21 02:00:00.000000', '2026-11-20 07:00:00.697450', '2026-11-20 07:00:00.697450', NULL, '2026-11-20 07:00:00.882314', '2026-11-20 07:00:00.724884', 'daily', NULL),
(2, 4, '2026-11-16', 'Fri, Nov 20: One order
A good week', NULL, NULL, 'Mon, Nov 23: Hualian
Visit Metro', 1, '2026-11-23 01:00:00.000000', '2026-11-20 07:00:10.982023', '2026-11-20 07:00:10.982023', NULL, NULL, '2026-11-20 07:00:11.023187', 'weekly', '{"own": {"visits": {"A": 1}, "planned": 0, "done": 0, "orders": 2, "ordered": {"CNY": 215604}, "sales": {"CNY": 128820}, "receipts": {"CNY": 10000}, "new_customers": 1, "overdue": {}, "halves_of_leave": 0}}');
INSERT INTO targets (id, whom, staff_id, period, measure, currency, units, created_at) VALUES
(1, 'person', 4, '2026-12', 'visits', NULL, 60, '2026-11-20 07:00:09.328392');
INSERT INTO absent_halves (id, request_id, staff_id, day, half, counted, approved, created_at) VALUES
(1, 1, 4, '2026-11-24', 'morning', true, true, '2026-11-20 07:00:03.373756'),
(2, 1, 4, '2026-11-24', 'afternoon', true, true, '2026-11-20 07:00:03.373759'),
(3, 2, 4, '2026-11-26', 'afternoon', true, false, '2026-11-20 07:00:03.781742');
INSERT INTO approval_steps (id, approval_id, number, wanted, state, remind_at, climb_at, decided_by_id, decided_for_id, decided_at, reason, created_at) VALUES
(1, 1, 0, 'superior', 'approved', NULL, NULL, 3, NULL, '2026-11-20 07:00:03.568288', NULL, '2026-11-20 07:00:03.382691'),
(2, 2, 0, 'superior', 'open', '2026-11-21 05:30:03.796424', '2026-11-23 01:30:03.796424', NULL, NULL, NULL, NULL, '2026-11-20 07:00:03.789384'),
(3, 3, 0, 'director', 'open', '2026-11-21 05:30:06.563276', '2026-11-23 01:30:06.563276', NULL, NULL, NULL, NULL, '2026-11-20 07:00:06.554851');
INSERT INTO contacts (id, customer_id, name, phone, job, birthday, created_at) VALUES
(1, 1, 'Li Na', '+8613800138000', NULL, NULL, '2026-11-20 07:00:01.488782');
INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, asking, changing, wrong, rev, panel_id, touched_at, created_at, said_from, said_until) VALUES
(1, 4, 'report', '2026-11-20', 'sent', '{"done": "Met three shops", "results": "One order", "problems": null, "plan": "Visit the market"}', '{}', '{"1": "line:2", "3": "done", "5": "results", "7": "plan"}', NULL, false, 0, 8, 8, '2026-11-20 07:00:00.760631', '2026-11-20 07:00:00.284131', '2026-11-20 07:00:00.000000', '2026-11-20 07:00:00.000000'),
(2, 4, 'customer', '', 'sent', '{"phone": "+8613800138000", "customer_class": "A", "name": "Hualian", "contact": "Li Na"}', '{}', '{"15": "line:2", "17": "contact"}', NULL, false, 0, 5, 20, '2026-11-20 07:00:01.502491', '2026-11-20 07:00:01.266884', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:01.000000'),
(3, 4, 'visit', '', 'sent', '{"place": null, "customer": {"id": 1, "name": "Hualian", "shop": null}, "purpose": "routine", "photos": null, "outcome": "Two orders", "next_step": {"day": "2026-11-23", "words": "bring samples"}}', '{}', '{"19": "line:2", "23": "customer", "25": "outcome", "27": "next_step"}', NULL, false, 0, 10, 31, '2026-11-20 07:00:02.469645', '2026-11-20 07:00:01.658590', '2026-11-20 07:00:01.000000', '2026-11-20 07:00:02.000000'),
(4, 4, 'plan', '2026-11-23:4', 'sent', '{"customer": {"id": 1, "name": "Hualian"}}', '{"title": {"whose": "mine"}}', '{"29": "line:4"}', NULL, false, 0, 4, 34, '2026-11-20 07:00:02.678313', '2026-11-20 07:00:02.622391', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(5, 4, 'checkin', '', 'sent', '{"place": null}', '{}', '{"31": "line:2"}', NULL, false, 0, 5, 36, '2026-11-20 07:00:03.000576', '2026-11-20 07:00:02.948367', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(6, 4, 'elsewhere', '1', 'sent', '{"reason": {"words": "On the road", "customer_id": null}}', '{}', '{"33": "line:2"}', NULL, false, 0, 5, 38, '2026-11-20 07:00:03.097914', '2026-11-20 07:00:03.006515', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.000000'),
(7, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-24m2026-11-24a", "counted": {"kind": "personal", "days": "1"}}, "kind": "personal", "reason": "bank"}', '{}', '{"36": "line:2"}', NULL, false, 0, 4, 41, '2026-11-20 07:00:03.409539', '2026-11-20 07:00:03.180686', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(8, 4, 'leave', '', 'sent', '{"span": {"span": "2026-11-26a2026-11-26a", "counted": {"kind": "personal", "days": "0.5"}}, "kind": "personal", "reason": "dentist"}', '{}', '{"42": "line:2"}', NULL, false, 0, 4, 48, '2026-11-20 07:00:03.799548', '2026-11-20 07:00:03.658778', '2026-11-20 07:00:03.000000', '2026-11-20 07:00:03.000000'),
(9, 4, 'new-order', 'line:45:2026-11-20T07:00:04+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}, {"id": 2, "name": "Cola", "code": "COLA", "measure": "case", "quantity": "5", "list": {"amount": "36.0", "currency": "CNY"}, "agreed": null, "discount": null, "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"45": "line:2"}', NULL, false, 0, 4, 51, '2026-11-20 07:00:04.686429', '2026-11-20 07:00:04.149069', '2026-11-20 07:00:04.000000', '2026-11-20 07:00:04.000000'),
(10, 4, 'new-order', 'line:52:2026-11-20T07:00:06+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian", "known": true}, "deliver_on": "2026-11-20", "lines": {"lines": [{"id": 1, "name": "Water", "code": "WATER", "measure": "case", "quantity": "20", "list": {"amount": "48", "currency": "CNY"}, "agreed": null, "discount": "20", "reason": null, "number": null, "message": null}], "open": [], "at": null, "page": null, "of": 1}, "place": null, "packing": {"words": "Standard carton", "usual": true}, "transport": {"words": "Our truck", "usual": true}, "terms": {"words": "days:30", "usual": true}}', '{}', '{"52": "line:2"}', NULL, false, 0, 4, 62, '2026-11-20 07:00:06.578949', '2026-11-20 07:00:06.226690', '2026-11-20 07:00:06.000000', '2026-11-20 07:00:06.000000'),
(11, 4, 'payment', 'line:55:2026-11-20T07:00:06+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian"}, "method": "transfer", "reference": "900", "amount": {"amount": "100.00", "currency": "CNY"}, "photos": null, "day": "2026-11-20", "order": {"id": null}}', '{}', '{"55": "line:2"}', NULL, false, 0, 4, 65, '2026-11-20 07:00:07.001813', '2026-11-20 07:00:06.759033', '2026-11-20 07:00:06.000000', '2026-11-20 07:00:06.000000'),
(12, 4, 'payment', 'line:61:2026-11-20T07:00:08+00:00', 'sent', '{"customer": {"id": 1, "name": "Hualian"}, "method": "cash", "amount": {"amount": "54.24", "currency": "CNY"}, "reference": null, "photos": null, "day": "2026-11-20", "order": {"id": null}}', '{}', '{"61": "line:2"}', NULL, false, 0, 4, 83, '2026-11-20 07:00:08.583540', '2026-11-20 07:00:08.311361', '2026-11-20 07:00:08.000000', '2026-11-20 07:00:08.000000'),
(13, 3, 'target', '', 'sent', '{"who": {"who": "p4", "name": "Mei"}, "period": "2026-12", "measure": "visits", "aim": {"number": "60", "currency": null}}', '{}', '{"64": "line:2"}', NULL, false, 0, 4, 91, '2026-11-20 07:00:09.362526', '2026-11-20 07:00:09.188030', '2026-11-20 07:00:09.000000', '2026-11-20 07:00:09.000000'),
(14, 3, 'task', '', 'sent', '{"people": {"people": [{"id": 4, "name": "Mei"}]}, "customer": {"id": 1, "name": "Hualian"}, "day": "2026-11-20", "what": "call Hualian about the shelf"}', '{}', '{"67": "line:2"}', NULL, false, 0, 4, 94, '2026-11-20 07:00:09.678771', '2026-11-20 07:00:09.520830', '2026-11-20 07:00:09.000000', '2026-11-20 07:00:09.000000'),
(15, 2, 'notice', '', 'sent', '{"words": "New prices from Monday.", "audience": "everybody", "files": null}', '{}', '{"70": "line:2"}', NULL, false, 0, 6, 97, '2026-11-20 07:00:10.094036', '2026-11-20 07:00:09.814636', '2026-11-20 07:00:09.000000', '2026-11-20 07:00:09.000000'),
(16, 4, 'weekly', '2026-11-16', 'sent', '{"done": "Fri, Nov 20: One order\nA good week", "problems": null, "plan": "Mon, Nov 23: Hualian\nVisit Metro"}', '{"done": "Fri, Nov 20: One order", "plan": "Mon, Nov 23: Hualian"}', '{"78": "line:2", "80": "done", "82": "plan"}', NULL, false, 0, 7, 112, '2026-11-20 07:00:11.034333', '2026-11-20 07:00:10.455337', '2026-11-20 07:00:10.000000', '2026-11-20 07:00:10.000000'),
(17, 4, 'report', '2026-11-21', 'open', '{"done": "Two shops before noon"}', '{"plan": "Hualian: bring samples\ncall Hualian about the shelf"}', '{"86": "line:2", "88": "done"}', 'results', false, 0, 3, 118, '2026-11-21 01:05:01.531329', '2026-11-21 01:05:01.457039', '2026-11-21 01:05:01.000000', '2026-11-21 01:05:01.000000');
INSERT INTO ledger_entries (id, customer_id, day, kind, currency, units, record, free_units, created_at) VALUES
(1, 1, '2026-11-20', 'sale', 'CNY', 128820, 'order:1', 0, '2026-11-20 07:00:04.534578'),
(2, 1, '2026-11-20', 'receipt', 'CNY', -10000, 'receipt:1', 0, '2026-11-20 07:00:07.522433');
INSERT INTO notice_readers (id, notice_id, staff_id, told_at, read_at, created_at) VALUES
(1, 1, 1, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543'),
(2, 1, 3, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543'),
(3, 1, 4, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543'),
(4, 1, 5, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543'),
(5, 1, 6, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543'),
(6, 1, 7, '2026-11-20 07:00:10.064890', NULL, '2026-11-20 07:00:10.071543');
INSERT INTO orders (id, customer_id, seller_id, author_id, said_at, day, number, state, version, pending, asks, cancel_reason, confirmed_on, delivered_on, currency, total_units, deliver_on, created_at) VALUES
(1, 1, 4, 4, '2026-11-20 07:00:04.352944', '2026-11-20', 'SO202611-0001', 'confirmed', 1, NULL, NULL, NULL, '2026-11-20', NULL, 'CNY', 128820, '2026-11-20', '2026-11-20 07:00:04.431605'),
(2, 1, 4, 4, '2026-11-20 07:00:06.469463', '2026-11-20', NULL, 'waiting', 0, 1, 'place', NULL, NULL, NULL, 'CNY', 86784, '2026-11-20', '2026-11-20 07:00:06.518334');
INSERT INTO planned_visits (id, plan_id, customer_id, at, added_by_id, taken_off_by_id, created_at) VALUES
(1, 1, 1, 0, 4, NULL, '2026-11-20 07:00:02.659385');
INSERT INTO report_versions (id, report_id, version, done, results, problems, plan, filed_at, created_at, work) VALUES
(1, 1, 1, 'Met three shops', 'One order', NULL, 'Visit the market', '2026-11-20 07:00:00.697450', '2026-11-20 07:00:00.726644', NULL),
(2, 2, 1, 'Fri, Nov 20: One order
A good week', NULL, NULL, 'Mon, Nov 23: Hualian
Visit Metro', '2026-11-20 07:00:10.982023', '2026-11-20 07:00:11.025976', '{"own": {"visits": {"A": 1}, "planned": 0, "done": 0, "orders": 2, "ordered": {"CNY": 215604}, "sales": {"CNY": 128820}, "receipts": {"CNY": 10000}, "new_customers": 1, "overdue": {}, "halves_of_leave": 0}}');
INSERT INTO signings (id, staff_id, day, way, said_at, arrived_at, place_said_at, latitude, longitude, place, metres_away, was_there, reason, customer_id, correction_id, created_at) VALUES
(1, 4, '2026-11-20', 'in', '2026-11-20 07:00:02.000000', '2026-11-20 07:00:02.987272', NULL, NULL, NULL, NULL, NULL, NULL, 'On the road', NULL, NULL, '2026-11-20 07:00:02.996948');
INSERT INTO tasks (id, giver_id, staff_id, what, customer_id, due_on, asked_for, state, settled_at, result, created_at) VALUES
(1, 3, 4, 'call Hualian about the shelf', 1, '2026-11-20', NULL, 'open', NULL, NULL, '2026-11-20 07:00:09.676113');
INSERT INTO visits (id, customer_id, author_id, said_at, day, purpose, outcome, next_on, next_step, latitude, longitude, metres_away, shop, checks, contact_before, settled, withdrawn_at, created_at) VALUES
(1, 1, 4, '2026-11-20 07:00:01.000000', '2026-11-20', 'routine', 'Two orders', '2026-11-23', 'bring samples', NULL, NULL, NULL, NULL, '[]', '2026-11-20', '[1]', NULL, '2026-11-20 07:00:02.418915');
INSERT INTO approval_seats (id, step_id, staff_id, for_id, ended_at, created_at) VALUES
(1, 1, 3, NULL, NULL, '2026-11-20 07:00:03.401476'),
(2, 2, 3, NULL, NULL, '2026-11-20 07:00:03.796191'),
(3, 3, 2, NULL, NULL, '2026-11-20 07:00:06.563042');
INSERT INTO follow_ups (id, customer_id, staff_id, cause, due_on, words, visit_id, state, snoozed, handed_by_id, settled_at, done_by_id, superior_told, created_at) VALUES
(1, 1, 4, 'rhythm', '2026-11-27', NULL, NULL, 'dropped', 0, NULL, '2026-11-20 07:00:02.443400', NULL, false, '2026-11-20 07:00:01.498377'),
(2, 1, 4, 'promised', '2026-11-23', 'bring samples', 1, 'open', 0, NULL, NULL, NULL, false, '2026-11-20 07:00:02.442835');
INSERT INTO instalments (id, customer_id, order_id, number, terms_said, due_on, currency, amount_units, settled_units, pending_units, created_at) VALUES
(1, 1, 1, 1, 'days:30', NULL, 'CNY', 128820, 10000, 5424, '2026-11-20 07:00:04.554689');
INSERT INTO order_versions (id, order_id, number, author_id, said_at, why, outcome, stood_from, deliver_on, needed_on, address, latitude, longitude, packing, transport, terms_said, note, photos, currency, by_document, tax_included, net_units, tax_units, total_units, deposit_units, over_discount_basis_points, over_credit, capped_basis_points, created_at) VALUES
(1, 1, 1, 4, '2026-11-20 07:00:04.352944', NULL, 'approved', '2026-11-20 07:00:04.497078', '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 114000, 14820, 128820, NULL, NULL, false, NULL, '2026-11-20 07:00:04.449444'),
(2, 2, 1, 4, '2026-11-20 07:00:06.469463', NULL, 'open', NULL, '2026-11-20', NULL, NULL, NULL, NULL, 'Standard carton', 'Our truck', 'days:30', NULL, '[]', 'CNY', false, false, 76800, 9984, 86784, NULL, 2000, false, NULL, '2026-11-20 07:00:06.519394');
INSERT INTO receipts (id, customer_id, author_id, said_at, day, currency, amount_units, method, reference, reference_key, note, photos, order_id, state, decided_by_id, decided_at, reason, held_by_id, hand_in_id, created_at, instead_of_id) VALUES
(1, 1, 4, '2026-11-20 07:00:06.000000', '2026-11-20', 'CNY', 10000, 'transfer', '900', '900', NULL, '[]', NULL, 'confirmed', 7, '2026-11-20 07:00:07.518471', NULL, NULL, NULL, '2026-11-20 07:00:06.934567', NULL),
(2, 1, 4, '2026-11-20 07:00:08.000000', '2026-11-20', 'CNY', 5424, 'cash', NULL, NULL, NULL, '[]', NULL, 'waiting', NULL, NULL, NULL, 4, NULL, '2026-11-20 07:00:08.516947', NULL);
INSERT INTO order_lines (id, version_id, number, product_id, code, name, measure, factor, quantity_milli, currency, list_units, price_units, cost_units, tax_basis_points, discount_basis_points, reason, created_at) VALUES
(1, 1, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 4800, NULL, 1300, NULL, NULL, '2026-11-20 07:00:04.457345'),
(2, 1, 2, 2, 'COLA', 'Cola', 'case', 24, 5000, 'CNY', 3600, 3600, NULL, 1300, NULL, NULL, '2026-11-20 07:00:04.457350'),
(3, 2, 1, 1, 'WATER', 'Water', 'case', 24, 20000, 'CNY', 4800, 3840, NULL, 1300, 2000, NULL, '2026-11-20 07:00:06.524948');
INSERT INTO settlements (id, entry_id, instalment_id, units, created_at) VALUES
(1, 2, 1, 10000, '2026-11-20 07:00:07.531334');
