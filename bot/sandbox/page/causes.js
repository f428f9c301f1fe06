// What a conversation caused in the database, for whoever wants to see that it is real.

import { make } from "./dom.js";
import { t } from "./texts.js";

// Written out, so that it is found who says them; other tables are called what the database calls them.
const NAMES = {
  absent_halves: "page-caused-absent-halves",
  alerts: "page-caused-alerts",
  approval_seats: "page-caused-approval-seats",
  approval_steps: "page-caused-approval-steps",
  approvals: "page-caused-approvals",
  audit: "page-caused-audit",
  chasings: "page-caused-chasings",
  contacts: "page-caused-contacts",
  credit_shares: "page-caused-credit-shares",
  customers: "page-caused-customers",
  earnings: "page-caused-earnings",
  follow_ups: "page-caused-follow-ups",
  hand_ins: "page-caused-hand-ins",
  instalments: "page-caused-instalments",
  invoices: "page-caused-invoices",
  leave_credits: "page-caused-leave-credits",
  leave_requests: "page-caused-leave-requests",
  ledger_entries: "page-caused-ledger-entries",
  notes: "page-caused-notes",
  notices: "page-caused-notices",
  order_lines: "page-caused-order-lines",
  order_progress: "page-caused-order-progress",
  order_versions: "page-caused-order-versions",
  orders: "page-caused-orders",
  planned_visits: "page-caused-planned-visits",
  plans: "page-caused-plans",
  promises: "page-caused-promises",
  receipts: "page-caused-receipts",
  report_versions: "page-caused-report-versions",
  reports: "page-caused-reports",
  settlements: "page-caused-settlements",
  shipments: "page-caused-shipments",
  signings: "page-caused-signings",
  staff: "page-caused-staff",
  tasks: "page-caused-tasks",
  visit_photos: "page-caused-visit-photos",
  visits: "page-caused-visits",
  whereabouts: "page-caused-whereabouts",
};
const KINDS = { new: "page-caused-new", changed: "page-caused-changed", gone: "page-caused-gone" };
const SIGNS = { new: "+", changed: "~", gone: "−" };
// What people deal in comes first, what keeps account of it after that, the rest as it comes.
const ORDER = ["audit", "visits", "follow_ups", "reports", "leave_requests", "orders", "order_lines", "receipts", "tasks", "plans", "planned_visits", "customers", "approvals"];

/** Fills `holder` with changes as /try/database/changes tells them, table by table; `more` were not told. */
export function drawCauses(holder, changes, more = 0) {
  const tables = new Map();
  for (const change of changes) tables.set(change.table, [...(tables.get(change.table) ?? []), change]);
  const place = (table) => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length);
  const sorted = [...tables].sort(([one], [other]) => place(one) - place(other));
  holder.classList.add("causes");
  holder.replaceChildren(...sorted.map(([table, those]) => drawTable(table, those)));
  if (!changes.length) holder.append(make("p", "causes-note", t("page-caused-nothing")));
  if (more) holder.append(make("p", "causes-note", t("page-caused-more", { n: more })));
}

function drawTable(table, changes) {
  const name = Object.hasOwn(NAMES, table) ? t(NAMES[table]) : "";
  const title = make("p", "causes-table", name ? make("strong", "", name) : null, " ", make("code", "", table));
  const rows = make("ul", "causes-rows", ...changes.map((change) => drawChange(table, change)));
  rows.setAttribute("role", "list");
  return make("section", "causes-part", title, rows);
}

function drawChange(table, change) {
  const sign = make("span", `causes-sign causes-${change.kind}`, SIGNS[change.kind] ?? "?");
  sign.setAttribute("aria-hidden", "true");
  const kind = make("span", "unseen", Object.hasOwn(KINDS, change.kind) ? t(KINDS[change.kind]) : String(change.kind));
  const columns = Object.entries(change.columns ?? {});
  const what = make("span", "causes-what", table === "audit" ? deedOf(change) : change.name || "");
  const head = [sign, kind, " ", what, " ", make("code", "", `#${change.id}`)];
  const facts = drawColumns(columns, change.kind);
  if (change.kind === "changed") return make("li", "causes-row", make("div", "causes-head", ...head), facts);
  return make("li", "causes-row", make("details", "", make("summary", "causes-head", ...head), facts));
}

/** Who did what to what, in one line: the audit's deeds are called what the code calls them. */
function deedOf({ columns }) {
  const now = (column) => columns?.[column]?.[1] ?? "";
  const who = now("staff_id").replace(/ #\d+$/, "");
  return [who, now("deed"), now("about")].filter(Boolean).join(" · ");
}

function drawColumns(columns, kind) {
  const list = make("dl", "causes-columns");
  for (const [name, [before, after]] of columns) {
    const value = make("dd", "");
    if (kind !== "new") value.append(make("del", "", before ?? "∅"));
    if (kind === "changed") value.append(" → ");
    if (kind !== "gone") value.append(make("ins", "", after ?? "∅"));
    list.append(make("dt", "", make("code", "", name)), value);
  }
  return list;
}
