// What every page of the studio does: asks the server for something, says how that went, undoes, and opens dialogs.
export const course = document.body.dataset.course;
export const version = document.body.dataset.version || "base";
export const words = await (await fetch("/words.json")).json();

export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// What the server says, read to its end. A server that has stopped is waited for, and what only looks, or may be done
// twice, is asked again; of anything else nobody knows whether it was done.
async function answered(path, options, again) {
  for (;;) {
    try {
      const answer = await fetch(path, options);
      if (answer.status !== 403) { // a studio that was started anew doesn't know this page yet
        const json = answer.headers.get("content-type")?.includes("json");
        return { ok: answer.ok, status: answer.status, ...(json ? await answer.json() : { text: await answer.text() }) };
      }
    } catch { /* nobody answered, or not to the end */ }
    await back();
    if (!again) return { ok: false, status: 0, problems: [{ message: say("studio_stopped_meanwhile"), hint: "" }] };
  }
}

const asProblems = (told) => "text" in told ? { ...told, problems: [{ message: told.text, hint: "" }] } : told;
export const ask = (path) => answered(path, {}, true);
export async function post(path, body, again = false) {
  return asProblems(await answered(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }, again));
}
export async function send(path, file, name) {
  return asProblems(await answered(`${path}${path.includes("?") ? "&" : "?"}name=${encodeURIComponent(name)}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }, true));
}

// ---- a studio that has stopped: said above the page until it answers again
let waited = null, sound = clock();
const unsaved = { texts: () => [] }; // a page that keeps what was typed says here what is not saved yet
export const keeps = (texts) => { unsaved.texts = texts; };
function clock() { return new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }); }
const there = () => fetch("/words.json").then((answer) => answer.ok, () => false);

// Resolves when the studio answers, and says whether it had stopped.
export function back() {
  return waited ||= (async () => {
    const gone = !(await there());
    if (gone) {
      const told = element("span", {}), copy = element("button", { className: "btn tiny", type: "button", onclick: () => navigator.clipboard.writeText(unsaved.texts().join("\n\n")) }, say("studio_copy_my_words"));
      let look = () => {};
      const box = element("div", { className: "note bad stopped", role: "alert" }, element("i", { className: "i i-mark", ariaHidden: "true" }),
        element("span", {}, element("b", {}, say("studio_stopped")), " ", told),
        element("span", { className: "push row" }, element("button", { className: "btn tiny", type: "button", onclick: () => look() }, say("studio_try_again")), copy));
      document.body.prepend(box);
      do {
        const some = unsaved.texts().length > 0;
        copy.hidden = !some;
        const words = say(some ? "studio_stopped_kept" : "studio_stopped_saved", { time: sound });
        if (told.textContent !== words) told.textContent = words;
        await new Promise((done) => { look = done; setTimeout(done, 1000); });
      } while (!(await there()));
      box.remove();
      announce(say("studio_back"));
    }
    waited = null;
    return gone;
  })();
}

let lastSaid = 0;
export function announce(text) {
  const wait = Math.max(0, 2000 - (Date.now() - lastSaid));
  setTimeout(() => { lastSaid = Date.now(); document.getElementById("said").textContent = text; }, wait);
}

export function state(key, kind = "") {
  const place = document.getElementById("state");
  if (!place) return;
  place.className = `push state ${kind}`;
  place.lastElementChild.textContent = say(key);
  if (key === "studio_saved") sound = clock();
  if (kind !== "busy") announce(say(key));
}

export function element(name, values = {}, ...inner) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key in made && key !== "list") made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...inner);
  return made;
}

export function problemBox(problems) {
  return problems.map((one) => element("div", { className: "problem" }, element("i", { className: "i i-mark", ariaHidden: "true" }),
    element("span", {}, `${sentence(one.message)} `, element("span", { className: "quiet" }, sentence(one.hint || "")))));
}

function sentence(text) {
  return text ? text[0].toUpperCase() + text.slice(1) + (/[.!?…:]$/.test(text) ? "" : ".") : "";
}

export function tell(problems, near) {
  const place = near || document.getElementById("loose") || document.querySelector("[data-problems]") || document.getElementById("main");
  for (const old of place.querySelectorAll(":scope > .told")) old.remove();
  const box = element("div", { className: "told" }, ...problemBox(problems));
  place.prepend(box);
  announce(problems.map((one) => one.message).join(". "));
  box.scrollIntoView({ block: "nearest" });
}

// A dialog whose content the server makes: it closes by Esc and gives back what was chosen.
export async function dialog(path, small) {
  const { dialog: html } = await ask(path);
  const made = element("dialog", { className: small ? "small" : "" });
  made.setAttribute("aria-labelledby", "dialog-title");
  made.innerHTML = html;
  document.body.append(made);
  const before = document.activeElement;
  return new Promise((done) => {
    made.addEventListener("close", () => {
      const form = made.querySelector("form");
      done({ value: made.returnValue, form });
      made.remove();
      if (before?.isConnected) before.focus();
    });
    made.addEventListener("click", (event) => { if (event.target.closest("[data-close]")) made.close(""); });
    made.addEventListener("input", (event) => { if (event.target.dataset.search) { clearTimeout(looking); looking = setTimeout(search, 120, made, event.target); } });
    made.showModal();
    (made.querySelector("[autofocus]") || made.querySelector(":checked"))?.focus();
  });
}

// What is looked for in a dialog: the last answer that was asked for is shown.
let asked = 0, looking = 0;
async function search(made, field) {
  const mine = ++asked;
  const { found } = await ask(`/c/${course}${field.dataset.search}&q=${encodeURIComponent(field.value)}`);
  if (mine !== asked) return;
  const place = made.querySelector("[data-found]"), inside = place.contains(document.activeElement);
  place.innerHTML = found;
  if (inside) place.querySelector("input")?.focus();
}

document.addEventListener("change", (event) => {
  if (event.target.dataset?.go === "version") {
    const here = new URL(location.href);
    if (event.target.value === "base") here.searchParams.delete("version"); else here.searchParams.set("version", event.target.value);
    location.assign(here);
  }
});

document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-post]");
  if (!asked) return;
  event.preventDefault();
  const told = await post(asked.dataset.post, { folder: asked.dataset.folder });
  if (told.go) location.assign(told.go); else tell(told.problems);
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-form]");
  if (!form) return;
  event.preventDefault();
  const told = await post(form.dataset.form, Object.fromEntries(new FormData(form)));
  if (told.go) location.assign(told.go); else tell(told.problems, form.querySelector("[data-problems]"));
});

// Undo and redo of views that have no script for it of their own: the page is shown anew.
document.addEventListener("click", async (event) => {
  const asked = event.target.closest("#undo, #redo");
  if (!asked || document.getElementById("desk")) return;
  const told = await post(`/c/${course}/${asked.id}`, { version });
  if (told.problems) tell(told.problems); else location.reload();
});
if (!document.querySelector("script[src]:not([src='/static/studio.js'])")) document.body.dataset.ready = "yes";
