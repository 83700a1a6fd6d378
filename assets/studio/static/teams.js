// A team: its own words, and its own template, tried before it is taken.
import { announce, ask, course, post, state, tell, version } from "/static/studio.js";
import { drops } from "/static/drop.js";

const here = `/c/${course}`, problems = document.getElementById("template-problems");
let token = "";

drops(document.getElementById("template"), `${here}/template?version=${version}`, () => problems, (told) => { token = told.token; document.getElementById("tried").innerHTML = told.tried; });

document.addEventListener("click", async (event) => {
  if (!event.target.closest("#take-template")) return;
  const told = await post(`${here}/template/taken`, { token, version });
  if (told.go) location.assign(told.go); else tell(told.problems, problems);
});

document.addEventListener("change", async (event) => {
  const input = event.target.closest("[data-term]");
  if (!input || input.value === input.dataset.was) return;
  const { was } = input.dataset;
  input.dataset.was = input.value;
  state("studio_saving", "busy");
  const told = await post(`${here}/change`, { version, scope: "team", change: { type: "text", address: input.name, text: input.value, was } });
  if (told.problems) { input.dataset.was = was; tell(told.problems, input.closest("td")); state("studio_held", "held"); return; }
  const page = new DOMParser().parseFromString((await ask(location.href)).text, "text/html");
  const at = document.activeElement, { value } = at, typed = value !== at.defaultValue; // the cursor is in the next word by now
  document.getElementById("main").replaceWith(page.getElementById("main"));
  const again = at.name && document.querySelector(`#main [name="${CSS.escape(at.name)}"]`);
  if (again) again.focus();
  if (again && typed) { // what a script puts in tells nobody that it has changed
    again.value = value;
    again.addEventListener("blur", () => again.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
  }
  document.getElementById("head").replaceWith(page.getElementById("head"));
  drops(document.getElementById("template"), `${here}/template?version=${version}`, () => document.getElementById("template-problems"), (answer) => { token = answer.token; document.getElementById("tried").innerHTML = answer.tried; });
  state("studio_saved");
  announce(input.value);
});
document.body.dataset.ready = "yes";
