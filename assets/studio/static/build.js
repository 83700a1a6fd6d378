// Building: it goes on when the page is left, and the page says how far it is.
import { announce, ask, course, post, tell } from "/static/studio.js";

const form = document.getElementById("build"), here = `/c/${course}`;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = new FormData(form);
  const told = await post(`${here}/build`, { versions: chosen.getAll("versions"), artefacts: chosen.getAll("artefacts"), formats: chosen.getAll("formats"), variants: chosen.getAll("variants") });
  if (told.problems) tell(told.problems, document.querySelector("[data-problems]")); else watch();
});

async function watch() {
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  for (;;) {
    const told = await ask(`${here}/state`);
    document.getElementById("progress").innerHTML = told.progress;
    document.getElementById("told").innerHTML = told.told;
    if (told.made !== undefined) document.getElementById("made").innerHTML = told.made;
    if (told.state !== "running") { if (told.state !== "none") announce(document.getElementById("progress").textContent.trim().slice(0, 120)); break; }
    await new Promise((done) => setTimeout(done, 400));
  }
  button.disabled = false;
}
if (document.querySelector("#progress progress")) watch();
document.body.dataset.ready = "yes";
