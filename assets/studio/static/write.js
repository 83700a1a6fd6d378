// Writing: what is typed is saved as it is typed, what it becomes is shown beside it, a click on a text leads to its field.
import { announce, ask, back, course, dialog, element, keeps, post, say, state, tell, version } from "/static/studio.js";

const WAIT = 150; // milliseconds after the last key until a text is saved
const here = `/c/${course}`;
const desk = () => document.getElementById("desk");
const asking = () => ({ version, part: desk().dataset.part, block: desk().dataset.block, scope: document.querySelector("[name=scope]:checked")?.value || "all" });
const ident = (address) => `f-${address.replaceAll(".", "-")}`;

// ---- one thing at a time: buttons, keys and other parts wait for each other, in the order in which they were asked for
let turns = Promise.resolve(), turning = 0;
function inTurn(doing) {
  turning += 1;
  toldAsked += 1;
  const done = turns.then(drained).then(doing).finally(() => { turning -= 1; if (waiting.size) save(); else if (toldOwed && !turning) showTold(); });
  turns = done.catch(() => {});
  return done;
}

async function drained() {
  while (busy || waiting.size) { await write(); await new Promise((done) => setTimeout(done, 20)); }
}

// ---- saving: one request at a time; what is typed meanwhile goes with the next one
const waiting = new Map();
let timer = 0, busy = false, held = 0, saving = null; // ``saving`` is what is on its way

function typed(field) {
  const text = field.type === "checkbox" ? (field.checked ? "true" : field.dataset.off || "") : field.value;
  count(field);
  if (text === field.dataset.was && !busy && !waiting.has(field.name)) return; // left as it was, or taken out of the page
  waiting.set(field.name, { field, text });
  state("studio_saving", "busy");
  clearTimeout(timer);
  timer = setTimeout(save, WAIT);
}

async function save() {
  if (turning || busy) return; // whoever is at work saves first, or right after
  await write();
  if (waiting.size) save();
  else if (!busy) { await showPage(); if (!waiting.size && !busy) showTold(); }
}

async function write() {
  clearTimeout(timer);
  if (busy || !waiting.size) return;
  busy = true;
  const [address, { field, text }] = waiting.entries().next().value;
  waiting.delete(address);
  saving = { text };
  if (text === field.dataset.was) {
    if (!waiting.size) state("studio_saved");
  } else {
    const late = setTimeout(() => document.querySelectorAll("#slides .sheet").forEach((one) => one.classList.add("late")), 1000);
    const told = await post(`${here}/text`, { ...asking(), change: { type: "text", address, text, was: field.dataset.was } }, true);
    clearTimeout(late);
    if (told.ok) {
      field.dataset.was = text;
      held = 0;
      place(told);
      if (!waiting.size) state("studio_saved");
      performance.mark("slide-painted");
    } else if (told.conflict) conflict(field, told.conflict, text);
    else { held += 1; tell(told.problems, field.closest("[data-field]")); state("studio_held", "held"); }
  }
  busy = false;
  saving = null;
}

function place(told) {
  if (told.reload) { location.reload(); return; }
  document.getElementById("slides").innerHTML = told.slides;
  mark();
}

// What is wrong, the minutes and the head come after the slide, for which nobody should wait.
let toldAsked = 0, toldOwed = false; // what is told of a part that is no longer shown comes too late
async function showTold() {
  toldOwed = turning > 0; // another part may be on its way, with all that is told of it
  if (toldOwed) return;
  const mine = ++toldAsked, { part, block } = desk().dataset;
  const late = () => mine !== toldAsked || waiting.size || busy || turning || part !== desk().dataset.part || block !== desk().dataset.block;
  await new Promise((done) => setTimeout(done, 250)); // whoever types on is not to wait for a whole course that is judged
  if (late()) return;
  const told = await ask(`${here}/told?${new URLSearchParams({ part, block, version })}`);
  if (!told.ok || late()) return;
  const focusAgain = keptFocus("#outline");
  document.querySelector("#outline > ol").innerHTML = told.outline;
  focusAgain();
  replaceHead(told.head);
  document.getElementById("rests").innerHTML = told.rests;
  document.getElementById("loose").innerHTML = told.loose;
  for (const at of document.querySelectorAll("[data-problems-of]")) at.innerHTML = told.problems[at.dataset.problemsOf] || "";
  for (const at of document.querySelectorAll("[data-reads-of]")) at.textContent = told.reads[at.dataset.readsOf] ? say("studio_reads_as", { words: told.reads[at.dataset.readsOf] }) : "";
  for (const field of document.querySelectorAll("[data-text]")) field.classList.toggle("has-problem", field.name in told.problems);
}

// Gives back what puts the cursor where it is now, after that place is made anew.
function keptFocus(within) {
  const at = document.activeElement?.closest(within) ? document.activeElement : null, row = at?.matches("#outline a[data-part]") ? at.dataset : null;
  const ends = at?.matches("textarea, input:not([type=number], [type=radio], [type=checkbox], [type=file])") ? [at.selectionStart, at.selectionEnd] : null;
  const moves = at?.matches(".moves [data-by]") ? `#outline .moves [data-by="${at.dataset.by}"]` : "";
  return () => {
    if (!at || at.isConnected) return;
    const rows = row ? [...document.querySelectorAll("#outline a[data-part]")].filter((one) => one.dataset.part === row.part) : [];
    const place = rows.find((one) => one.dataset.block === row.block) || rows[0] || (at.id && document.getElementById(at.id)) || (moves && document.querySelector(moves)) || null;
    place?.focus({ preventScroll: true });
    if (ends && place?.value === at.value) place.setSelectionRange(...ends);
  };
}

function replaceHead(html) {
  const focused = document.activeElement?.closest("#head") ? document.activeElement.id : "";
  document.getElementById("head").outerHTML = html;
  if (waiting.size || busy) state("studio_saving", "busy");
  if (focused) document.getElementById(focused)?.focus();
}

// The same text was changed in the file and here: all three versions, and nothing is taken until somebody chooses.
function conflict(field, told, yours) {
  const around = field.closest("[data-field]") || field.parentElement;
  around.querySelector(".conflict")?.remove();
  const take = (text, was) => () => { field.value = text; field.dataset.was = was; box.remove(); field.focus(); if (text !== was) typed(field); else showPart(thisPart); };
  const box = element("div", { className: "conflict", role: "group", ariaLabel: say("studio_conflict") },
    element("p", {}, element("b", {}, say("studio_conflict"))),
    element("dl", {}, element("dt", {}, say("studio_conflict_was")), element("dd", {}, told.was), element("dt", {}, say("studio_conflict_now")), element("dd", {}, told.now),
      element("dt", {}, say("studio_conflict_yours")), element("dd", {}, yours)),
    element("p", { className: "row" }, element("button", { className: "btn tiny", type: "button", onclick: take(told.now, told.now) }, say("studio_conflict_take_now")),
      element("button", { className: "btn tiny", type: "button", onclick: take(yours, told.now) }, say("studio_conflict_take_yours"))));
  around.append(box);
  state("studio_held", "held");
  announce(say("studio_conflict"));
}

function count(field) {
  const fold = field.closest("[data-fold]");
  if (fold?.dataset.fold === field.name) fold.querySelector("summary span").textContent = (field.selectedOptions?.[0]?.textContent ?? field.value).slice(0, 60);
  const place = field.closest("[data-field]")?.querySelector("[data-count]");
  if (!place) return;
  const most = Number(place.dataset.count);
  const words = field.value.split(/\s+/).filter(Boolean).length;
  place.textContent = most ? say("studio_count_letters", { count: field.value.length, most }) : words === 1 ? say("studio_count_word") : say("studio_count_words", { count: words });
  place.classList.toggle("full", most > 0 && field.value.length >= most);
}

document.addEventListener("input", (event) => { if (event.target.matches("[data-text]")) typed(event.target); });
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-text]")) { typed(event.target); save(); }
  if (event.target.matches("[data-choice]")) choose(event.target.name, event.target.value, event.target.id);
  if (event.target.dataset.ticks) tick(event.target);
  if (event.target.name === "show") shows(event.target.value);
});
addEventListener("beforeunload", (event) => { if (waiting.size || busy || held) event.preventDefault(); });

// ---- the workbook's page follows when typing stops
let pageAsked = 0;
let whole = 0;
async function showPage(entire = false) {
  clearTimeout(whole);
  const place = document.getElementById("page");
  if (!place || desk().classList.contains("only-slide")) return;
  const mine = ++pageAsked;
  const told = await ask(place.dataset.page + (entire ? "&whole=yes" : ""));
  if (!told.ok || mine !== pageAsked || waiting.size) return;
  if (!entire) whole = setTimeout(() => showPage(true), 1500);
  place.innerHTML = told.page;
  for (const spot of place.querySelectorAll("[data-box]")) {
    const [left, top, width, height] = spot.dataset.box.split(" ");
    Object.assign(spot.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  }
  mark();
  performance.mark("page-painted");
}

// ---- a click on a text leads to its field; a field with the cursor frames its text
document.addEventListener("click", (event) => {
  const spot = event.target.closest("#slides [data-address], #page [data-address]");
  if (spot) goTo(spot.dataset.address);
});

function goTo(address) {
  let at = address;
  while (at) {
    const field = document.getElementById(ident(at)) || document.querySelector(`[data-field="${CSS.escape(at)}"] [data-text]`) || document.querySelector(`[data-item="${CSS.escape(at)}"] [data-text]`);
    if (field) {
      field.closest("details")?.setAttribute("open", "");
      field.focus();
      field.scrollIntoView({ block: "center" });
      return;
    }
    at = at.slice(0, Math.max(0, at.lastIndexOf(".")));
  }
}

function mark() {
  const name = document.activeElement?.name || "";
  for (const one of document.querySelectorAll("#slides [data-address]")) one.classList.toggle("here", one.dataset.address === name);
  for (const one of document.querySelectorAll("#page [data-address]")) one.setAttribute("aria-pressed", String(one.dataset.address === name));
}
document.addEventListener("focusin", (event) => {
  if (!event.target.matches("[data-text]")) return;
  mark();
  if (event.target.value.startsWith(say("studio_new_text")) && event.target.select) event.target.select(); // what is typed takes its place
});

// ---- another part
// ``where`` gives the part and its block when it is this one's turn, so that a key that is pressed twice goes two parts on.
const showPart = (where, focus = "") => inTurn(async () => {
  const [part, block] = where();
  const query = new URLSearchParams({ part, block: block || "", version });
  put(await ask(`${here}/part?${query}`), focus);
});
const thisPart = () => [desk().dataset.part, desk().dataset.block];
const partOf = (href) => { const to = new URL(href, location.href).searchParams; return [to.get("part"), to.get("block")]; };

function put(told, focus = "") {
  if (!told.desk && !told.reload) { tell(told.problems || [{ message: told.text, hint: "" }]); return; }
  if (told.reload) { location.reload(); return; }
  const open = new Set([...document.querySelectorAll("details[open]")].map((one) => one.dataset.fold));
  const scroll = document.getElementById("form")?.scrollTop || 0, same = desk().dataset.part === told.part, show = document.querySelector("[name=show]:checked")?.value;
  const outlineAt = document.getElementById("outline").scrollTop, scope = document.querySelector("[name=scope]:checked")?.value;
  const focusAgain = keptFocus("#desk");
  toldOwed = false;
  replaceHead(told.head);
  desk().outerHTML = told.desk;
  document.getElementById("outline").scrollTop = outlineAt;
  for (const [address, { text }] of waiting) { // what was typed meanwhile is in the new form, and saved next
    const field = document.getElementById(ident(address));
    if (field) { if (field.type === "checkbox") field.checked = text === "true"; else field.value = text; waiting.set(address, { field, text }); }
  }
  for (const one of document.querySelectorAll("[data-fold]")) if (open.has(one.dataset.fold)) one.open = true;
  if (scope) document.querySelector(`[name=scope][value=${scope}]`).checked = true;
  if (same) document.getElementById("form").scrollTop = scroll;
  if (show && show !== "both") { document.querySelector(`[name=show][value=${show}]`).checked = true; shows(show); }
  history.replaceState(null, "", told.url);
  const wanted = focus && (document.getElementById(focus) || document.querySelector(focus.startsWith("#") || focus.startsWith("[") ? focus : "#none"));
  if (wanted) wanted.focus(); else focusAgain();
  showPage();
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("#outline a[data-part]");
  if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); const { part, block } = row.dataset; showPart(() => [part, block], "#outline a[aria-current]"); }
  const way = event.target.closest("#previous, #next");
  if (way) { event.preventDefault(); showPart(() => partOf(desk().dataset[way.id]), `#${way.id}`); }
});

// ---- buttons
function act(path, more = {}, focus = "") {
  state("studio_saving", "busy");
  return inTurn(async () => {
    const told = await post(`${here}/${path}`, { ...asking(), ...(typeof more === "function" ? more() : more) });
    if (told.conflict) { location.reload(); return false; }
    if (told.problems) { tell(told.problems); state("studio_held", "held"); return false; }
    put(told, focus);
    if (!waiting.size) state("studio_saved");
    return true;
  });
}

// What was added, or taken out, takes time: where the session's clock is another one then, it is said.
const hours = () => document.querySelector("#outline .cols span").textContent;
async function actTimed(path, more, focus) {
  const before = hours();
  if (!await act(path, more, focus) || hours() === before) return;
  document.getElementById("loose").before(element("p", { className: "note small row" }, element("span", {}, say("studio_session_now", { hours: hours() })),
    element("a", { className: "btn tiny push", href: `${here}/plan${version === "base" ? "" : `?version=${version}`}` }, say("studio_to_plan"))));
  announce(say("studio_session_now", { hours: hours() }));
}

const does = {
  cure: (one) => act("cure", { rule: one.rule, address: one.address }, ident(one.address)),
  stay: (one) => act("stay", { rule: one.rule, address: one.address }, ident(one.address)),
  add: (one) => act("change", { change: { type: "add", address: one.list, value: one.shape === "text" ? null : null } }, `[data-list="${one.list}"][data-do=add]`),
  remove: (one) => act("change", { change: { type: "remove", address: one.list, name: one.name } }, `[data-list="${one.list}"][data-do=add]`),
  move: (one) => act("change", { change: { type: "move", address: one.list, name: one.name, by: Number(one.by) } }, `[data-list="${one.list}"][data-name="${one.name}"][data-by="${one.by}"]`),
  unset: (one) => act("change", { change: { type: "value", address: one.address, value: null } }),
  "part-move": (one) => movePart(Number(one.by)),
  "next-problem": () => nextProblem(),
  "part-remove": () => actTimed("remove", {}, "#outline a[aria-current]"),
  "all-parts": (_, button) => { const all = document.getElementById("outline").classList.toggle("all"); button.setAttribute("aria-expanded", String(all)); },
};

// What a choice is made instead of is read when it is its turn: a key may have chosen another one since.
const choose = (address, text, focus) => act("change", () => ({ change: { type: "text", address, text, was: document.querySelector(`[name="${CSS.escape(address)}"]`)?.dataset.was ?? "" } }), focus);

// Some of what can be chosen: the list is said anew, in the order in which it is shown.
function tick(box) {
  const address = box.dataset.ticks, chosen = [...document.querySelectorAll(`[data-ticks="${CSS.escape(address)}"]:checked`)].map((one) => one.value);
  act("change", { change: { type: "value", address, value: chosen.length ? chosen : null } }, box.id);
}

async function movePart(by) {
  const onRow = document.activeElement?.closest("#outline a[aria-current]");
  if (await act("move", { by }, onRow ? "#outline a[aria-current]" : "")) {
    const rows = [...document.querySelector("#outline a[aria-current]").closest("ol").children], at = rows.findIndex((one) => one.querySelector("a[aria-current]"));
    announce(say("studio_place_of", { place: at + 1, of: rows.length }));
  }
}

document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-do]");
  if (asked && does[asked.dataset.do]) { event.preventDefault(); does[asked.dataset.do](asked.dataset, asked); return; }
  if (event.target.closest("#undo")) act("undo", {}, "undo");
  if (event.target.closest("#redo")) act("redo", {}, "redo");
  const opens = event.target.closest("[data-dialog]");
  if (!opens) return;
  event.preventDefault();
  await drained();
  const isAdding = opens.href.includes("/adding");
  const { value, form } = await dialog(opens.getAttribute("href"), isAdding);
  if (!value) return;
  if (form.dataset.chooseText) {
    const chosen = form.querySelector("[name=form]:checked"), { chooseText: address, was } = form.dataset;
    if (chosen && chosen.value !== was) act("change", { change: { type: "text", address, text: chosen.value, was } }, ident(address));
  } else if (form.dataset.choose) {
    const chosen = form.querySelector("[name=form]:checked");
    if (chosen) act("change", { change: { type: "value", address: form.dataset.choose, value: kept(form.dataset.choose, chosen) } });
  } else if (value === "break" || value === "module") actTimed("add-row", { kind: value, title: form.querySelector("[name=title]")?.value || "" }, "#outline a[aria-current]");
  else actTimed("add", { kind: value }, "#fields [data-text]");
});

// What was written for another drawing is kept until the page is left, so that trying one costs nothing.
const drawings = new Map();
function kept(address, chosen) {
  const key = `${address}/${chosen.value}`;
  return drawings.get(key) || JSON.parse(chosen.dataset.value);
}

function shows(what) {
  for (const name of ["slide", "page", "file"]) desk().classList.toggle(`only-${name}`, what === name);
  const file = document.getElementById("file");
  file.hidden = what !== "file";
  if (what === "file") showFile(file); else if (what !== "slide" && !document.querySelector("#page figure")) showPage();
}

async function showFile(place) {
  const told = await ask(`${here}/lines?part=${encodeURIComponent(desk().dataset.part)}&version=${version}`);
  place.innerHTML = told.lines;
}

// ---- what is wrong or left to write, one after the other, on into the parts that follow
function inNeed() {
  const named = [...document.querySelectorAll("#form [data-problem]")].map((one) => {
    const at = one.parentElement.dataset.problemsOf;
    return (at && document.getElementById(ident(at))) || one.closest("[data-field]")?.querySelector("[data-text]");
  });
  return [...new Set(named.filter(Boolean))];
}
async function nextProblem() {
  const now = document.activeElement, inForm = now?.closest("#fields");
  let next = inNeed().find((one) => !inForm || now.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  for (const seen = new Set(); !next && desk().dataset.need && !seen.has(desk().dataset.need);) {
    seen.add(desk().dataset.need);
    await showPart(() => partOf(desk().dataset.need));
    next = inNeed()[0];
  }
  next ||= inNeed()[0];
  if (next) { next.closest("details")?.setAttribute("open", ""); next.focus(); next.scrollIntoView({ block: "center" }); } else document.getElementById("count").focus();
}

// ---- keys
const panes = ["#outline a[tabindex='0']", "#main", "#fields [data-text]"];
document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const inText = event.target.matches("input, textarea, select");
  if (event.key === "Enter" && event.target.matches(".list textarea")) event.preventDefault(); // an item is one paragraph
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "z") {
    event.preventDefault();
    act(event.shiftKey ? "redo" : "undo", {}, inText ? event.target.id : ""); // the button learns later than the server what can be undone
  } else if (event.key === "F6") {
    event.preventDefault();
    const at = event.target.closest("#outline") ? 0 : event.target.closest("#form") ? 2 : event.target.closest("#main") ? 1 : 2;
    document.querySelector(panes[(at + (event.shiftKey ? 2 : 1)) % 3])?.focus();
  } else if (event.key === "F8") {
    event.preventDefault();
    nextProblem();
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    const by = event.key === "ArrowUp" ? -1 : 1;
    if (event.shiftKey) movePart(by);
    else showPart(() => partOf(by < 0 ? desk().dataset.previous : desk().dataset.next), event.target.closest("#outline") ? "#outline a[aria-current]" : "");
  } else if (event.target.closest("#outline a[data-part]") && ["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) {
    event.preventDefault();
    const rows = [...document.querySelectorAll("#outline a[data-part]")], at = rows.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    rows[Math.min(rows.length - 1, Math.max(0, to))].focus();
  }
});

// ---- what changed outside is shown by itself, where nothing is being typed; so is what a studio that was started anew has
keeps(() => [...waiting.values(), ...(saving ? [saving] : [])].map((one) => one.text));
const fresh = () => { if (!waiting.size && !busy && !held) showPart(thisPart); };
let events = null, pause = 1000;
function listen() {
  events?.close();
  events = new EventSource(`${here}/events`);
  events.addEventListener("changed", fresh);
  events.addEventListener("open", () => { document.body.dataset.listening = "yes"; pause = 1000; });
  events.addEventListener("error", async () => {
    events.close();
    const was = await back();
    if (document.hidden) return;
    setTimeout(listen, pause);
    pause = Math.min(60_000, 2 * pause);
    if (was) fresh();
  });
}
listen();
document.addEventListener("visibilitychange", () => { if (document.hidden) events.close(); else { listen(); fresh(); } });

// ---- dragging a row of the outline among its neighbours, or a part onto another module
let dragged = null;
const rowOf = (item) => item.querySelector("a[data-part]").dataset;
function takes(item) { // how a row takes what is dragged: beside itself, or into itself
  if (!dragged || !item || item === dragged || item.contains(dragged)) return "";
  if (item.parentElement === dragged.parentElement) return "beside";
  return dragged.parentElement.closest("li") && rowOf(item).part.split(".")[0] !== "course" && !rowOf(item).part.startsWith(`${rowOf(dragged).part.split(".")[0]}.`) ? "into" : "";
}
function shownDrop(item) {
  for (const one of document.querySelectorAll("#outline .drop-beside, #outline .drop-into")) one.classList.remove("drop-beside", "drop-into");
  const how = takes(item);
  if (how) item.classList.add(how === "into" && !rowOf(item).block ? "drop-into" : "drop-beside");
  if (item !== over) { clearTimeout(opening); over = item; if (how === "into" && !rowOf(item).block && !item.querySelector("ol")) opening = setTimeout(openRows, 500, item); }
  return how;
}
let over = null, opening = 0; // a module on which something is held shows its parts, to drop it between them
async function openRows(item) {
  const told = await ask(`${here}/rows?${new URLSearchParams({ part: desk().dataset.part, block: desk().dataset.block, version, open: rowOf(item).part })}`);
  const made = element("ol");
  made.innerHTML = told.outline || "";
  const rows = [...made.querySelectorAll(":scope > li")].find((one) => rowOf(one).part === rowOf(item).part)?.querySelector("ol");
  if (rows && dragged && item.isConnected && !item.querySelector("ol")) item.append(rows);
}
document.addEventListener("dragstart", (event) => { dragged = event.target.closest?.("#outline li") || null; dragged?.classList.add("dragged"); });
document.addEventListener("dragend", () => { dragged?.classList.remove("dragged"); dragged = null; shownDrop(null); });
document.addEventListener("dragover", (event) => { if (dragged && shownDrop(event.target.closest("#outline li"))) event.preventDefault(); });
document.addEventListener("drop", async (event) => {
  const onto = event.target.closest("#outline li"), how = takes(onto), what = dragged;
  shownDrop(null);
  if (!how) return;
  event.preventDefault();
  const rows = [...onto.parentElement.children], by = rows.indexOf(onto) - rows.indexOf(what), { part, block } = rowOf(what), to = rowOf(onto);
  dragged = null;
  await showPart(() => [part, block]);
  if (how === "into") { if (await act("move", { to: to.part, to_block: to.block }, "#outline a[aria-current]")) announce(say("studio_saved")); return; }
  // A step may pass several rows, where one block shows them.
  const at = () => { const row = document.querySelector("#outline a[aria-current]").closest("li"); return [...row.parentElement.children].indexOf(row); };
  for (let step = 0; step < Math.abs(by) && Math.sign(by) * (rows.indexOf(onto) - at()) > 0; step += 1) if (!await act("move", { by: Math.sign(by) }, "#outline a[aria-current]")) break;
});

showPage();
if (location.hash.startsWith("#f-")) { const field = document.getElementById(location.hash.slice(1)); field?.closest("details")?.setAttribute("open", ""); field?.focus(); }
// What was typed before this script was there is saved as well.
for (const field of document.querySelectorAll("[data-text]")) if (field.type !== "checkbox" && field.value !== field.dataset.was && (field.tagName !== "SELECT" || field.dataset.was)) typed(field);
document.body.dataset.ready = "yes";
