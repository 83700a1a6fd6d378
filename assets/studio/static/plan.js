// The plan: minutes by number, by button or at an edge, order by drag, by button or by keys; the session keeps its sum.
import { announce, ask, course, post, say, state, tell, version } from "/static/studio.js";

const here = `/c/${course}`;

function shape() {
  for (const one of document.querySelectorAll("[data-share]")) one.style.flex = `${one.dataset.share} 1 0`;
  for (const one of document.querySelectorAll("[data-grow]")) one.style.flex = `${one.dataset.grow} 1 0`;
  for (const one of document.querySelectorAll("[data-width]")) one.style.width = `${one.dataset.width}%`;
  for (const one of document.querySelectorAll("[data-left]")) one.style.left = `${one.dataset.left}%`;
}

const input = (address) => document.querySelector(`[name="${CSS.escape(address)}"]`);
const held = (told) => { tell(told.problems || [{ message: told.conflict.now, hint: "" }], document.querySelector("[data-problems]")); state("studio_held", "held"); };

// ---- one thing at a time. Minutes are shown at once and saved after the last click or key, counted from what is shown.
const asked = new Set(); // the addresses of minutes that are not saved yet
let waits = 0, turns = Promise.resolve();
function inTurn(doing) {
  const done = turns.then(doing);
  turns = done.catch(() => {});
  return done;
}
const save = () => { clearTimeout(waits); return inTurn(async () => { for (const address of [...asked]) await give(address); }); };

function want(address, minutes) {
  show(address, minutes);
  asked.add(address);
  state("studio_saving", "busy");
  clearTimeout(waits);
  waits = setTimeout(save, 500);
}

function show(address, minutes) {
  const field = input(address), grab = document.querySelector(`[data-grab="${CSS.escape(address)}"]`);
  field.value = Math.max(1, Math.min(600, Math.round(minutes)));
  grab?.setAttribute("aria-valuenow", field.value);
  if (grab) grab.closest(".part").style.flex = `${60 * field.value} 1 0`;
}

async function give(address) {
  const field = input(address), { was } = field.dataset, text = field.value;
  asked.delete(address);
  if (text !== was) {
    const told = await post(`${here}/change`, { version, part: "", block: "", scope: version === "base" ? "all" : "team", change: { type: "text", address, text, was } });
    await anew();
    if (told.problems || told.conflict) { held(told); return; }
  }
  if (!asked.size) state("studio_saved");
}

const move = (part, by, focus) => save().then(() => inTurn(() => moved(part, by, focus)));
async function moved(part, by, focus) {
  state("studio_saving", "busy");
  for (let step = 0; step < Math.abs(by); step += 1) {
    const told = await post(`${here}/move`, { version, part, block: part, by: Math.sign(by) });
    if (told.problems) { held(told); return; }
  }
  await anew(focus);
  state("studio_saved");
  const rows = [...document.querySelectorAll(part.includes(".plan.") ? ".parts .part" : ".strip .block")], at = rows.findIndex((one) => (one.dataset.block || one.dataset.rowPart) === part);
  if (at >= 0) announce(say("studio_place_of", { place: at + 1, of: rows.length }));
}

const NAMED = ["id", "name", "href", "data-grab", "data-for", "data-by", "data-block", "data-order", "data-row-part"];
const same = (one) => NAMED.filter((name) => one?.hasAttribute(name)).map((name) => `[${name}="${CSS.escape(one.getAttribute(name))}"]`).join("");

async function anew(focus = "") {
  const page = new DOMParser().parseFromString((await ask(location.href)).text, "text/html");
  const later = [...asked].map((address) => [address, input(address).value]);
  const wants = focus || (document.activeElement?.closest("#plan, #head") && same(document.activeElement));
  document.getElementById("plan").replaceWith(page.getElementById("plan"));
  document.getElementById("head").replaceWith(page.getElementById("head"));
  shape();
  for (const [address, minutes] of later) show(address, minutes); // what was clicked meanwhile is saved next
  if (asked.size) state("studio_saving", "busy");
  const wanted = wants && document.querySelector(wants);
  (wanted?.disabled ? wanted.parentElement.querySelector(":enabled") : wanted)?.focus();
}

document.addEventListener("change", (event) => {
  const { target } = event;
  if (!target.matches("[data-minutes]")) return;
  if (target.value) want(target.name, Number(target.value)); else target.value = target.dataset.was;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-for]"), order = event.target.closest("[data-order]");
  if (button) { const { for: address, by } = button.dataset; want(address, Number(input(address).value) + Number(by)); }
  if (order) move(order.dataset.block, Number(order.dataset.order), `[data-block="${CSS.escape(order.dataset.block)}"][data-order="${order.dataset.order}"]`);
});

// An edge gives its part more minutes or fewer, a whole minute at a time: dragged, or by keys.
let grabbed = null;
document.addEventListener("pointerdown", (event) => {
  const grab = event.target.closest("[data-grab]");
  if (!grab) return;
  const field = input(grab.dataset.grab);
  grabbed = { grab, from: event.clientX, minutes: Number(field.value), wide: grab.closest(".part").getBoundingClientRect().width / Number(field.value) };
  grab.closest(".part").draggable = false;
  event.preventDefault();
});
document.addEventListener("pointermove", (event) => { if (grabbed) show(grabbed.grab.dataset.grab, grabbed.minutes + Math.round((event.clientX - grabbed.from) / grabbed.wide)); });
document.addEventListener("pointerup", () => { if (grabbed) { const address = grabbed.grab.dataset.grab; grabbed = null; want(address, Number(input(address).value)); } });
document.addEventListener("keydown", (event) => {
  const grab = event.target.closest("[data-grab]"), row = event.target.closest("[data-row-part]");
  if (row && event.altKey && event.shiftKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    event.preventDefault();
    move(row.dataset.rowPart, event.key === "ArrowLeft" ? -1 : 1, `[data-row-part="${CSS.escape(row.dataset.rowPart)}"]`);
  }
  if (!grab) return;
  const now = Number(input(grab.dataset.grab).value);
  const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 5, PageUp: now + 5, Home: Number(grab.dataset.needed) }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  want(grab.dataset.grab, to);
});

// Whoever goes on, or undoes, while minutes wait to be saved does so after that.
document.addEventListener("click", async (event) => {
  const goes = event.target.closest("a[href], #undo, #redo");
  if (!goes || !asked.size || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await save();
  if (document.querySelector("#state.held")) return;
  if (goes.href) location.assign(goes.href); else document.getElementById(goes.id).click();
}, true);
addEventListener("beforeunload", (event) => { if (asked.size) event.preventDefault(); });

// A part, or a row of the session, is dragged to another place.
let dragged = null;
const movable = (event) => event.target.closest?.(".part[data-block], .block[data-row-part]");
document.addEventListener("dragstart", (event) => { dragged = grabbed ? null : movable(event); if (grabbed) event.preventDefault(); });
document.addEventListener("dragover", (event) => { if (dragged && movable(event)?.parentElement === dragged.parentElement) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  const onto = movable(event), what = dragged;
  dragged = null;
  if (!what || !onto || onto === what || onto.parentElement !== what.parentElement) return;
  event.preventDefault();
  const all = [...onto.parentElement.children], part = what.dataset.block || what.dataset.rowPart;
  move(part, all.indexOf(onto) - all.indexOf(what), what.dataset.block ? `[data-block="${CSS.escape(part)}"][data-order="1"]` : `[data-row-part="${CSS.escape(part)}"]`);
});
shape();
document.body.dataset.ready = "yes";
