// Six questions: the cover grows as they are answered, Enter goes to the next one, Ctrl+Enter makes the course.
import { element, post, say, tell } from "/static/studio.js";
import { drops } from "/static/drop.js";

const form = document.getElementById("new"), dropped = { articles: [], brand: [] };
const lines = (text) => text.split("\n").map((one) => one.trim()).filter(Boolean);

function cover() {
  document.getElementById("cover-title").textContent = form.title.value || say("studio_your_course");
  document.getElementById("cover-audience").textContent = form.audience.value;
  document.getElementById("cover-minutes").textContent = form.minutes.value ? say("studio_cover_minutes", { minutes: form.minutes.value }) : "";
}
form.addEventListener("input", cover);
cover();

for (const input of form.querySelectorAll("[data-drop]")) {
  const list = form.querySelector(`[data-dropped=${input.id}]`);
  drops(input, input.dataset.drop, () => form.querySelector("[data-problems]"), (told) => {
    if (input.id === "brand") { dropped.brand = []; list.replaceChildren(); }
    dropped[input.id].push(told.token);
    const row = element("li", {}, element("span", {}, element("b", {}, told.title), " ", element("span", { className: "quiet small" }, told.about)),
      element("button", { className: "btn tiny push", type: "button", onclick: () => { dropped[input.id] = dropped[input.id].filter((one) => one !== told.token); row.remove(); } }, say("studio_take_out")));
    list.append(row);
  });
}

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.matches("textarea, button")) { if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(); return; }
  event.preventDefault();
  if (event.ctrlKey) { form.requestSubmit(); return; }
  const fields = [...form.querySelectorAll("input, textarea")];
  fields[fields.indexOf(event.target) + 1]?.focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const place = form.querySelector("[data-problems]");
  if (!form.title.value.trim()) { form.title.focus(); tell([{ message: say("studio_title_first"), hint: "" }], place); return; }
  const told = await post("/new", { title: form.title.value, audience: form.audience.value, minutes: Number(form.minutes.value) || 0, modules: lines(form.modules.value), articles: dropped.articles, teams: lines(form.teams.value), brand: dropped.brand[0] || "", folder: form.folder.value });
  if (told.go) location.assign(told.go); else tell(told.problems, place);
});
form.title.focus();
document.body.dataset.ready = "yes";
